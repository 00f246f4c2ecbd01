package heartstring.experience.index;

import heartstring.experience.leaving.MoodRules;
import heartstring.kernels.leaving.LeavingModel;
import heartstring.kernels.leaving.Panel;
import heartstring.kernels.leaving.Sign;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The page of the experience index.
 *
 * @param learnt how it was learnt, null as long as too few have left to learn from
 * @param listens the signs that the alarm of polite leavers listens to
 * @param next the cursor of the next page of leavers, null at the end
 */
public record MoodView(
        @Nullable Learnt learnt,
        List<Weight> weights,
        List<String> listens,
        List<Line> leavers,
        long known,
        long polite,
        @Nullable String next) {

    public MoodView {
        weights = List.copyOf(weights);
        listens = List.copyOf(listens);
        leavers = List.copyOf(leavers);
    }

    /**
     * How it was learnt.
     *
     * @param ranking of a hundred pairs of a leaver and a stayer in later months, how many it puts right; 0 where not tried
     * @param bestSign the single sign that does best there
     */
    public record Learnt(
            java.time.Instant at,
            int customers,
            int examples,
            int leavers,
            int ranking,
            String bestSign,
            int bestRanking) {

        static Learnt of(LeavingModel m) {
            Double ranking = m.ranking();
            Double best = m.bestRanking();
            String sign = m.bestSign();
            return new Learnt(
                    m.learntAt(),
                    m.customers(),
                    m.examples(),
                    m.leavers(),
                    ranking == null ? 0 : (int) Math.round(100 * ranking),
                    sign == null ? "" : MoodRules.name(Sign.valueOf(sign)),
                    best == null ? 0 : (int) Math.round(100 * best));
        }
    }

    /** One customer who says good things and is about to leave. */
    public record Line(
            long customerId,
            String name,
            int said,
            int shown,
            int chance,
            java.time.Instant since,
            List<String> reasons) {
        public Line {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * What one sign weighs: by how much the odds of leaving are multiplied, with the interval that holds it in 95 of 100 cases, and
     * where that stands on a line from a quarter to four times, in percent.
     */
    public record Weight(String name, String odds, double from, double until, double at, boolean sure) {}

    private static final double WIDEST = Math.log(4);

    /** The signs by how much they weigh, and what is said last of equals. */
    static List<Weight> weights(LeavingModel model) {
        List<Weight> weights = new ArrayList<>();
        int at = 0;
        for (Sign sign : Sign.values()) {
            weights.add(weight(MoodRules.name(sign), model, at++));
        }
        weights.add(weight(MoodRules.RATES, model, at));
        return weights.stream()
                .sorted(Comparator.comparingDouble((Weight w) -> -Math.abs(w.at() - 50)))
                .toList();
    }

    /** What the alarm listens to, what weighs most first; a sign that is not listened to multiplies the odds by exactly 1. */
    static List<String> listens(LeavingModel model) {
        List<String> names = new ArrayList<>();
        for (Sign sign : Sign.values()) {
            names.add(MoodRules.name(sign));
        }
        names.add(MoodRules.RATES);
        return IntStream.range(0, names.size())
                .boxed()
                .filter(i -> model.alarm().odds(i) != 1)
                .sorted(Comparator.comparingDouble(
                        i -> -Math.abs(Math.log(model.alarm().odds(i)))))
                .map(i -> names.get(i) + (model.alarm().odds(i) < 1 ? " (speaks against it)" : ""))
                .toList();
    }

    private static Weight weight(String name, LeavingModel model, int feature) {
        double[] interval = model.bothHands().oddsInterval(feature);
        return new Weight(
                name,
                String.format(
                        Locale.ROOT, "%.2f (%.2f to %.2f)", model.bothHands().odds(feature), interval[0], interval[1]),
                place(interval[0]),
                place(interval[1]),
                place(model.bothHands().odds(feature)),
                interval[0] > 1 || interval[1] < 1);
    }

    private static double place(double odds) {
        return Math.clamp(50 + 50 * Math.log(odds) / WIDEST, 0, 100);
    }

    /** Days for which leaving is foreseen. */
    public static int ahead() {
        return (int) Panel.AHEAD;
    }
}
