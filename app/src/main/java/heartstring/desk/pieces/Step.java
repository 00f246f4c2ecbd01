package heartstring.desk.pieces;

import heartstring.ui.components.Format;
import java.time.Instant;

/**
 * One joining, splitting, keeping apart or undoing in a customer's past.
 *
 * @param pieces how many went from one customer to the other
 * @param blockedBy the later movement that has to be undone first, 0 when nothing stands in the way
 */
public record Step(
        long id,
        String kind,
        String cause,
        double confidence,
        long from,
        long to,
        int pieces,
        String by,
        Instant at,
        boolean undone,
        long blockedBy) {

    /** What happened, as a sentence. */
    public String sentence() {
        String many = pieces == 1 ? "One piece" : Format.number(pieces) + " pieces";
        return switch (kind) {
            case "merge" -> many + " joined: " + PieceRules.cause(cause).toLowerCase(java.util.Locale.ROOT);
            case "split" -> many + " split off by hand";
            case "apart" -> "Kept apart from another customer by hand";
            default -> pieces == 0 ? "No longer kept apart" : many + " put back where they were";
        };
    }

    public String icon() {
        return switch (kind) {
            case "merge" -> "git-merge";
            case "split", "apart" -> "git-fork";
            default -> "arrow-back-up";
        };
    }

    public String sure() {
        return PieceRules.sure(confidence);
    }

    /** Whether there is a way back at all. */
    public boolean reversible() {
        return !undone && !kind.equals("undo");
    }
}
