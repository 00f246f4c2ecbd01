package heartstring.decision.actions;

import heartstring.decision.actionrules.Action;
import heartstring.decision.actionrules.Because;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What colleagues and programs say to what was suggested; and what was suggested, to be looked at. */
@Component
public class Answers {

    private final ActionsSql sql;
    private final Learnt learnt;
    private final Audit audit;
    private final InstantSource time;

    Answers(ActionsSql sql, Learnt learnt, Audit audit, InstantSource time) {
        this.sql = sql;
        this.learnt = learnt;
        this.audit = audit;
        this.time = time;
    }

    /** What can become of an answer. */
    public sealed interface Outcome {

        /** It is kept; again it changes nothing. */
        record Kept() implements Outcome {}

        /** Why it cannot be answered any more. */
        record Refused(String sentence) implements Outcome {}

        record Unknown() implements Outcome {}
    }

    /** Somebody does it, or did. */
    @Transactional
    public Outcome accept(long id) {
        return answer(id, null);
    }

    /** Somebody does not, and says why; it is not suggested for this customer again for a while. */
    @Transactional
    public Outcome dismiss(long id, Because because) {
        return answer(id, because);
    }

    private Outcome answer(long id, @Nullable Because because) {
        ActionsSql.Open open = sql.locked(id).orElse(null);
        if (open == null) {
            return new Outcome.Unknown();
        }
        String wanted = because == null ? "accepted" : "dismissed";
        if (open.state().equals(wanted) && open.reason().equals(because == null ? "" : because.word())) {
            return new Outcome.Kept();
        }
        if (!open.state().equals("open")) {
            return new Outcome.Refused(
                    open.state().equals("passed")
                            ? "Something new has happened since; look again what to do."
                            : "Somebody has answered this already.");
        }
        if (open.action().equals(Action.NOTHING.word())) {
            return new Outcome.Refused("There is nothing to do.");
        }
        sql.settle(id, because, time.instant(), Actor.current().userId());
        if (because != null && open.how().equals("drawn")) {
            learnt.dismissed(open);
        }
        audit.record(wanted, "next action", id);
        return new Outcome.Kept();
    }

    /** Whoever it is about: the caller asks whether they may be seen. */
    public Optional<Decided> byId(long id) {
        return sql.byId(id);
    }

    /**
     * Open ones about customers within reach, what brings most first, of one action or of all for null; behind one that was shown.
     */
    public List<Decided> open(@Nullable Action action, long belowValue, long below, int most) {
        return sql.open(action, time.instant(), belowValue, below, most);
    }

    /** How many of each are open, within reach; looked through are as many as that at most. */
    public Map<Action, Long> counts(int lookedThrough) {
        return sql.counts(time.instant(), lookedThrough);
    }

    /** What was decided about a customer lately, the newest first. */
    public List<Decided> ofCustomer(long customer, int most) {
        return sql.ofCustomer(customer, most);
    }
}
