package heartstring.experience.leaving;

import heartstring.kernels.leaving.Deed;
import heartstring.kernels.leaving.LeavingModel;
import heartstring.kernels.leaving.Panel;
import heartstring.kernels.leaving.Reading;
import heartstring.kernels.leaving.Sign;
import heartstring.kernels.leaving.Signs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Works a customer's index out of their deeds, and words why. */
public final class MoodRules {

    /** What the hand that speaks is called where weights are shown. */
    public static final String RATES = "Rates us well";

    private static final double MIDDLE = 50;

    /** Whoever has been away for so many usual gaps is gone, politely or not. */
    private static final double GONE = 6;

    private static final int MOST_REASONS = 3;
    private static final double WORTH_TELLING = 0.15;

    private MoodRules() {}

    /** On a day; empty where there are too few visits to know a habit. */
    static Optional<Mood> mood(List<Deed> deeds, double day, LeavingModel model) {
        return Signs.at(deeds, day).map(reading -> mood(reading, deeds, model));
    }

    private static Mood mood(Reading reading, List<Deed> deeds, LeavingModel model) {
        double[] shown = reading.features();
        double[] both = Panel.bothHands(reading, deeds, model.houseMean());
        Double rating = Panel.said(deeds, reading.day(), model.houseMean()).orElse(null);
        double chance = model.bothHands().chance(both);
        double[] interval = model.bothHands().interval(both);
        Double said = rating == null ? null : model.saidSteps().below(rating);
        boolean good = rating != null && rating >= Panel.GOOD && said != null && said >= MIDDLE;
        boolean polite = good && reading.of(Sign.LATE) <= GONE && model.alarm().chance(both) >= model.alarmFrom();
        return new Mood(
                rating,
                said,
                (int) deeds.stream()
                        .filter(d -> d.kind() == Deed.Kind.RATED && d.day() > reading.day() - 365)
                        .count(),
                100 - model.shownSteps().below(model.shown().chance(shown)),
                100 - model.bothSteps().below(chance),
                100 - model.bothSteps().below(interval[1]),
                100 - model.bothSteps().below(interval[0]),
                chance,
                polite,
                reading.usualGap(),
                reasons(reading, model.bothHands().parts(both), rating));
    }

    private record Reason(double weight, String words) {}

    /** The parts of the odds that are worth telling, in words, the strongest first. */
    static List<String> reasons(Reading reading, double[] parts, @Nullable Double rating) {
        List<Reason> reasons = new ArrayList<>();
        int at = 0;
        for (Sign sign : Sign.values()) {
            double part = parts[at++];
            String words = Math.abs(part) < WORTH_TELLING ? "" : words(sign, reading, part > 0);
            if (!words.isEmpty()) {
                reasons.add(new Reason(Math.abs(part), words));
            }
        }
        if (rating != null && Math.abs(parts[at]) >= WORTH_TELLING) {
            reasons.add(new Reason(Math.abs(parts[at]), "rates us " + number(rating * 10) + " of 10"));
        }
        return reasons.stream()
                .sorted(Comparator.comparingDouble(Reason::weight).reversed())
                .limit(MOST_REASONS)
                .map(Reason::words)
                .toList();
    }

    /** What is learnt may point either way; only what moves the index the way the words say is told. */
    private static String words(Sign sign, Reading reading, boolean worse) {
        double measure = reading.of(sign);
        double usual = reading.usualGap();
        return switch (sign) {
            case LATE ->
                worse && measure > 1.2
                        ? "has not been in for " + days(measure * usual) + ", comes every " + days(usual) + " otherwise"
                        : !worse && measure < 1 ? "was here " + ago(measure * usual) : "";
            case SLOWER ->
                worse && measure > 1.1
                        ? "came every " + days(measure * usual) + " of late instead of every " + days(usual)
                        : !worse && measure < 0.95
                                ? "comes more often than before: every " + days(measure * usual)
                                : "";
            case SMALLER ->
                worse && measure < 0.95
                        ? "buys " + share(1 - measure) + " less at a time"
                        : !worse && measure > 1.05 ? "buys " + share(measure - 1) + " more at a time" : "";
            case FADING -> "";
            case RETURNS -> worse && measure > 0 ? "brings more back than before" : "";
            case COMPLAINTS -> worse && measure > 0 ? "complained of late" : "";
            case WAITS -> worse && measure > 1 ? "waited " + number(measure) + " minutes longer than usual" : "";
            case ANSWERS ->
                worse && measure >= 1 ? "waited " + hours(measure) + " longer for our answer than usual" : "";
            case SPEAKS -> "";
            case CARTS -> worse && measure >= 0.5 ? "left " + counted(measure, "cart") + " behind" : "";
            case RAGE -> worse && measure >= 0.5 ? "clicked in anger" : "";
            case STOPPED -> worse && measure > 0 ? "does not want to be written to any more" : "";
            case SILENT -> worse && measure > 1 ? "has been silent since our answer" : "";
            case BACK -> !worse && measure > 0 ? "came back after a long gap" : "";
        };
    }

    private static String ago(double days) {
        return days < 1 ? "today" : days(days) + " ago";
    }

    private static String days(double days) {
        long whole = Math.max(1, Math.round(days));
        return whole == 1 ? "one day" : whole + " days";
    }

    private static String hours(double hours) {
        long whole = Math.round(hours);
        return whole >= 48 ? days(hours / 24) : whole == 1 ? "one hour" : whole + " hours";
    }

    private static String share(double share) {
        return Math.round(share * 100) + " %";
    }

    private static String counted(double many, String thing) {
        return Math.round(many) == 1 ? "a " + thing : Math.round(many) + " " + thing + "s";
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /** What a sign is called where weights are shown. */
    public static String name(Sign sign) {
        return switch (sign) {
            case LATE -> "Long since the last visit";
            case SLOWER -> "Comes less often";
            case SMALLER -> "Buys less at a time";
            case FADING -> "Comes less often and buys less";
            case RETURNS -> "Brings more back";
            case COMPLAINTS -> "Complains";
            case WAITS -> "Waits longer";
            case ANSWERS -> "Waits longer for our answers";
            case SPEAKS -> "Speaks up more often";
            case CARTS -> "Leaves carts behind";
            case RAGE -> "Clicks in anger";
            case STOPPED -> "Does not want to be written to";
            case SILENT -> "Silent after our answer";
            case BACK -> "Came back after a long gap";
        };
    }
}
