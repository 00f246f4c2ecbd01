package heartstring.touchpoint.imports;

import heartstring.platform.settings.Settings;
import heartstring.touchpoint.events.EventRules;
import heartstring.touchpoint.files.ErrorFile;
import heartstring.touchpoint.files.FileShape;
import heartstring.touchpoint.files.ImportFiles;
import heartstring.touchpoint.files.UnreadableFile;
import heartstring.touchpoint.imports.ImportRun.Counts;
import heartstring.touchpoint.imports.ImportRun.Mode;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.mappings.BadMapping;
import heartstring.touchpoint.prospects.Prospects;
import heartstring.touchpoint.shapes.Shaped;
import heartstring.touchpoint.shapes.ShapedRows;
import heartstring.touchpoint.shapes.Tally;
import heartstring.touchpoint.sources.Source;
import heartstring.touchpoint.sources.Sources;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Carries one run out: reads ahead while two writers land chunks; progress is kept in the order of the file, so after a crash
 * the run goes on where it was, and what had landed beyond that is recognised.
 */
@Component
class ImportRunner {

    /** Touchpoints landed in one go. */
    static final int CHUNK = 1_024;

    static final int WRITERS = 2;
    /** Chunks read ahead. */
    static final int AHEAD = 5;

    private static final Logger LOG = LoggerFactory.getLogger(ImportRunner.class);

    private final ImportFiles files;
    private final ImportsSql sql;
    private final Intake intake;
    private final Sources sources;
    private final Settings settings;
    private final Opening opening;
    private final Prospects prospects;

    ImportRunner(
            ImportFiles files,
            ImportsSql sql,
            Intake intake,
            Sources sources,
            Settings settings,
            Opening opening,
            Prospects prospects) {
        this.files = files;
        this.sql = sql;
        this.intake = intake;
        this.sources = sources;
        this.settings = settings;
        this.opening = opening;
        this.prospects = prospects;
    }

    /** Runs to the end, or until stopped; the outcome is written into the run. */
    void carryOut(ImportRun run, UUID server, BooleanSupplier stopping) {
        try {
            boolean ended = new Going(run, server, stopping).go();
            if (!ended) {
                sql.release(run.id(), server);
            }
        } catch (UnreadableFile | BadMapping e) {
            sql.finish(run.id(), server, "failed", e.getMessage());
        } catch (IOException e) {
            LOG.warn("Import {} cannot read or write its files: {}", run.id(), e.toString());
            String reason = ImportFiles.isNoRoom(e)
                    ? "There is no room left on the server's disk. Make room and start it again; what has landed is not taken twice."
                    : "The data folder cannot be read or written: " + e.getMessage();
            sql.finish(run.id(), server, "failed", reason);
        } catch (RuntimeException e) {
            LOG.warn("Import {} stopped", run.id(), e);
            sql.finish(
                    run.id(),
                    server,
                    "failed",
                    "It stopped because of an error in the house; start it again to go on. ("
                            + e.getClass().getSimpleName() + ")");
        }
    }

    /** One run on its way. */
    private final class Going {
        private final ImportRun run;
        private final UUID server;
        private final BooleanSupplier stopping;
        private final Deque<Future<Chunk.Result>> ahead = new ArrayDeque<>();
        private final Map<String, Long> lineOf = new HashMap<>();
        private final Set<String> people = new HashSet<>();
        private Counts counts;
        private final Tally tally;
        private long seen;
        private double bytesPerRow = 1;
        private boolean lost;
        private boolean cancelled;

        Going(ImportRun run, UUID server, BooleanSupplier stopping) {
            this.run = run;
            this.server = server;
            this.stopping = stopping;
            this.counts = run.dryRun() ? Counts.NONE : run.counts();
            this.tally = run.dryRun() ? new Tally() : run.tally();
        }

        /** Whether it came to an end; false when it was stopped or taken over. */
        boolean go() throws IOException {
            Opening.Opened opened = opening.open(run.id(), run.mapping());
            FileShape shape = opened.shape();
            bytesPerRow = opening.bytesPerRow(shape);
            Integer sourceId = run.sourceId();
            Source source = sourceId == null
                    ? sources.internal(
                            run.mapping().source(),
                            run.mapping().channel(),
                            run.mapping().userIdNamespace())
                    : sources.byId(sourceId).orElseThrow();
            EventRules.Frame frame = new EventRules.Frame(
                    source, run.createdAt(), null, settings.region(), EventRules.MAX_IMPORTED_BYTES);
            try (ShapedRows rows = opened.binding().shaped(files.work(run.id()));
                    ErrorFile errors = new ErrorFile(
                            files.errors(run.id()), run.dryRun() ? 0 : run.errorBytes(), shape.columns());
                    ExecutorService writers = Executors.newFixedThreadPool(
                            WRITERS,
                            Thread.ofPlatform().name("import-writer-", 0).factory())) {
                try {
                    read(rows, frame, errors, writers, shape);
                    while (!ahead.isEmpty() && !lost) {
                        settle(errors, shape);
                    }
                } finally {
                    writers.shutdown();
                }
            }
            if (lost || (stopping.getAsBoolean() && !cancelled)) {
                return lost;
            }
            end(shape);
            return true;
        }

        private void read(
                ShapedRows rows, EventRules.Frame frame, ErrorFile errors, ExecutorService writers, FileShape shape)
                throws IOException {
            long skip = run.dryRun() ? 0 : run.counts().units();
            Chunk chunk = new Chunk(run, frame, intake, prospects);
            for (Shaped shaped = rows.next(); shaped != null && !halted(); shaped = rows.next()) {
                long repeatOf = repeatOf(shaped);
                if (seen++ < skip) {
                    continue;
                }
                chunk.add(shaped, repeatOf);
                if (chunk.events() >= CHUNK) {
                    ahead.add(writers.submit(chunk::carryOut));
                    chunk = new Chunk(run, frame, intake, prospects);
                }
                while (ahead.size() > AHEAD && !halted()) {
                    settle(errors, shape);
                }
            }
            if (chunk.events() > 0 && !halted()) {
                ahead.add(writers.submit(chunk::carryOut));
            }
        }

        private boolean halted() {
            return lost || cancelled || stopping.getAsBoolean();
        }

        private long repeatOf(Shaped shaped) {
            if (run.mode() != Mode.CREATE) {
                return 0;
            }
            String value = shaped.values().get(run.byIdentifier());
            if (value == null) {
                return 0;
            }
            Long before = lineOf.putIfAbsent(value, shaped.faultLine());
            return before == null ? 0 : before;
        }

        /** Waits for the oldest chunk and writes down how far the run is. */
        private void settle(ErrorFile errors, FileShape shape) throws IOException {
            Chunk.Result result = await(ahead.removeFirst());
            for (Chunk.Left left : result.left()) {
                errors.add(left.row(), shape.columns().size(), left.reason());
            }
            tally.add(result.tally());
            counts = counts.plus(result.counts());
            for (Chunk.Person person : result.people()) {
                if (people.add(person.key())) {
                    counts = counts.plus(new Counts(0, 0, 0, 0, 0, 0, person.known() ? 0 : 1, person.known() ? 1 : 0));
                }
            }
            String status = sql.progress(run, server, counts, tally, errors.flush(), permille(shape));
            lost = status == null;
            cancelled = "cancelling".equals(status);
        }

        /** Rows have about the same size, so the share of the file follows from the rows read and the bytes of the first ones. */
        private int permille(FileShape shape) {
            return (int) Math.clamp(
                    counts.read()
                            * bytesPerRow
                            * 1_000
                            / Math.max(1, shape.file().bytes()),
                    1,
                    990);
        }

        private void end(FileShape shape) {
            sql.finish(run.id(), server, cancelled ? "cancelled" : "done", null);
            if (!run.dryRun() && !cancelled) {
                files.dropFile(run.id());
            }
            LOG.info(
                    "Import {} {}: {} rows of {}",
                    run.id(),
                    cancelled ? "cancelled" : "done",
                    counts.read(),
                    shape.format());
        }

        private static Chunk.Result await(Future<Chunk.Result> future) {
            try {
                return future.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
            }
        }
    }
}
