package heartstring.experience.page;

import heartstring.experience.questions.Phrases;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of a survey.
 *
 * @param action where it is sent
 * @param carried hidden fields of the form
 * @param step which question it shows, from 1; 0 when it shows all
 * @param languages others that it can be read in
 * @param note a line above: who answers, or that nobody knows
 * @param message instead of questions: that it was sent, is closed, was answered
 * @param mode page, embedded, kiosk, preview or test
 * @param rules for the script: what is shown when, as JSON
 */
public record SurveyView(
        String house,
        String language,
        String title,
        String intro,
        String action,
        List<Field> carried,
        List<Item> items,
        int step,
        int steps,
        boolean back,
        boolean last,
        List<Link> languages,
        String note,
        @Nullable Link instead,
        @Nullable Message message,
        String fault,
        String mode,
        String rules) {

    public SurveyView {
        carried = List.copyOf(carried);
        items = List.copyOf(items);
        languages = List.copyOf(languages);
    }

    /** A hidden field. */
    public record Field(String name, String value) {}

    /** A way elsewhere. */
    public record Link(String language, String label, String href) {}

    /** A few words instead of questions. */
    public record Message(String heading, String words) {}

    /** What the page around the questions says. */
    public Phrases say() {
        return Phrases.of(language);
    }

    public String direction() {
        return Phrases.fromTheRight(language) ? "rtl" : "ltr";
    }

    /** Whether a file can be sent with it. */
    public boolean files() {
        return items.stream().anyMatch(i -> i.kind().equals("file"));
    }

    public boolean is(String other) {
        return mode.equals(other);
    }
}
