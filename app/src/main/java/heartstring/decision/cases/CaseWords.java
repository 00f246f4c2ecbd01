package heartstring.decision.cases;

import heartstring.crm.chronicle.Chronicle;
import heartstring.story.timeline.Happening;
import heartstring.story.timeline.Wording;
import heartstring.ui.components.Format;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How cases read on the timeline. */
@Component
class CaseWords implements Wording {

    private static final int MOST_NAME = 80;

    @Override
    public @Nullable Line word(Happening h) {
        if (!h.channel().equals(Chronicle.CHANNEL) || !h.kind().equals("track")) {
            return null;
        }
        return switch (h.name()) {
            case "Case Opened" ->
                new Line(
                        "alert-triangle",
                        by(h) + " opened a case"
                                + Cause.of(String.valueOf(h.text("cause")))
                                        .filter(c -> c != Cause.HAND)
                                        .map(c -> " for " + c.label())
                                        .orElse(""));
            case "Case Closed" ->
                new Line(
                        "circle-check",
                        by(h) + " closed a case"
                                + Ending.of(String.valueOf(h.text("ending")))
                                        .map(e -> ": " + e.label())
                                        .orElse(""));
            default -> null;
        };
    }

    private static String by(Happening h) {
        String by = h.text("by");
        return by == null ? "The house" : Format.shortened(by, MOST_NAME);
    }
}
