package heartstring.bench;

import heartstring.kernels.baskets.Baskets;
import heartstring.kernels.baskets.Completion;
import heartstring.kernels.baskets.Terms;
import heartstring.kernels.baskets.Tie;
import heartstring.kernels.baskets.Ties;
import heartstring.kernels.gifts.GiftScore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How well gifts complete baskets: one item of each basket of a fold is hidden, and the score of gifts, without anybody's taste, guesses it
 * from what was learnt of the other folds; beside what is popular, the lift and the cosine in the same run.
 */
final class GiftsQuality {

    private static final int FOLDS = 5;
    private static final int CHOSEN_BY = 5;
    private static final double[] PRIORS = {1, 4, 16};
    private static final double[] WEIGHTS = {0.5, 0.7, 1, 1.3};
    private static final double[] HALVES = {0, 3.84, 10.83};
    private static final double[] SPARES = {0, 0.1, 0.25, 0.5};
    private static final int[] LEAST_TOGETHER = {1, 5, 20};
    private static final double WEIGHT_OF_OTHERS = 0.5;
    private static final String OURS = "gifts, by all pairs";
    private static final String TILL = "gifts, as at the till";

    private final List<int[]> lines = new ArrayList<>();
    private final Map<String, Integer> items = new LinkedHashMap<>();
    private int[] category = {};
    private int categories;

    /** Of each way of guessing the place of the hidden item among its guesses, from 1, of one tried basket after the other. */
    private final Map<String, List<Integer>> places = new LinkedHashMap<>();

    private final List<String> chosen = new ArrayList<>();

    /** The same among the products that surely go with the basket, of those baskets whose hidden item is one of them. */
    private final Map<String, List<Integer>> among = new LinkedHashMap<>();

    private int given;

    private GiftsQuality() {}

    private record Hidden(int[] rest, int item) {}

    /** Says how much an item belongs into a basket. */
    @FunctionalInterface
    interface Guess {
        double score(int[] basket, int item);
    }

    static String text(Path data) throws IOException {
        Path file = data.resolve("groceries/groceries_arules.csv");
        StringBuilder text = new StringBuilder("\n## Gifts\n");
        if (!Files.exists(file)) {
            return text.append("\ngroceries_arules.csv of the R package arules is not in the folder.\n")
                    .toString();
        }
        GiftsQuality quality = new GiftsQuality();
        quality.read(file, data.resolve("groceries/groceries_iteminfo.csv"));
        quality.complete();
        quality.table(text);
        return text.toString();
    }

    private void read(Path file, Path kinds) throws IOException {
        for (String line : Files.readAllLines(file)) {
            lines.add(Arrays.stream(line.split(",", -1))
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .mapToInt(name -> items.computeIfAbsent(name, n -> items.size()))
                    .distinct()
                    .toArray());
        }
        category = new int[items.size()];
        Arrays.fill(category, -1);
        Map<String, Integer> numbers = new HashMap<>();
        for (String line : Files.exists(kinds) ? Files.readAllLines(kinds) : List.<String>of()) {
            String[] cells = line.split("\",\"", -1);
            Integer item = items.get(cells[0].replace("\"", "").strip());
            if (item != null && cells.length > 1) {
                category[item] = numbers.computeIfAbsent(cells[1].replace("\"", ""), n -> numbers.size());
            }
        }
        categories = numbers.size();
    }

    private Baskets baskets(List<int[]> of) {
        Baskets.Gathering gathering = new Baskets.Gathering(items.size(), 1, Integer.MAX_VALUE);
        for (int[] line : of) {
            gathering.add(line.clone(), line.length, 0, Baskets.NOBODY);
        }
        return gathering.baskets();
    }

    private void complete() {
        SplittableRandom dice = new SplittableRandom(7);
        int[] fold = new int[lines.size()];
        int[] hide = new int[lines.size()];
        for (int b = 0; b < lines.size(); b++) {
            fold[b] = dice.nextInt(FOLDS);
            hide[b] = dice.nextInt(lines.get(b).length);
        }
        for (int test = 0; test < FOLDS; test++) {
            List<int[]> train = new ArrayList<>();
            List<int[]> inner = new ArrayList<>();
            List<Hidden> tuning = new ArrayList<>();
            List<Hidden> tried = new ArrayList<>();
            for (int b = 0; b < lines.size(); b++) {
                if (fold[b] == test) {
                    hidden(b, hide[b], tried);
                } else {
                    train.add(lines.get(b));
                    if (b % FOLDS == 0) {
                        hidden(b, hide[b], tuning);
                    } else {
                        inner.add(lines.get(b));
                    }
                }
            }
            fold(baskets(inner), tuning, baskets(train), tried);
        }
    }

    private void hidden(int basket, int place, List<Hidden> to) {
        int[] line = lines.get(basket);
        if (line.length > 1) {
            int item = line[place];
            to.add(new Hidden(Arrays.stream(line).filter(i -> i != item).toArray(), item));
        }
    }

    /** Chooses on the inner part of the training what there is to choose, learns of all of it, and tries. */
    private void fold(Baskets inner, List<Hidden> tuning, Baskets train, List<Hidden> tried) {
        PairCounts counted = new PairCounts(inner);
        double best = -1;
        double prior = 4;
        double weight = 1;
        GiftScore score = GiftScore.AT_THE_TILL;
        for (double p : PRIORS) {
            Completion learnt = Completion.of(inner, category, categories, p, 1);
            for (double w : WEIGHTS) {
                for (double half : HALVES) {
                    for (double spare : SPARES) {
                        GiftScore candidate = new GiftScore(half, spare);
                        double hits = hits(places(allPairs(learnt.weighing(w), counted, candidate), tuning), CHOSEN_BY);
                        if (hits > best) {
                            best = hits;
                            prior = p;
                            weight = w;
                            score = candidate;
                        }
                    }
                }
            }
        }
        int least = LEAST_TOGETHER[0];
        double bestLift = -1;
        for (int few : LEAST_TOGETHER) {
            double hits = hits(places(counted.lift(few), tuning), CHOSEN_BY);
            if (hits > bestLift) {
                bestLift = hits;
                least = few;
            }
        }
        chosen.add(String.format(
                Locale.ROOT,
                "prior %.0f, weight %s, half %s, spare %s; lift of pairs seen %d times",
                prior,
                weight,
                score.half(),
                score.spare(),
                least));
        PairCounts all = new PairCounts(train);
        Till till = new Till(train);
        given += (int) tried.stream().filter(h -> till.gives(h.rest())).count();
        note(OURS, allPairs(Completion.of(train, category, categories, prior, weight), all, score), till, tried);
        note(TILL, till, till, tried);
        note("popularity", (basket, item) -> all.count(item), till, tried);
        note("lift, summed", all.lift(least), till, tried);
        note("cosine", all.cosine(), till, tried);
    }

    private void note(String name, Guess guess, Till till, List<Hidden> tried) {
        places.computeIfAbsent(name, n -> new ArrayList<>()).addAll(places(guess, tried));
        among.computeIfAbsent(name, n -> new ArrayList<>())
                .addAll(places(
                        (basket, item) ->
                                till.mayGive(basket, item) ? guess.score(basket, item) : Double.NEGATIVE_INFINITY,
                        tried.stream()
                                .filter(h -> till.mayGive(h.rest(), h.item()))
                                .toList()));
    }

    private static Guess allPairs(Completion learnt, PairCounts counts, GiftScore score) {
        return (basket, item) ->
                score.of(learnt.likely(basket, item), learnt.chance(item), counts.strongest(basket, item));
    }

    private List<Integer> places(Guess guess, List<Hidden> tried) {
        List<Integer> found = new ArrayList<>();
        for (Hidden hidden : tried) {
            double mine = guess.score(hidden.rest(), hidden.item());
            int place = 1;
            for (int item = 0; item < items.size(); item++) {
                int other = item;
                double score = guess.score(hidden.rest(), item);
                boolean before = score > mine || (score == mine && item < hidden.item());
                place += before && Arrays.stream(hidden.rest()).noneMatch(i -> i == other) ? 1 : 0;
            }
            found.add(place);
        }
        return found;
    }

    /** The ties that the product would keep, scored as at the till; what has none comes after all that have, by its share. */
    private final class Till implements Guess {

        private final Map<Long, Tie> ties = new HashMap<>();
        private final Baskets baskets;
        private final int[] counts;

        Till(Baskets baskets) {
            this.baskets = baskets;
            this.counts = baskets.counts();
            for (Tie tie : Ties.find(baskets, category, categories, Terms.USUAL).ties()) {
                ties.put(key(tie.left(), tie.right()), tie);
            }
        }

        private static long key(int left, int right) {
            return ((long) left << 32) | right;
        }

        boolean mayGive(int[] basket, int item) {
            return score(basket, item) >= 1;
        }

        boolean gives(int[] basket) {
            return IntStream.range(0, counts.length).anyMatch(item -> mayGive(basket, item));
        }

        /** From 1 on for what could be given, below for the rest. */
        @Override
        public double score(int[] basket, int item) {
            List<Tie> its = Arrays.stream(basket)
                    .mapToObj(other -> ties.get(key(other, item)))
                    .filter(tie -> tie != null)
                    .toList();
            if (its.isEmpty() || its.stream().anyMatch(tie -> tie.kind() == Tie.Kind.SUBSTITUTE)) {
                return (double) counts[item] / (baskets.size() + 1);
            }
            Tie first = its.stream()
                    .max((a, b) -> Double.compare(a.added(), b.added()))
                    .orElseThrow();
            double share = Completion.likely(
                    first.chanceShare(),
                    its.stream().mapToDouble(tie -> tie.lift().value()).toArray(),
                    WEIGHT_OF_OTHERS);
            return 1
                    + GiftScore.AT_THE_TILL.of(
                            share,
                            first.chanceShare(),
                            its.stream().mapToDouble(Tie::strength).max().orElse(0));
        }
    }

    private static double hits(List<Integer> found, int within) {
        return (double) found.stream().filter(place -> place <= within).count() / found.size();
    }

    private void table(StringBuilder text) {
        List<Integer> ours = places.getOrDefault(OURS, List.of());
        List<Integer> oursAmong = among.getOrDefault(TILL, List.of());
        text.append(String.format(
                Locale.ROOT,
                "%nOne item of each of %,d receipts with two items or more is hidden and guessed from what was learnt of the other folds (of %d);"
                        + " nobody's taste, no costs. “By all pairs” is the score of gifts with what there is to choose chosen on the training"
                        + " part alone. “As at the till” is what a till does, nothing chosen: only products that surely go with the basket, which"
                        + " it has for %.1f of 100 receipts; what everybody buys anyway is none of them, and stands behind them here. Of 100"
                        + " receipts the hidden item is the first guess, or among five; with how much more gifts by all pairs have.%n%n"
                        + "On the right only products that surely go with the basket are guessed, by every way, for the %,d receipts whose hidden"
                        + " item is one of them: which of those that may be given is it? With how much more the till has. 95 %% of paired"
                        + " differences.%n%n"
                        + "| guessed by | first | more | of 5 | more | of what may be given first | more | of 5 | more |%n"
                        + "|---|---:|---:|---:|---:|---:|---:|---:|---:|%n",
                ours.size(),
                FOLDS,
                100.0 * given / ours.size(),
                oursAmong.size()));
        places.forEach((name, found) -> {
            List<Integer> its = among.getOrDefault(name, List.of());
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %.1f | %s | %.1f | %s | %.1f | %s | %.1f | %s |%n",
                    name,
                    100 * hits(found, 1),
                    found.equals(ours) ? "" : more(ours, found, 1),
                    100 * hits(found, CHOSEN_BY),
                    found.equals(ours) ? "" : more(ours, found, CHOSEN_BY),
                    100 * hits(its, 1),
                    its.equals(oursAmong) ? "" : more(oursAmong, its, 1),
                    100 * hits(its, CHOSEN_BY),
                    its.equals(oursAmong) ? "" : more(oursAmong, its, CHOSEN_BY)));
        });
        text.append("\nChosen by fold: ").append(String.join("; ", chosen)).append(".\n");
    }

    private static String more(List<Integer> ours, List<Integer> theirs, int within) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < ours.size(); i++) {
            double difference = (ours.get(i) <= within ? 1 : 0) - (theirs.get(i) <= within ? 1 : 0);
            sum += difference;
            squares += difference * difference;
        }
        double mean = sum / ours.size();
        double error = Math.sqrt(Math.max(0, squares / ours.size() - mean * mean) / ours.size());
        return String.format(
                Locale.ROOT,
                "%+.1f (%+.1f to %+.1f)",
                100 * mean,
                100 * (mean - 1.96 * error),
                100 * (mean + 1.96 * error));
    }
}
