package heartstring.touchpoint.imports;

import heartstring.touchpoint.mappings.Mapping;
import heartstring.touchpoint.shapes.Tally;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that somebody brought, and how far its import has come.
 *
 * @param actorId the user's or API key's id; 0 for the command line
 * @param sourceId the source of its touchpoints; null until it is started
 * @param byIdentifier with create and update: by which identifier people are told apart
 * @param progressPermille 0 to 1,000
 * @param tally what the good rows hold, whether they landed now or were here before
 */
public record ImportRun(
        long id,
        Instant createdAt,
        String actorKind,
        long actorId,
        UUID home,
        String fileName,
        long fileBytes,
        Mapping mapping,
        @Nullable Integer sourceId,
        Mode mode,
        String byIdentifier,
        boolean dryRun,
        Status status,
        Counts counts,
        int progressPermille,
        long errorBytes,
        Tally tally,
        @Nullable String fault,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant undoneAt) {

    /** Which rows are taken: those of people not known yet, those of known ones, or all. */
    public enum Mode {
        CREATE,
        UPDATE,
        UPSERT
    }

    /** Where a run stands. */
    public enum Status {
        READY,
        WAITING,
        RUNNING,
        CANCELLING,
        DONE,
        FAILED,
        CANCELLED,
        UNDO_WAITING,
        UNDOING,
        UNDONE;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        static Status of(String word) {
            return valueOf(word.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
        }

        /** Whether something is still going on. */
        public boolean isOpen() {
            return this == WAITING || this == RUNNING || this == CANCELLING || this == UNDO_WAITING || this == UNDOING;
        }
    }

    /**
     * How far it has come, in rows and touchpoints.
     *
     * @param units people or orders gone through; where a resumed run goes on
     * @param failed rows in the error file because something is wrong with them
     * @param skipped rows in the error file because the mode leaves them out
     * @param landed touchpoints written by this import (with a dry run: that would be)
     * @param known touchpoints that an earlier import of the same source had brought
     * @param peopleNew with a dry run: people nobody knows yet
     * @param peopleKnown with a dry run: people with an identifier that is known
     */
    public record Counts(
            long units,
            long read,
            long failed,
            long skipped,
            long landed,
            long known,
            long peopleNew,
            long peopleKnown) {

        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0);

        Counts plus(Counts more) {
            return new Counts(
                    units + more.units,
                    read + more.read,
                    failed + more.failed,
                    skipped + more.skipped,
                    landed + more.landed,
                    known + more.known,
                    peopleNew + more.peopleNew,
                    peopleKnown + more.peopleKnown);
        }
    }
}
