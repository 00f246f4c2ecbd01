package heartstring.experience.journeymap;

import heartstring.experience.gaps.Gap;
import heartstring.kernels.shares.Interval;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How figures read. */
final class Words {

    private static final double MINUTE = 60;
    private static final double HOUR = 60 * MINUTE;
    private static final double DAY = 24 * HOUR;

    private Words() {}

    static int percent(double share) {
        return (int) Math.round(100 * share);
    }

    /** "62 % (55 to 68)"; empty for none. */
    static String share(@Nullable Interval share) {
        return share == null
                ? ""
                : "%d %% (%d to %d)".formatted(percent(share.value()), percent(share.low()), percent(share.high()));
    }

    /** "3 days", "2.5 hours", "40 minutes". */
    static String duration(double seconds) {
        if (seconds >= DAY) {
            return amount(seconds / DAY, "day");
        }
        return seconds >= HOUR ? amount(seconds / HOUR, "hour") : amount(seconds / MINUTE, "minute");
    }

    private static String amount(double number, String unit) {
        String text = number < 9.95 && Math.abs(number - Math.rint(number)) > 0.05
                ? String.format(Locale.ROOT, "%.1f", number)
                : String.valueOf(Math.round(number));
        return text + " " + unit + (text.equals("1") ? "" : "s");
    }

    /** What a gap says, in a sentence. */
    static String gap(Gap gap) {
        return "%d of 100 things said carried %s instead of %s; %s were felt instead, of %d things said."
                .formatted(
                        percent(gap.share()),
                        gap.intended(),
                        gap.byDesign()
                                ? "the " + percent(gap.usual()) + " that are meant"
                                : "the usual " + percent(gap.usual()),
                        gap.felt(),
                        gap.heard());
    }
}
