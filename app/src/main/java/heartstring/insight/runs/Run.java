package heartstring.insight.runs;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One working out of one study.
 *
 * @param done of {@code total}; both 0 while that is not known
 * @param reason why it failed
 */
public record Run(
        long id,
        String study,
        String version,
        State state,
        Instant askedAt,
        @Nullable Instant beganAt,
        @Nullable Instant endedAt,
        long done,
        long total,
        @Nullable Instant dataFrom,
        @Nullable Instant dataUntil,
        List<Finding> findings,
        @Nullable String reason) {

    /** The label of findings that tell what was cut off. */
    public static final String LEFT_OUT = "Left out";

    public Run {
        findings = List.copyOf(findings);
    }

    /** How far it is. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED
    }

    /**
     * What a run found out about itself.
     *
     * @param label such as "Receipts"
     * @param text such as "59,600, of 1,990 customers"
     */
    public record Finding(String label, String text) {}

    /** What was cut off, in words; told on the study's own page too. */
    public List<String> leftOut() {
        return findings.stream()
                .filter(f -> f.label().equals(LEFT_OUT))
                .map(Finding::text)
                .toList();
    }

    /** 0 to 100; 0 while it is not known how much there is to do. */
    public int percent() {
        return total <= 0 ? 0 : (int) Math.min(100, done * 100 / total);
    }
}
