package heartstring.story.groupdesk;

import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Refusal;
import heartstring.story.drafting.ConditionDesk;
import heartstring.story.groups.Group;
import heartstring.story.groups.Groups;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Groups of customers: all of them, a form for another, and one to be changed. */
@ForRoles({Role.MANAGER, Role.ANALYST})
@Controller
class GroupsPage {

    private static final String PATH = "/groups";
    private static final String NONE = "Add a condition: a group is everybody of whom something holds.";

    private final Groups groups;
    private final ConditionDesk desk;

    GroupsPage(Groups groups, ConditionDesk desk) {
        this.groups = groups;
        this.desk = desk;
    }

    @Bean
    static NavEntry groupsEntry() {
        return new NavEntry("Insight", 654, "users-group", "Groups", PATH, Set.of("MANAGER", "ANALYST"));
    }

    @GetMapping(PATH)
    Page all() {
        return page(Map.of(), null);
    }

    @PostMapping(PATH)
    View add(@RequestParam Map<String, String> typed) {
        Optional<String> condition = desk.json(typed);
        if (condition.isEmpty()) {
            return page(typed, NONE).status(422);
        }
        return switch (groups.add(typed.getOrDefault("name", ""), typed.getOrDefault("note", ""), condition.get())) {
            case Groups.Outcome.Done done -> Redirect.to(PATH).saying("Named. It is counted within a minute or two.");
            case Groups.Outcome.Refused refused ->
                page(typed, refused.sentence()).status(422);
        };
    }

    @GetMapping(PATH + "/{id:\\d{1,9}}")
    Page one(@PathVariable int id) {
        return page(find(id), Map.of(), null);
    }

    @PostMapping(PATH + "/{id:\\d{1,9}}")
    View change(@PathVariable int id, @RequestParam Map<String, String> typed) {
        Group group = find(id);
        boolean shown = desk.form(group.condition()).isPresent();
        Optional<String> condition = desk.json(typed);
        if (shown && condition.isEmpty()) {
            return page(group, typed, NONE).status(422);
        }
        return switch (groups.change(
                id, typed.getOrDefault("name", ""), typed.getOrDefault("note", ""), condition.orElse(null))) {
            case Groups.Outcome.Done done -> Redirect.to(PATH).saying("Changed.");
            case Groups.Outcome.Refused refused ->
                page(group, typed, refused.sentence()).status(422);
        };
    }

    @PostMapping(PATH + "/{id:\\d{1,9}}/removal")
    View remove(@PathVariable int id) {
        if (!groups.remove(id)) {
            throw Refusal.notFound("group");
        }
        return Redirect.to(PATH).saying("The group is gone; its customers are not.");
    }

    private Group find(int id) {
        return groups.find(id).orElseThrow(() -> Refusal.notFound("group"));
    }

    private Page page(Map<String, String> typed, @Nullable String fault) {
        return Page.of(
                "Groups",
                "story/groupdesk/groups",
                new GroupsView(
                        groups.all().stream()
                                .map(g -> new GroupsView.Line(g, groups.sentence(g)))
                                .toList(),
                        desk.view(typed, "Everybody of whom this holds", ConditionDesk.CUSTOMER),
                        typed,
                        fault));
    }

    private Page page(Group group, Map<String, String> typed, @Nullable String fault) {
        Optional<Map<String, String>> form = desk.form(group.condition());
        return Page.of(
                group.name(),
                "story/groupdesk/group",
                new GroupsView.One(
                        group,
                        groups.sentence(group),
                        form.isPresent(),
                        desk.view(
                                typed.isEmpty() ? form.orElse(Map.of()) : typed,
                                "Everybody of whom this holds",
                                ConditionDesk.CUSTOMER),
                        typed,
                        fault));
    }
}
