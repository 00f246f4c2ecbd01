package heartstring.ui.charts;

import heartstring.kernels.shares.Interval;
import heartstring.kernels.shares.Shares;
import heartstring.ui.components.Format;
import java.util.Locale;

/** So many of so many, as a share with the interval that holds it in 95 of 100 cases; drawn by {@code ui/charts/span}. */
public record ShareSpan(long some, long all) {

    private Interval share() {
        return Shares.share(some, all);
    }

    public String percent() {
        return Format.percent(share().value());
    }

    public String range() {
        return Format.percent(share().low()) + " to " + Format.percent(share().high());
    }

    public String fromLeft() {
        return place(share().low());
    }

    public String toLeft() {
        return place(share().high());
    }

    public String middle() {
        return place(share().value());
    }

    private static String place(double share) {
        return String.format(Locale.ROOT, "%.1f%%", share * 100);
    }
}
