package heartstring.loyalty.earning;

import heartstring.loyalty.earning.OrderAtHand.Kept;
import heartstring.loyalty.earning.OrderAtHand.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Says what was really paid for what was kept: the money paid for goods is shared among the lines by their worth, so that a
 * discount lowers all alike; what came back is taken off its own line, and money given back without goods off all of them.
 */
final class PaidRules {

    private PaidRules() {}

    /** The lines of which something was kept. The amounts add up to at most what was paid; each is rounded down. */
    static List<Kept> kept(OrderAtHand order) {
        List<Kept> kept = new ArrayList<>();
        if (order.gone() || order.paidMinor() <= 0) {
            return kept;
        }
        BigDecimal worth = order.lines().stream().map(PaidRules::worth).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal paid = BigDecimal.valueOf(order.paidMinor());
        if (worth.signum() <= 0) {
            long left = Math.max(0, order.paidMinor() - order.moneyBackMinor());
            if (left > 0) {
                kept.add(new Kept("", null, null, null, 0, left));
            }
            return kept;
        }
        BigDecimal keptWorth =
                order.lines().stream().map(line -> part(worth(line), line)).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal keptPaid = paid.multiply(keptWorth).divide(worth, 6, RoundingMode.HALF_UP);
        BigDecimal left =
                keptPaid.subtract(BigDecimal.valueOf(order.moneyBackMinor())).max(BigDecimal.ZERO);
        for (Line line : order.lines()) {
            BigDecimal lineWorth = part(worth(line), line);
            if (keptWorth.signum() > 0 && line.quantity().compareTo(line.returned()) > 0) {
                long amount = left.multiply(lineWorth)
                        .divide(keptWorth, 0, RoundingMode.DOWN)
                        .longValue();
                long pieces = line.quantity()
                        .subtract(line.returned())
                        .setScale(0, RoundingMode.DOWN)
                        .longValue();
                kept.add(new Kept(line.product(), line.sku(), line.category(), line.brand(), pieces, amount));
            }
        }
        return kept;
    }

    /** What a line would cost by its prices; zero where they were not told. */
    static BigDecimal worth(Line line) {
        return line.unitMinor() == null
                ? BigDecimal.ZERO
                : line.quantity().multiply(BigDecimal.valueOf(line.unitMinor())).max(BigDecimal.ZERO);
    }

    private static BigDecimal part(BigDecimal whole, Line line) {
        if (line.quantity().signum() <= 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal share = line.quantity().subtract(line.returned()).max(BigDecimal.ZERO);
        return whole.multiply(share).divide(line.quantity(), 6, RoundingMode.HALF_UP);
    }
}
