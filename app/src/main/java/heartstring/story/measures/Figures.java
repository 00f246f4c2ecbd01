package heartstring.story.measures;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The door to the figures kept of customers and of the house. */
@Component
public class Figures {

    private final FiguresSql sql;

    Figures(FiguresSql sql) {
        this.sql = sql;
    }

    /**
     * What a customer comes to, over all its pieces.
     *
     * @param orders without cancelled ones
     * @param spent what was paid and not paid back, per currency, largest first
     * @param firstAt when it was first seen, null when never
     * @param channels touchpoints per channel, most first
     */
    public record Summary(
            long orders,
            List<Spent> spent,
            @Nullable Instant firstAt,
            @Nullable Instant lastAt,
            @Nullable Instant lastOrderAt,
            long touchpoints,
            List<Channel> channels) {

        public Summary {
            spent = List.copyOf(spent);
            channels = List.copyOf(channels);
        }
    }

    /** An amount in minor units of an ISO 4217 currency. */
    public record Spent(String currency, long amountMinor, long orders) {}

    public record Channel(String channel, long touchpoints, Instant lastAt) {}

    /** Touchpoints of one kind group in one channel in one step of time. */
    public record Count(Instant from, String channel, String thing, long touchpoints) {}

    public Summary of(long customerId) {
        List<Channel> channels = sql.channels(customerId);
        FiguresSql.Seen seen = sql.seen(customerId);
        List<Spent> spent = sql.spent(customerId);
        return new Summary(
                spent.stream().mapToLong(Spent::orders).sum(),
                spent,
                seen.first(),
                seen.last(),
                sql.lastOrder(customerId),
                channels.stream().mapToLong(Channel::touchpoints).sum(),
                channels);
    }

    /** What happened from one moment to another, per hour, channel and kind group, oldest first; at most 10,000 rows. */
    public List<Count> perHour(Instant from, Instant until) {
        return sql.counts("hour", from, until);
    }

    /** The same per day in the organisation's time zone; at most 10,000 rows. */
    public List<Count> perDay(Instant from, Instant until) {
        return sql.counts("day", from, until);
    }
}
