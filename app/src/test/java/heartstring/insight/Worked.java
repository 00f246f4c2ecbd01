package heartstring.insight;

import heartstring.insight.runs.Run;
import heartstring.insight.runs.Studies;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Has a study worked out of what a test has written, and waits for it. */
public final class Worked {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private Worked() {}

    /** The number of a run that was asked for after now and has come to its end. */
    public static long out(Studies studies, JdbcClient jdbc, String study) throws InterruptedException {
        return out(studies, jdbc, study, LONGEST);
    }

    /** The same of a house with more in it. */
    public static long out(Studies studies, JdbcClient jdbc, String study, Duration longest)
            throws InterruptedException {
        Instant until = Instant.now().plus(longest);
        long before = newest(jdbc, study);
        while (Instant.now().isBefore(until)) {
            // One that was under way has perhaps not seen what is new.
            if (newest(jdbc, study) == before) {
                studies.ask(study);
            }
            Run done = studies.done(study).orElse(null);
            if (done != null && done.id() > before) {
                return done.id();
            }
            String reason = jdbc.sql(
                            "select reason from insight.run where study = :study and id > :before and state = 'failed'")
                    .param("study", study)
                    .param("before", before)
                    .query((rs, n) -> rs.getString(1))
                    .optional()
                    .orElse(null);
            if (reason != null) {
                throw new AssertionError(study + " failed: " + reason);
            }
            Thread.sleep(50);
        }
        throw new AssertionError(study + " was not worked out within " + longest);
    }

    private static long newest(JdbcClient jdbc, String study) {
        return jdbc.sql("select coalesce(max(id), 0) from insight.run where study = :study")
                .param("study", study)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }
}
