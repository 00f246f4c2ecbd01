package heartstring.story.computed;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is worked out, of which touchpoints, and over how long.
 *
 * @param event the name of the event or page; empty for every one
 * @param type track, page, screen and so on; empty for every one
 * @param channel empty for every one
 * @param property the way to the property in the event, such as {@code products.category}; empty where none is read
 * @param reads what the property is
 * @param where what must hold of the event's properties
 * @param days the last days that count, today among them; 0 for ever
 * @param zone of days, as an id of the time zone data
 * @param currency of money
 */
public record Definition(
        Kind kind,
        String event,
        String type,
        String channel,
        String property,
        Reads reads,
        List<Where> where,
        int days,
        String zone,
        String currency) {

    public Definition {
        where = List.copyOf(where);
    }

    /** What is worked out. */
    public enum Kind {
        COUNT("how often"),
        SUM("the sum of"),
        FIRST("the first"),
        LAST("the last"),
        MOST("the most frequent"),
        DISTINCT("how many different"),
        SINCE("days since the last");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        public String title() {
            return title;
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

        /** Whether it reads a property. */
        public boolean readsProperty() {
            return this != COUNT && this != SINCE;
        }

        /** Whether values are counted one by one. */
        boolean counts() {
            return this == MOST || this == DISTINCT;
        }
    }

    /** What a property is taken for. */
    public enum Reads {
        TEXT,
        NUMBER,
        /** In units of the currency as people write it; events in another currency do not count. */
        MONEY;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Null when there is none of that word. */
        public static @Nullable Reads of(String word) {
            return Arrays.stream(values())
                    .filter(r -> r.word().equals(word))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** How a property of the event is compared. */
    public enum Is {
        IS("is"),
        IS_NOT("is not"),
        CONTAINS("contains"),
        AT_LEAST("is at least"),
        AT_MOST("is at most"),
        KNOWN("is told");

        private final String title;

        Is(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Null when there is none of that word. */
        public static @Nullable Is of(String word) {
            return Arrays.stream(values())
                    .filter(i -> i.word().equals(word))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** One thing that must hold of the event; of a list, of one of its values. */
    public record Where(String property, Is is, String value) {}

    /** Whether the body of an event is read. */
    boolean needsBody() {
        return kind.readsProperty() || !where.isEmpty();
    }

    /** Whether the value is an amount of money. */
    public boolean inMoney() {
        return kind == Kind.SUM && reads == Reads.MONEY;
    }

    /** Whether the value is a text. */
    public boolean inText() {
        return kind == Kind.MOST || ((kind == Kind.FIRST || kind == Kind.LAST) && reads == Reads.TEXT);
    }

    /** In plain words, such as {@code how often “Product Viewed” happened in the channel web in the last 30 days}. */
    public String sentence() {
        String what = kind.title()
                + switch (kind) {
                    case COUNT -> "";
                    case SUM, FIRST, LAST, MOST, DISTINCT -> " “" + property + "” of";
                    case SINCE -> "";
                };
        String which = event.isEmpty() ? "any touchpoint" : "“" + event + "”";
        String where = this.where.stream()
                .map(w ->
                        "“" + w.property() + "” " + w.is().title() + (w.is() == Is.KNOWN ? "" : " “" + w.value() + "”"))
                .reduce((a, b) -> a + " and " + b)
                .map(text -> " where " + text)
                .orElse("");
        return what + " " + which + (type.isEmpty() ? "" : " (" + type + ")")
                + (kind == Kind.COUNT ? " happened" : "")
                + (channel.isEmpty() ? "" : " in the channel " + channel) + where
                + (days == 0 ? "" : days == 1 ? " today" : " in the last " + days + " days");
    }
}
