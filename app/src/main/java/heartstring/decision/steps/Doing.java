package heartstring.decision.steps;

import java.time.Instant;

/**
 * For whom a step does something.
 *
 * @param profile the piece that came into the workflow
 * @param customer who that is now
 */
public record Doing(int workflow, String name, long run, String step, long profile, long customer, Instant now) {

    /** The same for the same run and step, for ever. */
    public String key() {
        return "workflow " + workflow + " run " + run + " step " + step;
    }
}
