package heartstring.experience.journeymap;

import heartstring.experience.emotion.Voices;
import heartstring.kernels.paths.Discovered;
import heartstring.kernels.shares.Interval;
import heartstring.kernels.shares.Shares;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a stage in a period. Of fewer than five nothing is told.
 *
 * @param told how many things were said whose feeling is known; {@code unsure} of how many it is not
 * @param carried by feeling, how many carry it; {@code likeliest}, of how many it is the likeliest
 * @param way who came to the stage and went on, as found in the background; null where that was not found yet
 */
public record StageFigures(
        long touches,
        int told,
        int unsure,
        Map<String, Integer> carried,
        Map<String, Integer> likeliest,
        int rated,
        double ratedSum,
        double ratedSquares,
        int promised,
        int kept,
        int open,
        List<About> themes,
        Discovered.@Nullable Node way) {

    /** Of fewer nothing is told. */
    public static final int FEWEST = 5;

    public StageFigures {
        carried = Map.copyOf(carried);
        likeliest = Map.copyOf(likeliest);
        themes = List.copyOf(themes);
    }

    /** What is spoken of: how often, and how often badly. */
    public record About(String theme, int said, int bad) {}

    /** A feeling and the share of what was said that carries it. */
    public record Part(String felt, int said, double share) {}

    /** The share of what was said that carries a feeling; null where too little was said. */
    public @Nullable Interval share(String felt) {
        return told < FEWEST ? null : Shares.share(Math.min(told, carried.getOrDefault(felt, 0)), told);
    }

    /** Where what is felt stands in the list of feelings, 0 the best of them; null where too little was said. */
    public @Nullable Interval level() {
        long[] counts = Voices.FEELINGS.stream()
                .mapToLong(felt -> likeliest.getOrDefault(felt, 0))
                .toArray();
        return told < FEWEST ? null : Shares.mean(counts, 0);
    }

    /** The feelings that five or more things said carry, the most frequent first. */
    public List<Part> felt() {
        return carried.entrySet().stream()
                .filter(e -> told >= FEWEST && e.getValue() >= FEWEST)
                .map(e -> new Part(e.getKey(), e.getValue(), Math.min(1, (double) e.getValue() / told)))
                .sorted(Comparator.comparingInt((Part part) -> -part.said())
                        .thenComparingInt(part -> Voices.FEELINGS.indexOf(part.felt())))
                .toList();
    }

    /** What hurts: the themes that are spoken of badly, the most frequent first. */
    public List<About> pains(int most) {
        return themes.stream()
                .filter(about -> about.bad() >= FEWEST)
                .sorted(Comparator.comparingInt((About about) -> -about.bad()).thenComparing(About::theme))
                .limit(most)
                .toList();
    }

    /** The share of promises that were kept, of those that are decided; null where too few are. */
    public @Nullable Interval promiseKept() {
        int decided = promised - open;
        return decided < FEWEST ? null : Shares.share(Math.min(kept, decided), decided);
    }

    /** The mean of what was rated, from 0 to 1; null where too few did. */
    public @Nullable Double rating() {
        return rated < FEWEST ? null : ratedSum / rated;
    }

    /** Who came to it; 0 where that are too few to tell, or nothing was found yet. */
    public long customers() {
        return way == null || way.customers() < FEWEST ? 0 : way.customers();
    }

    /** The share of them that went on to a later stage; null where too few came. */
    public @Nullable Interval wentOn() {
        return way == null || way.customers() < FEWEST
                ? null
                : Shares.share(Math.min(way.wentOn(), way.customers()), way.customers());
    }
}
