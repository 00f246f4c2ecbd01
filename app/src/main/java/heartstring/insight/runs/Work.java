package heartstring.insight.runs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A run in the hands of the study that works it out. Used by one thread. */
public final class Work {

    private static final long TELL_EVERY_NANOS = 500_000_000L;

    private final long run;
    private final RunsSql sql;
    private final BooleanSupplier closing;
    private final @Nullable String reached;
    private final List<Run.Finding> findings = new ArrayList<>();
    private long told = System.nanoTime();

    Work(long run, @Nullable String reached, RunsSql sql, BooleanSupplier closing) {
        this.run = run;
        this.reached = reached;
        this.sql = sql;
        this.closing = closing;
    }

    /** The number of the run, for what is kept with it. */
    public long run() {
        return run;
    }

    /** Where the server before stood: what was last handed to {@link #reach}; null at the beginning. JSON. */
    public @Nullable String reached() {
        return reached;
    }

    /**
     * Keeps where to go on after a crash; called in the transaction that writes what has been worked out so far.
     *
     * @param json at most some kilobytes
     * @throws Stopped when it is no longer this server's work; the caller's transaction must not commit
     */
    public void reach(String json) {
        if (!sql.reach(run, json)) {
            throw new Stopped("run " + run + " belongs to another server");
        }
    }

    /**
     * Tells how far it is; may be called as often as one likes, outside of transactions or within.
     *
     * @throws Stopped when the house closes or another server has taken the run over
     */
    public void progress(long done, long total) {
        if (closing.getAsBoolean() || Thread.currentThread().isInterrupted()) {
            throw new Stopped("the house closes");
        }
        if (System.nanoTime() - told < TELL_EVERY_NANOS) {
            return;
        }
        told = System.nanoTime();
        if (!sql.progress(run, done, total)) {
            throw new Stopped("run " + run + " belongs to another server");
        }
    }

    /** From when until when the data reach that it reads. */
    public void window(@Nullable Instant from, @Nullable Instant until) {
        sql.window(run, from, until);
    }

    /** Says what it found out about itself, for the page: a label and a sentence with numbers in it. */
    public void found(String label, String text) {
        findings.add(new Run.Finding(label, text));
    }

    List<Run.Finding> findings() {
        return List.copyOf(findings);
    }
}
