package heartstring.insight.effectdesk;

import heartstring.insight.effects.FoundEffect;
import heartstring.insight.effects.FoundEffect.Cost;
import heartstring.insight.effects.Measure;
import heartstring.kernels.effects.Effect;
import heartstring.kernels.effects.Finding;
import heartstring.kernels.shares.Interval;
import heartstring.ui.components.Format;
import java.util.Locale;

/** How it is told what made a difference. */
final class Wording {

    private Wording() {}

    /** What a trial is called, as nearly as its key says it. */
    static String title(String trial) {
        String words =
                trial.replace('-', ' ').replace('_', ' ').replace(':', ' ').strip();
        return words.isEmpty() ? trial : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** The verdict in a few words. */
    static String verdict(FoundEffect found) {
        Finding finding = found.finding();
        if (finding == null) {
            return "too few to say";
        }
        Interval interval = finding.interval();
        return switch (finding.verdict()) {
            case MORE, FEWER ->
                "made a difference: " + signed(interval.value(), found) + " each (" + range(interval, found) + ")";
            case NONE -> "no difference seen: if there is one, it is smaller than " + plain(found.worth(), found);
            case OPEN -> "not known yet: about " + Format.number(round(finding.more())) + " more customers needed";
        };
    }

    /** Nobody needs to know it to the last customer. */
    static long round(long customers) {
        long step = customers < 100 ? 10 : customers < 1_000 ? 50 : customers < 10_000 ? 500 : 5_000;
        return Math.ceilDiv(customers, step) * step;
    }

    /** What each side did on the average. */
    static String means(FoundEffect found) {
        Effect effect = found.effect();
        return effect == null
                ? ""
                : plain(effect.givenMean(), found) + " of those who got it, " + plain(effect.heldMean(), found)
                        + " of those held out";
    }

    /** What it cost; empty where nobody told. */
    static String cost(FoundEffect found) {
        Cost cost = found.cost();
        Finding finding = found.finding();
        if (cost.of() == 0) {
            return "";
        }
        double each = (double) cost.minor() / cost.of();
        String words = "It cost " + money(each, found.currency()) + " each";
        return finding == null || finding.verdict() != Finding.Verdict.MORE || found.measure() != Measure.VISITS
                ? words + "."
                : words + ", so a visit more cost "
                        + money(each / finding.interval().value(), found.currency()) + ".";
    }

    private static String money(double minor, String currency) {
        try {
            return Format.money(Math.round(minor), currency);
        } catch (IllegalArgumentException e) {
            return String.format(Locale.ROOT, "%.2f %s", minor / 100, currency);
        }
    }

    private static String unit(FoundEffect found) {
        return found.measure() == Measure.VISITS ? "visits" : found.currency();
    }

    /** What is looked at, as a heading. */
    static String measure(Measure measure) {
        return switch (measure) {
            case VISITS -> "Visits";
            case SPEND -> "Spend";
            case NET -> "What is left";
        };
    }

    /** From where to where, with words where the two are on different sides of nothing. */
    static String range(Interval interval, FoundEffect found) {
        return interval.low() >= 0
                ? String.format(Locale.ROOT, "%.2f to %.2f", interval.low(), interval.high())
                : interval.high() <= 0
                        ? String.format(Locale.ROOT, "%.2f to %.2f", -interval.high(), -interval.low())
                        : signed(interval.low(), found) + " to " + signed(interval.high(), found);
    }

    /** A number with its unit and without a sign. */
    static String plain(double value, FoundEffect found) {
        return String.format(Locale.ROOT, "%.2f %s", value, unit(found));
    }

    /** A number with its unit that says more or fewer. */
    static String signed(double value, FoundEffect found) {
        boolean visits = found.measure() == Measure.VISITS;
        return String.format(
                Locale.ROOT,
                "%.2f %s",
                Math.abs(value),
                value >= 0
                        ? (visits ? "more visits" : found.currency() + " more")
                        : (visits ? "fewer visits" : found.currency() + " less"));
    }
}
