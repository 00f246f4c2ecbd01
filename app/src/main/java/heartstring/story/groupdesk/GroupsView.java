package heartstring.story.groupdesk;

import heartstring.story.drafting.ConditionView;
import heartstring.story.groups.Group;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page of groups.
 *
 * @param typed what was typed, kept when it was not accepted
 */
public record GroupsView(
        List<Line> lines,
        ConditionView condition,
        Map<String, String> typed,
        @Nullable String fault) {

    public GroupsView {
        lines = List.copyOf(lines);
        typed = Map.copyOf(typed);
    }

    /** One group, and how its condition reads. */
    public record Line(Group group, String sentence) {}

    public String typed(String name) {
        return typed.getOrDefault(name, "");
    }

    /**
     * The page of one group.
     *
     * @param shown whether the form can show its condition
     */
    public record One(
            Group group,
            String sentence,
            boolean shown,
            ConditionView condition,
            Map<String, String> typed,
            @Nullable String fault) {

        public One {
            typed = Map.copyOf(typed);
        }

        public String name() {
            return typed.getOrDefault("name", group.name());
        }

        public String note() {
            return typed.getOrDefault("note", group.note());
        }
    }
}
