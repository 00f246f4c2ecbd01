package heartstring.kernels.emotions;

import heartstring.kernels.emotions.Emotion.Basic;
import heartstring.kernels.emotions.Emotion.Felt;
import heartstring.kernels.emotions.Emotion.Tone;
import java.util.List;

/** The chance, between 0 and 1, of each thing that may be said of a sentence; several may hold. */
public final class Chances {

    private static final List<Emotion> ALL_EMOTIONS = List.of(Emotion.values());

    private static final List<Basic> ALL_BASICS = List.of(Basic.values());
    private static final List<Tone> ALL_TONES = List.of(Tone.values());
    private static final List<Felt> ALL_FELT = List.of(Felt.values());

    static final int EMOTIONS = ALL_EMOTIONS.size();
    static final int BASICS = ALL_BASICS.size();
    static final int TONES = ALL_TONES.size();
    static final int FELT = ALL_FELT.size();
    /** Where each kind of answer begins. */
    static final int FIRST_BASIC = EMOTIONS;

    static final int FIRST_TONE = FIRST_BASIC + BASICS;
    static final int FIRST_FELT = FIRST_TONE + TONES;

    /** How many answers there are. */
    static final int ALL = FIRST_FELT + FELT;

    private final double[] chances;

    Chances(double[] chances) {
        this.chances = chances;
    }

    /** The place of an emotion among the answers. */
    static int place(Emotion emotion) {
        return ALL_EMOTIONS.indexOf(emotion);
    }

    /** The emotion at that place. */
    static Emotion emotion(int place) {
        return ALL_EMOTIONS.get(place);
    }

    /** The place of one of Ekman's among the answers. */
    static int place(Basic basic) {
        return FIRST_BASIC + ALL_BASICS.indexOf(basic);
    }

    /** The place of a tone among the answers. */
    static int place(Tone tone) {
        return FIRST_TONE + ALL_TONES.indexOf(tone);
    }

    /** The place of what is felt among the answers. */
    static int place(Felt felt) {
        return FIRST_FELT + ALL_FELT.indexOf(felt);
    }

    /** Of one emotion. */
    public double of(Emotion emotion) {
        return chances[place(emotion)];
    }

    /** Of one of Ekman's six, or none of them. */
    public double of(Basic basic) {
        return chances[place(basic)];
    }

    /** Of a tone. */
    public double of(Tone tone) {
        return chances[place(tone)];
    }

    /** Of what customers feel on their way. */
    public double of(Felt felt) {
        return chances[place(felt)];
    }

    /** From −1 for bad through 0 to 1 for good. */
    public double score() {
        return of(Tone.POSITIVE) - of(Tone.NEGATIVE);
    }

    /** Log-odds of the tones, and behind them of what is felt: what colleagues' words amend. */
    double[] amendable() {
        double[] odds = new double[TONES + FELT];
        for (int i = 0; i < odds.length; i++) {
            double chance = Math.clamp(chances[FIRST_TONE + i], 1e-6, 1 - 1e-6);
            odds[i] = Math.log(chance / (1 - chance));
        }
        return odds;
    }

    /** The same with other tones and feelings. */
    Chances amended(double[] odds) {
        double[] all = chances.clone();
        for (int i = 0; i < odds.length; i++) {
            all[FIRST_TONE + i] = 1 / (1 + Math.exp(-odds[i]));
        }
        return new Chances(all);
    }

    /** What holds of some sentences together: what any of them carries; nothing at all only where none carries anything. */
    static Chances together(List<Chances> sentences) {
        double[] all = sentences.getFirst().chances.clone();
        for (Chances sentence : sentences) {
            for (int a = 0; a < ALL; a++) {
                all[a] = isNothing(a) ? Math.min(all[a], sentence.chances[a]) : Math.max(all[a], sentence.chances[a]);
            }
        }
        return new Chances(all);
    }

    private static boolean isNothing(int answer) {
        return answer == place(Emotion.NEUTRAL)
                || answer == place(Basic.NEUTRAL)
                || answer == place(Tone.NEUTRAL)
                || answer == place(Felt.NEUTRAL);
    }
}
