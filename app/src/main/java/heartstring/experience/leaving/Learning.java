package heartstring.experience.leaving;

import heartstring.experience.leaving.LeavingModel.Steps;
import heartstring.kernels.leaving.Deed;
import heartstring.kernels.leaving.Logistic;
import heartstring.kernels.leaving.Panel;
import heartstring.kernels.leaving.Reading;
import heartstring.kernels.leaving.Sign;
import heartstring.kernels.leaving.Signs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Learns from customers' pasts what precedes leaving, and tries it on later months that it has not seen. */
final class Learning {

    /** Fewer leavers than these teach nothing that could be relied on. */
    static final int LEAST_LEAVERS = 40;

    /** What puts fewer pairs of a leaver and a stayer right on later months is not told of anybody. */
    private static final double LEAST_RANKING = 0.65;

    /** Nobody is told of whose chance is not so many times the usual one. */
    private static final double ALARM_TIMES = 4;

    private static final double RIDGE = 1;
    private static final double ALARM_RIDGE = 5;
    private static final int MONTHS = 18;
    private static final double MONTH = 30;

    /** Later months, on which it is tried: so many days back. */
    private static final double TRIED_ON = 220;

    private final double now;
    private final double houseMean;
    private final Panel panel = new Panel();
    private final List<Double> shownNow = new ArrayList<>();
    private final List<Double> bothNow = new ArrayList<>();
    private final List<Double> saidNow = new ArrayList<>();
    private final List<Reading> readings = new ArrayList<>();
    private final List<double[]> both = new ArrayList<>();
    private int customers;

    /** @param now in days since 1970 */
    Learning(double now, double houseMean) {
        this.now = now;
        this.houseMean = houseMean;
    }

    void add(Collection<List<Deed>> lives) {
        double[] on = IntStream.rangeClosed(2, MONTHS)
                .mapToDouble(k -> now - MONTH * k)
                .toArray();
        for (List<Deed> deeds : lives) {
            customers++;
            panel.add(deeds, on, now, houseMean);
            Panel.said(deeds, now, houseMean).ifPresent(saidNow::add);
            Signs.at(deeds, now).ifPresent(reading -> {
                readings.add(reading);
                both.add(Panel.bothHands(reading, deeds, houseMean));
            });
        }
    }

    /** What is learnt; empty where too few have left, or where it does not tell leavers from stayers well enough on later months. */
    Optional<LeavingModel> learn(Instant at) {
        if (panel.leavers() < LEAST_LEAVERS || panel.leavers() == panel.size()) {
            return Optional.empty();
        }
        Logistic shown = Logistic.fit(panel.features(false), panel.outcomes(), RIDGE);
        Logistic hands = Logistic.fit(panel.features(true), panel.outcomes(), RIDGE);
        Panel good = panel.whoSaid(MoodRules.GOOD - houseMean);
        Logistic alarm = good.leavers() < LEAST_LEAVERS / 2
                ? shown
                : Logistic.fit(good.features(false), good.outcomes(), ALARM_RIDGE);
        for (int i = 0; i < readings.size(); i++) {
            shownNow.add(shown.chance(readings.get(i).features()));
            bothNow.add(hands.chance(both.get(i)));
        }
        Trial trial = trial();
        if (trial == null || trial.ranking() < LEAST_RANKING) {
            return Optional.empty();
        }
        return Optional.of(new LeavingModel(
                0,
                at,
                customers,
                panel.size(),
                panel.leavers(),
                houseMean,
                shown,
                hands,
                alarm,
                Math.max(threshold(alarm, good), ALARM_TIMES * good.leavers() / Math.max(1, good.size())),
                Steps.of(numbers(shownNow)),
                Steps.of(numbers(bothNow)),
                Steps.of(numbers(saidNow)),
                trial.ranking(),
                trial.sign().name(),
                trial.signRanking()));
    }

    /**
     * The chance from which on an alarm finds most at the least noise: where van Rijsbergen's F is highest with hits weighed twice as
     * much as finds, for whoever is told of too many looks at none.
     */
    static double threshold(Logistic alarm, Panel examples) {
        double[][] x = examples.features(false);
        boolean[] left = examples.outcomes();
        double[] chances = Arrays.stream(x).mapToDouble(alarm::chance).toArray();
        Integer[] order = new Integer[x.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble((Integer i) -> -chances[i]));
        double best = 0;
        double from = 1;
        int hits = 0;
        for (int i = 0; i < order.length; i++) {
            hits += left[order[i]] ? 1 : 0;
            double f = 1.25 * hits / (i + 1 + 0.25 * examples.leavers());
            if (f > best) {
                best = f;
                from = chances[order[i]];
            }
        }
        return from;
    }

    private record Trial(double ranking, Sign sign, double signRanking) {}

    private @Nullable Trial trial() {
        Panel earlier = panel.part(now - TRIED_ON - Panel.AHEAD, false);
        Panel later = panel.part(now - TRIED_ON, true);
        if (earlier.leavers() < LEAST_LEAVERS / 2
                || later.leavers() < LEAST_LEAVERS / 4
                || later.leavers() == later.size()) {
            return null;
        }
        Logistic model = Logistic.fit(earlier.features(true), earlier.outcomes(), RIDGE);
        double[][] x = later.features(true);
        boolean[] left = later.outcomes();
        double[] chances = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            chances[i] = model.chance(x[i]);
        }
        Sign best = Sign.LATE;
        double bestRanking = 0;
        int at = 0;
        for (Sign sign : Sign.values()) {
            int column = at++;
            double ranking = Panel.ranking(
                    IntStream.range(0, x.length).mapToDouble(i -> x[i][column]).toArray(), left);
            if (ranking > bestRanking) {
                best = sign;
                bestRanking = ranking;
            }
        }
        return new Trial(Panel.ranking(chances, left), best, bestRanking);
    }

    private static double[] numbers(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
