package heartstring.loyalty.caps;

import heartstring.loyalty.programmes.Cap;
import heartstring.loyalty.programmes.EarnRule;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.postgres.Changes;
import heartstring.platform.postgres.Kept;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Limits of several rules together. Read from memory; a change by any node is heard within a moment. */
@Component
public class JointLimits {

    private static final int MOST_LETTERS = 120;
    private static final long MOST_POINTS = 1_000_000_000;
    /** The most that hold at a time in one programme. */
    private static final int MOST = 20;

    private final JointLimitsSql sql;
    private final Programmes programmes;
    private final Audit audit;
    private final InstantSource time;
    private final Kept<List<JointLimit>> kept;

    JointLimits(JointLimitsSql sql, Programmes programmes, Audit audit, Changes changes, InstantSource time) {
        this.sql = sql;
        this.programmes = programmes;
        this.audit = audit;
        this.time = time;
        this.kept = new Kept<>("loyalty-joint-limits", changes, sql::all);
    }

    /** Every one there ever was, oldest first. */
    List<JointLimit> all() {
        return kept.get();
    }

    /** Those of a programme, oldest first. */
    public List<JointLimit> of(int programmeId) {
        return all().stream().filter(l -> l.programmeId() == programmeId).toList();
    }

    /** What is wrong with one, a sentence; null when nothing is. */
    public @Nullable String fault(Programme programme, String name, @Nullable Cap cap, Set<Long> rules) {
        if (name.isBlank() || name.length() > MOST_LETTERS) {
            return "Give the limit a name of at most " + MOST_LETTERS + " letters.";
        }
        if (cap == null || cap.points() < 1 || cap.points() > MOST_POINTS) {
            return "The most a member gets has to be between 1 and 1,000,000,000.";
        }
        Instant now = time.instant();
        Set<Long> holding = programmes.rulesAt(programme.id(), now).stream()
                .map(EarnRule::id)
                .collect(Collectors.toSet());
        if (rules.size() < 2 || !holding.containsAll(rules)) {
            return "Choose at least two rules that hold.";
        }
        return of(programme.id()).stream().filter(l -> l.until() == null).count() >= MOST
                ? "At most " + MOST + " such limits hold at a time. End one first."
                : null;
    }

    /** Begins one that {@link #fault} finds nothing wrong with; it counts what these rules give from now on. */
    @Transactional
    public JointLimit begin(Programme programme, String name, Cap cap, Set<Long> rules) {
        long id = sql.begin(
                programme.id(),
                name,
                cap,
                rules,
                time.instant(),
                Actor.current().userId());
        audit.record("began", "rule limit", id);
        kept.changed();
        return all().stream().filter(l -> l.id() == id).findFirst().orElseThrow();
    }

    /** Ends one of this programme; false when it has none of that number that holds. */
    @Transactional
    public boolean end(Programme programme, long id) {
        boolean ended = sql.end(programme.id(), id, time.instant());
        if (ended) {
            audit.record("ended", "rule limit", id);
            kept.changed();
        }
        return ended;
    }
}
