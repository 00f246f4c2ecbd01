package heartstring.insight.runs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All studies of the house: asks for runs when they are due, works them out one by one, and tells what came of them. */
@Component
public class Studies {

    /** So often a run is taken up before it is given up. */
    private static final int MOST_TIMES = 5;

    private static final Duration AFTER_FAILURE = Duration.ofHours(1);
    private static final Duration KEPT = Duration.ofDays(365);
    private static final int MOST_REASON = 900;
    private static final Logger LOG = LoggerFactory.getLogger(Studies.class);

    private final ObjectProvider<Study> studies;
    private final RunsSql sql;
    private final InstantSource time;
    private volatile boolean working;

    Studies(ObjectProvider<Study> studies, RunsSql sql, InstantSource time) {
        this.studies = studies;
        this.sql = sql;
        this.time = time;
    }

    /** In the order of their titles. */
    List<Study> all() {
        return studies.stream().sorted(Comparator.comparing(Study::title)).toList();
    }

    private List<String> names() {
        return studies.stream().map(Study::name).toList();
    }

    /** The newest run of a study that came to its end; what belongs to it may be shown. */
    public Optional<Run> done(String study) {
        return sql.done(study);
    }

    /** Has a study worked out anew, soon; false where that is under way. */
    public boolean ask(String study) {
        return studies.stream()
                .filter(s -> s.name().equals(study))
                .anyMatch(s -> sql.ask(s.name(), s.version(), time.instant()));
    }

    /** The same for what asks by itself: not within the hour after it failed. */
    public boolean askUnlessFailed(String study) {
        Instant since = time.instant().minus(AFTER_FAILURE);
        boolean failed = sql.newest(List.of(study), 1).stream()
                .anyMatch(run -> run.state() == Run.State.FAILED
                        && run.endedAt() != null
                        && run.endedAt().isAfter(since));
        return !failed && ask(study);
    }

    List<Run> newest(int each) {
        return sql.newest(names(), each);
    }

    /** Asks for all runs that are due. */
    void askForDue() {
        Instant now = time.instant();
        List<Run> last = sql.newest(names(), 1);
        List<String> outgrown = sql.outgrown(names(), now);
        for (Study study : studies) {
            boolean fresh = !outgrown.contains(study.name())
                    && last.stream()
                            .filter(run -> run.study().equals(study.name()))
                            .anyMatch(run -> isFresh(run, study, now));
            if (!fresh) {
                sql.ask(study.name(), study.version(), now);
            }
        }
        sql.forget(now.minus(KEPT));
    }

    /** Has everything worked out anew, soon: for a house that was filled at once. */
    public void askForAll() {
        names().forEach(this::ask);
    }

    private static boolean isFresh(Run run, Study study, Instant now) {
        Instant ended = run.endedAt();
        if (ended == null) {
            return true;
        }
        boolean failed = run.state() == Run.State.FAILED;
        Duration every = failed && AFTER_FAILURE.compareTo(study.every()) < 0 ? AFTER_FAILURE : study.every();
        return (failed || run.version().equals(study.version()))
                && ended.plus(every).isAfter(now);
    }

    /** Says that this server is still at work, also where a step takes minutes and tells nothing. */
    boolean hold() {
        if (working) {
            sql.hold();
        }
        return false;
    }

    /** Works at one run until it ends; whether there was one. */
    boolean workAtOne(BooleanSupplier closing) {
        Optional<RunsSql.Taken> found = sql.take(names());
        if (found.isEmpty()) {
            return false;
        }
        RunsSql.Taken taken = found.get();
        Study study = studies.stream()
                .filter(s -> s.name().equals(taken.study()))
                .findFirst()
                .orElseThrow();
        Work work = new Work(taken.id(), taken.reached(), sql, closing);
        working = true;
        try {
            if (taken.taken() > MOST_TIMES) {
                throw new IllegalStateException("it was taken up " + MOST_TIMES + " times and never came to its end");
            }
            study.run(work);
            sql.end(taken.id(), Run.State.DONE, work.findings(), null, time.instant());
        } catch (Stopped e) {
            sql.letGo(taken.id());
        } catch (RuntimeException | Error e) {
            if (closing.getAsBoolean()) {
                // The database may be going away beneath it; whoever opens next goes on.
                LOG.info("The study {} was left as the house closed", study.name());
                return false;
            }
            LOG.warn("The study {} failed", study.name(), e);
            sql.end(taken.id(), Run.State.FAILED, work.findings(), reason(e), time.instant());
        } finally {
            working = false;
        }
        return true;
    }

    private static String reason(Throwable e) {
        String text = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return text.substring(0, Math.min(MOST_REASON, text.length()));
    }
}
