package heartstring.decision.actiondesk;

import heartstring.decision.actionrules.Action;
import heartstring.decision.actionrules.Because;
import heartstring.decision.actionrules.Weighed;
import heartstring.decision.actions.Decided;
import heartstring.ui.components.Format;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** One decision about what to do next: why this, and why not that. */
public record WhyView(Decided decision) {

    public boolean isSame() {
        return decision.replayed() == decision.drawn();
    }

    public List<Weighed.Option> options() {
        Weighed weighed = decision.weighed();
        return weighed.options().stream()
                .sorted(Comparator.comparingDouble((Weighed.Option o) -> -weighed.value(o)))
                .toList();
    }

    /** What it is expected to bring, as money with its sign. */
    public String value(Weighed.Option option) {
        return option.action() == Action.NOTHING ? "" : money(decision.weighed().value(option));
    }

    public String money(double minor) {
        long whole = Math.round(minor);
        return (whole < 0 ? "−" : "")
                + Format.money(Math.abs(whole), decision.weighed().currency());
    }

    /** How it came to be, as a sentence. */
    public String how() {
        return decision.isOwed()
                ? "We owe it to them; nothing else was weighed."
                : "Drawn with a chance of " + Format.percent(decision.propensity()) + " among "
                        + (decision.weighed().options().size() == 1
                                ? "nothing else"
                                : decision.weighed().options().size() + " things")
                        + ". Done again from what is kept, "
                        + (isSame() ? "the same comes out." : "something else comes out.");
    }

    /** What became of it. */
    public String came() {
        return switch (decision.told().state()) {
            case "accepted" -> "Somebody took it";
            case "dismissed" -> "Dismissed: " + reason(decision.reason());
            case "passed" -> "Something newer took its place";
            default -> "Open";
        };
    }

    /** A month later; empty while that is not known. */
    public String outcome() {
        return switch (decision.outcome()) {
            case "came" -> "They came back within a month.";
            case "answered" -> "They answered well within a month.";
            case "stayed" -> "They did not come within a month.";
            case "dismissed" -> "It was not done, and counts as having brought nothing.";
            default -> "";
        };
    }

    private static String reason(String word) {
        return Because.of(word).map(b -> b.words().toLowerCase(Locale.ROOT)).orElse("no reason");
    }
}
