package heartstring.loyalty.promotions;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a basket costs, and why; amounts in minor units. The discounts of the lines and of shipping add up to the total's.
 *
 * @param lines in the order in which they were given
 * @param promotions all that were asked, those that did not apply too
 * @param gifts free pieces that are not in the basket yet
 */
public record Priced(
        List<Line> lines,
        long worthMinor,
        long shippingMinor,
        long shippingDiscountMinor,
        long discountMinor,
        long paysMinor,
        List<Told> promotions,
        List<Gift> gifts) {

    /** One line: what it is worth, what is taken off by what, and what is left to pay. */
    public record Line(
            String product, BigDecimal quantity, long worthMinor, long discountMinor, long paysMinor, List<Cut> cuts) {}

    /** What one promotion makes of one line, 0 with the reason where nothing. */
    public record Cut(String promotion, String name, long amountMinor, String reason) {}

    /** What became of one promotion; {@code lackingMinor} until its goods are worth enough, 0 for not the reason. */
    public record Told(
            String promotion, String name, boolean applied, long discountMinor, String reason, long lackingMinor) {}

    /** A free piece to add. */
    public record Gift(String promotion, String name, String product) {}
}
