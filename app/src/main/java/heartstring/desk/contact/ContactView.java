package heartstring.desk.contact;

import heartstring.decision.cases.Case;
import heartstring.desk.membership.MemberCard;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody at a glance; {@code spent} is what they spent in all, as text, empty for nothing. */
public record ContactView(
        long id,
        Head head,
        String spent,
        List<MemberCard> memberships,
        List<Case> cases,
        Instant now,
        List<Order> orders,
        List<Before> before) {

    /** Name and how to reach them. */
    public record Head(
            String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String city,
            Instant since) {}

    /** One of the last orders. */
    public record Order(
            String key, Instant at, String status, @Nullable Long totalMinor, String currency, int items) {}

    /** A conversation before this one. */
    public record Before(long id, String channel, String state, Instant lastAt, int talks) {}
}
