package heartstring.demo.deeds;

import heartstring.loyalty.budgets.Budget;
import heartstring.loyalty.budgets.Budgets;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.promotions.Promotion;
import heartstring.loyalty.promotions.Promotion.Choice;
import heartstring.loyalty.promotions.Promotion.Kind;
import heartstring.loyalty.promotions.Promotions;
import heartstring.loyalty.referrals.ReferralSetting;
import heartstring.loyalty.referrals.Referrals;
import heartstring.loyalty.vouchers.VoucherBatch;
import heartstring.loyalty.vouchers.VoucherBatches;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the demo shop offers beside its rewards, each unless it is there. */
@Component
class Offers {

    /** The code that everybody in town knows. */
    static final String PUBLIC_CODE = "MARIGOLD10";

    private static final String BUDGET = "Cheaper baskets";
    private static final long BUDGET_MINOR = 50_000;

    private final Budgets budgets;
    private final Promotions promotions;
    private final VoucherBatches batches;
    private final Referrals referrals;
    private final InstantSource time;

    Offers(Budgets budgets, Promotions promotions, VoucherBatches batches, Referrals referrals, InstantSource time) {
        this.budgets = budgets;
        this.promotions = promotions;
        this.batches = batches;
        this.referrals = referrals;
        this.time = time;
    }

    void open(Programme programme) {
        if (referrals.setting(programme.id()).isEmpty()) {
            referrals.set(new ReferralSetting(programme.id(), 100, 50, 1_000, 3, 5, true));
        }
        Budget budget = budgets.all().stream()
                .filter(b -> b.name().equals(BUDGET))
                .findFirst()
                .orElseGet(() -> budgets.make(BUDGET, programme.currency(), BUDGET_MINOR, Budget.Period.MONTH, false));
        if (promotions.all().isEmpty()) {
            promotion(programme, "Three loaves, pay two", Kind.BUY_GET, 10_000, 0, "Bakery", 2, 1, budget.id());
            promotion(programme, "A tenth off fruit", Kind.PERCENT_ITEMS, 1_000, 0, "Fruit", 0, 0, budget.id());
            promotion(programme, "5 euros off large baskets", Kind.AMOUNT_ORDER, 500, 6_000, null, 0, 0, budget.id());
        }
        if (batches.all().isEmpty()) {
            batch(programme, "Ten percent for everybody", PUBLIC_CODE, 1, 500, VoucherBatch.Gives.PERCENT, 1_000);
            batch(programme, "Sorry for the wait", null, 40, 1, VoucherBatch.Gives.AMOUNT, 300);
        }
    }

    private void promotion(
            Programme programme,
            String name,
            Kind kind,
            long worth,
            long leastMinor,
            @Nullable String category,
            int buy,
            int get,
            long budget) {
        Choice means = category == null ? Choice.ALL : new Choice(List.of(), List.of(category));
        Promotion promotion = new Promotion(
                "",
                name,
                kind,
                worth,
                leastMinor,
                means,
                Choice.ALL,
                buy,
                get,
                List.of(),
                null,
                10,
                null,
                false,
                budget);
        if (promotions.begin(promotion, programme.currency(), null, time.instant(), null, 0)
                instanceof Promotions.Writing.Refused refused) {
            throw new IllegalStateException(refused.sentence());
        }
    }

    private void batch(
            Programme programme,
            String name,
            @Nullable String code,
            int codes,
            long usesEach,
            VoucherBatch.Gives gives,
            long worth) {
        VoucherBatches.Making making = batches.make(new VoucherBatches.Draft(
                name,
                code,
                codes,
                usesEach,
                null,
                1_000,
                null,
                gives,
                worth,
                programme.currency(),
                null,
                null,
                null,
                false,
                time.instant(),
                null));
        if (making instanceof VoucherBatches.Making.Refused refused) {
            throw new IllegalStateException(refused.sentence());
        }
    }
}
