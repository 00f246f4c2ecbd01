package heartstring.decision.holdouts;

import heartstring.insight.effects.Look;
import heartstring.kernels.shares.Interval;
import heartstring.ui.components.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/**
 * What was known night after night, as a band with a line in it; places in percent of the picture, from its left and top.
 *
 * @param band the corners of where the true difference lay
 * @param line the corners of what was found
 * @param nothing how high nothing is
 * @param words the same as a sentence
 */
public record BandChart(
        List<Tick> ticks, String band, String line, String nothing, List<Caption> captions, String words) {

    private static final int TICKS = 5;
    private static final int MOST_NIGHTS = 120;

    public BandChart {
        ticks = List.copyOf(ticks);
        captions = List.copyOf(captions);
    }

    /** A line across, its height from the top. */
    public record Tick(String text, String top) {}

    /** A day below the picture. */
    public record Caption(String text, String left) {}

    /** Of two nights or more; every so many is left out where they are many. */
    static BandChart of(List<Look> all, DoubleFunction<String> text) {
        List<Look> looks = thinned(all);
        double low = 0;
        double high = 0;
        for (Look look : looks) {
            low = Math.min(low, look.interval().low());
            high = Math.max(high, look.interval().high());
        }
        double step = step(Math.max(high - low, 1e-6) / TICKS);
        double bottom = Math.floor(low / step + 1e-9) * step;
        double top = Math.max(bottom + step, Math.ceil(high / step - 1e-9) * step);
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; bottom + i * step <= top + step / 2; i++) {
            double value = bottom + i * step;
            ticks.add(new Tick(
                    text.apply(Math.abs(value) < step / 1e6 ? 0 : value), percent(height(value, bottom, top)) + "%"));
        }
        StringBuilder upper = new StringBuilder();
        StringBuilder line = new StringBuilder();
        List<String> lower = new ArrayList<>();
        for (int i = 0; i < looks.size(); i++) {
            String left = percent(left(i, looks.size()));
            Interval in = looks.get(i).interval();
            upper.append(left)
                    .append(',')
                    .append(percent(height(in.high(), bottom, top)))
                    .append(' ');
            line.append(left)
                    .append(',')
                    .append(percent(height(in.value(), bottom, top)))
                    .append(' ');
            lower.addFirst(left + "," + percent(height(in.low(), bottom, top)));
        }
        Look last = looks.getLast();
        return new BandChart(
                ticks,
                upper + String.join(" ", lower),
                line.toString().strip(),
                percent(height(0, bottom, top)) + "%",
                captions(looks),
                "In " + all.size() + " nights, lately "
                        + text.apply(last.interval().value()) + ", between "
                        + text.apply(last.interval().low()) + " and "
                        + text.apply(last.interval().high())
                        + ". The same figures stand in the table below.");
    }

    private static List<Caption> captions(List<Look> looks) {
        List<Caption> captions = new ArrayList<>();
        captions.add(new Caption(Format.day(looks.getFirst().at()), "0%"));
        captions.add(new Caption(Format.day(looks.getLast().at()), "100%"));
        return captions;
    }

    private static List<Look> thinned(List<Look> looks) {
        int every = Math.ceilDiv(looks.size(), MOST_NIGHTS);
        List<Look> kept = new ArrayList<>();
        for (int i = 0; i < looks.size(); i++) {
            if ((looks.size() - 1 - i) % every == 0) {
                kept.add(looks.get(i));
            }
        }
        return kept;
    }

    private static double step(double rough) {
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double times = rough / power;
        return power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
    }

    private static double height(double value, double bottom, double top) {
        return 100 - 100 * (value - bottom) / (top - bottom);
    }

    private static double left(int place, int places) {
        return places < 2 ? 50 : 100.0 * place / (places - 1);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f", share);
    }
}
