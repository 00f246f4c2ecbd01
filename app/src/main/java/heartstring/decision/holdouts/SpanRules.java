package heartstring.decision.holdouts;

import heartstring.insight.effects.FoundEffect;
import heartstring.kernels.shares.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Draws beneath each other what several things brought in visits, so that they can be compared: nothing is in the middle of each; pure. */
public final class SpanRules {

    private static final double MIDDLE = 50;

    private SpanRules() {}

    /** Where it lies between fewer and more visits, in percent from the left. */
    public record Span(String from, String at, String until) {}

    /** One for each; null where nothing is known. */
    static List<@Nullable Span> of(List<Proof> proofs) {
        double most = proofs.stream()
                .mapToDouble(p -> {
                    Interval in = visits(p);
                    return in == null ? 0 : Math.max(Math.abs(in.low()), Math.abs(in.high()));
                })
                .max()
                .orElse(0);
        List<@Nullable Span> spans = new ArrayList<>();
        for (Proof proof : proofs) {
            Interval in = visits(proof);
            spans.add(
                    in == null || most == 0
                            ? null
                            : new Span(place(in.low(), most), place(in.value(), most), place(in.high(), most)));
        }
        return spans;
    }

    private static @Nullable Interval visits(Proof proof) {
        FoundEffect visits = proof.visits();
        return visits == null || visits.finding() == null
                ? null
                : visits.finding().interval();
    }

    private static String place(double value, double most) {
        return String.format(Locale.ROOT, "%.1f%%", MIDDLE + MIDDLE * value / most);
    }
}
