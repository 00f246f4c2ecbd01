package heartstring.insight.valuedesk;

import heartstring.platform.web.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Which customers a list shows; what is not said leaves nobody out.
 *
 * @param lately a score of 1 to 5, 0 for any; as often
 * @param fromMinor worth within a year from
 * @param belowMinor and below
 */
record Among(
        Kind kind,
        int lately,
        int often,
        @Nullable Long fromMinor,
        @Nullable Long belowMinor) {

    /** A kind of customers. */
    enum Kind {
        ALL("", "All customers"),
        DRIFTING("drifting", "Drifting regulars"),
        REGULARS("regulars", "Regulars"),
        ONCE("once", "Came once");

        private final String word;
        private final String title;

        Kind(String word, String title) {
            this.word = word;
            this.title = title;
        }

        String word() {
            return word;
        }

        String title() {
            return title;
        }
    }

    static Among of(String show, String lately, String often, String from, String below) {
        for (Kind kind : Kind.values()) {
            if (kind.word.equals(show)) {
                return new Among(kind, score(lately), score(often), amount(from), amount(below));
            }
        }
        throw Refusal.badRequest("There is no such list of customers.");
    }

    private static int score(String text) {
        return text.matches("[1-5]") ? Integer.parseInt(text) : 0;
    }

    private static @Nullable Long amount(String text) {
        return text.matches("\\d{1,15}") ? (Long) Long.parseLong(text) : null;
    }

    boolean isDrifting() {
        return kind == Kind.DRIFTING;
    }

    /** As it stands in an address. */
    String query() {
        return "show=" + kind.word
                + (lately == 0 ? "" : "&lately=" + lately)
                + (often == 0 ? "" : "&often=" + often)
                + (fromMinor == null ? "" : "&from=" + fromMinor)
                + (belowMinor == null ? "" : "&below=" + belowMinor);
    }
}
