package heartstring.story.membership;

import heartstring.customer.matching.Puzzle;
import heartstring.platform.postgres.PlansSql;
import heartstring.platform.settings.Settings;
import heartstring.story.segments.Segment;
import heartstring.story.segments.Segments;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks everybody whether they are in a segment: one reading, compared in memory with what is kept, written in short transactions. */
@Component
class Sweeping {

    /** Customers written in one transaction. */
    private static final int BLOCK = 5_000;

    /** Of so many who came or left, those segments that ask about this one look at each; of more they ask everybody. */
    private static final int FEW = 1_000;

    /** How long one reading may take; less than the turn is held for it. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final MembersSql sql;
    private final DueSql due;
    private final TurnSql turn;
    private final Segments segments;
    private final Puzzle puzzle;
    private final PlansSql plans;
    private final Settings settings;
    private final TransactionTemplate transactions;
    private final InstantSource time;

    Sweeping(
            MembersSql sql,
            DueSql due,
            TurnSql turn,
            Segments segments,
            Puzzle puzzle,
            PlansSql plans,
            Settings settings,
            TransactionTemplate transactions,
            InstantSource time) {
        this.sql = sql;
        this.due = due;
        this.turn = turn;
        this.segments = segments;
        this.puzzle = puzzle;
        this.plans = plans;
        this.settings = settings;
        this.transactions = transactions;
        this.time = time;
    }

    void ask(Segment segment, MembersSql.@Nullable State state) {
        Instant at = time.instant();
        long began = System.nanoTime();
        long[] is = wanted(segment, at);
        long[] was = read(numbers -> sql.kept(segment.id(), numbers));
        long[] came = MembershipRules.without(is, was);
        long[] left = MembershipRules.without(was, is);
        // Who is in it from its beginning, or because its condition became another, has not come.
        boolean told = state != null && state.version() == segment.version();
        for (int from = 0; from < left.length; from += BLOCK) {
            write(segment, new long[0], MembershipRules.block(left, from, BLOCK), at, told);
        }
        for (int from = 0; from < came.length; from += BLOCK) {
            write(segment, MembershipRules.block(came, from, BLOCK), new long[0], at, told);
        }
        int millis = (int) Math.min(Integer.MAX_VALUE, (System.nanoTime() - began) / 1_000_000);
        write(segment, new long[0], new long[0], at, told);
        transactions.executeWithoutResult(status -> {
            puzzle.holdErasures();
            turn.hold();
            sql.looked(segment.id(), segment.version(), at, millis);
            passOn(segment, came, left);
        });
    }

    private long[] wanted(Segment segment, Instant at) {
        return segments.members(segment, at)
                .map(ready -> read(numbers -> sql.each(ready.customers(), numbers)))
                .orElseGet(() -> new long[0]);
    }

    private long[] read(Consumer<LongConsumer> reading) {
        LongStream.Builder numbers = LongStream.builder();
        transactions.executeWithoutResult(status -> turn.holdLong());
        transactions.executeWithoutResult(status -> {
            sql.onlyRead(LONGEST);
            plans.forThisPage();
            reading.accept(numbers);
        });
        return numbers.build().sorted().toArray();
    }

    private void write(Segment segment, long[] came, long[] left, Instant at, boolean told) {
        transactions.executeWithoutResult(status -> {
            puzzle.holdErasures();
            turn.hold();
            LocalDate day = LocalDate.ofInstant(at, settings.zone());
            sql.write(segment.id(), segment.version(), came, left, at, day, told);
        });
    }

    /** Those segments that ask who is in this one are told. */
    private void passOn(Segment segment, long[] came, long[] left) {
        List<Segment> asking = segments.askingAbout(segment.id());
        if (asking.isEmpty() || came.length + left.length == 0) {
            return;
        }
        if (came.length + left.length <= FEW) {
            long[] customers =
                    LongStream.concat(LongStream.of(came), LongStream.of(left)).toArray();
            due.due(due.pieces(customers), time.instant());
        } else {
            sql.lookAgain(asking.stream().mapToLong(Segment::id).toArray());
        }
    }
}
