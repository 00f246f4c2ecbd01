package heartstring.desk.till;

import heartstring.desk.visitors.Visitor.Points;
import heartstring.loyalty.promotions.Priced;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a till is told. Amounts in minor units. */
final class Told {

    private Told() {}

    /** What one rule gives. */
    record Gives(
            @Schema(example = "1 point per euro") String rule,
            @Schema(example = "12") long points) {}

    /** What a basket would earn, and what it costs where promotions were asked for. */
    record Preview(
            String programme,
            String currency,
            long amountMinor,
            long points,
            List<Gives> rules,
            @Nullable Priced basket,
            List<Shown> codes) {}

    /** What became of a code that was shown; {@code unknown} when nobody has it. */
    record Shown(String code, boolean usable, String reason, long points, boolean unknown) {}

    /** A basket whose discounts are set aside until it is paid. */
    record Checkout(long dealId, boolean replayed, long discountMinor, Priced basket) {}

    /**
     * A sale that was taken in.
     *
     * @param earned what it came to so far; points that the rules still work out are not in it
     * @param judged whether the rules are done with it
     * @param ownAccount whether the colleague sold to themselves
     */
    record Sale(
            String key,
            boolean replayed,
            boolean undone,
            boolean ownAccount,
            long expected,
            boolean judged,
            long earned,
            List<Gives> rules,
            Points balance) {}

    /** Something that was undone; what a sale earned is taken back within a second. */
    record Undone(
            String key,
            String kind,
            boolean replayed,

            @Schema(description = "The gift that was given with it and is taken back; absent where there was none")
            @Nullable
            String gift,

            Points balance) {}

    /** A product whose price is known. */
    record Product(String key, @Nullable String name, long unitMinor, String currency) {}
}
