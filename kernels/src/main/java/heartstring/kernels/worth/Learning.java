package heartstring.kernels.worth;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Learns a model from all visits, after the ways of foreseeing have been tried against each other on the past. */
public final class Learning {

    /** Customers on whom ways are tried. */
    static final int TRIED_ON = 10_000;

    /** Histories to which the slower model is fitted. */
    private static final int MOST_ROWS = 12_000;

    private static final int LEAST_DAYS = 28;
    private static final int MOST_DAYS = 182;
    private static final int LEAST_CUSTOMERS = 50;
    private static final int WEEK = 7;
    private static final int NEARBY = 12;
    private static final int NEARBY_ON = 500;
    private static final double SURE = 1.96;
    private static final double ALLOWED = 0.97;

    private final Visits visits;
    private final double now;

    public Learning(Visits visits, double now) {
        this.visits = visits;
        this.now = now;
    }

    /**
     * What was learnt.
     *
     * @param trial null where the past is too short or too few customers have one
     */
    public record Learnt(Model model, @Nullable Trial trial) {}

    private record Way(String name, Model model) {}

    /** Learns; parts of the model stay empty where there is too little to learn from. */
    public Learnt learn() {
        House house = house(now);
        GammaGamma paying = paying(now);
        Histories histories = histories(now);
        int ahead = horizon();
        Trial trial = ahead < LEAST_DAYS ? null : trial(ahead);
        String way = trial == null ? "BG/NBD, by habit" : trial.way();
        Optional<? extends Buying> buying =
                way.startsWith("Pareto") ? ParetoNbd.fit(histories.part(MOST_ROWS)) : BgNbd.fit(histories);
        return new Learnt(new Model(house, buying.orElse(null), paying, way.endsWith("habit")), trial);
    }

    /** A third of the time that is known, in whole weeks; a few customers whose clocks were wrong do not make it longer. */
    private int horizon() {
        double[] firsts = IntStream.range(0, visits.customers())
                .mapToDouble(customer -> visits.day(customer, 0))
                .sorted()
                .toArray();
        int known = firsts.length == 0 ? 0 : (int) (now - firsts[firsts.length / 50]);
        return Math.min(MOST_DAYS, known / 3) / WEEK * WEEK;
    }

    private @Nullable Trial trial(int ahead) {
        double cut = now - ahead;
        List<Integer> tried = tried(cut);
        Histories histories = histories(cut);
        if (tried.size() < LEAST_CUSTOMERS || !histories.areEnough()) {
            return null;
        }
        House house = house(cut);
        GammaGamma paying = paying(cut);
        List<Way> ways = new ArrayList<>();
        BgNbd.fit(histories).ifPresent(fit -> add(ways, "BG/NBD", house, fit, paying));
        ParetoNbd.fit(histories.part(MOST_ROWS)).ifPresent(fit -> add(ways, "Pareto/NBD", house, fit, paying));
        Way best = null;
        double least = Double.POSITIVE_INFINITY;
        for (Way way : ways) {
            double squares = 0;
            for (int customer : tried) {
                int before = visits.countBy(customer, cut);
                double wrong = way.model().expected(visits.life(customer, before), cut, ahead)
                        - (visits.count(customer) - before);
                squares += wrong * wrong;
            }
            // Where a past has few who left, the ways do about as well; then the one that tells of who is late now is
            // better.
            double weighed = way.model().byHabit() ? squares * ALLOWED : squares;
            if (weighed < least) {
                least = weighed;
                best = way;
            }
        }
        return best == null ? null : told(best, tried, cut, ahead);
    }

    private static void add(
            List<Way> ways, String name, @Nullable House house, Buying buying, @Nullable GammaGamma paying) {
        ways.add(new Way(name, new Model(house, buying, paying, false)));
        if (house != null) {
            ways.add(new Way(name + ", by habit", new Model(house, buying, paying, true)));
        }
    }

    /** Some of those who had come by a day, evenly. */
    private List<Integer> tried(double cut) {
        List<Integer> known = new ArrayList<>();
        int every = Math.max(1, visits.customers() / TRIED_ON);
        for (int customer = 0; customer < visits.customers(); customer += every) {
            if (visits.countBy(customer, cut) > 0) {
                known.add(customer);
            }
        }
        return known;
    }

    /** Sums over customers, of what was foreseen and what came. */
    private static final class Tally {
        private final double[] expected;
        private final double[] variance;
        private final double[] actual;
        private double whole;
        private double wholeVariance;
        private double came;
        private double foreseenPaid;
        private double foreseenVariance;
        private double paid;
        private double wrong;
        private double naive;

        Tally(int weeks) {
            this.expected = new double[weeks];
            this.variance = new double[weeks];
            this.actual = new double[weeks];
        }

        void foreseen(Forecast forecast, double each) {
            for (int week = 0; week < expected.length; week++) {
                expected[week] += forecast.mean(week);
                variance[week] += forecast.variance(week);
            }
            whole += forecast.sum();
            wholeVariance += forecast.sumVariance();
            foreseenPaid += forecast.sum() * each;
            foreseenVariance += (forecast.sumVariance() + forecast.sum()) * each * each;
        }

        void came(double foreseen, double byPace, int visits) {
            came += visits;
            wrong += Math.abs(foreseen - visits);
            naive += Math.abs(byPace - visits);
        }
    }

    private Trial told(Way way, List<Integer> tried, double cut, int ahead) {
        int weeks = ahead / WEEK;
        Tally tally = new Tally(weeks);
        for (int customer : tried) {
            int before = visits.countBy(customer, cut);
            Life life = visits.life(customer, before);
            Forecast forecast = Forecast.of(way.model(), life, cut, weeks, WEEK);
            tally.foreseen(forecast, way.model().payment(life));
            int count = visits.count(customer);
            for (int visit = before; visit < count; visit++) {
                int week = (int) ((visits.day(customer, visit) - cut) / WEEK);
                tally.actual[Math.clamp(week, 0, weeks - 1)]++;
                tally.paid += visits.paid(customer, visit);
            }
            double pace = life.visits() / Math.max(1, cut - life.days()[0]);
            tally.came(forecast.sum(), pace * ahead, count - before);
        }
        double unsure = unsure(way.model(), tried, cut, ahead);
        List<Trial.Step> steps = new ArrayList<>();
        for (int week = 0; week < weeks; week++) {
            steps.add(step(tally.expected[week], tally.variance[week], unsure, tally.actual[week]));
        }
        return new Trial(
                way.name(),
                ahead,
                tried.size(),
                steps,
                step(tally.whole, tally.wholeVariance, unsure, tally.came),
                step(tally.foreseenPaid, tally.foreseenVariance, unsure, tally.paid),
                tally.wrong / tried.size(),
                tally.naive / tried.size());
    }

    private static Trial.Step step(double expected, double variance, double unsure, double actual) {
        double spread = SURE * Math.sqrt(variance + unsure * unsure * expected * expected);
        return new Trial.Step(expected, Math.max(0, expected - spread), expected + spread, actual);
    }

    /** By which share the sum of all forecasts moves with parameters that are about as likely. */
    private double unsure(Model model, List<Integer> customers, double at, double ahead) {
        Buying buying = model.buying();
        if (buying == null) {
            return 0;
        }
        int every = Math.max(1, customers.size() / NEARBY_ON);
        Dice dice = new Dice(17);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < NEARBY; i++) {
            Model near = new Model(model.house(), buying.nearby(dice), model.paying(), model.byHabit());
            double all = 0;
            for (int place = 0; place < customers.size(); place += every) {
                int customer = customers.get(place);
                all += near.expected(visits.life(customer, visits.countBy(customer, at)), at, ahead);
            }
            sum += all;
            squares += all * all;
        }
        double mean = sum / NEARBY;
        return mean <= 0 ? 0 : Math.sqrt(Math.max(0, squares / NEARBY - mean * mean)) / mean;
    }

    /**
     * The weeks to come, of all customers there are now.
     *
     * @param miss by which share the last trial was wrong; what was wrong before may be wrong again
     */
    public List<Trial.Step> ahead(Model model, int weeks, double miss) {
        List<Integer> some = tried(now);
        if (model.buying() == null || some.isEmpty()) {
            return List.of();
        }
        double[] expected = new double[weeks];
        double[] variance = new double[weeks];
        for (int customer : some) {
            Forecast forecast =
                    Forecast.of(model, visits.life(customer, visits.countBy(customer, now)), now, weeks, WEEK);
            for (int week = 0; week < weeks; week++) {
                expected[week] += forecast.mean(week);
                variance[week] += forecast.variance(week);
            }
        }
        // Of every so manieth customer; the others are like them.
        double times = Math.max(1, visits.customers() / TRIED_ON);
        double unsure = Math.hypot(unsure(model, some, now, weeks * (double) WEEK), miss / SURE);
        List<Trial.Step> steps = new ArrayList<>();
        for (int week = 0; week < weeks; week++) {
            steps.add(step(expected[week] * times, variance[week] * times, unsure, 0));
        }
        return steps;
    }

    /**
     * By which share a sum over all customers within a year may be off, as a standard deviation: by what is not known of the parameters,
     * and by what was wrong the last time.
     */
    public double unsure(Model model, double miss) {
        return Math.hypot(unsure(model, tried(now), now, Model.YEAR), miss / SURE);
    }

    private @Nullable House house(double until) {
        House.Gathered gathered = new House.Gathered();
        for (int customer = 0; customer < visits.customers(); customer++) {
            int gaps = visits.countBy(customer, until) - 1;
            if (gaps >= House.LEAST_GAPS) {
                int used = Math.min(gaps, Cadence.MOST_GAPS);
                double[] some = new double[used];
                for (int i = 0; i < used; i++) {
                    int visit = gaps - used + i;
                    some[i] = visits.day(customer, visit + 1) - visits.day(customer, visit);
                }
                gathered.add(some, used);
            }
        }
        return gathered.house().orElse(null);
    }

    private Histories histories(double until) {
        int[] again = new int[visits.customers()];
        double[] last = new double[again.length];
        double[] age = new double[again.length];
        int many = 0;
        for (int customer = 0; customer < again.length; customer++) {
            int count = visits.countBy(customer, until);
            if (count > 0) {
                double first = visits.day(customer, 0);
                again[many] = count - 1;
                last[many] = Math.floor(visits.day(customer, count - 1) - first);
                age[many] = Math.max(last[many], Math.floor(until - first));
                many++;
            }
        }
        return Histories.of(again, last, age, many);
    }

    private @Nullable GammaGamma paying(double until) {
        int[] times = new int[visits.customers()];
        double[] mean = new double[times.length];
        for (int customer = 0; customer < times.length; customer++) {
            Life life = visits.life(customer, visits.countBy(customer, until));
            times[customer] = life.paidTimes();
            mean[customer] = life.paidMean();
        }
        return GammaGamma.fit(times, mean, times.length).orElse(null);
    }
}
