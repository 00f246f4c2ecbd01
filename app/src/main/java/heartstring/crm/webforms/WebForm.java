package heartstring.crm.webforms;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A form for the public.
 *
 * @param origins the sites that may show it
 * @param teamId whom its leads go to in turn, 0 for nobody
 */
public record WebForm(
        int id,
        String publicKey,
        String name,
        String intro,
        String button,
        String thanks,
        List<String> origins,
        int teamId,
        List<Field> fields,
        List<Rule> rules,
        long submitted,
        @Nullable Instant submittedAt,
        boolean closed) {

    public WebForm {
        origins = List.copyOf(origins);
        fields = List.copyOf(fields);
        rules = List.copyOf(rules);
    }

    /** What a field asks for. */
    public enum Kind {
        NAME("Name"),
        EMAIL("E-mail"),
        PHONE("Phone"),
        COMPANY("Company"),
        MESSAGE("Message"),
        CONSENT("Consent to news by e-mail"),
        TEXT("A line of text"),
        CHOICE("A choice"),
        TICK("A tick");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        /** As it is stored. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(java.util.Locale.ROOT));
        }
    }

    /** One question; {@code choices} of a choice alone. */
    public record Field(int no, Kind kind, String label, boolean required, List<String> choices) {

        public Field {
            choices = List.copyOf(choices);
        }

        /** What it is called in the form that is sent. */
        public String key() {
            return "f" + no;
        }
    }

    /** Who gets a lead whose field says so. */
    public record Rule(int fieldNo, String value, long userId) {}
}
