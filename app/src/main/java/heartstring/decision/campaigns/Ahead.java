package heartstring.decision.campaigns;

import heartstring.decision.sending.Outcome;
import java.util.Map;

/**
 * Whom a campaign would reach.
 *
 * @param people in the segment; {@code house} all customers, 0 where that took too long to count
 * @param looked how many of them were looked at; the rest is taken to be like these
 * @param now of those looked at, who could be written to now
 * @param later who could be later: it is quiet where they live, or they had much news lately
 * @param without why the others get none, and how many
 * @param holdOutPercent of those who could be written to so many go without
 */
public record Ahead(
        long people,
        long house,
        int looked,
        int now,
        int later,
        Map<Outcome.Why, Integer> without,
        int holdOutPercent) {

    /** So many may be reached without saying the number. */
    public static final long MANY = 10_000;

    public Ahead {
        without = Map.copyOf(without);
    }

    /** Whether somebody has to say the number, because it is most of the house, or many, or not known of how many. */
    public boolean isMany() {
        return people > MANY || (people > 0 && people * 2 > house);
    }

    /** About how many get it, were all like those who were looked at. */
    public long about() {
        return looked == 0 ? 0 : Math.round((double) people * (now + later) / looked * (100 - holdOutPercent) / 100);
    }

    /** About how many go without it by lot. */
    public long heldOut() {
        return looked == 0 ? 0 : Math.round((double) people * (now + later) / looked * holdOutPercent / 100);
    }
}
