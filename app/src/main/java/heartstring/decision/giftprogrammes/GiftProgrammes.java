package heartstring.decision.giftprogrammes;

import heartstring.commerce.catalogue.AmountRules;
import heartstring.loyalty.budgets.Budget;
import heartstring.loyalty.budgets.Budgets;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.postgres.Changes;
import heartstring.platform.postgres.Kept;
import heartstring.story.arms.HoldOut;
import heartstring.story.arms.HoldOuts;
import heartstring.story.arms.Trial;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps gift programmes and what they may give. */
@Component
public class GiftProgrammes {

    /** The most programmes of a house. */
    public static final int MOST = 50;

    /** The most products that one may give. */
    public static final int MOST_ITEMS = 500;

    /** The most that one gift may cost, in minor units. */
    public static final long MOST_COST = 1_000_000;

    /** The most pieces that are counted of one product. */
    public static final long MOST_PIECES = 1_000_000;

    private static final int MOST_DAYS = 365;
    private static final int MOST_STORES = 200;
    private static final int MOST_NAME = 120;
    private static final int MOST_KEY = 200;

    private final GiftProgrammesSql sql;
    private final GiftStock stock;
    private final Budgets budgets;
    private final HoldOuts holdOuts;
    private final Audit audit;
    private final InstantSource time;
    private final Kept<List<GiftProgramme>> known;

    GiftProgrammes(
            GiftProgrammesSql sql,
            GiftStock stock,
            Budgets budgets,
            HoldOuts holdOuts,
            Audit audit,
            InstantSource time,
            Changes changes) {
        this.holdOuts = holdOuts;
        this.sql = sql;
        this.stock = stock;
        this.budgets = budgets;
        this.audit = audit;
        this.time = time;
        this.known = new Kept<>("gift-programmes", changes, () -> sql.all(MOST));
    }

    /** All of them, the oldest first; the same list until one is changed. */
    public List<GiftProgramme> all() {
        return known.get();
    }

    /** The one with that number. */
    public Optional<GiftProgramme> byId(long id) {
        return all().stream().filter(p -> p.id() == id).findFirst();
    }

    /** Why it cannot be so, in a sentence; null when it can. */
    public @Nullable String fault(GiftProgramme.Draft draft) {
        if (draft.name().isBlank() || draft.name().length() > MOST_NAME) {
            return "A name has 1 to " + MOST_NAME + " characters.";
        }
        if (draft.mostCostMinor() < 1 || draft.mostCostMinor() > MOST_COST) {
            return "Say what one gift may cost you at most; it is more than nothing.";
        }
        if (draft.everyDays() < 0 || draft.everyDays() > MOST_DAYS) {
            return "A customer gets a gift every 0 to " + MOST_DAYS + " days.";
        }
        if (draft.holdOutPercent() < 0 || draft.holdOutPercent() > Trial.MOST_PERCENT) {
            return "Of 100 customers 0 to " + Trial.MOST_PERCENT + " go without.";
        }
        if (draft.stores().size() > MOST_STORES) {
            return "At most " + MOST_STORES + " stores; for more, leave it empty for all.";
        }
        Optional<Budget> budget = budgets.byId(draft.budgetId());
        return budget.isEmpty()
                ? "Choose the budget that pays. Without one nothing is given."
                : budget.get().currency().equals(draft.currency())
                        ? null
                        : "The budget is in " + budget.get().currency() + ", the gifts are in " + draft.currency()
                                + ".";
    }

    /** Makes one that does not run yet; the caller has seen that it makes sense. */
    @Transactional
    public long make(GiftProgramme.Draft draft) {
        long id = sql.make(draft, time.instant(), Actor.current().userId());
        holdOut(id, draft);
        known.changed();
        audit.record("made", "gift programme", id);
        return id;
    }

    /** Sets it anew; false when there is none of that number. */
    @Transactional
    public boolean set(long id, GiftProgramme.Draft draft) {
        boolean there = sql.set(id, draft);
        if (there) {
            holdOut(id, draft);
            known.changed();
            audit.record("changed", "gift programme", id);
        }
        return there;
    }

    /** How many of 100 customers go without it now. */
    public int share(GiftProgramme programme) {
        return holdOuts.of(programme.trial()).map(HoldOut::percent).orElse(0);
    }

    /** Some go without it from its first day. */
    private void holdOut(long id, GiftProgramme.Draft draft) {
        Trial trial = new Trial(GiftProgramme.trial(id), draft.holdOutPercent());
        if (holdOuts.of(trial.key()).isPresent()) {
            holdOuts.change(trial);
        } else if (draft.holdOutPercent() > 0) {
            holdOuts.begin(HoldOut.Kind.GIFT, trial, draft.name(), "/gifts/programmes/" + id);
        }
    }

    /** Lets it run, or stops it; what is set aside can still be given. */
    @Transactional
    public void run(long id, boolean running) {
        if (sql.run(id, running)) {
            known.changed();
            audit.record(running ? "started" : "stopped", "gift programme", id);
        }
    }

    /**
     * Adds a product that may be given, or sets what it costs and how many there are.
     *
     * @param pieces how many are left; null where they are not counted
     * @return why it cannot be, null when it is done
     */
    @Transactional
    public @Nullable String give(long id, String product, long costMinor, @Nullable Long pieces) {
        GiftProgramme programme = byId(id).orElse(null);
        if (programme == null) {
            return "There is no such programme.";
        }
        String key = product.strip();
        if (key.isEmpty() || key.length() > MOST_KEY) {
            return "Name the product by its number.";
        }
        if (costMinor < 1 || costMinor > MOST_COST) {
            return "Say what it costs you; it is more than nothing.";
        }
        if (pieces != null && (pieces < 0 || pieces > MOST_PIECES)) {
            return "At most " + MOST_PIECES + " pieces are counted.";
        }
        boolean there = programme.items().stream().anyMatch(i -> i.product().equals(key));
        if (!there && programme.items().size() >= MOST_ITEMS) {
            return "A programme gives at most " + MOST_ITEMS + " products.";
        }
        if (!sql.isProduct(key)) {
            return "No product has the number “" + key + "”. Products come with orders.";
        }
        long item = sql.give(id, key, costMinor, pieces != null);
        if (pieces != null) {
            stock.set(item, pieces);
        }
        known.changed();
        audit.record("changed", "gift programme", id);
        return null;
    }

    /**
     * Adds the products of a category that were sold lately, each at so much of its price.
     *
     * @return how many were added; those that were there stay as they are
     */
    @Transactional
    public int giveCategory(long id, String category, int percentOfPrice) {
        GiftProgramme programme = byId(id).orElse(null);
        if (programme == null || category.isBlank() || percentOfPrice < 1 || percentOfPrice > 100) {
            return 0;
        }
        int added = sql.giveCategory(
                id,
                category.strip(),
                percentOfPrice,
                programme.currency(),
                MOST_COST,
                Math.max(0, MOST_ITEMS - programme.items().size()));
        if (added > 0) {
            known.changed();
            audit.record("changed", "gift programme", id);
        }
        return added;
    }

    /** Takes a product off; what is set aside can still be given. */
    @Transactional
    public void take(long id, long item) {
        if (sql.take(id, item)) {
            known.changed();
            audit.record("changed", "gift programme", id);
        }
    }

    /** What of it is given, as people know it: names by key. */
    public Map<String, String> names(GiftProgramme programme) {
        return sql.names(
                programme.items().stream().map(GiftProgramme.Item::product).toList());
    }

    /** Categories that products are of. */
    public List<String> categories() {
        return sql.categories();
    }

    /** Stores by their key. */
    public Map<String, String> stores() {
        return sql.stores();
    }

    /** How many digits amounts of that currency have behind the point. */
    public static int digits(String currency) {
        return AmountRules.digits(currency);
    }
}
