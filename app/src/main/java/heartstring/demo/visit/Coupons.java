package heartstring.demo.visit;

import heartstring.demo.stream.Dice;
import java.util.List;

/** The coupon codes of the shop. */
final class Coupons {

    private static final List<String> CODES =
            List.of("SPRING5", "WEEKEND10", "WELCOME", "FRESH8", "FAMILY10", "COMEBACK12", "BBQ7");

    private Coupons() {}

    static String code(Dice dice) {
        return dice.oneOf(CODES);
    }
}
