package heartstring.desk.membership;

import java.time.Instant;
import java.util.List;

/** A customer's memberships. */
public record MembershipView(long customerId, String name, List<Line> lines) {

    /** One membership. */
    public record Line(
            long memberId,
            String programme,
            String card,
            String status,
            Instant joinedAt,
            long available,
            String unit) {}
}
