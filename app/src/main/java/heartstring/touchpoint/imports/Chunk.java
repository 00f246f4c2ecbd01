package heartstring.touchpoint.imports;

import heartstring.customer.matching.Identifier;
import heartstring.touchpoint.events.Checked;
import heartstring.touchpoint.events.Event;
import heartstring.touchpoint.events.EventRules;
import heartstring.touchpoint.files.Row;
import heartstring.touchpoint.imports.ImportRun.Counts;
import heartstring.touchpoint.imports.ImportRun.Mode;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.intake.Outcome;
import heartstring.touchpoint.mappings.Mapping;
import heartstring.touchpoint.prospects.Prospects;
import heartstring.touchpoint.shapes.Shaped;
import heartstring.touchpoint.shapes.Tally;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Some people or orders of a file, carried out together: checked, chosen by the mode, landed or only counted. */
final class Chunk {

    private final ImportRun run;
    private final EventRules.Frame frame;
    private final Intake intake;
    private final Prospects prospects;
    private final List<Piece> pieces = new ArrayList<>();
    private int events;

    Chunk(ImportRun run, EventRules.Frame frame, Intake intake, Prospects prospects) {
        this.run = run;
        this.frame = frame;
        this.intake = intake;
        this.prospects = prospects;
    }

    /** One person or order; {@code repeatOf} names the line that had the same identifier before, 0 for none. */
    private static final class Piece {
        final Shaped shaped;
        final long repeatOf;
        final List<Event> events = new ArrayList<>(2);

        @Nullable
        String failed;

        @Nullable
        String skipped;

        Piece(Shaped shaped, long repeatOf) {
            this.shaped = shaped;
            this.repeatOf = repeatOf;
        }
    }

    /** A row that was not imported. */
    record Left(Row row, String reason) {}

    /** A person of a dry run. */
    record Person(String key, boolean known) {}

    /** What became of the chunk. */
    record Result(Counts counts, Tally tally, List<Left> left, List<Person> people) {}

    void add(Shaped shaped, long repeatOf) {
        pieces.add(new Piece(shaped, repeatOf));
        events += Math.max(1, shaped.events().size());
    }

    int events() {
        return events;
    }

    Result carryOut() {
        check();
        Set<UUID> claimed = run.dryRun() || run.mode() != Mode.UPSERT ? claimed() : Set.of();
        if (run.mode() != Mode.UPSERT) {
            choose(claimed);
        }
        long landed = 0;
        long known = 0;
        if (run.dryRun()) {
            for (Piece piece : pieces) {
                for (Event event : good(piece)) {
                    if (claimed.contains(event.messageKey())) {
                        known++;
                    } else {
                        landed++;
                    }
                }
            }
        } else {
            long[] both = land();
            landed = both[0];
            known = both[1];
        }
        return result(landed, known);
    }

    private void check() {
        for (Piece piece : pieces) {
            piece.failed = piece.shaped.fault();
            for (var json : piece.shaped.events()) {
                switch (EventRules.check(json, piece.shaped.text(), null, frame)) {
                    case Checked.Good good -> piece.events.add(good.event());
                    case Checked.Bad bad -> piece.failed = bad.reason();
                }
            }
        }
    }

    private static List<Event> good(Piece piece) {
        return piece.failed == null && piece.skipped == null ? piece.events : List.of();
    }

    private Set<UUID> claimed() {
        List<UUID> keys = pieces.stream()
                .flatMap(p -> p.events.stream())
                .map(Event::messageKey)
                .toList();
        return prospects.claimed(frame.source().id(), keys);
    }

    /** Leaves out whom the mode leaves out; a row that an earlier import brought is no matter of the mode. */
    private void choose(Set<UUID> claimed) {
        List<String> kinds = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (Piece piece : pieces) {
            String value = piece.shaped.values().get(run.byIdentifier());
            if (piece.failed == null && value != null) {
                kinds.add(kind());
                values.add(value);
            }
        }
        Set<String> known = prospects.known(kinds, values);
        for (Piece piece : pieces) {
            if (piece.failed != null || piece.events.stream().allMatch(e -> claimed.contains(e.messageKey()))) {
                continue;
            }
            String value = piece.shaped.values().get(run.byIdentifier());
            String word = run.byIdentifier().replace('_', ' ');
            if (value == null) {
                piece.failed = "The row has no " + word + ", by which people are told apart.";
            } else if (run.mode() == Mode.CREATE && known.contains(kind() + " " + value)) {
                piece.skipped = "Somebody with this " + word + " is known already.";
            } else if (run.mode() == Mode.CREATE && piece.repeatOf != 0) {
                piece.skipped = "The same " + word + " stands in line " + piece.repeatOf + ".";
            } else if (run.mode() == Mode.UPDATE && !known.contains(kind() + " " + value)) {
                piece.skipped = "Nobody with this " + word + " is known.";
            }
        }
    }

    private String kind() {
        return kind(run);
    }

    static String kind(ImportRun run) {
        String by = run.byIdentifier();
        if (by.equals(Identifier.USER)) {
            return Identifier.userKind(run.mapping().userIdNamespace());
        }
        return by.startsWith("id:") ? by.substring(3) : by;
    }

    private long[] land() {
        List<Event> all = new ArrayList<>(events);
        List<Piece> owners = new ArrayList<>(events);
        for (Piece piece : pieces) {
            for (Event event : good(piece)) {
                all.add(event);
                owners.add(piece);
            }
        }
        long[] both = new long[2];
        List<Outcome> outcomes = all.isEmpty() ? List.of() : intake.load(all, run.id());
        for (int i = 0; i < outcomes.size(); i++) {
            switch (outcomes.get(i)) {
                case Outcome.Accepted a -> both[0]++;
                case Outcome.Known k -> both[1]++;
                case Outcome.Rejected r -> owners.get(i).failed = r.reason();
            }
        }
        return both;
    }

    private Result result(long landed, long known) {
        long read = 0;
        long failed = 0;
        long skipped = 0;
        Tally tally = new Tally();
        List<Left> left = new ArrayList<>();
        for (Piece piece : pieces) {
            List<Row> rows = piece.shaped.rows();
            read += rows.size();
            if (piece.failed != null) {
                failed += rows.size();
                rows.forEach(row -> left.add(new Left(row, reason(piece, row))));
            } else if (piece.skipped != null) {
                String why = piece.skipped;
                skipped += rows.size();
                rows.forEach(row -> left.add(new Left(row, why)));
            } else {
                tally.add(piece.shaped.tally());
            }
        }
        Counts counts = new Counts(pieces.size(), read, failed, skipped, landed, known, 0, 0);
        return new Result(counts, tally, left, run.dryRun() ? people() : List.of());
    }

    private static String reason(Piece piece, Row row) {
        String reason = Objects.requireNonNullElse(piece.failed, "");
        long line = piece.shaped.faultLine();
        return piece.shaped.fault() == null || row.line() == line
                ? reason
                : "Not imported, for line " + line + " of the same order cannot be: " + reason;
    }

    private List<Person> people() {
        Map<String, List<String>> shown = new HashMap<>();
        List<String> kinds = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (Piece piece : pieces) {
            for (Event event : good(piece)) {
                List<Identifier> ids = event.presented().identifiers();
                if (!ids.isEmpty() && run.mapping().kind() != Mapping.Kind.EVENTS) {
                    List<String> texts =
                            ids.stream().map(i -> i.kind() + " " + i.value()).toList();
                    shown.putIfAbsent(texts.getFirst(), texts);
                    ids.forEach(i -> {
                        kinds.add(i.kind());
                        values.add(i.value());
                    });
                }
            }
        }
        Set<String> known = kinds.isEmpty() ? Set.of() : prospects.known(kinds, values);
        return shown.entrySet().stream()
                .map(e -> new Person(e.getKey(), e.getValue().stream().anyMatch(known::contains)))
                .toList();
    }
}
