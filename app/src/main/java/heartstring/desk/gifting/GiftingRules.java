package heartstring.desk.gifting;

import heartstring.desk.visitors.VisitorRules;
import heartstring.loyalty.earning.EarnPreview;
import heartstring.platform.web.Refusal;
import heartstring.story.memory.Remembered;
import heartstring.ui.components.Format;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says whether what a till sent makes sense, and what to remember of a customer in one line. */
final class GiftingRules {

    static final int MOST_ITEMS = 200;
    private static final long MOST_MINOR = 1_000_000_000;
    private static final BigDecimal MOST_QUANTITY = BigDecimal.valueOf(10_000);
    private static final int MOST_WORDS = 140;

    private GiftingRules() {}

    /** The basket. */
    static List<EarnPreview.Item> items(@Nullable List<Wanted.Item> wanted) {
        if (wanted == null || wanted.isEmpty()) {
            throw Refusal.unprocessable("Say what is bought: \"items\" with products.");
        }
        if (wanted.size() > MOST_ITEMS) {
            throw Refusal.unprocessable("A basket has at most " + MOST_ITEMS + " lines.");
        }
        List<EarnPreview.Item> items = new ArrayList<>();
        for (Wanted.Item item : wanted) {
            VisitorRules.onlyKnown(item.others());
            String product = text(item.product(), "product");
            if (product == null) {
                throw Refusal.unprocessable("Each line needs the key of a product.");
            }
            BigDecimal quantity = item.quantity() == null ? BigDecimal.ONE : item.quantity();
            BigDecimal unit = item.unitMinor() == null ? BigDecimal.ZERO : item.unitMinor();
            if (odd(quantity) || quantity.signum() <= 0 || quantity.compareTo(MOST_QUANTITY) > 0) {
                throw Refusal.unprocessable(
                        "A quantity is above zero and at most " + MOST_QUANTITY.toPlainString() + ".");
            }
            if (odd(unit)
                    || unit.signum() < 0
                    || unit.stripTrailingZeros().scale() > 0
                    || unit.compareTo(BigDecimal.valueOf(MOST_MINOR)) > 0) {
                throw Refusal.unprocessable("A price is a whole number of the currency's smallest coin.");
            }
            items.add(new EarnPreview.Item(product, quantity.setScale(3, RoundingMode.HALF_UP), unit.longValueExact()));
        }
        return items;
    }

    /** Asked before any arithmetic: 1e999999999 is a short text and a very long number. */
    private static boolean odd(BigDecimal number) {
        return Math.abs((long) number.scale()) > 20 || number.precision() > 40;
    }

    /** A short text, null for none. */
    static @Nullable String text(@Nullable String text, String field) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > VisitorRules.MOST_TEXT) {
            throw Refusal.unprocessable("\"" + field + "\" has at most " + VisitorRules.MOST_TEXT + " characters.");
        }
        return text.strip();
    }

    /** What to remember first: a promise of ours, then what they told us lately; empty for nothing. */
    static String line(List<Remembered> remembered, LocalDate today) {
        return remembered.stream()
                .filter(r -> !r.isDone() && !r.kind().equals("life_event"))
                .findFirst()
                .map(r -> (r.isOpenPromise()
                                ? r.isLate(today) ? "We promised, and are late: “" : "We promised: “"
                                : "Remember: “")
                        + Format.shortened(r.words(), MOST_WORDS) + "”")
                .orElse("");
    }
}
