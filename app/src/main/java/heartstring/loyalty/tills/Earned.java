package heartstring.loyalty.tills;

import java.util.List;

/**
 * What an order came to.
 *
 * @param status of the order as commerce knows it, empty while it does not
 * @param judged whether the rules were asked since it last changed
 * @param gave what each rule gave, less what was taken back; rules that gave nothing are left out
 */
public record Earned(String status, boolean judged, List<Gave> gave) {

    /** What one rule gave. */
    public record Gave(long ruleId, String rule, long points) {}

    public Earned {
        gave = List.copyOf(gave);
    }

    /** All of it. */
    public long points() {
        return gave.stream().mapToLong(Gave::points).sum();
    }
}
