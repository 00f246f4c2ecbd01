package heartstring.experience.rollups;

import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The experience index of groups, on a page; and the groups that somebody names. */
@ForRoles({Role.MANAGER, Role.ANALYST})
@Controller
class RollupsPage {

    private static final String PATH = "/experience/index/groups";

    private final Rollups rollups;
    private final NamedGroups named;

    RollupsPage(Rollups rollups, NamedGroups named) {
        this.rollups = rollups;
        this.named = named;
    }

    @Bean
    static NavEntry rollupsEntry() {
        return new NavEntry("Experience", 415, "chart-bar", "Index by group", PATH, Set.of("MANAGER", "ANALYST"));
    }

    @GetMapping(PATH)
    Page groups(
            @RequestParam(defaultValue = "") String by,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "false") boolean down,
            @RequestParam(defaultValue = "") String find) {
        return page(by, key, sort, down, find.strip(), Map.of(), null);
    }

    @ForRoles(Role.MANAGER)
    @PostMapping(PATH)
    View add(@RequestParam Map<String, String> typed) {
        String fault = named.add(typed.getOrDefault("name", ""), typed.getOrDefault("condition", ""));
        if (fault != null) {
            return page(named.word(), "", "", false, "", typed, fault).status(422);
        }
        return Redirect.to(PATH + "?by=" + named.word())
                .saying("Kept. It is counted within a minute, and stands here if five of its customers have an index.");
    }

    @ForRoles(Role.MANAGER)
    @PostMapping(PATH + "/{id:\\d{1,9}}/removal")
    View remove(@PathVariable int id) {
        if (!named.remove(id)) {
            throw Refusal.notFound("group");
        }
        return Redirect.to(PATH + "?by=" + named.word()).saying("Taken away, with its figures.");
    }

    private Page page(
            String by,
            String key,
            String sort,
            boolean down,
            String find,
            Map<String, String> typed,
            @Nullable String fault) {
        List<Grouping> groupings = rollups.groupings();
        Grouping chosen = rollups.grouping(by).orElse(groupings.getFirst());
        List<Rollup> groups = rollups.last(chosen.word());
        Rollup one = groups.stream()
                .filter(r -> !key.isEmpty() && r.key().equals(key))
                .findFirst()
                .orElse(null);
        List<Rollup> weeks = one == null ? rollups.weeks(Rollups.ALL, "") : rollups.weeks(chosen.word(), one.key());
        Actor.Colleague who = Actor.current().colleague();
        RollupsView.Column column = RollupsView.Column.of(sort);
        List<Rollup> wanted = RollupsView.sorted(RollupsView.called(groups, find), column, down);
        return Page.of(
                "Index by group",
                "experience/rollups/rollups",
                new RollupsView(
                        groupings.stream()
                                .map(g -> new RollupsView.Choice(g.word(), g.title()))
                                .toList(),
                        new RollupsView.Choice(chosen.word(), chosen.title()),
                        wanted.stream().limit(RollupsView.SHOWN).toList(),
                        Math.max(0, wanted.size() - RollupsView.SHOWN),
                        find,
                        column,
                        down,
                        one == null ? "" : one.key(),
                        one == null ? "Everybody" : one.name(),
                        weeks,
                        named.all().stream()
                                .map(n -> new RollupsView.Own(n.id(), n.name(), named.sentence(n)))
                                .toList(),
                        chosen.word().equals(named.word()),
                        who == null || who.role() != Role.ANALYST,
                        typed,
                        fault));
    }
}
