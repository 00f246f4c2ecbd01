package heartstring.decision.engine;

import heartstring.decision.runs.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What becomes of the runs of one transaction; for one thread. */
final class Batch {

    private final Instant now;
    private final Set<Long> doubles;
    private final Map<Long, Move> moves = new LinkedHashMap<>();
    private List<Line> lines = new ArrayList<>();
    private int alone = Engine.MOST_ACTED;

    /** At that moment; {@code doubles} are those whose customer is in an older run as well. */
    Batch(Instant now, Set<Long> doubles) {
        this.now = now;
        this.doubles = Set.copyOf(doubles);
    }

    Instant now() {
        return now;
    }

    Set<Long> doubles() {
        return doubles;
    }

    /** In place of the move before; that something was done for them stays. */
    void add(Move move) {
        moves.merge(move.run(), move, (before, after) -> before.acted() ? after.afterActing() : after);
    }

    void add(Line line) {
        lines.add(line);
    }

    void add(Batch other) {
        other.moves.values().forEach(this::add);
        lines.addAll(other.lines);
    }

    void end(Run run, String reason) {
        add(Move.ended(run, reason, now, false));
        add(Line.of(run, "", reason.startsWith("exit") ? "exit" : reason));
    }

    List<Move> moves() {
        return List.copyOf(moves.values());
    }

    /** The lines that were not taken before. */
    List<Line> takeLines() {
        List<Line> taken = lines;
        lines = new ArrayList<>();
        return taken;
    }

    /** For how many of so many something may still be done one by one. */
    int takeAlone(int wanted) {
        int taken = Math.min(alone, wanted);
        alone -= taken;
        return taken;
    }
}
