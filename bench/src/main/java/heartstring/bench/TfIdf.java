package heartstring.bench;

import heartstring.kernels.heads.Lbfgs;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The control: words and pairs of words, weighed by how rare they are (TF-IDF with the logarithm of counts, each text of unit length),
 * and above them a logistic regression for each label by itself with a penalty on squares; as the usual tools do it.
 */
final class TfIdf {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_']+");
    private static final int FEWEST = 2;

    private final Map<String, Integer> places = new HashMap<>();
    private final double[] rarity;
    private final double[][] weights;

    private record Text(int[] places, float[] values) {}

    /** Learnt from these texts; {@code c} says how much they count against the penalty. */
    TfIdf(List<String> texts, boolean[][] truths, int[] examples, double c) {
        Map<String, int[]> counts = new TreeMap<>();
        for (int e : examples) {
            for (String gram : grams(texts.get(e)).keySet()) {
                counts.computeIfAbsent(gram, g -> new int[1])[0]++;
            }
        }
        counts.forEach((gram, count) -> {
            if (count[0] >= FEWEST) {
                places.put(gram, places.size());
            }
        });
        rarity = new double[places.size()];
        places.forEach((gram, place) ->
                rarity[place] = 1 + Math.log((1.0 + examples.length) / (1 + counts.getOrDefault(gram, new int[1])[0])));
        Text[] read = Arrays.stream(examples).mapToObj(e -> text(texts.get(e))).toArray(Text[]::new);
        weights = IntStream.range(0, truths[0].length)
                .parallel()
                .mapToObj(label -> {
                    boolean[] holds = new boolean[examples.length];
                    for (int i = 0; i < holds.length; i++) {
                        holds[i] = truths[examples[i]][label];
                    }
                    return Lbfgs.least((place, slope) -> loss(read, holds, c, place, slope), rarity.length + 1);
                })
                .toArray(double[][]::new);
    }

    /** The chance of each label. */
    double[] chances(String text) {
        Text read = text(text);
        double[] chances = new double[weights.length];
        for (int l = 0; l < chances.length; l++) {
            chances[l] = 1 / (1 + Math.exp(-odds(read, weights[l])));
        }
        return chances;
    }

    private static double odds(Text text, double[] weights) {
        double odds = weights[weights.length - 1];
        for (int i = 0; i < text.places().length; i++) {
            odds += weights[text.places()[i]] * text.values()[i];
        }
        return odds;
    }

    private static double loss(Text[] texts, boolean[] holds, double c, double[] place, double[] slope) {
        int features = place.length - 1;
        double share = 1 / (c * texts.length);
        double loss = 0;
        for (int f = 0; f < features; f++) {
            loss += share / 2 * place[f] * place[f];
            slope[f] = share * place[f];
        }
        slope[features] = 0;
        for (int t = 0; t < texts.length; t++) {
            double odds = odds(texts[t], place);
            double against = holds[t] ? -odds : odds;
            loss += (Math.max(0, against) + Math.log1p(Math.exp(-Math.abs(against)))) / texts.length;
            double error = (1 / (1 + Math.exp(-odds)) - (holds[t] ? 1 : 0)) / texts.length;
            for (int i = 0; i < texts[t].places().length; i++) {
                slope[texts[t].places()[i]] += error * texts[t].values()[i];
            }
            slope[features] += error;
        }
        return loss;
    }

    private Text text(String text) {
        Map<String, Integer> grams = new TreeMap<>(grams(text));
        grams.keySet().retainAll(places.keySet());
        int[] at = new int[grams.size()];
        float[] values = new float[grams.size()];
        double squares = 0;
        int i = 0;
        for (Map.Entry<String, Integer> gram : grams.entrySet()) {
            at[i] = places.getOrDefault(gram.getKey(), 0);
            values[i] = (float) ((1 + Math.log(gram.getValue())) * rarity[at[i]]);
            squares += values[i] * values[i];
            i++;
        }
        for (int v = 0; v < values.length; v++) {
            values[v] /= (float) Math.sqrt(squares);
        }
        return new Text(at, values);
    }

    private static Map<String, Integer> grams(String text) {
        Map<String, Integer> grams = new HashMap<>();
        String before = "";
        Matcher words = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (words.find()) {
            grams.merge(words.group(), 1, Integer::sum);
            if (!before.isEmpty()) {
                grams.merge(before + " " + words.group(), 1, Integer::sum);
            }
            before = words.group();
        }
        return grams;
    }
}
