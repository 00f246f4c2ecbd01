package heartstring.loyalty.members;

import java.security.SecureRandom;

/**
 * Numbers of loyalty cards: thirteen digits that begin with 29, as EAN-13 keeps for numbers given inside one shop, the last a check
 * digit (GS1 General Specifications, 7.9).
 */
final class Cards {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long MOST = 10_000_000_000L;

    private Cards() {}

    static String next() {
        String digits = "29%010d".formatted(RANDOM.nextLong(MOST));
        return digits + check(digits);
    }

    static int check(String twelve) {
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (twelve.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return (10 - sum % 10) % 10;
    }
}
