package heartstring.decision.versions;

import heartstring.decision.workflows.Step;
import heartstring.decision.workflows.Workflow;
import heartstring.decision.workflows.WorkflowJson;
import heartstring.decision.workflows.WorkflowRules;
import heartstring.decision.workflows.WorkflowRules.Fault;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.postgres.Changes;
import heartstring.platform.postgres.Kept;
import heartstring.story.arms.HoldOut;
import heartstring.story.arms.HoldOuts;
import heartstring.story.arms.Trial;
import heartstring.story.conditions.Conditions;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door to what workflows say: drafts, versions, on and off. */
@Component
public class Workflows {

    /** The most workflows. */
    public static final int MOST = 200;

    private static final String KIND = "workflow";
    private static final int MOST_NAME = 120;

    private final WorkflowsSql sql;
    private final WorkflowJson json;
    private final Conditions conditions;
    private final HoldOuts holdOuts;
    private final Audit audit;
    private final InstantSource time;
    private final Kept<Known> known;
    private final Map<Version, Route> routes = new ConcurrentHashMap<>();

    Workflows(
            WorkflowsSql sql,
            WorkflowJson json,
            Conditions conditions,
            HoldOuts holdOuts,
            Audit audit,
            Changes changes,
            InstantSource time) {
        this.sql = sql;
        this.json = json;
        this.conditions = conditions;
        this.holdOuts = holdOuts;
        this.audit = audit;
        this.time = time;
        this.known = new Kept<>("workflows", changes, () -> {
            Map<Integer, Stored> all = new LinkedHashMap<>();
            sql.all(MOST).forEach(w -> all.put(w.id(), w));
            return new Known(all, sql.versionsInUse());
        });
    }

    /** One version of one workflow. */
    public record Version(int workflow, int version) {}

    /** All that are not removed, and the versions that somebody was in when that was read: nobody comes into an older one later. */
    private record Known(Map<Integer, Stored> all, List<Version> inUse) {}

    /** What can become of a change. */
    public sealed interface Outcome {
        record Done(Stored workflow) implements Outcome {}

        /** It is not whole yet: what is missing where. */
        record Unfinished(List<Fault> faults) implements Outcome {
            public Unfinished {
                faults = List.copyOf(faults);
            }
        }

        record Refused(String sentence) implements Outcome {}

        /** Somebody else changed it meanwhile. */
        record Clash(Stored now) implements Outcome {}

        record Unknown() implements Outcome {}
    }

    /** All that are not removed, those changed last first. */
    public List<Stored> all() {
        return List.copyOf(known.get().all().values());
    }

    public Optional<Stored> find(int id) {
        return Optional.ofNullable(known.get().all().get(id));
    }

    /** Those that people can come into now, with the version that they come into. */
    public Map<Stored, Route> running() {
        Map<Stored, Route> running = new LinkedHashMap<>();
        all().stream()
                .filter(w -> w.state() == Stored.State.ON)
                .forEach(w -> running.put(w, route(w.id(), w.version())));
        return running;
    }

    /** A published version; one that was published never changes. */
    public Route route(int workflow, int version) {
        return routes.computeIfAbsent(new Version(workflow, version), v -> new Route(json.kept(sql.version(v))));
    }

    /** Each version that somebody is in or comes into now, laid flat. */
    public Map<Version, Route> live() {
        Map<Version, Route> live = new LinkedHashMap<>();
        known.get().inUse().forEach(v -> live.put(v, route(v.workflow(), v.version())));
        return live;
    }

    /** What is edited now: the draft, or the published version where there is none. */
    public Workflow edited(Stored workflow) {
        String draft = workflow.draft();
        return draft != null
                ? json.kept(draft)
                : route(workflow.id(), workflow.version()).workflow();
    }

    /** All that keeps it from being published. */
    public List<Fault> faults(Workflow workflow) {
        return WorkflowRules.faults(workflow, conditions::needsOccasion);
    }

    /** A new one. */
    @Transactional
    public Outcome make(String name, Workflow draft) {
        String fault = fault(name);
        if (fault != null) {
            return new Outcome.Refused(fault);
        }
        if (sql.count() >= MOST) {
            return new Outcome.Refused("There are " + MOST + " workflows, which is the most. Remove one.");
        }
        int id = sql.add(name.strip(), json.write(draft), Actor.current().userId(), time.instant());
        audit.record("made", KIND, id);
        return done(id);
    }

    private static @Nullable String fault(String name) {
        return name.isBlank() || name.strip().length() > MOST_NAME
                ? "A name has 1 to " + MOST_NAME + " characters."
                : null;
    }

    @Transactional
    public Outcome rename(int id, String name) {
        String fault = fault(name);
        if (fault != null) {
            return new Outcome.Refused(fault);
        }
        if (!sql.rename(id, name.strip(), time.instant())) {
            return new Outcome.Unknown();
        }
        audit.record("renamed", KIND, id);
        return done(id);
    }

    /**
     * Keeps what is edited, finished or not.
     *
     * @param number of the draft that was read, null to take whatever is there
     */
    @Transactional
    public Outcome draft(int id, Workflow draft, @Nullable Integer number) {
        if (!sql.draft(id, json.write(draft), number, time.instant())) {
            return find(id).<Outcome>map(Outcome.Clash::new).orElseGet(Outcome.Unknown::new);
        }
        return done(id);
    }

    /** Throws away what was edited since the last version. */
    @Transactional
    public Outcome discard(int id) {
        return sql.discard(id, time.instant()) ? done(id) : new Outcome.Unknown();
    }

    /**
     * Makes the draft a version. The first time, so many of a hundred go without, from then on and the same ones for ever; each experiment
     * in it has a hold-out of its own.
     *
     * @param move whether those who are in an older version go on in this one, where it still has their step
     * @param holdOutPercent for the first time; later it is changed where all hold-outs are
     */
    @Transactional
    public Outcome publish(int id, boolean move, @Nullable Integer holdOutPercent) {
        Optional<Stored> locked = sql.lock(id);
        if (locked.isEmpty()) {
            return new Outcome.Unknown();
        }
        Stored stored = locked.get();
        String draft = stored.draft();
        if (draft == null) {
            return new Outcome.Refused("Nothing has been changed since the last version.");
        }
        Workflow workflow = json.kept(draft);
        List<Fault> faults = faults(workflow);
        if (!faults.isEmpty()) {
            return new Outcome.Unfinished(faults);
        }
        int percent = holdOutPercent == null ? holdOuts.usual() : holdOutPercent;
        if (percent < 0 || percent > Trial.MOST_PERCENT) {
            return new Outcome.Refused("At most " + Trial.MOST_PERCENT + " of a hundred go without.");
        }
        int version = stored.version() + 1;
        sql.publish(stored, version, draft, move, Actor.current().userId(), time.instant());
        String path = "/workflows/" + id;
        holdOuts.begin(HoldOut.Kind.WORKFLOW, new Trial(stored.trial(), percent), stored.name(), path);
        workflow.all().forEach(step -> {
            if (step instanceof Step.Experiment it) {
                Trial trial = new Trial(Stored.trial(id, it.id()), it.holdOutPercent());
                holdOuts.begin(HoldOut.Kind.WORKFLOW, trial, stored.name() + ", step " + it.id(), path);
            }
        });
        audit.record("published", KIND, String.valueOf(id), "{\"version\":" + version + ",\"move\":" + move + "}");
        return done(id);
    }

    /** Lets people come in from now on, or nobody any more; who is in it goes on. */
    @Transactional
    public Outcome turn(int id, boolean on) {
        Optional<Stored> locked = sql.lock(id);
        if (locked.isEmpty()) {
            return new Outcome.Unknown();
        }
        if (locked.get().version() == 0) {
            return new Outcome.Refused("Publish it first.");
        }
        // Who came to the segment before does not come in; nor does whose day has gone.
        if (sql.turn(id, on ? "on" : "off", time.instant())) {
            audit.record(on ? "put on" : "put off", KIND, id);
        }
        return done(id);
    }

    /** Brings everybody in who is in that segment now; little by little. */
    @Transactional
    public Outcome fill(int id, int segment) {
        Optional<Stored> locked = sql.lock(id);
        if (locked.isEmpty()) {
            return new Outcome.Unknown();
        }
        if (locked.get().state() != Stored.State.ON || locked.get().filling() != 0) {
            return new Outcome.Refused(
                    locked.get().filling() != 0 ? "A segment is being brought in already." : "Put it on first.");
        }
        sql.fill(id, segment, time.instant());
        audit.record("brought in a segment to", KIND, String.valueOf(id), "{\"segment\":" + segment + "}");
        return done(id);
    }

    /** Takes one away that nobody is in. */
    @Transactional
    public Outcome remove(int id) {
        Optional<Stored> locked = sql.lock(id);
        if (locked.isEmpty()) {
            return new Outcome.Unknown();
        }
        if (!sql.remove(id, time.instant())) {
            return new Outcome.Refused("Somebody is still in it. End their runs first.");
        }
        audit.record("removed", KIND, id);
        known.changed();
        return new Outcome.Done(locked.get());
    }

    /** Says that it has changed by itself, such as when everybody has been moved. */
    public void changed() {
        known.changed();
    }

    private Outcome done(int id) {
        known.changed();
        return sql.find(id).<Outcome>map(Outcome.Done::new).orElseGet(Outcome.Unknown::new);
    }
}
