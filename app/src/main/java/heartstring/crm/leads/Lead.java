package heartstring.crm.leads;

import java.time.Instant;
import java.util.List;

/**
 * A lead as the list shows it.
 *
 * @param id of the deal that it is
 * @param score whole points, what faded taken off
 * @param reasons what made the score, the most first
 */
public record Lead(
        long id,
        String title,
        long customerId,
        String customerName,
        int stageId,
        String stageName,
        long ownerId,
        String ownerName,
        Instant createdAt,
        Instant stageSince,
        long score,
        List<Reason> reasons) {

    public Lead {
        reasons = List.copyOf(reasons);
    }

    /** So many points for that, done so many times. */
    public record Reason(String label, long times, double points) {

        /** As a person reads it: {@code +12 looked at a product (6 times)}. */
        public String text() {
            long whole = Math.round(points);
            return (whole >= 0 ? "+" : "−") + Math.abs(whole) + " " + label
                    + (times == 1 ? "" : " (" + times + " times)");
        }
    }

    /** The reasons as one line. */
    public String why() {
        return reasons.isEmpty()
                ? "Nothing that counts in the last half year."
                : String.join(" · ", reasons.stream().map(Reason::text).toList());
    }

    Lead scored(List<Reason> why) {
        return new Lead(
                id,
                title,
                customerId,
                customerName,
                stageId,
                stageName,
                ownerId,
                ownerName,
                createdAt,
                stageSince,
                Math.round(why.stream().mapToDouble(Reason::points).sum()),
                why);
    }
}
