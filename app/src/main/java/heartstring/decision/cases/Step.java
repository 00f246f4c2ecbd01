package heartstring.decision.cases;

import java.time.Instant;

/**
 * One thing that was done about a case.
 *
 * @param byName empty for the house itself
 * @param touchpointId where its words stand, 0 for nowhere
 * @param points given as amends, 0 for none
 * @param costMinor what they cost the budget
 */
public record Step(
        Instant at,
        long by,
        String byName,
        String kind,
        long touchpointId,
        long points,
        long costMinor,
        String currency) {

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
            case "noted" -> "noted something";
            case "closed" -> "closed the case";
            case "reopened" -> "opened it again";
            default -> "said what came of it";
        };
    }
}
