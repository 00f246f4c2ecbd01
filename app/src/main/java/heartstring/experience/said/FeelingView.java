package heartstring.experience.said;

import heartstring.experience.emotion.Heard;
import heartstring.experience.emotion.Voices;
import heartstring.ui.components.Format;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one text carries.
 *
 * @param words the customer's, in which the clauses stand
 * @param mayCorrect whether whoever looks may say what it carries
 * @param fault what is wrong with what was sent
 */
public record FeelingView(
        Heard heard,
        List<Heard.Aspect> aspects,
        String words,
        boolean mayCorrect,
        String tone,
        String felt,
        @Nullable String fault) {

    public String href() {
        return "/experience/feelings/" + heard.touchpointId();
    }

    public String storyHref() {
        return "/customers/" + heard.customerId() + "/touchpoints/" + heard.touchpointId();
    }

    public List<String> feelings() {
        return Voices.FEELINGS;
    }

    public List<String> tones() {
        return Voices.TONES;
    }

    /** What is said of it, in a sentence. */
    public String sentence() {
        if (!heard.read() && !heard.corrected()) {
            return "Not read yet.";
        }
        if (heard.corrected()) {
            return "A colleague says: " + heard.felt().getFirst() + ", " + toneWord(heard.tone()) + ".";
        }
        if (heard.tone().equals("unsure")) {
            return heard.language().isEmpty()
                    ? "Unsure: the language is not known."
                    : isEnglish()
                            ? "Unsure: it could mean several things."
                            : "Unsure: it is not in English (" + language() + ").";
        }
        return "Reads as " + toneWord(heard.tone())
                + (heard.felt().isEmpty() ? "" : ": " + String.join(", ", heard.felt())) + ". "
                + Format.percent(heard.sure()) + " sure.";
    }

    private boolean isEnglish() {
        return heard.language().equals("en") || heard.language().equals("zxx");
    }

    /** The name of its language. */
    public String language() {
        return Locale.of(heard.language()).getDisplayLanguage(Locale.UK);
    }

    /** The words of a clause. */
    public String clause(Heard.Aspect aspect) {
        int to = Math.min(aspect.ends(), words.length());
        int from = Math.min(aspect.starts(), to);
        return words.substring(from, to).strip();
    }

    /** What a clause carries, in a word. */
    public static String carries(Heard.Aspect aspect) {
        return aspect.tone().equals("unsure")
                ? "unsure"
                : aspect.felt().isEmpty() ? toneWord(aspect.tone()) : aspect.felt();
    }

    /** A tone as people say it. */
    public static String toneWord(String tone) {
        return tone.equals("ambiguous") ? "mixed" : tone;
    }
}
