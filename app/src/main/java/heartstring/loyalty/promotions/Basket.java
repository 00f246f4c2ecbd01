package heartstring.loyalty.promotions;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be bought; amounts in minor units. */
public record Basket(List<Line> lines, long shippingMinor) {

    /** The most lines. */
    public static final int MOST_LINES = 500;

    public Basket {
        lines = List.copyOf(lines);
    }

    /** So many of one product; {@code unitMinor} is the price of one. */
    public record Line(String product, @Nullable String category, BigDecimal quantity, long unitMinor) {

        /** What the line is worth, half a cent up. */
        public long worthMinor() {
            return quantity.multiply(BigDecimal.valueOf(unitMinor))
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
        }

        /** How many whole pieces; 0 for what is weighed. */
        long pieces() {
            BigDecimal whole = quantity.stripTrailingZeros();
            return whole.scale() > 0 ? 0 : whole.longValueExact();
        }
    }
}
