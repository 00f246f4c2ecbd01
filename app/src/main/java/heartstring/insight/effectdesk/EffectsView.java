package heartstring.insight.effectdesk;

import heartstring.insight.effects.FoundEffect;
import heartstring.insight.effects.FoundEffects;
import heartstring.insight.effects.House;
import heartstring.insight.effects.Measure;
import heartstring.kernels.effects.Effect;
import heartstring.kernels.effects.Finding;
import heartstring.kernels.effects.Planning;
import heartstring.kernels.shares.Interval;
import heartstring.story.arms.HoldOut;
import heartstring.ui.components.Format;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What made a difference.
 *
 * @param plan the form of the planner with what it says
 * @param foundAt null while nothing was worked out
 */
public record EffectsView(
        int days, List<Trial> trials, Plan plan, @Nullable Instant foundAt) {

    public EffectsView {
        trials = List.copyOf(trials);
    }

    /**
     * One trial.
     *
     * @param lines its measures
     * @param groups by what they are grouped, with the groups
     */
    public record Trial(
            String key,
            String title,
            long given,
            long held,
            long both,
            long waiting,
            Instant since,
            String cost,
            List<Line> lines,
            List<Family> groups) {

        public Trial {
            lines = List.copyOf(lines);
            groups = List.copyOf(groups);
        }
    }

    /** One measure of a trial as it is drawn; places in percent, none where too few. */
    public record Line(
            String measure,
            String verdict,
            String means,
            String saved,
            String kind,
            boolean drawn,
            String at,
            String from,
            String until,
            String onceFrom,
            String onceUntil,
            String words) {}

    /** Groups of one kind. */
    public record Family(String title, List<Part> parts) {

        public Family {
            parts = List.copyOf(parts);
        }
    }

    /** The effect in one group. */
    public record Part(
            String name, long given, long held, String words, boolean apart, String at, String from, String until) {}

    /**
     * The planner.
     *
     * @param worth what was typed, as is {@code held}
     * @param answer what it says; empty while nothing was asked
     * @param fault what is wrong with what was typed, null for nothing
     */
    public record Plan(
            String worth,
            String held,
            String usual,
            String answer,
            @Nullable String fault,
            boolean possible) {}

    static EffectsView of(int days, List<FoundEffect> found, Plan plan, @Nullable Instant foundAt) {
        Map<String, List<FoundEffect>> byTrial = new LinkedHashMap<>();
        found.forEach(
                f -> byTrial.computeIfAbsent(f.trial(), t -> new ArrayList<>()).add(f));
        return new EffectsView(
                days, byTrial.values().stream().map(EffectsView::trial).toList(), plan, foundAt);
    }

    private static Trial trial(List<FoundEffect> measures) {
        FoundEffect first = measures.getFirst();
        return new Trial(
                first.trial(),
                Wording.title(first.trial()),
                first.given(),
                first.held(),
                first.both(),
                first.waiting(),
                first.since(),
                Wording.cost(first),
                measures.stream().map(EffectsView::line).toList(),
                families(first));
    }

    private static Line line(FoundEffect found) {
        Effect effect = found.effect();
        Finding finding = found.finding();
        String measure = Wording.measure(found.measure());
        if (effect == null || finding == null) {
            String few = found.tooFew();
            return new Line(
                    measure,
                    "too few to say: " + (few == null ? "" : few),
                    "",
                    "",
                    "open",
                    false,
                    "",
                    "",
                    "",
                    "",
                    "",
                    "");
        }
        Interval always = finding.interval();
        Interval once = effect.difference().interval();
        double reach = reach(List.of(always));
        return new Line(
                measure,
                Wording.verdict(found),
                Wording.means(found),
                effect.saved() < 0.005
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "the time before took %.0f of 100 of the noise away",
                                100 * effect.saved()),
                finding.verdict().name().toLowerCase(Locale.ROOT),
                true,
                place(always.value(), reach),
                place(always.low(), reach),
                place(always.high(), reach),
                place(once.low(), reach),
                place(once.high(), reach),
                Wording.signed(always.value(), found) + ", at all looks " + Wording.range(always, found)
                        + "; at one look " + Wording.range(once, found));
    }

    private static List<Family> families(FoundEffect found) {
        double reach =
                reach(found.groups().stream().map(FoundEffect.Group::interval).toList());
        Map<String, List<Part>> families = new LinkedHashMap<>();
        for (FoundEffect.Group group : found.groups()) {
            Interval interval = group.interval();
            families.computeIfAbsent(group.family(), f -> new ArrayList<>())
                    .add(new Part(
                            group.name(),
                            group.given(),
                            group.held(),
                            Wording.signed(interval.value(), found) + " (" + Wording.range(interval, found) + ")",
                            group.isApart(),
                            place(interval.value(), reach),
                            place(interval.low(), reach),
                            place(interval.high(), reach)));
        }
        return families.entrySet().stream()
                .map(e -> new Family(e.getKey(), e.getValue()))
                .toList();
    }

    /** So far from nothing is drawn, either way. */
    private static double reach(List<Interval> intervals) {
        return intervals.stream()
                .mapToDouble(i -> Math.max(Math.abs(i.low()), Math.abs(i.high())))
                .max()
                .orElse(1);
    }

    private static String place(double value, double reach) {
        double share = reach <= 0 ? 0 : value / reach;
        return String.format(Locale.ROOT, "%.2f%%", 50 + 50 * Math.clamp(share, -1, 1));
    }

    /** What the planner says of what was typed. */
    static Plan plan(List<House> houses, int days, String worth, String held) {
        House house = houses.stream()
                .filter(h -> h.days() == days && h.measure() == Measure.VISITS)
                .filter(h -> h.customers() >= 2 && h.spread() > 0)
                .findFirst()
                .orElse(null);
        if (house == null) {
            return new Plan(worth, held, "", "", null, false);
        }
        String usual = String.format(
                Locale.ROOT,
                "%s customers came %.1f times in the last %d days; one differs from another by %.1f.",
                Format.number(house.customers()),
                house.mean(),
                days,
                house.spread());
        if (worth.isBlank() && held.isBlank()) {
            return new Plan("", "20", usual, "", null, true);
        }
        double difference = number(worth);
        double percent = number(held);
        if (!(difference > 0 && difference <= 1_000)) {
            return new Plan(
                    worth, held, usual, "", "How many more visits are worth noticing is above 0, such as 0.5.", true);
        }
        if (!(percent >= 1 && percent <= 50)) {
            return new Plan(worth, held, usual, "", "Between 1 and 50 of 100 customers are held out.", true);
        }
        long all = Planning.customers(house.spread(), difference, percent / 100, house.saved());
        long rounded = Wording.round(all);
        long out = Math.max(1, Math.round(rounded * percent / 100));
        String most = all > house.customers()
                ? String.format(
                        Locale.ROOT,
                        " That is more than come here; all of them together would show a difference of %.2f.",
                        Planning.found(house.customers(), house.spread(), percent / 100, house.saved()))
                : "";
        return new Plan(
                worth,
                held,
                usual,
                "About " + Format.number(rounded) + " customers, " + Format.number(out)
                        + " of them held out, show a difference of " + worth.strip() + " visits in 80 of 100 trials."
                        + most,
                null,
                true);
    }

    private static double number(String typed) {
        try {
            double number = Double.parseDouble(typed.strip().replace(',', '.'));
            return Double.isFinite(number) ? number : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    public List<Integer> periods() {
        return FoundEffects.DAYS;
    }

    /** Where it stands whether it is worth what it costs. */
    public String proof(Trial trial) {
        return HoldOut.page(trial.key());
    }

    /** Where those who met a trial in one arm are listed. */
    public String who(Trial trial, boolean given) {
        return "/insight/effects/customers?arm=" + (given ? "given" : "held") + "&trial="
                + URLEncoder.encode(trial.key(), StandardCharsets.UTF_8);
    }
}
