package heartstring.bench;

import heartstring.demo.fate.Leaving;
import heartstring.demo.shop.CustomerTruth;
import heartstring.demo.shop.Shop;
import heartstring.demo.stream.SegmentJson;
import heartstring.demo.stream.ShopEvent;
import heartstring.demo.stream.ShopPlan;
import heartstring.experience.leaving.DeedRules;
import heartstring.experience.leaving.MoodRules;
import heartstring.kernels.leaving.Deed;
import heartstring.kernels.leaving.Learning;
import heartstring.kernels.leaving.LeavingModel;
import heartstring.kernels.leaving.Logistic;
import heartstring.kernels.leaving.Panel;
import heartstring.kernels.leaving.Reading;
import heartstring.kernels.leaving.Sign;
import heartstring.kernels.leaving.Signs;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How well polite leavers who are planted in the demo shop are told of before they leave: learnt on one half of the customers and tried on
 * the other, both ways round, once a week for thirty weeks; beside every sign alone. What is planted is read to score and for nothing else.
 */
final class LeavingQuality {

    private static final LocalDate LAST = LocalDate.of(2026, 6, 30);
    private static final double NOW = LAST.toEpochDay();
    private static final double FROM = NOW - 330;
    private static final double UNTIL = NOW - 120;
    private static final int EVERY_DAYS = 7;
    private static final double GONE = 6;

    /** So many of those who say good things are told of where all sound as many alarms. */
    private static final double EQUAL_SHARE = 0.10;

    private static final int DRAWS = 1_000;
    private static final double RIDGE = 5;

    /** Before them among the scores: what is learnt, and what is learnt of some signs. */
    private static final int SIGNS_FROM = 3;

    private record Life(CustomerTruth truth, List<Deed> deeds) {

        double leaves() {
            LocalDate left = truth.leftOn();
            return left == null ? Double.POSITIVE_INFINITY : left.toEpochDay();
        }
    }

    /** What somebody who said good things showed in a week, and what they had said. */
    private record Week(double day, double[] shown) {}

    /** Somebody in the trial. */
    private record Tried(
            boolean first, boolean leaves, boolean planted, double leaveDay, double lastVisit, List<Week> weeks) {}

    /** How a week is scored by what the other half taught, and the scores from which on somebody is told of. */
    private record Score(String name, List<ToDoubleFunction<double[]>> of, double[] chosen) {}

    /** What became of somebody: the highest score, and the days from the first alarm to the last visit; NaN where there is none. */
    private record Told(boolean planted, boolean leaves, boolean told, double highest, double lead) {}

    private final List<Tried> tried = new ArrayList<>();
    private final List<Score> scores = new ArrayList<>();

    private LeavingQuality(int customers) {
        List<Life> lives = lives(customers);
        double mean = lives.stream()
                .flatMap(life -> life.deeds().stream())
                .filter(deed -> deed.kind() == Deed.Kind.RATED)
                .mapToDouble(Deed::value)
                .average()
                .orElseThrow();
        for (Life life : lives) {
            tried.add(tried(life, mean));
        }
        List<LeavingModel> models = new ArrayList<>();
        List<Panel> panels = new ArrayList<>();
        for (boolean first : new boolean[] {true, false}) {
            List<List<Deed>> half = lives.stream()
                    .filter(life -> life.truth().number() % 2 == 0 == first)
                    .map(Life::deeds)
                    .toList();
            Learning learning = new Learning(NOW, mean);
            learning.add(half);
            models.add(learning.learn(Instant.EPOCH).orElseThrow());
            panels.add(learning.whoSaidGoodThings());
        }
        scores.add(new Score(
                "learnt",
                models.stream()
                        .<ToDoubleFunction<double[]>>map(m -> m.alarm()::chance)
                        .toList(),
                models.stream().mapToDouble(LeavingModel::alarmFrom).toArray()));
        List<Sign> signs = List.of(Sign.values());
        int said = signs.size();
        scores.add(some("learnt without what they rated", panels, c -> c != said));
        scores.add(some(
                "learnt of visits, baskets and clicks alone",
                panels,
                c -> c != said && c != signs.indexOf(Sign.SPEAKS) && c != signs.indexOf(Sign.ANSWERS)));
        for (int sign = 0; sign <= said; sign++) {
            int place = sign;
            ToDoubleFunction<double[]> alone = shown -> shown[place];
            scores.add(new Score(
                    sign < said ? MoodRules.name(signs.get(sign)) : MoodRules.RATES,
                    List.of(alone, alone),
                    panels.stream()
                            .mapToDouble(panel -> panel.alarm(Arrays.stream(panel.features(true))
                                    .mapToDouble(alone)
                                    .toArray()))
                            .toArray()));
        }
    }

    /** Learnt of some signs alone, of all of these at once. */
    private static Score some(String name, List<Panel> panels, IntPredicate listened) {
        int[] places =
                IntStream.rangeClosed(0, Sign.values().length).filter(listened).toArray();
        List<ToDoubleFunction<double[]>> of = new ArrayList<>();
        double[] chosen = new double[panels.size()];
        for (int half = 0; half < panels.size(); half++) {
            Panel panel = panels.get(half);
            Logistic model = Logistic.fit(
                    Arrays.stream(panel.features(true))
                            .map(row -> columns(row, places))
                            .toArray(double[][]::new),
                    panel.outcomes(),
                    RIDGE);
            of.add(row -> model.chance(columns(row, places)));
            chosen[half] = panel.alarm(Arrays.stream(panel.features(true))
                    .mapToDouble(of.getLast())
                    .toArray());
        }
        return new Score(name, of, chosen);
    }

    private static double[] columns(double[] row, int[] places) {
        return IntStream.of(places).mapToDouble(c -> row[c]).toArray();
    }

    static String text(int... sizes) {
        StringBuilder text = new StringBuilder("\n## Polite leavers\n");
        for (int size : sizes) {
            text.append(new LeavingQuality(size).table(size));
        }
        return text.toString();
    }

    private String table(int customers) {
        long planted = tried.stream().filter(Tried::planted).count();
        List<Tried> good = tried.stream().filter(t -> !t.weeks().isEmpty()).toList();
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%nThe demo shop with %,d customers: %d planted polite leavers whose habit can be known; %d customers say good things in"
                        + " those weeks, %.0f of 100 of whom leave by the end. Learnt on one half, tried on the other, both ways; every"
                        + " threshold is chosen on the half that is learnt from; in brackets 95 %% of %,d bootstrap draws of"
                        + " customers.%n%n| told of by | told | of 100 told leave | of 100 planted told before they go | days before their"
                        + " last visit, median | pairs of a planted and a stayer right | told alike many (%.0f %%): leave | found |%n"
                        + "|---|---:|---:|---:|---:|---:|---:|---:|%n",
                customers,
                planted,
                good.size(),
                100.0 * good.stream().filter(Tried::leaves).count() / good.size(),
                DRAWS,
                100 * EQUAL_SHARE));
        List<Told[]> chosen = scores.stream().map(s -> told(s, s.chosen())).toList();
        List<Told[]> equal = scores.stream().map(s -> told(s, equal(s))).toList();
        for (int i = 0; i < scores.size(); i++) {
            text.append(line(scores.get(i).name(), chosen.get(i), equal.get(i)));
        }
        return text.append(best(chosen, "at their own thresholds"))
                .append(best(equal, "told alike many"))
                .toString();
    }

    private String line(String name, Told[] chosen, Told[] equal) {
        double[] leads = Arrays.stream(chosen)
                .filter(t -> t.told() && t.planted())
                .mapToDouble(Told::lead)
                .sorted()
                .toArray();
        return String.format(
                Locale.ROOT,
                "| %s | %d | %s | %s | %s | %s | %s | %s |%n",
                name,
                Arrays.stream(chosen).filter(Told::told).count(),
                interval(chosen, LeavingQuality::precision),
                interval(chosen, LeavingQuality::recall),
                leads.length == 0 ? "–" : String.format(Locale.ROOT, "%.0f", leads[leads.length / 2]),
                interval(chosen, LeavingQuality::ranking),
                interval(equal, LeavingQuality::precision),
                interval(equal, LeavingQuality::recall));
    }

    /** What is learnt less the sign that finds most at that precision: the one with the highest F. */
    private String best(List<Told[]> all, String how) {
        int best = IntStream.range(SIGNS_FROM, all.size())
                .boxed()
                .max(Comparator.comparingDouble(i -> f(all.get(i))))
                .orElseThrow();
        SplittableRandom random = new SplittableRandom(11);
        int n = tried.size();
        double[] precision = new double[DRAWS];
        double[] recall = new double[DRAWS];
        for (int d = 0; d < DRAWS; d++) {
            int[] drawn = random.ints(n, 0, n).toArray();
            Told[] mine = draw(all.getFirst(), drawn);
            Told[] its = draw(all.get(best), drawn);
            precision[d] = 100 * (precision(mine) - precision(its));
            recall[d] = 100 * (recall(mine) - recall(its));
        }
        Arrays.sort(precision);
        Arrays.sort(recall);
        return String.format(
                Locale.ROOT,
                "%nLearnt less the best single sign (%s), %s: precision %+.0f (%+.0f to %+.0f), found %+.0f (%+.0f to %+.0f) of 100.%n",
                scores.get(best).name(),
                how,
                100 * (precision(all.getFirst()) - precision(all.get(best))),
                precision[DRAWS / 40],
                precision[DRAWS - DRAWS / 40 - 1],
                100 * (recall(all.getFirst()) - recall(all.get(best))),
                recall[DRAWS / 40],
                recall[DRAWS - DRAWS / 40 - 1]);
    }

    private static Told[] draw(Told[] all, int[] drawn) {
        return Arrays.stream(drawn).mapToObj(i -> all[i]).toArray(Told[]::new);
    }

    private String interval(Told[] all, ToDoubleFunction<Told[]> figure) {
        SplittableRandom random = new SplittableRandom(7);
        double[] draws = IntStream.range(0, DRAWS / 4)
                .mapToDouble(d -> figure.applyAsDouble(
                        draw(all, random.ints(all.length, 0, all.length).toArray())))
                .sorted()
                .toArray();
        return String.format(
                Locale.ROOT,
                "%.0f (%.0f to %.0f)",
                100 * figure.applyAsDouble(all),
                100 * draws[draws.length / 40],
                100 * draws[draws.length - draws.length / 40 - 1]);
    }

    private static double precision(Told[] all) {
        long told = Arrays.stream(all).filter(Told::told).count();
        return told == 0
                ? 0
                : Arrays.stream(all).filter(t -> t.told() && t.leaves()).count() / (double) told;
    }

    private static double recall(Told[] all) {
        long planted = Arrays.stream(all).filter(Told::planted).count();
        return planted == 0
                ? 0
                : Arrays.stream(all).filter(t -> t.told() && t.planted()).count() / (double) planted;
    }

    private static double f(Told[] all) {
        double p = precision(all);
        double r = recall(all);
        return p + r == 0 ? 0 : 2 * p * r / (p + r);
    }

    private static double ranking(Told[] all) {
        Told[] some = Arrays.stream(all)
                .filter(t -> t.highest() > Double.NEGATIVE_INFINITY && (t.planted() || !t.leaves()))
                .toArray(Told[]::new);
        boolean[] planted = new boolean[some.length];
        for (int i = 0; i < some.length; i++) {
            planted[i] = some[i].planted();
        }
        return Panel.ranking(Arrays.stream(some).mapToDouble(Told::highest).toArray(), planted);
    }

    /** The thresholds at which as many of those who say good things in the learning half are told of. */
    private double[] equal(Score score) {
        double[] from = new double[2];
        for (int learnt = 0; learnt < 2; learnt++) {
            boolean first = learnt == 0;
            ToDoubleFunction<double[]> of = score.of().get(learnt);
            double[] highest = tried.stream()
                    .filter(t -> t.first() == first && !t.weeks().isEmpty())
                    .mapToDouble(t -> highest(t, of))
                    .sorted()
                    .toArray();
            int place = (int) (highest.length * (1 - EQUAL_SHARE));
            // Of many who are alike none is told of rather than all.
            from[learnt] = highest[place - 1] == highest[place] ? Math.nextUp(highest[place]) : highest[place];
        }
        return from;
    }

    private static double highest(Tried one, ToDoubleFunction<double[]> of) {
        return one.weeks().stream()
                .mapToDouble(week -> of.applyAsDouble(week.shown()))
                .max()
                .orElse(Double.NEGATIVE_INFINITY);
    }

    private Told[] told(Score score, double[] from) {
        return tried.stream()
                .map(one -> {
                    int learnt = one.first() ? 1 : 0;
                    ToDoubleFunction<double[]> of = score.of().get(learnt);
                    Week alarm = one.weeks().stream()
                            .filter(week -> of.applyAsDouble(week.shown()) >= from[learnt])
                            .findFirst()
                            .orElse(null);
                    return new Told(
                            one.planted(),
                            one.leaves(),
                            alarm != null,
                            highest(one, of),
                            alarm == null ? Double.NaN : one.lastVisit() - alarm.day());
                })
                .toArray(Told[]::new);
    }

    private static Tried tried(Life life, double mean) {
        double leaves = life.leaves();
        boolean known = life.deeds().stream()
                        .filter(deed -> deed.kind() == Deed.Kind.VISIT && deed.day() < leaves - 120)
                        .count()
                >= Signs.LEAST_VISITS;
        List<Week> weeks = new ArrayList<>();
        for (double day = FROM; day <= UNTIL && day < leaves; day += EVERY_DAYS) {
            if (Panel.said(life.deeds(), day, mean).orElse(0.0) >= Panel.GOOD) {
                Reading reading = Signs.at(life.deeds(), day).orElse(null);
                if (reading != null && reading.of(Sign.LATE) <= GONE) {
                    weeks.add(new Week(day, Panel.bothHands(reading, life.deeds(), mean)));
                }
            }
        }
        boolean planted =
                known && life.truth().leaving() == Leaving.POLITE && leaves > FROM + 30 && leaves <= UNTIL + 60;
        double last = life.deeds().stream()
                .filter(deed -> deed.kind() == Deed.Kind.VISIT)
                .mapToDouble(Deed::day)
                .max()
                .orElse(0);
        return new Tried(life.truth().number() % 2 == 0, leaves <= NOW, planted, leaves, last, weeks);
    }

    private static List<Life> lives(int customers) {
        Shop shop = Shop.of(ShopPlan.upTo(LAST).withCustomers(customers));
        @Nullable Life[] lives = new Life[customers];
        IntStream.range(0, customers).parallel().forEach(i -> {
            List<Deed> deeds = new ArrayList<>();
            shop.events(i, i + 1, event -> deeds(event, deeds));
            deeds.sort(Comparator.comparingDouble(Deed::day));
            lives[i] = new Life(shop.truth(i), deeds);
        });
        return Arrays.stream(lives).map(java.util.Objects::requireNonNull).toList();
    }

    /** A receipt of nobody is nobody's. */
    private static void deeds(ShopEvent event, List<Deed> deeds) {
        boolean nobody = event.userId() == null
                && event.anonymousId() == null
                && !event.context().containsKey("traits");
        String name = event.name();
        if (name == null || nobody || !(DeedRules.WANTED.contains(name) || name.equals("Order Refunded"))) {
            return;
        }
        double day = event.timestamp().toEpochMilli() / 86_400_000.0;
        JsonNode properties =
                JsonMapper.shared().readTree(SegmentJson.text(event)).path("properties");
        if (name.equals("Order Completed")) {
            deeds.add(new Deed(day, Deed.Kind.VISIT, properties.path("total").asDouble()));
        } else if (name.equals("Order Refunded")) {
            deeds.add(new Deed(day, Deed.Kind.RETURN, properties.path("total").asDouble()));
        }
        DeedRules.of(name, properties).forEach(told -> deeds.add(new Deed(day, told.kind(), told.value())));
    }
}
