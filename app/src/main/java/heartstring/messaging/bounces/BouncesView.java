package heartstring.messaging.bounces;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Addresses that something came back from; {@code next} is where the next page begins, empty when this is all. */
public record BouncesView(List<Line> lines, String next) {

    /**
     * One address.
     *
     * @param customerId 0 for nobody known
     * @param blockedAt null while it is written to
     */
    public record Line(
            String address,
            long customerId,
            int hard,
            int soft,
            int complaints,
            Instant lastAt,
            String reason,
            @Nullable Instant blockedAt,
            @Nullable Instant liftedAt) {

        /** What came back, in words. */
        public String count() {
            StringBuilder count = new StringBuilder();
            add(count, hard, "for good");
            add(count, soft, "for now");
            add(count, complaints, complaints == 1 ? "complaint" : "complaints");
            return count.toString();
        }

        private static void add(StringBuilder to, int number, String what) {
            if (number > 0) {
                to.append(to.isEmpty() ? "" : ", ").append(number).append(' ').append(what);
            }
        }
    }
}
