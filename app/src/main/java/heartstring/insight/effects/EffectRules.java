package heartstring.insight.effects;

import heartstring.insight.effects.FoundEffect.Cost;
import heartstring.insight.effects.FoundEffect.Group;
import heartstring.insight.trials.Crowd;
import heartstring.insight.trials.Crowds;
import heartstring.insight.trials.Trial;
import heartstring.kernels.effects.Effect;
import heartstring.kernels.effects.Effects;
import heartstring.kernels.effects.Finding;
import heartstring.kernels.effects.Looks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** What a trial made of a difference, out of those who met it; pure. */
final class EffectRules {

    /** So long after meeting it is looked at. */
    static final List<Integer> DAYS = Crowds.DAYS;

    private static final long DAY = 86_400;

    /** A tenth of what they did before is worth noticing. */
    private static final double WORTH_SHARE = 0.1;

    private static final double WORTH_VISITS = 0.05;
    private static final double WORTH_SPEND = 0.5;
    private static final int MOST_STORES = 8;

    private EffectRules() {}

    /**
     * In what it is counted.
     *
     * @param digits so many smallest units are one of the currency
     * @param margin the share of spend that is left to the house
     */
    record Money(String currency, double digits, double margin) {}

    /** Those whose time is over, by their places in the crowd, with the numbers of one measure. */
    record Sample(int[] places, boolean[] given, double[] after, double[] before) {}

    /** The numbers of those who met it so many days ago. */
    static Sample sample(Crowd crowd, int days, Measure measure, Instant now, Money money) {
        int[] in = crowd.places(i -> crowd.at(i) + days * DAY <= now.getEpochSecond());
        double[] after = new double[in.length];
        double[] before = new double[in.length];
        boolean[] given = new boolean[in.length];
        for (int i = 0; i < in.length; i++) {
            given[i] = crowd.given(in[i]);
            after[i] = number(crowd, in[i], days, false, measure, money);
            before[i] = number(crowd, in[i], days, true, measure, money);
        }
        return new Sample(in, given, after, before);
    }

    private static double number(Crowd crowd, int place, int days, boolean before, Measure measure, Money money) {
        return switch (measure) {
            case VISITS -> crowd.visits(place, days, before);
            case SPEND -> crowd.spentMinor(place, days, before) / money.digits();
            case NET -> {
                double left = money.margin() * crowd.spentMinor(place, days, before) / money.digits();
                double cost = before || !crowd.given(place) ? 0 : crowd.cost(place, days);
                // Of whom nobody told a cost got nothing that costs.
                yield left - (Double.isNaN(cost) ? 0 : cost);
            }
        };
    }

    /** What it made of one measure. */
    static FoundEffect found(
            Trial trial, Crowd crowd, int days, Measure measure, Sample sample, Instant now, Money money) {
        long count = IntStream.range(0, sample.given().length)
                .filter(i -> sample.given()[i])
                .count();
        long others = sample.given().length - count;
        double worth = worth(measure, sample, money);
        Cost cost = cost(crowd, sample, days, money);
        boolean priced = measure != Measure.NET || cost.of() > 0;
        Effect effect = priced
                ? Effects.of(sample.after(), sample.before(), sample.given()).orElse(null)
                : null;
        Finding finding = effect == null ? null : Finding.of(effect, worth, Looks.USUAL);
        String tooFew = effect != null
                ? null
                : Math.min(count, others) < Effects.LEAST
                        ? "fewer than " + Effects.LEAST + " customers on one side have lived " + days + " days with it"
                        : priced ? "all of them did the same" : "nobody told what it costs";
        return new FoundEffect(
                trial.key(),
                days,
                measure,
                count,
                others,
                trial.both(),
                (long) crowd.size() - sample.given().length,
                trial.since(),
                now,
                worth,
                tooFew,
                effect,
                finding,
                cost,
                money.currency(),
                (int) Math.round(100 * money.margin()),
                effect == null ? List.of() : groups(crowd, sample, days));
    }

    /** The smallest difference worth noticing. */
    private static double worth(Measure measure, Sample sample, Money money) {
        double usual = Arrays.stream(sample.before()).average().orElse(0);
        double least = switch (measure) {
            case VISITS -> WORTH_VISITS;
            case SPEND -> WORTH_SPEND;
            case NET -> WORTH_SPEND * money.margin();
        };
        return Math.max(least, WORTH_SHARE * usual);
    }

    private static Cost cost(Crowd crowd, Sample sample, int days, Money money) {
        double sum = 0;
        long of = 0;
        for (int i = 0; i < sample.places().length; i++) {
            double cost = crowd.cost(sample.places()[i], days);
            if (sample.given()[i] && !Double.isNaN(cost)) {
                sum += cost;
                of++;
            }
        }
        return new Cost(Math.round(sum * money.digits()), of);
    }

    /** Names of groups and of each customer the number of their own, -1 for none. */
    private record Family(String title, List<String> names, int[] of) {}

    private static List<Group> groups(Crowd crowd, Sample sample, int days) {
        int[] in = sample.places();
        List<Family> families = new ArrayList<>();
        families.add(family(
                "How often they came in the " + days + " days before",
                List.of("not at all", "once or twice", "three to five times", "six times or more"),
                in,
                i -> often(crowd.visits(i, days, true))));
        families.add(family(
                "How long they have been here",
                List.of("less than half a year", "longer"),
                in,
                i -> crowd.isNew(i) ? 0 : 1));
        families.add(family(
                "How they had felt", List.of("had said something bad", "had not"), in, i -> crowd.feltBad(i) ? 0 : 1));
        int[] stores = stores(crowd, in);
        int[] nth = new int[crowd.stores()];
        Arrays.fill(nth, -1);
        for (int s = 0; s < stores.length; s++) {
            nth[stores[s]] = s;
        }
        families.add(family(
                "Where they bought last",
                Arrays.stream(stores).mapToObj(crowd::storeName).toList(),
                in,
                i -> crowd.store(i) < 0 ? -1 : nth[crowd.store(i)]));
        List<Effects.InGroup> found = Effects.apart(
                sample.after(),
                sample.before(),
                sample.given(),
                families.stream().map(Family::of).toArray(int[][]::new));
        return found.stream()
                .map(g -> new Group(
                        families.get(g.family()).title(),
                        families.get(g.family()).names().get(g.group()),
                        g.effect().given(),
                        g.effect().held(),
                        g.effect().difference().interval(),
                        g.apart()))
                .toList();
    }

    private static int often(double visits) {
        return visits < 1 ? 0 : visits < 3 ? 1 : visits < 6 ? 2 : 3;
    }

    private static Family family(String title, List<String> names, int[] places, IntUnaryOperator of) {
        return new Family(title, names, Arrays.stream(places).map(of).toArray());
    }

    /** The numbers of those of most customers. */
    private static int[] stores(Crowd crowd, int[] places) {
        long[] counts = new long[crowd.stores()];
        for (int place : places) {
            if (crowd.store(place) >= 0) {
                counts[crowd.store(place)]++;
            }
        }
        return IntStream.range(0, counts.length)
                .filter(s -> counts[s] > 0)
                .boxed()
                .sorted(Comparator.comparingLong((Integer s) -> -counts[s]).thenComparing(crowd::storeName))
                .limit(MOST_STORES)
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
