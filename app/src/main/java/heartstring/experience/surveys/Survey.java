package heartstring.experience.surveys;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A survey as it is listed.
 *
 * @param key what touchpoints name it by
 * @param publicKey in the addresses that people open
 * @param quota the most answers it takes, 0 for no end
 * @param againDays after how many days somebody may answer again, -1 for never
 * @param origins the sites that may show it inside a page
 * @param published the number of the version that people see, 0 for none
 * @param edited the number of the version that is being edited, 0 for none
 */
public record Survey(
        int id,
        String key,
        String publicKey,
        String name,
        boolean anonymous,
        State state,
        @Nullable Instant closesAt,
        int quota,
        int againDays,
        List<String> origins,
        int published,
        int edited) {

    public Survey {
        origins = List.copyOf(origins);
    }

    /** Whether it can be answered. */
    public enum State {
        DRAFT,
        OPEN,
        CLOSED,
        /** Asked by another program; only its answers come here. */
        ELSEWHERE;

        /** As it is stored. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** Whether it takes answers at that moment; a quota aside. */
    public boolean takes(Instant now) {
        return state == State.OPEN && published > 0 && (closesAt == null || now.isBefore(closesAt));
    }
}
