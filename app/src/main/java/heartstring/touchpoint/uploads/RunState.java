package heartstring.touchpoint.uploads;

import com.fasterxml.jackson.annotation.JsonInclude;
import heartstring.touchpoint.imports.ImportRun;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far an import is, for programs.
 *
 * @param peopleNew only with a dry run, as {@code peopleKnown}
 * @param soldMinor currency → minor units, as {@code returnedMinor}
 * @param finishedAt only of a run that has ended
 * @param fault only when something is wrong with the whole
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RunState(
        long id,
        String fileName,
        String status,
        String mode,
        boolean dryRun,
        int progressPermille,
        long rowsRead,
        long rowsFailed,
        long rowsSkipped,
        long touchpointsNew,
        long touchpointsKnown,
        @Nullable Long peopleNew,
        @Nullable Long peopleKnown,
        long people,
        long orders,
        long returns,
        Map<String, Long> soldMinor,
        Map<String, Long> returnedMinor,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @Nullable String fault) {

    static final String EXAMPLE = """
            {"id":12,"fileName":"people.csv","status":"done","mode":"upsert","dryRun":false,"progressPermille":1000,\
            "rowsRead":310,"rowsFailed":2,"rowsSkipped":0,"touchpointsNew":308,"touchpointsKnown":0,"people":308,"orders":0,\
            "returns":0,"soldMinor":{},"returnedMinor":{},"createdAt":"2026-03-01T09:00:00Z","finishedAt":"2026-03-01T09:00:02Z"}""";

    static RunState of(ImportRun run) {
        var counts = run.counts();
        var tally = run.tally();
        return new RunState(
                run.id(),
                run.fileName(),
                run.status().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                run.mode().name().toLowerCase(Locale.ROOT),
                run.dryRun(),
                run.progressPermille(),
                counts.read(),
                counts.failed(),
                counts.skipped(),
                counts.landed(),
                counts.known(),
                run.dryRun() ? counts.peopleNew() : null,
                run.dryRun() ? counts.peopleKnown() : null,
                tally.people(),
                tally.orders(),
                tally.returns(),
                tally.soldMinor(),
                tally.returnedMinor(),
                run.createdAt(),
                run.finishedAt(),
                run.fault());
    }
}
