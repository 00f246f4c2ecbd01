package heartstring.experience.emotion;

import heartstring.kernels.emotions.Feeling;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Clauses of some texts, column by column. */
record Aspects(
        long[] touchpoints, int[] nths, String[] themes, String[] tones, String[] felt, int[] starts, int[] ends) {

    private record One(long touchpoint, int nth, Feeling.Aspect aspect) {}

    static Aspects of(List<Long> touchpoints, List<Feeling> feelings) {
        List<One> all = new ArrayList<>();
        for (int i = 0; i < feelings.size(); i++) {
            List<Feeling.Aspect> aspects = feelings.get(i).aspects();
            for (int n = 0; n < aspects.size(); n++) {
                all.add(new One(touchpoints.get(i), n, aspects.get(n)));
            }
        }
        return new Aspects(
                all.stream().mapToLong(One::touchpoint).toArray(),
                numbers(all, One::nth),
                texts(all, one -> one.aspect().theme().word()),
                texts(all, Aspects::tone),
                texts(all, Aspects::felt),
                numbers(all, one -> one.aspect().from()),
                numbers(all, one -> one.aspect().to()));
    }

    private static String tone(One one) {
        var tone = one.aspect().tone();
        return tone == null ? Voices.UNSURE : tone.word();
    }

    private static String felt(One one) {
        var felt = one.aspect().felt();
        return felt == null ? "" : felt.word();
    }

    private static int[] numbers(List<One> all, ToIntFunction<One> column) {
        return all.stream().mapToInt(column).toArray();
    }

    private static String[] texts(List<One> all, Function<One, String> column) {
        return all.stream().map(column).toArray(String[]::new);
    }
}
