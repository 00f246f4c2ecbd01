package heartstring.desk.customer;

import heartstring.story.measures.Figures;
import heartstring.ui.components.Format;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Chooses the figures that stand under a customer's name. */
final class FigureRules {

    private FigureRules() {}

    /** Spent, orders, last purchase, last seen, touchpoints: those that there are. */
    static List<Portrait.Figure> lines(Figures.Summary summary) {
        List<Portrait.Figure> lines = new ArrayList<>();
        if (!summary.spent().isEmpty()) {
            Figures.Spent main = summary.spent().getFirst();
            String others = summary.spent().stream()
                    .skip(1)
                    .limit(3)
                    .map(s -> Format.money(s.amountMinor(), s.currency()))
                    .collect(Collectors.joining(", "));
            String hint = others.isEmpty() ? "after refunds" : "and " + others;
            lines.add(new Portrait.Figure("Spent", Format.money(main.amountMinor(), main.currency()), hint));
            long average = main.orders() == 0 ? 0 : main.amountMinor() / main.orders();
            lines.add(new Portrait.Figure(
                    "Orders",
                    Format.number(summary.orders()),
                    main.orders() == 0 ? "" : Format.money(average, main.currency()) + " on average"));
        }
        if (summary.lastOrderAt() != null) {
            lines.add(when("Last purchase", summary.lastOrderAt()));
        }
        if (summary.lastAt() != null) {
            lines.add(when("Last seen", summary.lastAt()));
        }
        int channels = summary.channels().size();
        lines.add(new Portrait.Figure(
                "Touchpoints",
                Format.number(summary.touchpoints()),
                channels == 1 ? "in one channel" : "in " + channels + " channels"));
        return lines;
    }

    /** How long ago with the day beside it; where the first is a day already, the time of day. */
    private static Portrait.Figure when(String label, Instant moment) {
        String ago = Format.ago(moment);
        String day = Format.day(moment);
        return new Portrait.Figure(label, ago, ago.equals(day) ? "at " + Format.time(moment) : day);
    }
}
