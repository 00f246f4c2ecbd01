package heartstring.experience.journeymap;

import heartstring.experience.said.SaidView;
import heartstring.ui.charts.Chart;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was said at a stage, or what was late.
 *
 * @param late whether it shows where the promise was not kept
 * @param chart the share of what carries the intended feeling, by week; null where too little was said
 * @param next the address of older lines, null when there are none
 */
public record WordsView(
        int journeyId,
        String journey,
        int stageId,
        String stage,
        int days,
        String felt,
        String theme,
        boolean late,
        String promise,
        List<Line> lines,
        @Nullable Chart chart,
        @Nullable String next) {

    public WordsView {
        lines = List.copyOf(lines);
    }

    /** A customer's words, or a touchpoint whose promise was not kept. */
    public record Line(
            long touchpoint,
            long customer,
            String name,
            Instant at,
            String felt,
            String words,
            String event,
            @Nullable Instant dueAt,
            @Nullable Instant metAt) {

        /** A sign that is told apart by its shape. */
        public String sign() {
            return SaidView.sign(felt);
        }
    }

    /** The address of this page with another choice. */
    public String href(String wantedFelt, String wantedTheme, boolean wantedLate) {
        return "/experience/journeys/" + journeyId + "/stages/" + stageId + "?days=" + days
                + (wantedFelt.isEmpty() ? "" : "&feeling=" + wantedFelt)
                + (wantedTheme.isEmpty() ? "" : "&theme=" + wantedTheme)
                + (wantedLate ? "&show=late" : "");
    }

    /** What is looked at, in words. */
    public String shown() {
        if (late) {
            return "Promises not kept";
        }
        return (felt.isEmpty() ? "What was said" : "What carries " + felt) + (theme.isEmpty() ? "" : " about " + theme);
    }
}
