package heartstring.experience.rollups;

import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The experience index of groups, on a page. */
@ForRoles({Role.MANAGER, Role.ANALYST})
@Controller
class RollupsPage {

    private static final String PATH = "/experience/index/groups";

    private final Rollups rollups;
    private final SegmentGrouping segments;

    RollupsPage(Rollups rollups, SegmentGrouping segments) {
        this.rollups = rollups;
        this.segments = segments;
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
        List<Grouping> groupings = rollups.groupings();
        Grouping chosen = rollups.grouping(by).orElse(groupings.getFirst());
        List<Rollup> groups = seen(chosen, rollups.last(chosen.word()));
        Rollup one = groups.stream()
                .filter(r -> !key.isEmpty() && r.key().equals(key))
                .findFirst()
                .orElse(null);
        List<Rollup> weeks = one == null ? rollups.weeks(Rollups.ALL, "") : rollups.weeks(chosen.word(), one.key());
        Actor.Colleague who = Actor.current().colleague();
        RollupsView.Column column = RollupsView.Column.of(sort);
        List<Rollup> wanted = RollupsView.sorted(RollupsView.called(groups, find.strip()), column, down);
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
                        find.strip(),
                        column,
                        down,
                        one == null ? "" : one.key(),
                        one == null ? "Everybody" : one.name(),
                        weeks,
                        chosen.word().equals(segments.word()),
                        who == null || who.role() != Role.ANALYST));
    }

    /** Segments that ask about what whoever acts may not see are left out. */
    private List<Rollup> seen(Grouping chosen, List<Rollup> groups) {
        if (!chosen.word().equals(segments.word())) {
            return groups;
        }
        Set<String> seen = segments.seen();
        return groups.stream().filter(r -> seen.contains(r.key())).toList();
    }
}
