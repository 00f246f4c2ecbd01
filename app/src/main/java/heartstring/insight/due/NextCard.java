package heartstring.insight.due;

import heartstring.insight.next.NextBasket;
import java.time.LocalDate;
import java.util.List;

/**
 * The card on a customer's page.
 *
 * @param tooFew why nothing or less is told; empty otherwise, and where nothing was ever bought
 * @param opens whether whoever reads it may open the page of all
 */
public record NextCard(List<Line> due, List<Line> fresh, String tooFew, boolean opens) {

    private static final int MOST_DUE = 6;
    private static final int MOST_NEW = 3;

    public NextCard {
        due = List.copyOf(due);
        fresh = List.copyOf(fresh);
    }

    /**
     * One product.
     *
     * @param when such as "about Thursday"; empty for what was never bought
     * @param late whether that day has gone by
     * @param title more about it, for who points at it
     */
    public record Line(long productId, String product, String when, boolean late, String reason, String title) {}

    static NextCard of(NextBasket.Next next, LocalDate today, boolean opens) {
        return new NextCard(
                next.due().stream().limit(MOST_DUE).map(due -> line(due, today)).toList(),
                next.fresh().stream()
                        .limit(MOST_NEW)
                        .map(likely -> new Line(likely.productId(), likely.product(), "", false, likely.reason(), ""))
                        .toList(),
                next.visits() == 0 ? "" : next.tooFew(),
                opens);
    }

    private static Line line(NextBasket.Due due, LocalDate today) {
        return new Line(
                due.productId(),
                due.product(),
                DueRules.when(due.on(), today),
                due.on().isBefore(today),
                due.reason(),
                "Probably " + DueRules.window(due.from(), due.until(), today) + "; within seven days with a chance of "
                        + DueRules.chance(due.chance()));
    }
}
