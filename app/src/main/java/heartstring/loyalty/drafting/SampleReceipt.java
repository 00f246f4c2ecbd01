package heartstring.loyalty.drafting;

import heartstring.loyalty.members.Member;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A receipt to try a draft on, as it was typed and as it was read.
 *
 * @param read null when it makes no sense
 */
public record SampleReceipt(
        List<Item> items,
        String store,
        String channel,
        String coupon,
        String at,
        String card,
        @Nullable Read read) {

    /** What is wrong with one that makes no sense. */
    public static final String FAULT =
            "Write pieces and prices as numbers such as 2 and 4.50, a day with its time, and the card of a member.";

    /** A product on it, as it was typed. */
    public record Item(String product, String pieces, String price) {}

    /** A line that was read; {@code unitMinor} is the price of one piece. */
    public record Line(String product, BigDecimal pieces, long unitMinor) {}

    /** What it says; {@code member} null for nobody known. */
    public record Read(
            List<Line> lines,
            Instant at,
            @Nullable String store,
            @Nullable String channel,
            @Nullable String coupon,
            @Nullable Member member) {

        public Read {
            lines = List.copyOf(lines);
        }

        /** Whose it is, 0 for nobody. */
        public long customerId() {
            return member == null ? 0 : member.customerId();
        }

        /** The piece that was shown, 0 for nobody. */
        public long profileId() {
            return member == null ? 0 : member.profileId();
        }
    }
}
