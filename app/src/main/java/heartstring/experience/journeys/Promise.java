package heartstring.experience.journeys;

import java.util.List;

/**
 * What is promised at a stage: one of these events follows within so many minutes.
 *
 * @param from the events that begin it; empty for each touchpoint of the stage
 */
public record Promise(List<String> from, List<String> until, int minutes) {

    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;

    public Promise {
        from = List.copyOf(from);
        until = List.copyOf(until);
    }

    /** The greatest unit in which it is a whole number: minutes, hours or days. */
    public String unit() {
        return minutes % DAY == 0 ? "days" : minutes % HOUR == 0 ? "hours" : "minutes";
    }

    /** How many of its unit. */
    public int amount() {
        return minutes / minutes(unit());
    }

    /** So many minutes a unit has; 0 when there is no such unit. */
    static int minutes(String unit) {
        return switch (unit) {
            case "minutes" -> 1;
            case "hours" -> HOUR;
            case "days" -> DAY;
            default -> 0;
        };
    }

    /** In words: "Message Sent within 1 hour". */
    public String words() {
        String unit = unit();
        return String.join(" or ", until) + " within " + amount() + " "
                + (amount() == 1 ? unit.substring(0, unit.length() - 1) : unit);
    }
}
