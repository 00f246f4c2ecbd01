package heartstring.experience.rising;

import heartstring.kernels.shares.Difference;
import heartstring.kernels.shares.Discoveries;
import heartstring.kernels.shares.Rise;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which words rose by more than chance; pure. */
final class RisingRules {

    /** Fewer customers than this tell nothing, and might tell of one. */
    static final int FEWEST = 5;

    /** Said by less than so many times the share of before is not worth a word. */
    private static final double TIMES = 1.5;

    private RisingRules() {}

    /** How many customers used it lately and before. */
    record Counted(String word, long lately, long before) {}

    private record Strong(Counted counted, double strength) {}

    /** Those that rose, the strongest first, of all that were counted. */
    static List<Rising.Risen> risen(String kind, List<Counted> all, long latelyOf, long beforeOf, int most) {
        if (latelyOf < FEWEST || beforeOf < FEWEST) {
            return List.of();
        }
        List<Counted> tried = all.stream().filter(c -> c.lately() >= FEWEST).toList();
        List<Rise> rises = tried.stream()
                .map(c -> Rise.of(c.lately(), latelyOf, c.before(), beforeOf))
                .toList();
        double[] rates =
                Discoveries.rates(rises.stream().mapToDouble(Rise::chance).toArray());
        List<Strong> strong = new ArrayList<>();
        for (int i = 0; i < tried.size(); i++) {
            Counted c = tried.get(i);
            boolean more = (double) c.lately() / latelyOf >= TIMES * c.before() / beforeOf;
            if (rates[i] < Difference.BOUND && rises.get(i).rises() && more) {
                strong.add(new Strong(c, rises.get(i).strength()));
            }
        }
        return strong.stream()
                .sorted(Comparator.comparingDouble(Strong::strength).reversed())
                .limit(most)
                .map(s -> new Rising.Risen(
                        kind,
                        s.counted().word(),
                        s.counted().lately(),
                        latelyOf,
                        s.counted().before(),
                        beforeOf,
                        s.strength()))
                .toList();
    }
}
