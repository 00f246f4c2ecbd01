package heartstring.experience.asking;

import java.util.List;

/**
 * The letter that asks.
 *
 * @param answers to the first question, each a link; empty when it has none to choose
 * @param go what stands on the button
 */
public record LetterView(
        String house,
        String language,
        String direction,
        String title,
        String intro,
        String question,
        List<Answer> answers,
        String low,
        String high,
        String link,
        String go,
        String note) {

    public LetterView {
        answers = List.copyOf(answers);
    }

    /** One answer to choose. */
    public record Answer(String label, String href) {}

    /** The same without any mark-up. */
    String plain() {
        return title + "\n\n" + (intro.isEmpty() ? "" : intro + "\n\n") + question + "\n" + link + "\n"
                + (note.isEmpty() ? "" : "\n" + note + "\n") + "\n" + house + "\n";
    }
}
