package heartstring.kernels.leaving;

import heartstring.kernels.leaving.LeavingModel.Steps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Learns from customers' pasts what precedes leaving, and tries it on later months that it has not seen. */
public final class Learning {

    /** Fewer leavers than these teach nothing that could be relied on. */
    public static final int LEAST_LEAVERS = 40;

    /** What puts fewer pairs of a leaver and a stayer right on later months is not told of anybody. */
    private static final double LEAST_RANKING = 0.65;

    private static final double RIDGE = 1;
    private static final double ALARM_RIDGE = 5;

    /** What another sign must put right of a hundred pairs more, as a share, to be listened to. */
    private static final double LEAST_GAIN = 0.005;

    /** Each customer is looked at on a day of every half month of so many. */
    private static final int TIMES = 36;

    private static final double EVERY_DAYS = 15;

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
    public Learning(double now, double houseMean) {
        this.now = now;
        this.houseMean = houseMean;
    }

    public void add(Collection<List<Deed>> lives) {
        double[] on = IntStream.rangeClosed(4, TIMES)
                .mapToDouble(k -> now - EVERY_DAYS * k)
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
    public Optional<LeavingModel> learn(Instant at) {
        if (panel.leavers() < LEAST_LEAVERS || panel.leavers() == panel.size()) {
            return Optional.empty();
        }
        Logistic shown = Logistic.fit(panel.features(false), panel.outcomes(), RIDGE);
        Logistic hands = Logistic.fit(panel.features(true), panel.outcomes(), RIDGE);
        Panel good = whoSaidGoodThings();
        boolean few = good.half(true).leavers() < LEAST_LEAVERS / 4
                || good.half(false).leavers() < LEAST_LEAVERS / 4;
        Alarm alarm = alarm(few ? panel.inTime() : good);
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
                alarm.model(),
                alarm.from(),
                Steps.of(numbers(shownNow)),
                Steps.of(numbers(bothNow)),
                Steps.of(numbers(saidNow)),
                trial.ranking(),
                trial.sign().name(),
                trial.signRanking()));
    }

    /** The pasts of those who had said something good and were still to come again, as the alarm is learnt from them; for trials. */
    public Panel whoSaidGoodThings() {
        return panel.whoSaid(Panel.GOOD - houseMean).inTime();
    }

    /** An alarm and the chance of it from which on somebody is told of. */
    private record Alarm(Logistic model, double from) {}

    /**
     * Of those who say good things by few signs: one after the other that tells those who left from those who stayed best among
     * customers whom it was not learnt from, for as long as that gains something. More signs would tell better of the past and worse of
     * others, for few say good things and leave.
     */
    private static Alarm alarm(Panel good) {
        int features = Sign.values().length + 1;
        Panel[] halves = {good.half(true), good.half(false)};
        int[] chosen = {};
        double ranking = 0;
        while (true) {
            int[] best = chosen;
            double highest = ranking + LEAST_GAIN;
            for (int feature = 0; feature < features; feature++) {
                int[] tried = Arrays.copyOf(chosen, chosen.length + 1);
                tried[chosen.length] = feature;
                double here = rankingOfOthers(halves, tried);
                if (here > highest) {
                    highest = here;
                    best = tried;
                }
            }
            if (best == chosen) {
                break;
            }
            chosen = best;
            ranking = highest;
        }
        double from = 0;
        for (int h = 0; h < 2; h++) {
            from += halves[h].alarm(chances(halves[1 - h], halves[h], chosen)) / 2;
        }
        return new Alarm(
                Logistic.fit(columns(good, chosen), good.outcomes(), ALARM_RIDGE)
                        .among(features, chosen),
                from);
    }

    private static double rankingOfOthers(Panel[] halves, int[] chosen) {
        return (halves[0].rankingOfHighest(chances(halves[1], halves[0], chosen))
                        + halves[1].rankingOfHighest(chances(halves[0], halves[1], chosen)))
                / 2;
    }

    /** What some teach of others. */
    private static double[] chances(Panel some, Panel others, int[] chosen) {
        Logistic model = Logistic.fit(columns(some, chosen), some.outcomes(), ALARM_RIDGE);
        return Arrays.stream(columns(others, chosen)).mapToDouble(model::chance).toArray();
    }

    private static double[][] columns(Panel panel, int[] chosen) {
        return Arrays.stream(panel.features(true))
                .map(row -> IntStream.of(chosen).mapToDouble(c -> row[c]).toArray())
                .toArray(double[][]::new);
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
