package heartstring.insight.basketdesk;

import heartstring.insight.baskets.Complements;
import heartstring.ui.components.Format;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Rules from a support and a confidence on, both in percent as they were typed. */
public record RulesView(
        String support, String confidence, @Nullable String fault, long receipts, List<Line> lines) {

    public RulesView {
        lines = List.copyOf(lines);
    }

    /** A rule in words. */
    public record Line(String left, String right, String support, String confidence, String lift, long together) {}

    static Line line(Complements.RuleRow rule, long receipts) {
        double confidence = (double) rule.together() / rule.leftReceipts();
        return new Line(
                String.join(", ", rule.left()),
                rule.right(),
                Format.percent((double) rule.together() / receipts),
                Format.percent(confidence),
                String.format(Locale.ROOT, "%.1f", confidence * receipts / rule.rightReceipts()),
                rule.together());
    }
}
