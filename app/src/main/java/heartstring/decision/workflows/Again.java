package heartstring.decision.workflows;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody may come in once more with the same key.
 *
 * @param days for {@link Kind#DAYS}: so many days after they came in last; else 0
 */
public record Again(Kind kind, int days) {

    /** The longest pause. */
    public static final int MOST_DAYS = 3_660;

    /** When. */
    public enum Kind {
        NEVER("never a second time"),
        ENDED("again once it has ended"),
        ALWAYS("again at any time"),
        DAYS("again after some days");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** As people read it. */
        public String words() {
            return words;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Null when there is none of that word. */
        public static @Nullable Kind of(String word) {
            return Arrays.stream(values())
                    .filter(k -> k.word().equals(word))
                    .findFirst()
                    .orElse(null);
        }
    }

    public static Again never() {
        return new Again(Kind.NEVER, 0);
    }

    public static Again ended() {
        return new Again(Kind.ENDED, 0);
    }

    public static Again always() {
        return new Again(Kind.ALWAYS, 0);
    }

    public static Again after(int days) {
        return new Again(Kind.DAYS, days);
    }
}
