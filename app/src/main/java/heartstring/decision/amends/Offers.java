package heartstring.decision.amends;

import heartstring.decision.openings.CaseSetting;
import heartstring.loyalty.adjustments.Adjustments;
import heartstring.loyalty.budgets.Budget;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.programmes.Programmes;
import heartstring.loyalty.rewards.Reward;
import heartstring.loyalty.rewards.Rewards;
import heartstring.loyalty.vouchers.VoucherBatch;
import heartstring.loyalty.vouchers.VoucherBatches;
import heartstring.platform.audit.Audit;
import heartstring.ui.components.Format;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What may be given as amends, and what each costs the budget. */
@Component
public class Offers {

    /** The most that are offered at once. */
    static final int MOST = 100;

    private final VoucherBatches batches;
    private final Rewards rewards;
    private final Programmes programmes;
    private final OffersSql sql;
    private final Audit audit;
    private final InstantSource time;

    Offers(
            VoucherBatches batches,
            Rewards rewards,
            Programmes programmes,
            OffersSql sql,
            Audit audit,
            InstantSource time) {
        this.batches = batches;
        this.rewards = rewards;
        this.programmes = programmes;
        this.sql = sql;
        this.audit = audit;
        this.time = time;
    }

    /** Something that may be given, as it is called, with what it costs in minor units of the budget's currency. */
    public record Offer(What what, String name, long costMinor) {

        /** As a form says it. */
        public String value() {
            return what.word() + " " + what.number();
        }
    }

    /** What can become of asking what something costs. */
    sealed interface Price {

        /** So much. */
        record Good(Offer offer) implements Price {}

        /** It cannot be given, and why. */
        record Bad(String sentence) implements Price {}
    }

    /** What it costs, or why it cannot be given to this member. */
    Price price(What what, Member member, Budget budget, CaseSetting setting) {
        return switch (what) {
            case What.Points p -> points(p, setting);
            case What.Voucher v -> voucher(v, budget);
            case What.Gift g -> gift(g, member, budget);
        };
    }

    private static Price points(What.Points what, CaseSetting setting) {
        if (what.points() < 1) {
            return new Price.Bad("Give at least one point.");
        }
        if (what.points() > Adjustments.MOST / Math.max(1, setting.hundredMinor())) {
            return new Price.Bad("These are more points than anybody may give at once.");
        }
        return new Price.Good(
                new Offer(what, Format.number(what.points()) + " points", setting.costMinor(what.points())));
    }

    private Price voucher(What.Voucher what, Budget budget) {
        Optional<VoucherBatch> batch = batches.byId(what.batch());
        Long cost = sql.costs().get(what.batch());
        return batch.isEmpty() || cost == null || !isFit(batch.get(), budget.currency())
                ? new Price.Bad("These vouchers are not given as amends.")
                : new Price.Good(new Offer(what, batch.get().name(), cost));
    }

    /** Whether codes of this batch are for one person, can be used now, and are paid for by nobody else. */
    private boolean isFit(VoucherBatch batch, String currency) {
        Instant now = time.instant();
        Instant until = batch.until();
        return batch.personal()
                && !batch.stopped()
                && batch.budgetId() == null
                && !batch.from().isAfter(now)
                && (until == null || until.isAfter(now))
                && batch.currency().equals(currency);
    }

    private Price gift(What.Gift what, Member member, Budget budget) {
        return goods(member, budget).stream()
                .filter(o -> o.what().equals(what))
                .<Price>map(Price.Good::new)
                .findFirst()
                .orElse(new Price.Bad("This is not there to be given: none is left, or it is not on offer any more."));
    }

    private List<Offer> goods(Member member, Budget budget) {
        if (!programmes.byId(member.programmeId()).currency().equals(budget.currency())) {
            return List.of();
        }
        List<Offer> offers = new ArrayList<>();
        for (Reward reward : rewards.open(member.programmeId())) {
            Long cost = reward.costMinor();
            if (reward.kind() == Reward.Kind.PRODUCT && cost != null && cost > 0) {
                offers.add(new Offer(new What.Gift(reward.id()), reward.name(), cost));
            }
        }
        return offers;
    }

    /** The vouchers and goods that cost no more than that, at most a hundred. */
    List<Offer> within(Member member, Budget budget, long mostMinor) {
        Map<Long, Long> costs = sql.costs();
        List<Offer> all = new ArrayList<>();
        if (!costs.isEmpty()) {
            batches.all().stream()
                    .filter(b -> costs.containsKey(b.id()) && isFit(b, budget.currency()))
                    .map(b -> new Offer(new What.Voucher(b.id()), b.name(), costs.getOrDefault(b.id(), 0L)))
                    .forEach(all::add);
        }
        all.addAll(goods(member, budget));
        return all.stream().filter(o -> o.costMinor() <= mostMinor).limit(MOST).toList();
    }

    /** A batch of vouchers for one person, and what one costs the budget where it may be given; 0 where not. */
    public record Choice(VoucherBatch batch, long costMinor) {}

    /** Those that could be given as amends. */
    List<Choice> choices() {
        Map<Long, Long> costs = sql.costs();
        return batches.all().stream()
                .filter(b -> b.personal() && !b.stopped() && b.budgetId() == null)
                .map(b -> new Choice(b, costs.getOrDefault(b.id(), 0L)))
                .toList();
    }

    /** Says what a voucher of that batch costs the budget, or with 0 that none is given; false when there is no such batch. */
    @Transactional
    boolean set(long batch, long costMinor) {
        if (batches.byId(batch)
                .filter(b -> b.personal() && b.budgetId() == null)
                .isEmpty()) {
            return false;
        }
        sql.set(batch, costMinor);
        audit.record("set what amends cost of", "voucher batch", batch);
        return true;
    }
}
