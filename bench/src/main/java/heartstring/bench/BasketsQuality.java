package heartstring.bench;

import heartstring.kernels.baskets.Baskets;
import heartstring.kernels.baskets.Completion;
import heartstring.kernels.baskets.Itemsets;
import heartstring.kernels.baskets.Pairs;
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

/**
 * How well baskets are completed: one item of each basket of a fold is hidden and guessed from what was learnt of the others, beside what is
 * popular, the lift, the confidence and the cosine in the same run; and whether rules are those that are published.
 */
final class BasketsQuality {

    private static final int FOLDS = 5;
    private static final int[] PLACES = {1, 3, 5, 10};
    private static final double[] PRIORS = {1, 4, 16};
    private static final double[] WEIGHTS = {0.35, 0.5, 0.7, 1, 1.3, 1.6};
    private static final int[] LEAST_TOGETHER = {1, 5, 20};
    private static final int LONGEST = 10;
    private static final int MOST_SETS = 1_000_000;

    /** At which place of ten the guesses are compared when something is chosen, and told of with an interval. */
    private static final int CHOSEN_BY = 10;

    private final List<int[]> lines = new ArrayList<>();
    private final Map<String, Integer> items = new LinkedHashMap<>();
    private int[] category = {};
    private int categories;

    /** Of each way of guessing the place of the hidden item among its guesses, from 1, of one tried basket after the other. */
    private final Map<String, List<Integer>> places = new LinkedHashMap<>();

    private final List<String> chosen = new ArrayList<>();

    private BasketsQuality() {}

    /** A hidden item of a basket. */
    private record Hidden(int[] rest, int item) {}

    /** Says how much an item belongs into a basket. */
    @FunctionalInterface
    private interface Guess {
        double score(int[] basket, int item);
    }

    static String text(Path data) throws IOException {
        Path file = data.resolve("groceries/groceries_arules.csv");
        StringBuilder text = new StringBuilder("\n## Baskets\n");
        if (!Files.exists(file)) {
            return text.append("\ngroceries_arules.csv of the R package arules is not in the folder.\n")
                    .toString();
        }
        BasketsQuality quality = new BasketsQuality();
        quality.read(file, data.resolve("groceries/groceries_iteminfo.csv"));
        quality.rules(text);
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

    private void rules(StringBuilder text) {
        Baskets all = baskets(lines);
        text.append(String.format(
                Locale.ROOT,
                "%nGroceries: %,d receipts of one month, %d items. Rules with one item on the right, at most %d items:%n%n"
                        + "| support | confidence | rules | published (arules) | frequent sets | seconds |%n|---:|---:|---:|---:|---:|---:|%n",
                all.size(),
                all.items(),
                LONGEST));
        double[][] wanted = {{0.001, 0.8, 410}, {0.01, 0.5, 15}};
        for (double[] want : wanted) {
            long start = System.nanoTime();
            Itemsets sets = Itemsets.frequent(all, want[0], LONGEST, MOST_SETS).orElseThrow();
            int rules = sets.rules(want[1]).size();
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %,d | %.0f | %,d | %.2f |%n",
                    want[0],
                    want[1],
                    rules,
                    want[2],
                    sets.size(),
                    (System.nanoTime() - start) / 1e9));
        }
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
        int[] line = Arrays.stream(lines.get(basket)).distinct().toArray();
        if (line.length > 1) {
            int item = line[place % line.length];
            to.add(new Hidden(Arrays.stream(line).filter(i -> i != item).toArray(), item));
        }
    }

    /** Chooses on the inner part of the training what there is to choose, learns of all of it, and tries. */
    private void fold(Baskets inner, List<Hidden> tuning, Baskets train, List<Hidden> tried) {
        double prior = PRIORS[0];
        double weight = WEIGHTS[0];
        double best = -1;
        for (double p : PRIORS) {
            Completion learnt = Completion.of(inner, category, categories, p, 1);
            for (double w : WEIGHTS) {
                double hits = hits(places(learnt.weighing(w), Completion.By.SHARE, tuning), CHOSEN_BY);
                if (hits > best) {
                    best = hits;
                    prior = p;
                    weight = w;
                }
            }
        }
        int least = LEAST_TOGETHER[0];
        double bestLift = -1;
        for (int few : LEAST_TOGETHER) {
            double hits = hits(places(new Simple(inner).lift(few), tuning), CHOSEN_BY);
            if (hits > bestLift) {
                bestLift = hits;
                least = few;
            }
        }
        chosen.add("prior %.0f, weight %s; lift of pairs seen %d times".formatted(prior, weight, least));
        Completion learnt = Completion.of(train, category, categories, prior, weight);
        Simple simple = new Simple(train);
        note("complements", places(learnt, Completion.By.SHARE, tried));
        note("complements, by what they add alone", places(learnt, Completion.By.ADDED, tried));
        note("popularity", places((basket, item) -> simple.counts[item], tried));
        note("cosine", places(simple.cosine(), tried));
        note("confidence, summed", places(simple.confidence(), tried));
        note("lift, summed", places(simple.lift(least), tried));
    }

    private void note(String name, List<Integer> found) {
        places.computeIfAbsent(name, n -> new ArrayList<>()).addAll(found);
    }

    private List<Integer> places(Completion learnt, Completion.By by, List<Hidden> tried) {
        List<Integer> found = new ArrayList<>();
        for (Hidden hidden : tried) {
            int[] guesses = learnt.best(hidden.rest(), items.size(), by);
            int place = Integer.MAX_VALUE;
            for (int i = 0; i < guesses.length; i++) {
                place = guesses[i] == hidden.item() ? i + 1 : place;
            }
            found.add(place);
        }
        return found;
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

    /** The usual scores of pairs, of plain counts. */
    private static final class Simple {

        private final int[] counts;
        private final double[][] together;
        private final double all;

        Simple(Baskets baskets) {
            counts = baskets.counts();
            all = baskets.size();
            together = new double[counts.length][counts.length];
            Pairs.count(baskets, 1L << 24, 1, (left, row, base) -> {
                for (int right = left + 1; right < counts.length; right++) {
                    together[left][right] = row[base + right];
                    together[right][left] = row[base + right];
                }
            });
        }

        private Guess sum(Guess pair) {
            return (basket, item) -> Arrays.stream(basket)
                    .mapToDouble(other -> pair.score(new int[] {other}, item))
                    .sum();
        }

        Guess cosine() {
            return sum((one, item) ->
                    together[one[0]][item] / Math.sqrt(Math.max(1.0, (double) counts[one[0]] * counts[item])));
        }

        Guess confidence() {
            return sum((one, item) -> together[one[0]][item] / Math.max(1, counts[one[0]]));
        }

        Guess lift(int least) {
            return sum((one, item) -> together[one[0]][item] < least
                    ? 0
                    : together[one[0]][item] * all / Math.max(1.0, (double) counts[one[0]] * counts[item]));
        }
    }

    private static double hits(List<Integer> found, int within) {
        return (double) found.stream().filter(place -> place <= within).count() / found.size();
    }

    private void table(StringBuilder text) {
        List<Integer> ours = places.getOrDefault("complements", List.of());
        text.append(String.format(
                Locale.ROOT,
                "%nOne item of each of %,d receipts with two items or more is hidden and guessed from what was learnt of the other folds (of %d);"
                        + " what there is to choose is chosen on the training part. Of 100 receipts the hidden item is among the first guesses; with"
                        + " how much more the complements have among ten, with 95 %% of paired differences.%n%n"
                        + "| guessed by | first | of 3 | of 5 | of 10 | mean of 1 / place | complements have more |%n|---|---:|---:|---:|---:|---:|---:|%n",
                ours.size(),
                FOLDS));
        places.forEach((name, found) -> {
            text.append("| ").append(name);
            for (int within : PLACES) {
                text.append(String.format(Locale.ROOT, " | %.1f", 100 * hits(found, within)));
            }
            text.append(String.format(
                    Locale.ROOT,
                    " | %.3f | %s |%n",
                    found.stream().mapToDouble(place -> 1.0 / place).average().orElse(0),
                    found.equals(ours) ? "" : more(ours, found)));
        });
        text.append("\nChosen by fold: ").append(String.join("; ", chosen)).append(".\n");
    }

    private static String more(List<Integer> ours, List<Integer> theirs) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < ours.size(); i++) {
            double difference = (ours.get(i) <= CHOSEN_BY ? 1 : 0) - (theirs.get(i) <= CHOSEN_BY ? 1 : 0);
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
