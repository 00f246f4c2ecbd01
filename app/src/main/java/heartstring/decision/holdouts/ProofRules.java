package heartstring.decision.holdouts;

import heartstring.insight.effects.FoundEffect;
import heartstring.insight.effects.Measure;
import heartstring.kernels.effects.Effects;
import heartstring.kernels.effects.Finding;
import heartstring.kernels.shares.Interval;
import heartstring.ui.components.Format;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says whether something is worth what it costs, in plain words; pure. */
final class ProofRules {

    private static final double DAYS_OF_WEEK = 7;

    private ProofRules() {}

    static @Nullable FoundEffect of(List<FoundEffect> found, Measure measure) {
        return found.stream().filter(f -> f.measure() == measure).findFirst().orElse(null);
    }

    /**
     * Judged is by one span, chosen by who lived it and never by what came of it: the longer once enough on each side have, else the
     * shorter. Either may be empty.
     */
    static List<FoundEffect> judged(List<FoundEffect> longer, List<FoundEffect> shorter) {
        boolean lived = longer.stream().anyMatch(f -> Math.min(f.given(), f.held()) >= Effects.LEAST);
        return lived || shorter.isEmpty() ? longer : shorter;
    }

    /** Cost is inside: it says of what is left whether that is surely more or less than nothing, however often somebody looks. */
    static Verdict verdict(@Nullable FoundEffect visits, @Nullable FoundEffect net) {
        Finding left = net == null ? null : net.finding();
        if (left != null) {
            return switch (left.verdict()) {
                case MORE -> Verdict.WORTH_IT;
                case FEWER -> Verdict.NOT_WORTH_IT;
                case NONE -> Verdict.EVEN;
                case OPEN -> Verdict.NOT_KNOWN;
            };
        }
        boolean known =
                visits != null && visits.finding() != null && visits.finding().verdict() != Finding.Verdict.OPEN;
        return known && net != null && net.cost().of() == 0 ? Verdict.NO_COST : Verdict.NOT_KNOWN;
    }

    /** About so many more customers are needed; 0 where it is known, or that cannot be said yet. */
    static long more(@Nullable FoundEffect visits, @Nullable FoundEffect net) {
        Finding finding =
                net != null && net.finding() != null ? net.finding() : visits == null ? null : visits.finding();
        return finding == null ? 0 : finding.more();
    }

    /** At the pace at which customers met it so far, and so long as each is looked at; 0 for nothing to wait for. */
    static long weeks(long more, @Nullable FoundEffect found) {
        if (found == null || more <= 0 || found.met() == 0) {
            return 0;
        }
        double passed =
                Math.max(1, Duration.between(found.since(), found.until()).toDays()) / DAYS_OF_WEEK;
        double pace = found.met() / passed;
        // Who is under way already needs nobody new, only time.
        double wanted = Math.max(0, more - found.waiting());
        return Math.round(Math.ceil(wanted / pace + found.days() / DAYS_OF_WEEK));
    }

    /** Such as “1.20 more visits each (0.80 to 1.60), €14.00 more spend each (…)”; empty where nothing can be told. */
    static Optional<String> brought(@Nullable FoundEffect found) {
        Finding finding = found == null ? null : found.finding();
        if (found == null || finding == null) {
            return Optional.empty();
        }
        Interval in = finding.interval();
        String more = switch (found.measure()) {
            case VISITS -> in.value() >= 0 ? " more visits" : " fewer visits";
            case SPEND -> in.value() >= 0 ? " more spend" : " less spend";
            case NET -> in.value() >= 0 ? " more left to us" : " less left to us";
        };
        return Optional.of(amount(Math.abs(in.value()), found) + more + " each (" + signed(in.low(), found) + " to "
                + signed(in.high(), found) + ")");
    }

    /** With its sign, where it is below nothing. */
    static String signed(double value, FoundEffect found) {
        return (value < 0 ? "−" : "") + amount(Math.abs(value), found);
    }

    private static String amount(double value, FoundEffect found) {
        return found.measure() == Measure.VISITS
                ? String.format(Locale.ROOT, "%.2f", value)
                : money(value * perUnit(found.currency()), found.currency());
    }

    /** What it cost for each who got it; empty where nobody told. */
    static Optional<String> cost(@Nullable FoundEffect found) {
        if (found == null || found.cost().of() == 0) {
            return Optional.empty();
        }
        double each = (double) found.cost().minor() / Math.max(1, found.given());
        return Optional.of(money(each, found.currency()));
    }

    private static double perUnit(String currency) {
        try {
            return Math.pow(10, Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits()));
        } catch (IllegalArgumentException e) {
            return 100;
        }
    }

    private static String money(double minor, String currency) {
        try {
            return Format.money(Math.round(minor), currency);
        } catch (IllegalArgumentException e) {
            return String.format(Locale.ROOT, "%.2f %s", minor / 100, currency);
        }
    }

    /** Nobody needs to know it to the last customer. */
    static long round(long customers) {
        long step = customers < 100 ? 10 : customers < 1_000 ? 50 : customers < 10_000 ? 500 : 5_000;
        return Math.ceilDiv(customers, step) * step;
    }

    /** What is still missing; empty where it is known. */
    static String waiting(Proof proof) {
        FoundEffect found = proof.net() == null ? proof.visits() : proof.net();
        if (proof.verdict() != Verdict.NOT_KNOWN) {
            return "";
        }
        if (found == null) {
            return "Worked out each night, once somebody got it and somebody went without.";
        }
        if (proof.more() == 0) {
            String few = found.tooFew();
            return few == null ? "" : "Too few to say: " + few + ".";
        }
        String customers = "About " + Format.number(round(proof.more())) + " more customers have to meet it";
        return proof.weeks() == 0 || proof.weeks() > 520
                ? customers + "."
                : customers + ": at the present pace about " + proof.weeks()
                        + (proof.weeks() == 1 ? " week." : " weeks.");
    }
}
