package heartstring.experience.emotion;

import heartstring.kernels.emotions.Emotion;
import heartstring.kernels.emotions.Feeling;
import heartstring.kernels.emotions.Theme;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was read of some texts, column by column; lists as one text with commas. */
record Reads(
        long[] touchpoints,
        String[] languages,
        String[] tones,
        String[] felt,
        String[] emotions,
        String[] basics,
        String[] themes,
        double[] sure,
        double[] scores) {

    static Reads of(List<Long> touchpoints, List<Feeling> feelings) {
        return new Reads(
                touchpoints.stream().mapToLong(Long::longValue).toArray(),
                each(feelings, Feeling::language),
                each(feelings, f -> f.tone() == null ? Voices.UNSURE : f.tone().word()),
                each(feelings, f -> joined(f.felt().stream().map(Emotion.Felt::word))),
                each(feelings, f -> joined(f.emotions().stream().map(Emotion::word))),
                each(feelings, f -> joined(f.basics().stream().map(Emotion.Basic::word))),
                each(feelings, f -> joined(f.themes().stream().sorted().map(Theme::word))),
                feelings.stream().mapToDouble(f -> Math.clamp(f.sure(), 0, 1)).toArray(),
                feelings.stream().mapToDouble(f -> Math.clamp(f.score(), -1, 1)).toArray());
    }

    private static String[] each(List<Feeling> feelings, Function<Feeling, String> column) {
        return feelings.stream().map(column).toArray(String[]::new);
    }

    private static String joined(Stream<String> words) {
        return words.collect(Collectors.joining(","));
    }
}
