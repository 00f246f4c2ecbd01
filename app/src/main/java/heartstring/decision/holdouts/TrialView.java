package heartstring.decision.holdouts;

import heartstring.insight.effects.ForWhom;
import heartstring.insight.effects.FoundEffect;
import heartstring.insight.effects.Look;
import heartstring.insight.effects.Measure;
import heartstring.kernels.effects.Effects;
import heartstring.kernels.shares.Interval;
import heartstring.story.arms.HoldOut;
import heartstring.story.arms.HoldOuts;
import heartstring.story.arms.Met;
import heartstring.story.arms.Trial;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one thing that some go without.
 *
 * @param answer the verdict as a sentence
 * @param rows its measures
 * @param chart what was known night after night; null until two nights knew something
 * @param order for whom it works; null where too few met it
 * @param share what stands in the form; {@code fault} what is wrong with it, null for nothing
 */
public record TrialView(
        String key,
        String title,
        @Nullable HoldOut holdOut,
        Met met,
        int days,
        int marginPercent,
        String answer,
        String tone,
        String waiting,
        List<Row> rows,
        @Nullable BandChart chart,
        String charted,
        List<Night> nights,
        @Nullable Order order,
        boolean editable,
        @Nullable Instant foundAt,
        String share,
        @Nullable String fault) {

    private static final int NIGHTS = 60;

    public TrialView {
        rows = List.copyOf(rows);
        nights = List.copyOf(nights);
    }

    /** One measure: what each side did, what the difference is, and where it lies at all looks. */
    public record Row(String measure, String given, String held, String difference, String range, String known) {}

    /** What was known at one night. */
    public record Night(Instant at, long known, String value, String range) {}

    /** For whom it works: in words, and by tenths with bars; places in percent. */
    public record Order(String words, List<Tenth> tenths) {

        public Order {
            tenths = List.copyOf(tenths);
        }
    }

    /** One tenth; not drawn where too few are on one side. */
    public record Tenth(
            int nth, long given, long held, boolean drawn, String words, String at, String from, String until) {}

    static TrialView of(
            Proof proof,
            List<Look> looks,
            @Nullable ForWhom order,
            boolean editable,
            @Nullable Instant foundAt,
            @Nullable String typed,
            @Nullable String fault) {
        FoundEffect shown = shown(proof);
        HoldOut own = proof.holdOut();
        return new TrialView(
                proof.trial(),
                proof.title(),
                own,
                proof.met(),
                proof.days(),
                shown == null ? 0 : shown.marginPercent(),
                answer(proof),
                tone(proof.verdict()),
                ProofRules.waiting(proof),
                rows(proof),
                shown == null ? null : chart(looks, shown),
                shown == null ? "" : shown.measure() == Measure.NET ? "What is left to us, each" : "Visits more, each",
                shown == null ? List.of() : nights(looks, shown),
                order == null || proof.visits() == null ? null : order(order, proof.visits()),
                editable,
                foundAt,
                typed == null ? own == null ? "" : String.valueOf(own.percent()) : typed,
                fault);
    }

    private static List<Row> rows(Proof proof) {
        return Stream.of(
                        Stream.ofNullable(proof.visits()),
                        Stream.ofNullable(proof.spend()),
                        Stream.ofNullable(proof.net()))
                .flatMap(one -> one)
                .map(TrialView::row)
                .toList();
    }

    private static @Nullable BandChart chart(List<Look> looks, FoundEffect shown) {
        return looks.size() < 2 ? null : BandChart.of(looks, v -> ProofRules.signed(v, shown));
    }

    private static List<Night> nights(List<Look> looks, FoundEffect shown) {
        return looks.reversed().stream()
                .limit(NIGHTS)
                .map(l -> new Night(
                        l.at(), l.known(), ProofRules.signed(l.interval().value(), shown), range(l.interval(), shown)))
                .toList();
    }

    /** What is drawn over time: what is left where that is known, else visits. */
    static @Nullable FoundEffect shown(Proof proof) {
        FoundEffect net = proof.net();
        return net != null && net.finding() != null ? net : proof.visits();
    }

    static String tone(Verdict verdict) {
        return switch (verdict) {
            case WORTH_IT -> "green";
            case NOT_WORTH_IT -> "red";
            case EVEN, NOT_KNOWN, NO_COST -> "";
        };
    }

    /** What it brought and cost, as far as it is known. */
    static List<String> brought(Proof proof) {
        List<String> parts = new ArrayList<>();
        ProofRules.brought(proof.visits()).ifPresent(parts::add);
        ProofRules.brought(proof.spend()).ifPresent(parts::add);
        ProofRules.cost(proof.visits()).ifPresent(c -> parts.add("cost " + c + " each"));
        return parts;
    }

    private static String answer(Proof proof) {
        List<String> parts = brought(proof);
        String verdict = proof.verdict().words();
        return parts.isEmpty()
                ? verdict.substring(0, 1).toUpperCase(Locale.ROOT) + verdict.substring(1) + "."
                : "In " + proof.days() + " days: " + String.join(", ", parts) + ": " + verdict + ".";
    }

    private static Row row(FoundEffect found) {
        String measure = switch (found.measure()) {
            case VISITS -> "Visits";
            case SPEND -> "Spend";
            case NET -> "What is left to us";
        };
        if (found.effect() == null || found.finding() == null) {
            String few = found.tooFew();
            return new Row(measure, "", "", "", "", "too few to say: " + (few == null ? "" : few));
        }
        Interval in = found.finding().interval();
        double saved = found.effect().saved();
        return new Row(
                measure,
                ProofRules.signed(found.effect().givenMean(), found),
                ProofRules.signed(found.effect().heldMean(), found),
                ProofRules.signed(in.value(), found),
                range(in, found),
                switch (found.finding().verdict()) {
                            case MORE -> "more";
                            case FEWER -> "less";
                            case NONE -> "no difference worth noticing";
                            case OPEN -> "not known yet";
                        }
                        + (saved < 0.005
                                ? ""
                                : String.format(
                                        Locale.ROOT,
                                        "; the time before took %.0f of 100 of the noise away",
                                        100 * saved)));
    }

    private static String range(Interval in, FoundEffect found) {
        return ProofRules.signed(in.low(), found) + " to " + ProofRules.signed(in.high(), found);
    }

    private static Order order(ForWhom order, FoundEffect found) {
        double reach = order.tenths().stream()
                .flatMap(t -> Stream.ofNullable(t.effect()))
                .mapToDouble(e -> Math.max(Math.abs(e.low()), Math.abs(e.high())))
                .max()
                .orElse(1);
        String words = order.differs()
                ? "It works better for some than for others: for the first half of customers, in an order learnt on others, it made "
                        + ProofRules.signed(order.apart().value(), found)
                        + " more visits of a difference than for the second ("
                        + range(order.apart(), found)
                        + "). That holds for this one look: the order is learnt anew each night."
                : "No difference between people can be shown: it may work alike for all. What looks like an order below may be chance.";
        return new Order(
                words + scored(order),
                order.tenths().stream().map(t -> tenth(t, reach, found)).toList());
    }

    /** What choosing by the order gains over choosing by lot, and what it brings; for one look. */
    private static String scored(ForWhom order) {
        Interval auuc = order.auuc();
        return " Qini: " + exact(order.qini()) + " visits" + (auuc == null ? "" : "; AUUC: " + exact(auuc) + " visits")
                + ".";
    }

    private static String exact(Interval in) {
        return String.format(Locale.ROOT, "%.3f (%.3f to %.3f)", in.value(), in.low(), in.high());
    }

    private static Tenth tenth(ForWhom.Tenth tenth, double reach, FoundEffect found) {
        Interval effect = tenth.effect();
        return effect == null
                ? new Tenth(tenth.nth(), tenth.given(), tenth.held(), false, "too few to say", "", "", "")
                : new Tenth(
                        tenth.nth(),
                        tenth.given(),
                        tenth.held(),
                        true,
                        ProofRules.signed(effect.value(), found) + " (" + range(effect, found) + ")",
                        place(effect.value(), reach),
                        place(effect.low(), reach),
                        place(effect.high(), reach));
    }

    private static String place(double value, double reach) {
        double share = reach <= 0 ? 0 : value / reach;
        return String.format(Locale.ROOT, "%.2f%%", 50 + 50 * Math.clamp(share, -1, 1));
    }

    /** Whether it is about all that is optional together. */
    public boolean everything() {
        return key.equals(HoldOuts.EVERYTHING);
    }

    public int most() {
        return Trial.MOST_PERCENT;
    }

    /** So many on each side have to have lived so long with it. */
    public int least() {
        return Effects.LEAST;
    }

    /** Where those who met it in one arm are listed. */
    public String who(boolean given) {
        return "/insight/effects/customers?arm=" + (given ? "given" : "held") + "&trial=" + encoded();
    }

    public String file() {
        return "/proof/trial.csv?key=" + encoded();
    }

    private String encoded() {
        return URLEncoder.encode(key, StandardCharsets.UTF_8);
    }
}
