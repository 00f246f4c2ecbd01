package heartstring.desk.mending;

import heartstring.insight.drivers.FoundOutcome;
import heartstring.insight.moments.Outcome;
import heartstring.kernels.drivers.Driver;
import heartstring.kernels.drivers.Driver.Direction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What to mend first.
 *
 * @param outcomes all that can be looked at
 * @param found what is shown; null while nothing was worked out
 * @param foundAt when
 * @param bars of what can be mended, the first to mend first
 * @param others what goes with it and is nobody's to mend, or may be nothing
 * @param earlier what was found in the period before; null where there was none
 */
public record MendingView(
        List<Outcome> outcomes,
        @Nullable FoundOutcome found,
        @Nullable Instant foundAt,
        List<Bar> bars,
        List<Bar> others,
        @Nullable FoundOutcome earlier) {

    public MendingView {
        outcomes = List.copyOf(outcomes);
        bars = List.copyOf(bars);
        others = List.copyOf(others);
    }

    /**
     * One factor as it is drawn.
     *
     * @param width of the bar, in percent of the longest
     * @param from where its part may begin and end, in percent of the drawing
     * @param share its part of what is accounted for
     * @param then the mean in the period before, with what that says; empty where there was none
     */
    public record Bar(
            String factor,
            String title,
            String width,
            String share,
            String from,
            String until,
            String at,
            String range,
            String goes,
            String stands,
            String gain,
            String then,
            boolean worseThanThen) {}

    static MendingView of(List<FoundOutcome> all, String wanted, @Nullable Instant foundAt) {
        List<FoundOutcome> newest = all.stream().filter(f -> !f.before()).toList();
        FoundOutcome found = newest.stream()
                .filter(f -> f.outcome().key().equals(wanted))
                .findFirst()
                .orElse(newest.isEmpty() ? null : newest.getFirst());
        List<Outcome> outcomes = newest.stream().map(FoundOutcome::outcome).toList();
        if (found == null) {
            return new MendingView(outcomes, null, foundAt, List.of(), List.of(), null);
        }
        FoundOutcome earlier = all.stream()
                .filter(f ->
                        f.before() && f.outcome().key().equals(found.outcome().key()))
                .filter(f -> f.tooFew() == null)
                .findFirst()
                .orElse(null);
        List<FoundOutcome.Line> lines = new ArrayList<>(found.drivers());
        lines.sort(Comparator.comparingDouble((FoundOutcome.Line l) -> -l.weight(found.explained()))
                .thenComparingDouble(l -> -l.driver().importance().value()));
        double longest = lines.stream()
                .mapToDouble(l -> l.weight(found.explained()))
                .max()
                .orElse(0);
        double widest = lines.stream()
                .mapToDouble(l -> l.driver().importance().high())
                .max()
                .orElse(0);
        List<Bar> bars = new ArrayList<>();
        List<Bar> others = new ArrayList<>();
        for (FoundOutcome.Line line : lines) {
            double weight = line.weight(found.explained());
            Bar bar = bar(line, found, earlier, longest <= 0 ? 0 : weight / longest, Math.max(widest, 1e-9));
            (weight > 0 ? bars : others).add(bar);
        }
        return new MendingView(outcomes, found, foundAt, bars, others, earlier);
    }

    private static Bar bar(
            FoundOutcome.Line line, FoundOutcome found, @Nullable FoundOutcome earlier, double length, double widest) {
        Driver driver = line.driver();
        Driver then = earlier == null || driver.direction() == Direction.VARIES
                ? null
                : earlier.drivers().stream()
                        .filter(l -> l.factor().equals(line.factor()))
                        .map(FoundOutcome.Line::driver)
                        .findFirst()
                        .orElse(null);
        return new Bar(
                line.factor(),
                line.title(),
                percent(length),
                String.format(Locale.ROOT, "%.0f of 100", 100 * line.share(found.explained())),
                percent(driver.importance().low() / widest),
                percent(driver.importance().high() / widest),
                percent(driver.importance().value() / widest),
                String.format(
                        Locale.ROOT,
                        "%.1f of 100 (%.1f to %.1f)",
                        100 * driver.importance().value(),
                        100 * driver.importance().low(),
                        100 * driver.importance().high()),
                goes(line, found.outcome()),
                driver.direction() == Direction.VARIES
                        ? ""
                        : number(driver.mean()) + " " + line.unit() + "; the best tenth " + number(driver.best()),
                gain(driver, found.outcome()),
                then == null ? "" : number(then.mean()),
                then != null && worse(driver, then));
    }

    private static boolean worse(Driver driver, Driver then) {
        double more = driver.mean() - then.mean();
        boolean much = Math.abs(more) > 0.1 * driver.spread();
        return much && (driver.direction() == Direction.BETTER ? more < 0 : more > 0);
    }

    /** What more of it goes together with. */
    private static String goes(FoundOutcome.Line line, Outcome outcome) {
        Driver driver = line.driver();
        String slope = amount(Math.abs(driver.slope().value()), outcome) + " ("
                + amount(
                        Math.min(
                                Math.abs(driver.slope().low()),
                                Math.abs(driver.slope().high())),
                        outcome) + " to "
                + amount(
                        Math.max(
                                Math.abs(driver.slope().low()),
                                Math.abs(driver.slope().high())),
                        outcome) + ")";
        return switch (driver.direction()) {
            case BETTER -> "one more goes together with " + slope + " more";
            case WORSE -> "one more goes together with " + slope + " less";
            case UNSURE -> "may as well be nothing";
            case VARIES -> "they differ by " + amount(driver.spread(), outcome) + " as a rule";
        };
    }

    private static String gain(Driver driver, Outcome outcome) {
        return driver.direction() == Direction.UNSURE ? "" : amount(driver.gain(), outcome);
    }

    private static String amount(double value, Outcome outcome) {
        return outcome.yesNo()
                ? String.format(Locale.ROOT, "%.1f of 100", 100 * value)
                : String.format(Locale.ROOT, "%.2f", value);
    }

    /** With as many digits as say something. */
    static String number(double value) {
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f", value)
                .replace('-', '−');
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", 100 * Math.clamp(share, 0, 1));
    }

    /** The mean of the outcome, in words. */
    public String mean(FoundOutcome of) {
        return of.outcome().yesNo()
                ? String.format(Locale.ROOT, "%.0f of 100", 100 * of.mean())
                : number(of.mean()) + " " + of.outcome().unit();
    }

    /** How much is accounted for, in words. */
    public String explained(FoundOutcome of) {
        return String.format(
                Locale.ROOT,
                "%.0f of 100 (%.0f to %.0f)",
                100 * of.explained().value(),
                100 * of.explained().low(),
                100 * of.explained().high());
    }

    public boolean isShown(Outcome outcome) {
        FoundOutcome shown = found;
        return shown != null && shown.outcome().key().equals(outcome.key());
    }

    /** Where what lies behind a factor is told. */
    public String stories(Bar bar) {
        FoundOutcome shown = found;
        return "/insight/mend-first/stories?outcome="
                + (shown == null ? "" : shown.outcome().key()) + "&factor=" + bar.factor();
    }
}
