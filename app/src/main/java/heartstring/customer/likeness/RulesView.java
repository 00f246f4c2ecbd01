package heartstring.customer.likeness;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** From which probability on people are asked, or not even asked, and what each agreement is worth. */
public record RulesView(
        String proposedPercent,
        String automaticPercent,
        boolean joins,
        List<Line> fields,
        boolean isLearnt,
        @Nullable String fault) {

    /** One field and its levels of agreement. */
    public record Line(int number, String name, List<Level> levels) {}

    /** One level: what was learnt, in bits, and what somebody set instead. */
    public record Level(
            int number,
            String words,
            double learnt,
            @Nullable Double byHand) {

        /** The learnt evidence as text. */
        public String learntText() {
            return String.format(Locale.ROOT, "%+.1f", learnt);
        }

        /** What was set by hand as text; empty for nothing. */
        public String byHandText() {
            return byHand == null ? "" : String.format(Locale.ROOT, "%.1f", byHand);
        }
    }
}
