package heartstring.desk.returns;

import heartstring.platform.web.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says what goods that come back were paid with, and whether they may come back. */
final class ReturnRules {

    private static final int MOST_LINES = 200;

    private ReturnRules() {}

    /** Pieces of one product that come back, with what is given back for them. */
    record Back(String product, BigDecimal quantity, long amountMinor) {}

    /** What comes back of a receipt; what makes no sense is refused. */
    static List<Back> backs(Receipt receipt, @Nullable List<Wanted.Line> wanted) {
        List<Wanted.Line> lines = wanted == null ? List.of() : wanted;
        if (lines.isEmpty() || lines.size() > MOST_LINES) {
            throw Refusal.unprocessable("Choose what comes back: one to " + MOST_LINES + " products.");
        }
        List<Back> backs = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Wanted.Line line : lines) {
            Receipt.Line sold = receipt.lines().stream()
                    .filter(l -> l.product().equals(line.product()))
                    .findFirst()
                    .orElseThrow(() -> Refusal.unprocessable("This product is not on the receipt."));
            if (!seen.add(sold.product())) {
                throw Refusal.unprocessable("Name each product once.");
            }
            backs.add(back(sold, quantity(line.quantity())));
        }
        return backs;
    }

    private static Back back(Receipt.Line sold, BigDecimal quantity) {
        if (quantity.compareTo(sold.left()) > 0) {
            throw Refusal.conflict(
                    sold.left().signum() == 0
                            ? "All of this came back before: " + sold.name() + "."
                            : "Only " + plain(sold.left()) + " of this can come back: " + sold.name() + ".");
        }
        return new Back(sold.product(), quantity, amount(sold, quantity));
    }

    /** So that all pieces together give back what was paid for them, however often some of them come back. */
    static long amount(Receipt.Line sold, BigDecimal quantity) {
        BigDecimal before = sold.quantity().subtract(sold.left());
        return upTo(sold, before.add(quantity)) - upTo(sold, before);
    }

    private static long upTo(Receipt.Line sold, BigDecimal pieces) {
        return BigDecimal.valueOf(sold.paidMinor())
                .multiply(pieces)
                .divide(sold.quantity(), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static BigDecimal quantity(@Nullable BigDecimal quantity) {
        BigDecimal pieces = quantity == null ? BigDecimal.ONE : quantity;
        if (Math.abs((long) pieces.scale()) > 20 || pieces.precision() > 40 || pieces.signum() <= 0) {
            throw Refusal.unprocessable("A quantity is above zero.");
        }
        return pieces.setScale(3, RoundingMode.HALF_UP);
    }

    /** What was paid for each product: the money paid for goods, shared by what they are worth, adding up to it. */
    static List<Long> shared(List<BigDecimal> worths, long goodsMinor) {
        BigDecimal whole = worths.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        List<Long> shares = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        long given = 0;
        for (BigDecimal worth : worths) {
            sum = sum.add(worth);
            long upTo = whole.signum() == 0
                    ? 0
                    : BigDecimal.valueOf(goodsMinor)
                            .multiply(sum)
                            .divide(whole, 0, RoundingMode.HALF_UP)
                            .longValueExact();
            shares.add(upTo - given);
            given = upTo;
        }
        return shares;
    }

    static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
