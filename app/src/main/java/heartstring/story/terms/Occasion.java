package heartstring.story.terms;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order or event at hand; what is null or empty is not known.
 *
 * @param event the name of the event, such as {@code Order Completed}
 * @param totalMinor in minor units of {@code currency}; another currency than the organisation's is not compared
 * @param store the store's key
 */
public record Occasion(
        Instant at,
        @Nullable String event,
        @Nullable String channel,
        @Nullable String store,
        @Nullable Long totalMinor,
        @Nullable String currency,
        @Nullable String coupon,
        List<Line> lines) {

    public Occasion {
        lines = List.copyOf(lines);
    }

    /** One line of an order. */
    public record Line(
            @Nullable String product,
            @Nullable String sku,
            @Nullable String category,
            @Nullable String brand) {}

    /** The same with this line alone, for what is asked line by line. */
    public Occasion onLine(Line line) {
        return new Occasion(at, event, channel, store, totalMinor, currency, coupon, List.of(line));
    }
}
