package heartstring.story.membership;

import heartstring.customer.owners.CustomersInReach;
import heartstring.platform.settings.Settings;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who is in which segment, as it is kept: within seconds of what happened, and within the hour of what time alone changes. */
@Component
public class Membership {

    /** So many on one page. */
    public static final int MOST_ON_PAGE = 1_000;

    private final MembershipSql sql;
    private final CustomersInReach reach;
    private final Settings settings;
    private final InstantSource time;

    Membership(MembershipSql sql, CustomersInReach reach, Settings settings, InstantSource time) {
        this.sql = sql;
        this.reach = reach;
        this.settings = settings;
        this.time = time;
    }

    /**
     * How large a segment is.
     *
     * @param version of the condition that it is kept of; 0 as long as it is being counted for the first time
     * @param lookedAt when everybody was asked last
     */
    public record Size(int segmentId, int version, long customers, Instant lookedAt) {}

    /** By the number of the segment; none of one that was just named. */
    public Map<Integer, Size> sizes() {
        return sql.sizes();
    }

    /** The size of one, as far as it is kept of this version. */
    public Optional<Size> size(int segment, int version) {
        return Optional.ofNullable(sizes().get(segment)).filter(s -> s.version() == version);
    }

    /** A day: how many were in it at its end, and how many came and left on it. */
    public record Day(LocalDate day, long customers, long came, long went) {}

    /** The last days, the first one first; days on which it was not kept are left out. */
    public List<Day> days(int segment, int version, int days) {
        LocalDate today = LocalDate.ofInstant(time.instant(), settings.zone());
        return sql.days(segment, version, today.minusDays(days));
    }

    /** How many came to a segment and left it. */
    public record Flow(long came, long went) {}

    /** By the number of the segment, in the last days, today with them; none where nobody did. */
    public Map<Integer, Flow> lately(int days) {
        LocalDate today = LocalDate.ofInstant(time.instant(), settings.zone());
        return sql.flows(today.minusDays(days - 1L));
    }

    /**
     * Somebody who came or left.
     *
     * @param since when who left had come
     */
    public record News(
            long id, int segmentId, long customerId, String name, boolean entered, Instant at, Instant since) {}

    /** The latest of those whom whoever acts may see, the newest first. */
    public List<News> latest(int segment, int most) {
        return sql.latest(segment, most, reach.now());
    }

    /** Somebody who came to a segment or left it; numbers grow in the order in which they can be seen. */
    public record Change(long id, int segmentId, long customerId, boolean entered, Instant at) {}

    /** What comes after that number, the oldest first; of one segment, or of all for 0. A room above follows it by the last number. */
    public List<Change> after(long id, int segment, int most) {
        return sql.after(id, segment, Math.min(most, MOST_ON_PAGE));
    }

    /** Somebody who is in a segment, since then. */
    public record Member(long customerId, Instant enteredAt) {}

    /** The next of them by number whom whoever acts may see. */
    public List<Member> page(int segment, long after, int most) {
        return sql.page(segment, after, Math.min(most, MOST_ON_PAGE + 1), reach.now());
    }

    /** A segment that somebody is in, since then. */
    public record In(int segmentId, Instant enteredAt) {}

    /** Which ones a customer is in. */
    public List<In> of(long customer) {
        return sql.of(customer);
    }
}
