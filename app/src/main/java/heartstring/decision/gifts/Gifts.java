package heartstring.decision.gifts;

import heartstring.customer.choices.Choices;
import heartstring.customer.choices.Use;
import heartstring.decision.giftfacts.Facts;
import heartstring.decision.giftfacts.GiftFacts;
import heartstring.decision.giftfacts.Shelf;
import heartstring.decision.giftprogrammes.GiftProgramme;
import heartstring.decision.gifts.GiftRules.Chosen;
import heartstring.decision.gifts.Weighed.No;
import heartstring.loyalty.budgets.Budget;
import heartstring.loyalty.budgets.Budgets;
import heartstring.platform.auth.Actor;
import heartstring.platform.postgres.Meeting;
import heartstring.platform.secrets.Tokens;
import heartstring.platform.settings.Settings;
import heartstring.story.arms.Arm;
import heartstring.story.arms.Arms;
import heartstring.story.arms.HoldOut;
import heartstring.story.arms.HoldOuts;
import heartstring.story.arms.Trial;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides which gift a customer gets with a basket, sets its cost aside, and keeps what it was decided from. However many tills ask at
 * once, no more is set aside than the budget holds, and no customer gets more than one.
 */
@Component
public class Gifts {

    /** How long a gift is set aside. */
    public static final Duration STANDS = Duration.ofMinutes(30);

    /** The most lines of a basket that are looked at. */
    public static final int MOST_LINES = 200;

    private final GiftFacts facts;
    private final DecisionsSql sql;
    private final GiftHolds holds;
    private final Budgets budgets;
    private final HoldOuts holdOuts;
    private final Arms arms;
    private final Choices choices;
    private final Settings settings;
    private final TransactionTemplate transactions;
    private final InstantSource time;

    Gifts(
            GiftFacts facts,
            DecisionsSql sql,
            GiftHolds holds,
            Budgets budgets,
            HoldOuts holdOuts,
            Arms arms,
            Choices choices,
            Settings settings,
            TransactionTemplate transactions,
            InstantSource time) {
        this.facts = facts;
        this.sql = sql;
        this.holds = holds;
        this.budgets = budgets;
        this.holdOuts = holdOuts;
        this.arms = arms;
        this.choices = choices;
        this.settings = settings;
        this.transactions = transactions;
        this.time = time;
    }

    /**
     * What a till asks.
     *
     * @param customerId 0 for nobody known
     * @param profileId the piece that was shown, 0 for the customer's first
     * @param store its key, empty for none in particular
     * @param basket keys of products
     * @param key made by the till; the same key is the same decision
     * @param replaces a decision for an earlier state of this basket that is given back; 0 for none
     */
    public record Asked(long customerId, long profileId, String store, List<String> basket, String key, long replaces) {

        public Asked {
            basket = basket.stream().distinct().sorted().limit(MOST_LINES).toList();
        }

        private byte[] contents() {
            return Tokens.digest(customerId + "\n" + store + "\n" + String.join("\n", basket));
        }
    }

    /** What can become of asking. */
    public sealed interface Outcome {

        /** It was decided; {@code replayed} when it was under this key before. */
        record Decided(Decision decision, boolean replayed) implements Outcome {}

        /** Nothing was decided, and nothing is kept. */
        record Nothing(Why why) implements Outcome {}

        /** The key was used for another basket before. */
        record KeyReused() implements Outcome {}
    }

    /** Decides, and sets aside what it costs. */
    public Outcome decide(Asked asked) {
        byte[] key = Tokens.digest("gift\n" + Actor.current().getName() + "\n" + asked.key());
        byte[] contents = asked.contents();
        Shelf shelf = facts.shelf();
        Optional<GiftProgramme> programme = shelf.programme(asked.store());
        if (programme.isEmpty() || asked.customerId() == 0) {
            return sql.byKey(key)
                    .map(before -> again(before, contents))
                    .orElse(new Outcome.Nothing(asked.customerId() == 0 ? Why.NOBODY : Why.OFF));
        }
        if (!choices.allows(asked.customerId(), Use.GIFTS)) {
            return sql.byKey(key).map(before -> again(before, contents)).orElse(new Outcome.Nothing(Why.ASKED_NOT_TO));
        }
        Instant now = time.instant();
        try {
            return Meeting.again(() -> transactions.execute(status -> {
                sql.lock(asked.customerId());
                Facts known = facts.of(asked.customerId(), now);
                return known.first() == 0
                        ? new Outcome.Nothing(Why.NOBODY)
                        : decided(asking(asked, key, contents, programme.get(), shelf, known, now));
            }));
        } catch (DuplicateKeyException met) {
            // At the same moment for another customer, who is not waited for.
            return again(sql.byKey(key).orElseThrow(() -> met), contents);
        }
    }

    /** All that a decision is made from. */
    private record Asking(
            Asked asked,
            byte[] key,
            byte[] contents,
            GiftProgramme programme,
            Facts facts,
            Weighed weighed,
            long seed,
            Instant now) {}

    private Asking asking(
            Asked asked, byte[] key, byte[] contents, GiftProgramme programme, Shelf shelf, Facts known, Instant now) {
        Weighed weighed = GiftRules.weighed(
                programme, shelf, asked.basket(), known, holds.gone(programme, shelf, asked.basket()));
        return new Asking(asked, key, contents, programme, known, weighed, seed(programme, known, now), now);
    }

    private Outcome again(DecisionsSql.Before before, byte[] contents) {
        return Arrays.equals(before.contents(), contents)
                ? new Outcome.Decided(sql.byId(before.id()).orElseThrow(), true)
                : new Outcome.KeyReused();
    }

    /** The same for a customer on a day: whoever scans a basket anew does not draw anew. */
    private long seed(GiftProgramme programme, Facts known, Instant now) {
        LocalDate day = LocalDate.ofInstant(now, settings.zone());
        return ByteBuffer.wrap(Tokens.digest(programme.trial() + "\n" + known.first() + "\n" + day))
                .getLong();
    }

    private Outcome decided(Asking asking) {
        Asked asked = asking.asked();
        GiftProgramme programme = asking.programme();
        Instant since = asking.now().minus(Duration.ofDays(programme.everyDays()));
        DecisionsSql.Earlier earlier =
                sql.earlier(asking.key(), asked.customerId(), programme.id(), since, asking.now(), asked.replaces());
        if (earlier.before().isPresent()) {
            return again(earlier.before().get(), asking.contents());
        }
        if (asked.replaces() != 0) {
            giveBack(asked.replaces(), asked.customerId());
        }
        if (asking.facts().complaint()) {
            return none(asking, Why.COMPLAINT, asking.weighed());
        }
        if (earlier.lately() && programme.everyDays() > 0) {
            return none(asking, Why.TOO_SOON, asking.weighed());
        }
        if (asking.weighed().options().isEmpty()) {
            return none(asking, Why.NOTHING, asking.weighed());
        }
        // Before anybody meets the trial, and for both arms alike.
        Optional<Budget> budget = budgets.byId(programme.budgetId());
        Weighed affordable = affordable(
                asking.weighed(),
                budget.map(b -> holds.left(b, asked.store(), asked.customerId()))
                        .orElse(0L));
        if (budget.isEmpty() || affordable.options().isEmpty()) {
            return none(asking, Why.BUDGET, affordable);
        }
        Trial trial = holdOuts.of(programme.trial()).map(HoldOut::now).orElse(new Trial(programme.trial(), 0));
        // Met by both arms alike, and before anything is set aside: whoever gives from the same budget waits from then
        // on.
        return arms.meet(asked.customerId(), trial) == Arm.HELD_OUT
                ? without(asking, affordable)
                : with(asking, budget.get(), affordable);
    }

    /** What would have been given. */
    private Outcome without(Asking asking, Weighed weighed) {
        Chosen chosen = GiftRules.chosen(weighed, asking.seed()).orElseThrow();
        return kept(asking, "held_out", null, weighed, chosen);
    }

    /**
     * Draws until something can be set aside; others may take what was left meanwhile. What it costs is set aside last of all, for every
     * till that gives from the same budget waits from then until this is kept.
     */
    private Outcome with(Asking asking, Budget budget, Weighed affordable) {
        Weighed weighed = affordable;
        while (!weighed.options().isEmpty()) {
            Chosen chosen = GiftRules.chosen(weighed, asking.seed()).orElseThrow();
            Outcome.Decided kept = kept(asking, "reserved", null, weighed, chosen);
            GiftHolds.Taken taken =
                    holds.take(asking.programme(), budget, chosen.option(), whose(asking), asking.asked());
            if (taken instanceof GiftHolds.Taken.Aside aside) {
                sql.setAside(kept.decision().id(), aside.reservation(), aside.piece());
                return kept;
            }
            sql.drop(kept.decision().id());
            weighed = taken instanceof GiftHolds.Taken.TooLittle few
                    ? affordable(weighed, few.leftMinor())
                    : weighed.without(chosen.option(), No.NO_STOCK);
        }
        return none(asking, Why.BUDGET, weighed);
    }

    private static Weighed affordable(Weighed weighed, long leftMinor) {
        Weighed rest = weighed;
        for (Weighed.Option option : weighed.options()) {
            rest = option.costMinor() > leftMinor ? rest.without(option, No.BUDGET) : rest;
        }
        return rest;
    }

    private static Budgets.Whose whose(Asking asking) {
        return new Budgets.Whose(asking.asked().customerId(), profile(asking));
    }

    private static long profile(Asking asking) {
        return asking.asked().profileId() == 0
                ? asking.facts().first()
                : asking.asked().profileId();
    }

    private Outcome none(Asking asking, Why why, Weighed weighed) {
        return kept(asking, "none", why, weighed, null);
    }

    private Outcome.Decided kept(
            Asking asking, String state, @Nullable Why why, Weighed weighed, @Nullable Chosen chosen) {
        Instant until = state.equals("reserved") ? asking.now().plus(STANDS) : null;
        Long cost = chosen == null ? null : chosen.option().costMinor();
        long id = sql.keep(new DecisionsSql.Made(
                asking.key(),
                asking.contents(),
                profile(asking),
                asking.programme().id(),
                asking.asked().store(),
                asking.now(),
                state,
                why,
                chosen == null ? null : chosen.option().product(),
                cost,
                until,
                Actor.current().userId(),
                asking.seed(),
                chosen == null ? null : chosen.propensity(),
                weighed));
        return new Outcome.Decided(
                new Decision(
                        id,
                        profile(asking),
                        asking.asked().customerId(),
                        "",
                        asking.programme(),
                        asking.asked().store(),
                        asking.now(),
                        state,
                        why,
                        chosen == null ? null : chosen.option().product(),
                        cost == null ? 0 : cost,
                        until,
                        asking.seed(),
                        chosen == null ? 0 : chosen.propensity(),
                        weighed),
                false);
    }

    /** An earlier decision for the same customer, if it still stands. */
    private void giveBack(long id, long customer) {
        if (sql.byId(id).filter(d -> d.customerId() == customer).isPresent()) {
            sql.locked(id).filter(s -> s.state().equals("reserved")).ifPresent(standing -> {
                holds.free(standing);
                sql.settle(id, "voided", time.instant());
            });
        }
    }

    /** The decision with that number, whoever it was about: for tills, where everybody is served. */
    public Optional<Decision> byId(long id) {
        return sql.byId(id);
    }

    /** Decisions about customers within reach, the newest first, before one that was shown. */
    public List<Decision> page(long programme, String state, Instant before, long beforeId, int most) {
        return sql.page(programme, state, before, beforeId, most);
    }

    /** How many decisions of a programme came to what since then, by state or by why there was no gift. */
    public Map<String, Long> tally(long programme, Instant since) {
        return sql.tally(programme, since);
    }

    /** Does a decision again from what is kept of it: the product that comes out, empty for none. */
    public static Optional<String> replay(Decision decision) {
        return GiftRules.chosen(decision.weighed(), decision.seed())
                .filter(c -> decision.product() != null)
                .map(c -> c.option().product());
    }
}
