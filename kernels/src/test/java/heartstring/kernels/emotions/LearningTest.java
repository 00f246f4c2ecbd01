package heartstring.kernels.emotions;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.kernels.emotions.Emotion.Felt;
import heartstring.kernels.emotions.Emotion.Tone;
import heartstring.kernels.heads.Amendments;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Heads learn a made-up language in which some words mean joy and others anger, and pieces point accordingly. */
class LearningTest {

    private static final List<String> JOY = List.of("glad", "bright", "sunny", "merry");
    private static final List<String> ANGER = List.of("mad", "furious", "raging", "cross");
    private static final List<String> PLAIN = List.of("box", "shelf", "paper", "door", "table", "monday");

    private static final class World {
        final List<String> sentences = new ArrayList<>();
        final List<int[]> labels = new ArrayList<>();
        final PackedPieces pieces = new PackedPieces();

        World(int size, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = 0; i < size; i++) {
                int kind = random.nextInt(3);
                List<String> words = kind == 0 ? JOY : kind == 1 ? ANGER : PLAIN;
                String sentence =
                        PLAIN.get(random.nextInt(PLAIN.size())) + " is " + words.get(random.nextInt(words.size()));
                sentences.add(sentence);
                labels.add(
                        new int[] {Chances.place(kind == 0 ? Emotion.JOY : kind == 1 ? Emotion.ANGER : Emotion.NEUTRAL)
                        });
                pieces.add(vectors(sentence));
            }
        }
    }

    /** Each word has a direction of its own, by lot, always the same. */
    private static float[][] vectors(String sentence) {
        String[] words = sentence.split(" ");
        float[][] vectors = new float[words.length][Pieces.DIMENSIONS];
        for (int w = 0; w < words.length; w++) {
            SplittableRandom random = new SplittableRandom(words[w].hashCode());
            for (int d = 0; d < Pieces.DIMENSIONS; d++) {
                vectors[w][d] = (float) random.nextGaussian();
            }
        }
        return vectors;
    }

    @Test
    void whatIsLearntIsToldAndTheSameTwice() throws Exception {
        World world = new World(240, 1);
        EmotionLessons.Learnt learnt = new EmotionLessons(world.sentences, world.labels, world.pieces).learn();
        assertThat(new EmotionLessons(world.sentences, world.labels, world.pieces)
                        .learn()
                        .bytes())
                .isEqualTo(learnt.bytes());
        Heads heads = Heads.read(new ByteArrayInputStream(learnt.bytes()));
        assertThat(heads.bytes()).isEqualTo(learnt.bytes());

        Chances glad = heads.chances("door is merry", vectors("door is merry"));
        assertThat(glad.of(Emotion.JOY)).isGreaterThan(0.9);
        assertThat(heads.tone(glad)).isEqualTo(Tone.POSITIVE);
        assertThat(heads.felt(glad, Tone.POSITIVE, 3)).containsExactly(Felt.DELIGHT);
        Chances mad = heads.chances("paper is cross", vectors("paper is cross"));
        assertThat(mad.score()).isLessThan(-0.8);
        assertThat(heads.felt(mad, Tone.NEGATIVE, 3)).containsExactly(Felt.ANGER);
        assertThat(heads.basics(mad)).containsExactly(Emotion.Basic.ANGER);

        Feelings before = new Feelings(heads, LearningTest::vectors, null);
        List<Feelings.Lesson> lessons = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            lessons.addAll(before.lesson("monday is table", Tone.NEGATIVE, Felt.FRUSTRATION));
        }
        Amendments amendments = Amendments.read(Feelings.learn(lessons).bytes());
        Feelings after = new Feelings(heads, LearningTest::vectors, amendments);
        assertThat(before.chances("monday is table").of(Tone.NEGATIVE)).isLessThan(0.1);
        assertThat(after.chances("monday is table").of(Tone.NEGATIVE))
                .isGreaterThan(5 * before.chances("monday is table").of(Tone.NEGATIVE));
        assertThat(after.chances("door is merry").of(Tone.POSITIVE)).isGreaterThan(0.8);
    }

    @Test
    void theBestBalanceIsFound() {
        Balance balance = Balance.best(new double[] {0.9, 0.8, 0.7, 0.1}, new boolean[] {true, false, true, false});
        assertThat(balance.threshold()).isEqualTo(0.7);
        assertThat(balance.f1()).isEqualTo(0.8);
        assertThat(Balance.best(new double[] {0.5}, new boolean[] {false}).threshold())
                .isGreaterThan(1);
    }
}
