package heartstring.loyalty.promotions;

import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.story.arms.HoldOut;
import heartstring.story.arms.HoldOuts;
import heartstring.story.arms.Trial;
import heartstring.story.conditions.Conditions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The promotions of the house: takes them in when they make sense, and stops them. */
@Component
public class Promotions {

    /** The most that hold at a time. */
    static final int MOST = 200;

    private static final int MOST_NAMES = 200;
    private static final long MOST_MINOR = 100_000_000_000L;

    private final PromotionsSql sql;
    private final Conditions conditions;
    private final Audit audit;
    private final HoldOuts holdOuts;
    private final InstantSource time;

    Promotions(PromotionsSql sql, Conditions conditions, Audit audit, HoldOuts holdOuts, InstantSource time) {
        this.sql = sql;
        this.holdOuts = holdOuts;
        this.conditions = conditions;
        this.audit = audit;
        this.time = time;
    }

    /** What can become of writing a promotion. */
    public sealed interface Writing {
        /** It holds within its time. */
        record Begun(Offer offer) implements Writing {}

        /** It makes no sense, and why. */
        record Refused(String sentence) implements Writing {}
    }

    /** Takes one in; its ref is not looked at. {@code holdOutPercent} is as in {@link Offer}. */
    @Transactional
    public Writing begin(
            Promotion p,
            String currency,
            @Nullable String condition,
            Instant from,
            @Nullable Instant until,
            int holdOutPercent) {
        if (sql.open(time.instant()).size() >= MOST) {
            return new Writing.Refused("At most " + MOST + " promotions hold at a time. Stop one first.");
        }
        return switch (supposed(p, currency, condition, from, until, holdOutPercent)) {
            case Writing.Refused refused -> refused;
            case Writing.Begun draft -> {
                long id = sql.begin(
                        p,
                        currency,
                        draft.offer().condition(),
                        from,
                        until,
                        holdOutPercent,
                        time.instant(),
                        Actor.current().userId());
                audit.record("began", "promotion", id);
                if (holdOutPercent > 0) {
                    holdOuts.begin(
                            HoldOut.Kind.OFFER,
                            new Trial("promotion:" + id, holdOutPercent),
                            p.name(),
                            "/loyalty/promotions");
                }
                yield new Writing.Begun(sql.byId(id).orElseThrow());
            }
        };
    }

    /** What would become of it: the offer without a number, or why it makes no sense. Writes nothing. */
    public Writing supposed(
            Promotion p,
            String currency,
            @Nullable String condition,
            Instant from,
            @Nullable Instant until,
            int holdOutPercent) {
        String fault = fault(p);
        if (fault == null && until != null && !until.isAfter(from)) {
            fault = "It has to end after it begins.";
        }
        if (fault == null && (holdOutPercent < 0 || holdOutPercent > Trial.MOST_PERCENT)) {
            fault = "Between 0 and " + Trial.MOST_PERCENT + " percent of customers can go without it.";
        }
        if (fault != null) {
            return new Writing.Refused(fault);
        }
        if (condition == null) {
            return new Writing.Begun(new Offer(0, p, currency, null, from, until, false, holdOutPercent));
        }
        return switch (conditions.readTyped(condition)) {
            case Conditions.Reading.Bad bad ->
                new Writing.Refused((bad.path().isEmpty() ? "" : bad.path() + ": ") + bad.sentence());
            case Conditions.Reading.Good good ->
                new Writing.Begun(new Offer(
                        0, p, currency, conditions.write(good.condition()), from, until, false, holdOutPercent));
        };
    }

    /** A sentence, null when nothing is wrong. */
    static @Nullable String fault(Promotion p) {
        if (p.name().isBlank() || p.name().length() > 120) {
            return "Give the promotion a name of at most 120 letters: customers read it on the receipt.";
        }
        if (p.kind().percent() && (p.worth() < 1 || p.worth() > 10_000)) {
            return "The percentage has to be above 0 and at most 100.";
        }
        if (p.worth() < 0 || p.worth() > MOST_MINOR || p.leastMinor() < 0 || p.leastMinor() > MOST_MINOR) {
            return "An amount is never below zero, and no more than 1,000,000,000.00.";
        }
        if (p.turn() < 0 || p.turn() > 1_000) {
            return "The turn is between 0 and 1,000.";
        }
        if (tooLong(p.means()) || tooLong(p.gets()) || p.bundle().size() > MOST_NAMES) {
            return "At most " + MOST_NAMES + " products or categories, of at most 200 letters each.";
        }
        return switch (p.kind()) {
            case AMOUNT_ITEMS, AMOUNT_ORDER, AMOUNT_SHIPPING ->
                p.worth() < 1 ? "The amount has to be more than 0." : null;
            case BUY_GET ->
                p.buy() < 1 || p.get() < 1 || p.buy() > 1_000 || p.get() > 1_000
                        ? "Say how many have to be bought and how many get cheaper."
                        : null;
            case BUNDLE -> p.bundle().isEmpty() ? "Name the products of the bundle." : null;
            case GIFT -> p.gift() == null || p.gift().isBlank() ? "Name the product that is free." : null;
            case PERCENT_ITEMS, PERCENT_ORDER, PERCENT_SHIPPING -> null;
        };
    }

    private static boolean tooLong(Promotion.Choice choice) {
        return choice.products().size() > MOST_NAMES
                || choice.categories().size() > MOST_NAMES
                || choice.products().stream().anyMatch(t -> t.length() > 200)
                || choice.categories().stream().anyMatch(t -> t.length() > 200);
    }

    /** What share goes without a new one where nobody says, in percent. */
    public int usualHoldOut() {
        return holdOuts.usual();
    }

    /** What share goes without it now, in percent; 0 for nobody. */
    public int holdOutPercent(Offer offer) {
        return holdOuts.of(offer.promotion().ref()).map(HoldOut::percent).orElse(offer.holdOutPercent());
    }

    /** It applies no more; what was promised stays promised. */
    @Transactional
    public boolean stop(long id) {
        boolean changed = sql.stop(id, time.instant());
        if (changed) {
            audit.record("stopped", "promotion", id);
        }
        return changed;
    }

    /** Those that hold now, in their turn. */
    public List<Offer> open() {
        return sql.open(time.instant());
    }

    /** All of them, those that were stopped last, at most 500. */
    public List<Offer> all() {
        return sql.all();
    }

    /** The promotion with that number. */
    public Optional<Offer> byId(long id) {
        return sql.byId(id);
    }

    /** The condition in plain English, empty for none. */
    public String sentence(Offer offer) {
        return offer.condition() != null && conditions.read(offer.condition()) instanceof Conditions.Reading.Good good
                ? conditions.sentence(good.condition())
                : "";
    }
}
