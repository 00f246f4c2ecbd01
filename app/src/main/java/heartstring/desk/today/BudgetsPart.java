package heartstring.desk.today;

import heartstring.loyalty.budgets.Budget;
import heartstring.loyalty.budgets.Budgets;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.Role;
import heartstring.ui.components.Format;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What is left of budgets, drawn; those of single stores are left out. As it was within the last minute. */
@Component
class BudgetsPart implements TodayPart {

    private static final int LINES = 6;
    private static final int WHOLE = 100;

    private final Budgets budgets;
    private final Fresh<List<Block.Bar>> bars;

    BudgetsPart(Budgets budgets, InstantSource time) {
        this.budgets = budgets;
        this.bars = new Fresh<>(time, Duration.ofMinutes(1), this::look);
    }

    @Override
    public int place() {
        return 50;
    }

    @Override
    public Optional<Block> of(Actor actor) {
        return actor.has(Role.MANAGER)
                ? Optional.of(
                        new Block(
                                "budgets",
                                "Left of budgets",
                                "coin",
                                "/loyalty/budgets",
                                bars.get(),
                                List.of(),
                                "There is no budget yet. Gifts, offers and amends are paid by budgets, and never cost more than these hold."))
                : Optional.empty();
    }

    private List<Block.Bar> look() {
        return budgets.all().stream()
                .filter(b -> !b.stopped() && !b.eachStore())
                .limit(LINES)
                .map(this::bar)
                .toList();
    }

    private Block.Bar bar(Budget budget) {
        long left = Math.max(0, budgets.left(budget, null));
        return new Block.Bar(
                Format.shortened(budget.name(), 40),
                "/loyalty/budgets",
                (int) (WHOLE * Math.min(left, budget.limitMinor()) / Math.max(1, budget.limitMinor())),
                Format.money(left, budget.currency()));
    }
}
