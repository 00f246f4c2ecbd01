package heartstring.experience.gaps;

import heartstring.experience.emotion.Voices;
import heartstring.kernels.emotions.Emotion;
import heartstring.kernels.shares.ScoreInterval;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When a gap between what is meant to be felt and what is felt has widened, and when it has closed. It opens when the share of things said that
 * carry the intended feeling is lower than in the weeks before beyond chance (by Newcombe's interval, at the level of many looks), by ten
 * points at least, and below what the design asks for; it closes when the share is within five points of what it was, or as designed. Between
 * the two nothing changes, so that it does not open and close from day to day.
 */
final class GapRules {

    /** Of fewer things said nothing is decided. */
    static final int LEAST_HEARD = 20;

    /** The days that are looked at, up to today. */
    static final int DAYS = 7;

    /** The days before them that they are compared with. */
    static final int DAYS_BEFORE = 56;

    private static final double WIDER = 0.10;
    private static final double CLOSE = 0.05;

    private GapRules() {}

    /**
     * What was said in some days.
     *
     * @param told how many things whose feeling is known
     * @param carried by feeling, how many carry it
     * @param likeliest by feeling, of how many it is the likeliest
     */
    record Heard(int told, Map<String, Integer> carried, Map<String, Integer> likeliest) {

        Heard {
            carried = Map.copyOf(carried);
            likeliest = Map.copyOf(likeliest);
        }

        int with(String felt) {
            return Math.min(told, carried.getOrDefault(felt, 0));
        }

        double share(String felt) {
            return told == 0 ? 0 : (double) with(felt) / told;
        }

        /** The share of what feels worse than that. */
        double worse(String felt) {
            int sign = sign(felt);
            int worse = likeliest.entrySet().stream()
                    .filter(e -> sign(e.getKey()) < sign)
                    .mapToInt(Map.Entry::getValue)
                    .sum();
            return told == 0 ? 0 : (double) worse / told;
        }
    }

    /** A gap that has opened: what is felt most instead, and what it was held against. */
    record Widened(String felt, double share, double usual, boolean byDesign) {}

    /**
     * What has opened; null when nothing has.
     *
     * @param settled whether all that was said is read, so that silence before is silence
     */
    static @Nullable Widened widened(Heard now, Heard before, String intended, int aimPercent, boolean settled) {
        String instead = instead(now, intended);
        double aim = aimPercent / 100.0;
        if (now.told() < LEAST_HEARD || instead.isEmpty() || sign(instead) >= Math.max(sign(intended), 0)) {
            return null;
        }
        boolean belowDesign = ScoreInterval.share(now.with(intended), now.told(), ScoreInterval.ONE_LOOK)
                        .high()
                < aim;
        if (!belowDesign) {
            return null;
        }
        if (before.told() < LEAST_HEARD) {
            boolean surely = ScoreInterval.share(now.with(intended), now.told(), ScoreInterval.MANY_LOOKS)
                            .high()
                    < aim;
            return settled && surely && aim - now.share(intended) >= WIDER
                    ? new Widened(instead, now.share(intended), aim, true)
                    : null;
        }
        double apart = ScoreInterval.of(
                        now.with(intended), now.told(), before.with(intended), before.told(), ScoreInterval.MANY_LOOKS)
                .high();
        boolean wider = apart < 0
                && before.share(intended) - now.share(intended) >= WIDER
                && now.worse(intended) > before.worse(intended);
        return wider ? new Widened(instead, now.share(intended), before.share(intended), false) : null;
    }

    /** Whether a gap has closed that opened below {@code usual}. */
    static boolean hasClosed(Heard now, String intended, double usual, int aimPercent) {
        return now.told() >= LEAST_HEARD && now.share(intended) >= Math.min(usual - CLOSE, aimPercent / 100.0);
    }

    /** The feeling that is likeliest most often but for the intended one; empty when nothing else is felt. */
    private static String instead(Heard heard, String intended) {
        return heard.likeliest().entrySet().stream()
                .filter(e -> !e.getKey().equals(intended))
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(e -> Voices.FEELINGS.indexOf(e.getKey()), Comparator.naturalOrder()))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    /** Whether it is good (1) or bad (−1) to feel so, or neither. */
    static int sign(String felt) {
        return Arrays.stream(Emotion.Felt.values())
                .filter(one -> one.word().equals(felt))
                .mapToInt(Emotion.Felt::sign)
                .findFirst()
                .orElse(0);
    }
}
