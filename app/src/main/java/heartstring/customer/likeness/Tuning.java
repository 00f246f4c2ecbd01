package heartstring.customer.likeness;

import heartstring.kernels.linkage.Field;
import heartstring.kernels.linkage.Weights;
import heartstring.platform.settings.Settings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How sure it has to be, and what people set by hand instead of what was learnt. */
@Component
public class Tuning {

    static final double USUAL_PROPOSED = 0.5;
    static final double USUAL_AUTOMATIC = 0.999;
    /** The most that one level may be said to mean, in bits. */
    static final double MOST_BITS = 40;

    private static final String PROPOSED = "duplicates.proposed";
    private static final String AUTOMATIC = "duplicates.automatic";
    private static final String IS_AUTOMATIC = "duplicates.isAutomatic";
    private static final String BITS = "duplicates.bits.";

    private final Settings settings;

    Tuning(Settings settings) {
        this.settings = settings;
    }

    /**
     * The thresholds, as probabilities.
     *
     * @param joins whether pairs above {@code automatic} are merged without asking; off unless somebody switches it on
     */
    public record Thresholds(double proposed, double automatic, boolean joins) {

        /** What is wrong with them, in plain words, or null. */
        @Nullable
        String fault() {
            if (!(proposed >= 0.01 && proposed <= 0.999)) {
                return "Ask about pairs from 1 to 99.9 percent.";
            }
            if (!(automatic >= 0.99 && automatic <= 0.99999)) {
                return "Merging without asking takes 99 to 99.999 percent.";
            }
            return null;
        }
    }

    /** What holds now. */
    public Thresholds thresholds() {
        return new Thresholds(
                Double.parseDouble(settings.get(PROPOSED, String.valueOf(USUAL_PROPOSED))),
                Double.parseDouble(settings.get(AUTOMATIC, String.valueOf(USUAL_AUTOMATIC))),
                settings.get(IS_AUTOMATIC, "no").equals("yes"));
    }

    void set(Thresholds thresholds) {
        settings.set(Map.of(
                PROPOSED,
                String.valueOf(thresholds.proposed()),
                AUTOMATIC,
                String.valueOf(thresholds.automatic()),
                IS_AUTOMATIC,
                thresholds.joins() ? "yes" : "no"));
    }

    /** The bits that somebody gave a level; null where what was learnt holds. */
    @Nullable
    Double byHand(int field, int level) {
        String text = settings.get(BITS + field + "." + level, "");
        return text.isEmpty() ? null : Double.valueOf(text);
    }

    /** Sets the bits of levels by hand; null lets what was learnt hold again. */
    void setByHand(int field, Map<Integer, @Nullable Double> bits) {
        Map<String, String> values = new LinkedHashMap<>();
        bits.forEach((level, value) -> values.put(BITS + field + "." + level, value == null ? "" : value.toString()));
        settings.set(values);
    }

    /** What was learnt, with what people set by hand instead. */
    public Weights adjusted(Weights learnt) {
        Weights weights = learnt;
        for (int f = 0; f < Known.FIELDS.size(); f++) {
            Field field = Known.FIELDS.get(f);
            for (int level = 1; level <= field.kind().levels(); level++) {
                Double bits = byHand(f, level);
                weights = bits == null ? weights : weights.adjusted(f, level, bits);
            }
        }
        return weights;
    }
}
