package heartstring.kernels.emotions;

import java.util.Locale;

/**
 * What a sentence may carry: the 27 emotions of GoEmotions and none (Demszky and others 2020, "GoEmotions: A dataset of fine-grained
 * emotions", with its two groupings), in the order in which that set numbers them.
 */
public enum Emotion {
    ADMIRATION(Basic.JOY, Tone.POSITIVE, Felt.DELIGHT),
    AMUSEMENT(Basic.JOY, Tone.POSITIVE, Felt.DELIGHT),
    ANGER(Basic.ANGER, Tone.NEGATIVE, Felt.ANGER),
    ANNOYANCE(Basic.ANGER, Tone.NEGATIVE, Felt.FRUSTRATION),
    APPROVAL(Basic.JOY, Tone.POSITIVE, Felt.TRUST),
    CARING(Basic.JOY, Tone.POSITIVE, Felt.TRUST),
    CONFUSION(Basic.SURPRISE, Tone.AMBIGUOUS, Felt.CONFUSION),
    CURIOSITY(Basic.SURPRISE, Tone.AMBIGUOUS, Felt.INTEREST),
    DESIRE(Basic.JOY, Tone.POSITIVE, Felt.INTEREST),
    DISAPPOINTMENT(Basic.SADNESS, Tone.NEGATIVE, Felt.DISAPPOINTMENT),
    DISAPPROVAL(Basic.ANGER, Tone.NEGATIVE, Felt.FRUSTRATION),
    DISGUST(Basic.DISGUST, Tone.NEGATIVE, Felt.ANGER),
    EMBARRASSMENT(Basic.SADNESS, Tone.NEGATIVE, Felt.WORRY),
    EXCITEMENT(Basic.JOY, Tone.POSITIVE, Felt.DELIGHT),
    FEAR(Basic.FEAR, Tone.NEGATIVE, Felt.WORRY),
    GRATITUDE(Basic.JOY, Tone.POSITIVE, Felt.GRATITUDE),
    GRIEF(Basic.SADNESS, Tone.NEGATIVE, Felt.DISAPPOINTMENT),
    JOY(Basic.JOY, Tone.POSITIVE, Felt.DELIGHT),
    LOVE(Basic.JOY, Tone.POSITIVE, Felt.DELIGHT),
    NERVOUSNESS(Basic.FEAR, Tone.NEGATIVE, Felt.WORRY),
    OPTIMISM(Basic.JOY, Tone.POSITIVE, Felt.TRUST),
    PRIDE(Basic.JOY, Tone.POSITIVE, Felt.DELIGHT),
    REALIZATION(Basic.SURPRISE, Tone.AMBIGUOUS, Felt.SURPRISE),
    RELIEF(Basic.JOY, Tone.POSITIVE, Felt.CALM),
    REMORSE(Basic.SADNESS, Tone.NEGATIVE, Felt.DISAPPOINTMENT),
    SADNESS(Basic.SADNESS, Tone.NEGATIVE, Felt.DISAPPOINTMENT),
    SURPRISE(Basic.SURPRISE, Tone.AMBIGUOUS, Felt.SURPRISE),
    NEUTRAL(Basic.NEUTRAL, Tone.NEUTRAL, Felt.NEUTRAL);

    /** Ekman's six, and none. */
    public enum Basic {
        ANGER,
        DISGUST,
        FEAR,
        JOY,
        NEUTRAL,
        SADNESS,
        SURPRISE;

        /** The word in small letters. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether it is good or bad to feel so. */
    public enum Tone {
        AMBIGUOUS,
        NEGATIVE,
        NEUTRAL,
        POSITIVE;

        /** The word in small letters. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What customers feel on their way with us: few enough to be told apart by people, each with something to be done about it. */
    public enum Felt {
        DELIGHT,
        GRATITUDE,
        TRUST,
        CALM,
        INTEREST,
        SURPRISE,
        NEUTRAL,
        CONFUSION,
        WORRY,
        DISAPPOINTMENT,
        FRUSTRATION,
        ANGER;

        /** The word in small letters. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether it is good (1) or bad (−1) to feel so, or neither. */
        public int sign() {
            return switch (this) {
                case DELIGHT, GRATITUDE, TRUST, CALM -> 1;
                case INTEREST, SURPRISE, NEUTRAL -> 0;
                case CONFUSION, WORRY, DISAPPOINTMENT, FRUSTRATION, ANGER -> -1;
            };
        }
    }

    private final Basic basic;
    private final Tone tone;
    private final Felt felt;

    Emotion(Basic basic, Tone tone, Felt felt) {
        this.basic = basic;
        this.tone = tone;
        this.felt = felt;
    }

    /** Which of Ekman's six it belongs to. */
    public Basic basic() {
        return basic;
    }

    /** Whether it is good or bad to feel so. */
    public Tone tone() {
        return tone;
    }

    /** What it means on a customer's way with us. */
    public Felt felt() {
        return felt;
    }

    /** The word in small letters. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
