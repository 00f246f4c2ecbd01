package heartstring.touchpoint.imports;

import heartstring.touchpoint.files.FileShape;
import heartstring.touchpoint.files.ImportFiles;
import heartstring.touchpoint.files.Row;
import heartstring.touchpoint.files.UnreadableFile;
import heartstring.touchpoint.imports.ImportRun.Mode;
import heartstring.touchpoint.imports.ImportRun.Status;
import heartstring.touchpoint.mappings.AnswerGuesses;
import heartstring.touchpoint.mappings.BadMapping;
import heartstring.touchpoint.mappings.Guesses;
import heartstring.touchpoint.mappings.Mapping;
import heartstring.touchpoint.mappings.MappingJson;
import heartstring.touchpoint.mappings.MappingRules;
import heartstring.touchpoint.prospects.Preview;
import heartstring.touchpoint.prospects.Prospects;
import heartstring.touchpoint.shapes.Shaped;
import heartstring.touchpoint.shapes.ShapedRows;
import heartstring.touchpoint.sources.Source;
import heartstring.touchpoint.sources.Sources;
import heartstring.touchpoint.withdrawals.Withdrawals;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Files that people bring, and their import. What cannot be read is an {@link UnreadableFile}, what does not fit its mapping a
 * {@link BadMapping}; both say why in words for the person.
 */
@Component
public class Imports {

    /** Rows shown before an import. */
    public static final int PREVIEW = 20;

    private static final int SAMPLE = 100;

    private final ImportFiles files;
    private final ImportsSql sql;
    private final ImportWorker worker;
    private final Opening opening;
    private final Prospects prospects;
    private final Sources sources;
    private final Withdrawals withdrawals;

    Imports(
            ImportFiles files,
            ImportsSql sql,
            ImportWorker worker,
            Opening opening,
            Prospects prospects,
            Sources sources,
            Withdrawals withdrawals) {
        this.files = files;
        this.sql = sql;
        this.worker = worker;
        this.opening = opening;
        this.prospects = prospects;
        this.sources = sources;
        this.withdrawals = withdrawals;
    }

    /** Who brings it: {@code user}, {@code key} or {@code house}, with its id. */
    public record By(String kind, long id) {}

    /** A second file that the mapping looks columns up in, by its file name. */
    public record Second(String fileName, InputStream content) {}

    /**
     * Keeps a file for an import that is not started yet, with a mapping guessed from it unless one is given.
     *
     * @return the number of the run
     */
    public long bring(InputStream content, String fileName, List<Second> seconds, @Nullable Mapping mapping, By by) {
        String name = fileName.isBlank() ? "file" : fileName.length() > 200 ? fileName.substring(0, 200) : fileName;
        Path folder = null;
        try {
            folder = files.take(content);
            for (Second second : seconds) {
                files.takeSecond(folder, ImportFiles.plainName(second.fileName()), second.content());
            }
            Path file = folder.resolve("file");
            FileShape shape = Opening.shape(file, mapping);
            Mapping fitting = mapping != null
                    ? mapping
                    : opening.fit().named(Guesses.of(shape, shape.first(100), ImportFiles.plainName(name)));
            long id = sql.insert(by.kind(), by.id(), files.home(), name, Files.size(file), MappingJson.write(fitting));
            files.settle(folder, id);
            return id;
        } catch (IOException e) {
            drop(folder);
            throw ImportFiles.isNoRoom(e) ? new UnreadableFile(ImportFiles.NO_ROOM) : new UncheckedIOException(e);
        } catch (RuntimeException e) {
            drop(folder);
            throw e;
        }
    }

    private void drop(@Nullable Path folder) {
        if (folder != null) {
            files.dropFolder(folder);
        }
    }

    public Optional<ImportRun> find(long id) {
        return sql.find(id);
    }

    /** The runs before this number, newest first. */
    public List<ImportRun> page(long before, int most) {
        return sql.page(before, most);
    }

    /**
     * The mapping with its columns guessed anew for what its rows are about now, and kept.
     *
     * @param known what somebody knows better: the target for a heading and the question below it, empty for nothing
     */
    public Mapping guessed(ImportRun run, Mapping mapping, BinaryOperator<String> known) {
        try {
            FileShape shape = opening.shape(run.id(), mapping);
            List<Row> sample = shape.first(SAMPLE);
            Map<String, String> better = new LinkedHashMap<>();
            for (int i = 0; i < shape.columns().size(); i++) {
                String text = i < shape.texts().size() ? shape.texts().get(i) : "";
                better.put(shape.columns().get(i), known.apply(shape.columns().get(i), text));
            }
            Mapping fresh = mapping.kind() == Mapping.Kind.ANSWERS
                    ? AnswerGuesses.of(mapping, shape, sample, better)
                    : opening.fit().named(Guesses.of(shape, sample, mapping.name()));
            Mapping guessed = mapping.with(mapping.kind(), fresh.columns());
            sql.remap(run.id(), MappingJson.write(guessed));
            return guessed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Shows the first rows under a mapping, which becomes the run's mapping. */
    public Preview preview(ImportRun run, Mapping mapping) {
        try {
            FileShape shape = opening.shape(run.id(), mapping);
            sql.remap(run.id(), MappingJson.write(mapping));
            List<String> missing = MappingRules.missing(mapping, shape.columns());
            if (!missing.isEmpty()) {
                return new Preview(shape, mapping, List.of(), shape.notes(), missing);
            }
            var binding = opening.bind(run.id(), mapping, shape.head(PREVIEW * 10));
            List<Shaped> first = new ArrayList<>();
            try (ShapedRows rows = binding.shaped(files.work(run.id()).resolve("preview"))) {
                for (Shaped s = rows.next(); s != null && first.size() < PREVIEW; s = rows.next()) {
                    first.add(s);
                }
            }
            List<String> notes = new ArrayList<>(shape.notes());
            notes.addAll(binding.notes());
            return new Preview(shape, mapping, prospects.of(mapping, first, run.createdAt()), notes, List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts a run in the background.
     *
     * @param by with create and update: the identifier target by which people are told apart
     * @return false when it was started before
     */
    public boolean start(long id, Mapping mapping, Mode mode, String by, boolean dryRun) {
        if (mode != Mode.UPSERT && !MappingRules.isIdentifier(by)) {
            throw new BadMapping("Say by which identifier people are told apart: "
                    + String.join(", ", MappingRules.IDENTIFIERS) + ".");
        }
        if (mode != Mode.UPSERT
                && mapping.kind() != Mapping.Kind.EVENTS
                && !mapping.columns().containsValue(by)) {
            throw new BadMapping("No column is " + by.replace('_', ' ') + ", by which people are to be told apart.");
        }
        if (mode != Mode.UPSERT && mapping.kind() == Mapping.Kind.EVENTS) {
            throw new BadMapping("Events are always taken whole; create and update are for people and orders.");
        }
        try {
            opening.open(id, mapping);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Source source = sources.internal(mapping.source(), mapping.channel(), mapping.userIdNamespace());
        String word = mode.name().toLowerCase(java.util.Locale.ROOT);
        boolean started = sql.start(id, MappingJson.write(mapping), source.id(), word, by, dryRun);
        worker.wake();
        return started;
    }

    /** Makes a run that failed, was cancelled or was only tried ready to be started again; its file must still be there. */
    public boolean again(long id) {
        return Files.exists(files.file(id)) && sql.again(id);
    }

    /** Stops a run; what has landed stays and can be undone. */
    public boolean cancel(long id) {
        return sql.move(id, "waiting", "cancelled") || sql.move(id, "running", "cancelling");
    }

    /** Why an import cannot be undone, in plain sentences; empty when it can. */
    public List<String> objections(ImportRun run) {
        Integer source = run.sourceId();
        return source == null || run.dryRun() ? List.of() : withdrawals.objections(run.id(), source);
    }

    /** Takes back what an import brought, in the background; false when it is not one that can be. */
    public boolean undo(ImportRun run) {
        boolean ended =
                run.status() == Status.DONE || run.status() == Status.FAILED || run.status() == Status.CANCELLED;
        boolean moved =
                ended && !run.dryRun() && sql.move(run.id(), run.status().word(), "undo-waiting");
        worker.wake();
        return moved;
    }

    /** The rows that were not imported, as CSV; null when there are none or the file is gone. */
    public @Nullable Path errors(ImportRun run) {
        Path path = files.errors(run.id());
        return run.counts().failed() + run.counts().skipped() > 0 && Files.exists(path) ? path : null;
    }

    /** Forgets the files of a run that is not going on. */
    public void forget(ImportRun run) {
        if (!run.status().isOpen()) {
            files.drop(run.id());
        }
    }

    /** What a mapping chosen column by column comes to: a heading and a target each. */
    public static Map<String, String> columns(List<String> headings, List<String> targets) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(headings.size(), targets.size()); i++) {
            if (!targets.get(i).isBlank()) {
                map.put(headings.get(i), targets.get(i));
            }
        }
        return map;
    }
}
