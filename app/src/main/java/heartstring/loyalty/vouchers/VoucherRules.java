package heartstring.loyalty.vouchers;

import heartstring.platform.secrets.Tokens;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What makes sense of a batch, how codes are spelled, and why a code cannot be used. */
final class VoucherRules {

    static final int MOST_CODES = 100_000;
    static final int MOST_LETTERS = 100;
    static final long MOST = 100_000_000_000L;
    private static final long WHOLE = 10_000;
    private static final int MOST_NAME = 120;
    /** Twenty letters and digits of which none looks like another: 100 bits. */
    private static final int GROUPS = 5;

    private VoucherRules() {}

    static String nextCode() {
        return Tokens.readable(GROUPS);
    }

    /** The same for every spelling of a code. */
    static byte[] digest(String code) {
        return Tokens.digest("voucher code " + normal(code));
    }

    static String normal(String code) {
        return code.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }

    static String tail(String code) {
        String plain = normal(code);
        return plain.substring(Math.max(0, plain.length() - 4));
    }

    /** A sentence, null when nothing is wrong. */
    static @Nullable String fault(VoucherBatches.Draft d) {
        if (d.name().isBlank() || d.name().length() > MOST_NAME) {
            return "Give the vouchers a name of at most " + MOST_NAME + " letters.";
        }
        if (d.publicCode() != null && !normal(d.publicCode()).matches("[A-Z0-9]{4,40}")) {
            return "A public code has 4 to 40 letters and digits.";
        }
        if (d.personal() && d.publicCode() != null) {
            return "A code for one person is secret.";
        }
        if (d.codes() < 1 || d.codes() > MOST_CODES || (d.publicCode() != null && d.codes() != 1)) {
            return d.publicCode() == null
                    ? "Between 1 and 100,000 codes can be made at once."
                    : "A public code is one.";
        }
        if (d.usesEach() < 1 || d.usesEach() > 1_000_000_000) {
            return "A code can be used between 1 and 1,000,000,000 times.";
        }
        if (d.memberMost() != null && (d.memberMost() < 1 || d.memberMost() > 100_000)) {
            return "The limit for each member has to be between 1 and 100,000.";
        }
        if (d.leastMinor() < 0 || d.leastMinor() > MOST) {
            return "The least worth of the basket makes no sense.";
        }
        if (d.until() != null && !d.until().isAfter(d.from())) {
            return "It has to end after it begins.";
        }
        return gives(d);
    }

    private static @Nullable String gives(VoucherBatches.Draft d) {
        boolean product =
                d.product() != null && !d.product().isBlank() && d.product().length() <= 200;
        return switch (d.gives()) {
            case PERCENT ->
                d.worth() < 1 || d.worth() > WHOLE ? "The percentage has to be above 0 and at most 100." : null;
            case AMOUNT -> d.worth() < 1 || d.worth() > MOST ? "The amount has to be more than 0." : null;
            case PRODUCT -> product ? null : "Name the product that is free by its key.";
            case POINTS ->
                d.programmeId() == null
                        ? "Name the programme whose points it gives."
                        : d.worth() < 1 || d.worth() > 1_000_000 ? "The points are between 1 and 1,000,000." : null;
        };
    }

    /** Why a code of this batch cannot be used at that moment, its uses and conditions aside; null when it can. */
    static @Nullable String closed(VoucherBatch batch, Instant now) {
        if (batch.stopped()) {
            return "These vouchers were stopped.";
        }
        if (batch.from().isAfter(now)) {
            return "It can be used later: its time has not begun.";
        }
        return batch.until() != null && !batch.until().isAfter(now) ? "Its time is over." : null;
    }
}
