package heartstring.demo.gifts;

import heartstring.decision.giftprogrammes.GiftProgramme;
import heartstring.decision.giftprogrammes.GiftProgrammes;
import heartstring.demo.goods.Pair;
import heartstring.demo.goods.Product;
import heartstring.demo.goods.Products;
import heartstring.loyalty.budgets.Budget;
import heartstring.loyalty.budgets.Budgets;
import java.util.List;
import org.springframework.stereotype.Component;

/** Lets the demo shop's tills give away what its planted complements are. */
@Component
public class DemoGifts {

    private static final long MOST_COST = 300;
    private static final long A_MONTH = 60_000;

    /** The third product is counted, so that it can be seen how that looks. */
    private static final int COUNTED = 2;

    private static final long PIECES = 40;

    private final GiftProgrammes programmes;
    private final Budgets budgets;

    DemoGifts(GiftProgrammes programmes, Budgets budgets) {
        this.programmes = programmes;
        this.budgets = budgets;
    }

    /** Makes the programme, unless there is any. */
    public void begin() {
        if (!programmes.all().isEmpty()) {
            return;
        }
        Budget budget = budgets.make("Gifts at the till", "EUR", A_MONTH, Budget.Period.MONTH, false);
        long id = programmes.make(
                new GiftProgramme.Draft("A little something", "EUR", MOST_COST, 30, budget.id(), 10, List.of()));
        List<Product> gifts = Products.load().complements().stream()
                .map(Pair::right)
                .distinct()
                .toList();
        for (int i = 0; i < gifts.size(); i++) {
            Product gift = gifts.get(i);
            // What the shop never sold is not in its catalogue; that is refused and left out.
            programmes.give(id, gift.id(), Math.max(1, gift.costMinor()), i == COUNTED ? PIECES : null);
        }
        programmes.run(id, true);
    }
}
