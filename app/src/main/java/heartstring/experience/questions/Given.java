package heartstring.experience.questions;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What somebody answered to one question; closed. */
public sealed interface Given {

    /** A number on a scale. */
    record Figure(int number) implements Given {}

    /**
     * What was chosen, in the order of the list, or of the ranking.
     *
     * @param other words of one's own, empty without
     */
    record Picks(List<String> keys, String other) implements Given {
        public Picks {
            keys = List.copyOf(keys);
        }
    }

    /** The column chosen for each row. */
    record Rows(Map<String, String> columns) implements Given {
        public Rows {
            columns = Map.copyOf(columns);
        }
    }

    /** Free words. */
    record Text(String words) implements Given {}

    /** A day. */
    record On(LocalDate day) implements Given {}

    /** A file that was handed in before. */
    record Sent(String fileId, String name) implements Given {}

    /** Agreed. */
    record Agreed() implements Given {}

    /** How to reach somebody; each is empty when it was not told. */
    record Reach(String name, String email, String phone) implements Given {}
}
