package heartstring.decision.mine;

import java.time.Instant;
import java.util.List;

/**
 * What a customer sees of their case: nothing that is said among colleagues, no name but that of the house.
 *
 * @param language of the words, two letters
 * @param state in a sentence
 * @param until until when something happens, as a sentence; empty for nothing promised
 */
public record MyCaseView(
        String shop,
        String language,
        String direction,
        String title,
        String state,
        String until,
        String heading,
        List<Line> lines,
        String note) {

    public MyCaseView {
        lines = List.copyOf(lines);
    }

    /** One thing that was done. */
    public record Line(Instant at, String words) {}
}
