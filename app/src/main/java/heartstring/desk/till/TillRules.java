package heartstring.desk.till;

import heartstring.commerce.catalogue.AmountRules;
import heartstring.desk.visitors.VisitorRules;
import heartstring.loyalty.earning.EarnPreview;
import heartstring.loyalty.promotions.Priced;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Says whether what a till sent makes sense; what does not is refused with a sentence. */
public final class TillRules {

    /** The most that one sale or one price may come to, in minor units. */
    static final long MOST_MINOR = 1_000_000_000;

    static final int MOST_ITEMS = 200;
    static final int MOST_HOLDS = 5;
    static final BigDecimal MOST_QUANTITY = BigDecimal.valueOf(10_000);
    /** What waited longer than this for the network is looked at by a person. */
    static final Duration LONGEST = Duration.ofDays(30);

    /** How long colleagues may undo what they did themselves; managers may at any time. */
    private static final Duration UNDONE_BY_ANYBODY = Duration.ofDays(1);

    private TillRules() {}

    /** Whether what that user did then may be undone by whoever acts; {@code userId} is null or 0 for a program. */
    public static void mayUndo(Actor actor, @Nullable Long userId, Instant at, Instant now) {
        boolean recentAndOwn = userId != null && userId == actor.id() && at.isAfter(now.minus(UNDONE_BY_ANYBODY));
        if (actor.kind() == Actor.Kind.USER && !actor.has(Role.MANAGER) && !recentAndOwn) {
            throw new Refusal(
                    HttpStatus.FORBIDDEN,
                    "Not yours to undo",
                    "Colleagues undo what they did themselves within a day; a manager can undo this.");
        }
    }

    /** What is bought, and what is paid for it. */
    record Basket(List<EarnPreview.Item> items, long amountMinor) {}

    /**
     * What was really paid for each piece of a priced basket: a line whose pieces do not all cost the same is told as two. What is
     * weighed has one price, rounded.
     */
    static Basket paid(Priced priced) {
        List<EarnPreview.Item> items = new ArrayList<>();
        for (Priced.Line line : priced.lines()) {
            BigDecimal whole = line.quantity().stripTrailingZeros();
            if (whole.scale() > 0) {
                long unit = BigDecimal.valueOf(line.paysMinor())
                        .divide(line.quantity(), 0, RoundingMode.HALF_UP)
                        .longValueExact();
                items.add(new EarnPreview.Item(line.product(), line.quantity(), unit));
                continue;
            }
            long pieces = whole.longValueExact();
            long dearer = line.paysMinor() % pieces;
            long unit = line.paysMinor() / pieces;
            if (dearer < pieces) {
                items.add(new EarnPreview.Item(line.product(), BigDecimal.valueOf(pieces - dearer), unit));
            }
            if (dearer > 0) {
                items.add(new EarnPreview.Item(line.product(), BigDecimal.valueOf(dearer), unit + 1));
            }
        }
        return new Basket(items, priced.paysMinor());
    }

    /** A number that somebody sent under this name. */
    public static long id(@Nullable Long id, String field) {
        if (id == null || id <= 0) {
            throw Refusal.badRequest("\"" + field + "\" has to hold a number.");
        }
        return id;
    }

    /** The basket, in the programme's currency. */
    static Basket basket(
            @Nullable BigDecimal amountMinor,
            @Nullable List<Wanted.Item> wanted,
            @Nullable String currency,
            String programmeCurrency) {
        if (currency != null && !currency.equals(programmeCurrency)) {
            throw Refusal.unprocessable("This programme counts in " + programmeCurrency + ".");
        }
        List<Wanted.Item> list = wanted == null ? List.of() : wanted;
        if (list.size() > MOST_ITEMS) {
            throw Refusal.unprocessable("A basket has at most " + MOST_ITEMS + " lines.");
        }
        List<EarnPreview.Item> items = new ArrayList<>();
        BigDecimal worth = BigDecimal.ZERO;
        for (Wanted.Item item : list) {
            EarnPreview.Item read = item(item);
            worth = worth.add(read.quantity().multiply(BigDecimal.valueOf(read.unitMinor())));
            items.add(read);
        }
        if (amountMinor == null && items.isEmpty()) {
            throw Refusal.unprocessable("Say what was paid: \"amountMinor\", or \"items\" with prices.");
        }
        BigDecimal amount = amountMinor == null ? worth.setScale(0, RoundingMode.HALF_UP) : amountMinor;
        return new Basket(items, minor(amount, "The amount", 1));
    }

    /** What was set aside on gift cards for a sale, in the order in which it was. */
    static List<Long> holds(@Nullable List<Long> wanted) {
        List<Long> holds = wanted == null ? List.of() : wanted;
        if (holds.size() > MOST_HOLDS || holds.stream().distinct().count() != holds.size()) {
            throw Refusal.unprocessable("A sale is paid with at most " + MOST_HOLDS + " gift cards, each once.");
        }
        holds.forEach(hold -> id(hold, "giftHolds"));
        return List.copyOf(holds);
    }

    private static EarnPreview.Item item(Wanted.Item item) {
        VisitorRules.onlyKnown(item.others());
        String product = item.product();
        if (product == null || product.isBlank() || product.length() > VisitorRules.MOST_TEXT) {
            throw Refusal.unprocessable(
                    "Each line needs the key of a product, of at most " + VisitorRules.MOST_TEXT + " characters.");
        }
        BigDecimal quantity = item.quantity() == null ? BigDecimal.ONE : item.quantity();
        if (odd(quantity) || quantity.signum() <= 0 || quantity.compareTo(MOST_QUANTITY) > 0) {
            throw Refusal.unprocessable("A quantity is above zero and at most " + MOST_QUANTITY.toPlainString() + ".");
        }
        if (item.unitMinor() == null) {
            throw Refusal.unprocessable("Each line needs a price, \"unitMinor\".");
        }
        return new EarnPreview.Item(
                product.strip(), quantity.setScale(3, RoundingMode.HALF_UP), minor(item.unitMinor(), "A price", 0));
    }

    private static long minor(BigDecimal amount, String what, long least) {
        if (odd(amount) || amount.stripTrailingZeros().scale() > 0) {
            throw Refusal.unprocessable(what + " is a whole number of the currency's smallest coin.");
        }
        if (amount.compareTo(BigDecimal.valueOf(least)) < 0) {
            throw Refusal.unprocessable(what + (least > 0 ? " has to be above zero." : " is never below zero."));
        }
        if (amount.compareTo(BigDecimal.valueOf(MOST_MINOR)) > 0) {
            throw Refusal.unprocessable(what + " is more than a till can take.");
        }
        return amount.longValueExact();
    }

    /** Asked before any arithmetic: 1e999999999 is a short text and a very long number. */
    private static boolean odd(BigDecimal number) {
        return Math.abs((long) number.scale()) > 20 || number.precision() > 40;
    }

    static @Nullable String store(@Nullable String store) {
        if (store == null || store.isBlank()) {
            return null;
        }
        if (store.length() > VisitorRules.MOST_TEXT) {
            throw Refusal.unprocessable("The key of a store has at most " + VisitorRules.MOST_TEXT + " characters.");
        }
        return store.strip();
    }

    /** When something happened that long ago: told as an age, so that a till's clock may be wrong; never before joining. */
    public static Instant at(@Nullable Long ageSeconds, Instant now, Instant joinedAt) {
        if (ageSeconds == null || ageSeconds <= 0) {
            return now;
        }
        if (ageSeconds > LONGEST.toSeconds()) {
            throw Refusal.unprocessable(
                    "This waited more than " + LONGEST.toDays() + " days; a manager has to enter it.");
        }
        Instant at = now.minusSeconds(ageSeconds);
        return at.isBefore(joinedAt) ? joinedAt : at;
    }

    /** An amount as events carry it. */
    public static String decimal(long minor, String currency) {
        return BigDecimal.valueOf(minor, AmountRules.digits(currency)).toPlainString();
    }
}
