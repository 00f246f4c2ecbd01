package heartstring.story.computeddesk;

import heartstring.story.computed.ComputedProperty;
import heartstring.story.computed.Definition.Is;
import heartstring.story.computed.Definition.Kind;
import heartstring.story.computed.Definition.Reads;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The page of computed properties.
 *
 * @param typed what was typed, kept when it was not accepted
 */
public record ComputedView(
        List<ComputedProperty> all,
        int most,
        Map<String, String> typed,
        @Nullable String fault) {

    public ComputedView {
        all = List.copyOf(all);
        typed = Map.copyOf(typed);
    }

    /** Whether the past of one of them is still being read. */
    public boolean isMoving() {
        return all.stream().anyMatch(c -> c.filledAt() == null);
    }

    public String typed(String name) {
        return typed.getOrDefault(name, "");
    }

    public Kind[] kinds() {
        return Kind.values();
    }

    public Reads[] reads() {
        return Reads.values();
    }

    public String label(Reads reads) {
        return switch (reads) {
            case TEXT -> "a text";
            case NUMBER -> "a number";
            case MONEY -> "money";
        };
    }

    public Is[] comparisons() {
        return Is.values();
    }

    /** The numbers of the rows for comparisons. */
    public List<Integer> rows() {
        return IntStream.rangeClosed(1, ComputedForm.ROWS).boxed().toList();
    }
}
