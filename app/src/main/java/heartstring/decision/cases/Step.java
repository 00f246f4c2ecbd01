package heartstring.decision.cases;

import heartstring.ui.components.Format;
import java.time.Instant;

/**
 * One thing that was done about a case.
 *
 * @param byName empty for the house itself
 * @param touchpointId where its words stand, 0 for nowhere
 * @param points given as amends, 0 for none
 * @param costMinor what they cost the budget
 * @param thing points, voucher or gift, empty for what are no amends
 * @param name how the voucher or the goods are called
 * @param handed whether goods were handed over
 * @param undone whether amends were taken back
 */
public record Step(
        long id,
        Instant at,
        long by,
        String byName,
        String kind,
        long touchpointId,
        long points,
        long costMinor,
        String currency,
        String thing,
        String name,
        boolean handed,
        boolean undone) {

    /** What was given, such as {@code 600 points}; empty for what are no amends. */
    public String what() {
        return switch (thing) {
            case "" -> "";
            case "points" -> Format.number(points) + (points == 1 ? " point" : " points");
            case "voucher" -> "the voucher “" + name + "”";
            default -> "“" + name + "”";
        };
    }

    /** Whether it waits to be handed over. */
    public boolean isToHandOver() {
        return thing.equals("gift") && !handed && !undone;
    }

    /** It as the end of a sentence that begins with who did it. */
    public String words() {
        return switch (kind) {
            case "opened" -> "opened the case";
            case "joined" -> "noted a further sign";
            case "taken" -> "gave it to its owner";
            case "wrote" -> "wrote to the customer";
            case "called" -> "spoke with the customer";
            case "apologised" -> "apologised";
            case "waits" -> "waits for the customer";
            case "resumed" -> "went on with it";
            case "amends" -> "gave amends";
            case "took_back" -> "took amends back";
            case "handed" -> "handed goods over";
            case "noted" -> "noted something";
            case "closed" -> "closed the case";
            case "reopened" -> "opened it again";
            default -> "said what came of it";
        };
    }
}
