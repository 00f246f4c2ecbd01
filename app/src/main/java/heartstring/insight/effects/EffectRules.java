package heartstring.insight.effects;

import heartstring.insight.effects.FoundEffect.Cost;
import heartstring.insight.effects.FoundEffect.Group;
import heartstring.kernels.effects.Effect;
import heartstring.kernels.effects.Effects;
import heartstring.kernels.effects.Finding;
import heartstring.kernels.effects.Looks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** What a trial made of a difference, out of those who met it; pure. */
final class EffectRules {

    /** So long after meeting it is looked at. */
    static final List<Integer> DAYS = List.of(30, 60);

    private static final long DAY = 86_400;

    /** A tenth of what they did before is worth noticing. */
    private static final double WORTH_SHARE = 0.1;

    private static final double WORTH_VISITS = 0.05;
    private static final double WORTH_SPEND = 0.5;
    private static final int MOST_STORES = 8;

    private EffectRules() {}

    /**
     * What it made of one measure.
     *
     * @param digits so many smallest units are one of the currency
     */
    static FoundEffect found(
            TrialsSql.Trial trial,
            List<Met> all,
            int days,
            Measure measure,
            Instant now,
            String currency,
            double digits) {
        List<Met> met = all.stream()
                .filter(m -> m.at() + days * DAY <= now.getEpochSecond())
                .toList();
        double[] after =
                met.stream().mapToDouble(m -> m.after(measure, days, digits)).toArray();
        double[] before =
                met.stream().mapToDouble(m -> m.before(measure, days, digits)).toArray();
        boolean[] given = new boolean[met.size()];
        double usual = 0;
        long count = 0;
        for (int i = 0; i < given.length; i++) {
            given[i] = met.get(i).given();
            usual += before[i] / given.length;
            count += given[i] ? 1 : 0;
        }
        double worth = Math.max(measure == Measure.VISITS ? WORTH_VISITS : WORTH_SPEND, WORTH_SHARE * usual);
        Effect effect = Effects.of(after, before, given).orElse(null);
        Finding finding = effect == null ? null : Finding.of(effect, worth, Looks.USUAL);
        String tooFew = effect != null
                ? null
                : Math.min(count, given.length - count) < Effects.LEAST
                        ? "fewer than " + Effects.LEAST + " customers on one side have lived " + days + " days with it"
                        : "all of them did the same";
        return new FoundEffect(
                trial.key(),
                days,
                measure,
                count,
                given.length - count,
                trial.both(),
                (long) all.size() - given.length,
                trial.since(),
                now,
                worth,
                tooFew,
                effect,
                finding,
                cost(met, digits),
                currency,
                effect == null ? List.of() : groups(met, after, before, given, days));
    }

    private static Cost cost(List<Met> met, double digits) {
        List<Met> told = met.stream().filter(m -> m.given() && m.cost() >= 0).toList();
        double sum = told.stream().mapToDouble(Met::cost).sum();
        return new Cost(Math.round(sum * digits), told.size());
    }

    /** Names of groups and of each customer the number of their own, -1 for none. */
    private record Family(String title, List<String> names, int[] of) {}

    private static List<Group> groups(List<Met> met, double[] after, double[] before, boolean[] given, int days) {
        List<Family> families = new ArrayList<>();
        families.add(family(
                "How often they came in the " + days + " days before",
                List.of("not at all", "once or twice", "three to five times", "six times or more"),
                met,
                m -> often(m.before(Measure.VISITS, days, 1))));
        families.add(family(
                "How long they have been here",
                List.of("less than half a year", "longer"),
                met,
                m -> m.isNew() ? 0 : 1));
        families.add(family(
                "How they had felt", List.of("had said something bad", "had not"), met, m -> m.feltBad() ? 0 : 1));
        List<String> stores = stores(met);
        families.add(family("Where they bought last", stores, met, m -> stores.indexOf(m.store())));
        List<Effects.InGroup> found = Effects.apart(
                after, before, given, families.stream().map(Family::of).toArray(int[][]::new));
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

    private static Family family(String title, List<String> names, List<Met> met, ToIntFunction<Met> of) {
        return new Family(title, names, met.stream().mapToInt(of).toArray());
    }

    private static List<String> stores(List<Met> met) {
        Map<String, Long> counts = met.stream()
                .map(Met::store)
                .filter(s -> !s.isEmpty())
                .collect(Collectors.groupingBy(s -> s, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Long> e) -> -e.getValue())
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST_STORES)
                .map(Map.Entry::getKey)
                .toList();
    }
}
