package heartstring.decision.workflowdesk;

import heartstring.decision.versions.Stored;
import heartstring.decision.versions.Workflows;
import heartstring.decision.workflows.Workflow;
import heartstring.decision.workflows.WorkflowJson;
import heartstring.platform.web.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes of drafts, each of which can be taken back: what was there before the latest ones is kept. */
@Component
class Trail {

    /** So many changes can be taken back. */
    static final int MOST = 50;

    /** Within so long, changes at the same place are one. */
    private static final Duration ONE = Duration.ofMinutes(1);

    private final Workflows workflows;
    private final WorkflowJson json;
    private final TrailSql sql;
    private final InstantSource time;

    Trail(Workflows workflows, WorkflowJson json, TrailSql sql, InstantSource time) {
        this.workflows = workflows;
        this.json = json;
        this.sql = sql;
        this.time = time;
    }

    /** What is edited, changed; the place keeps what is typed in one go together, empty for a change that stands alone. */
    @Transactional
    Workflow change(int id, String place, UnaryOperator<Workflow> change) {
        Stored stored = workflows.find(id).orElseThrow(() -> Refusal.notFound("workflow"));
        Workflow before = workflows.edited(stored);
        Workflow after = change.apply(before);
        String was = json.write(before);
        if (was.equals(json.write(after))) {
            return before;
        }
        if (after.all().count() > Workflow.MOST_STEPS) {
            throw Refusal.unprocessable(
                    "A workflow has at most " + Workflow.MOST_STEPS + " steps. Take some out first.");
        }
        if (json.read(json.write(after)) instanceof WorkflowJson.Reading.Bad bad) {
            throw Refusal.unprocessable(bad.sentence());
        }
        Instant now = time.instant();
        if (place.isEmpty() || !sql.isGoingOn(id, place, now.minus(ONE))) {
            sql.add(id, place, was, now);
            sql.trim(id, MOST);
        } else {
            sql.touch(id, now);
        }
        keep(stored, after);
        return after;
    }

    private void keep(Stored stored, Workflow draft) {
        switch (workflows.draft(stored.id(), draft, stored.draftNumber())) {
            case Workflows.Outcome.Done done -> {}
            case Workflows.Outcome.Clash clash ->
                throw Refusal.conflict(
                        "Somebody else changed this workflow just now. Open it again and say it once more.");
            case Workflows.Outcome.Refused refused -> throw Refusal.unprocessable(refused.sentence());
            case Workflows.Outcome.Unfinished unfinished ->
                throw new IllegalStateException("A draft may be unfinished");
            case Workflows.Outcome.Unknown unknown -> throw Refusal.notFound("workflow");
        }
    }

    /** Whether there is something to take back. */
    boolean any(int id) {
        return sql.any(id);
    }

    /** Takes the latest change back; whether there was one. */
    @Transactional
    boolean back(int id) {
        Stored stored = workflows.find(id).orElseThrow(() -> Refusal.notFound("workflow"));
        Optional<String> before = sql.take(id);
        before.ifPresent(was -> keep(stored, json.kept(was)));
        return before.isPresent();
    }
}
