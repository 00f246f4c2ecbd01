package heartstring.experience.journeys;

import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.postgres.Changes;
import heartstring.platform.postgres.Kept;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The journeys of the house; a change reaches every server within a moment, and each design is kept. */
@Component
public class Journeys {

    /** The most journeys in use. */
    public static final int MOST = 20;

    private static final int MOST_VERSIONS = 50;

    private final JourneysSql sql;
    private final Audit audit;
    private final InstantSource time;
    private final Kept<List<Journey>> kept;

    Journeys(JourneysSql sql, Audit audit, InstantSource time, Changes changes) {
        this.sql = sql;
        this.audit = audit;
        this.time = time;
        this.kept = new Kept<>("journeys", changes, sql::all);
    }

    /** What can become of a change. */
    public sealed interface Outcome {

        record Done(Journey journey) implements Outcome {}

        record Refused(String sentence) implements Outcome {}
    }

    /** A design that a journey had. */
    public record Version(int no, Instant at, long userId, int stages) {}

    /** All of them, those in use first. */
    public List<Journey> all() {
        return kept.get();
    }

    /** Those in use. */
    public List<Journey> open() {
        return all().stream().filter(j -> !j.archived()).toList();
    }

    /** Those in use as they stand in the database, for whoever must not work with what was true a moment ago. */
    public List<Journey> fresh() {
        return sql.all().stream().filter(j -> !j.archived()).toList();
    }

    public Optional<Journey> find(int id) {
        return all().stream().filter(j -> j.id() == id).findFirst();
    }

    /** The journey in use that has that stage. */
    public Optional<Journey> ofStage(int stage) {
        return open().stream().filter(j -> j.stage(stage).isPresent()).findFirst();
    }

    /** The latest designs of a journey, the newest first. */
    public List<Version> versions(int id) {
        return sql.versions(id, MOST_VERSIONS);
    }

    /** A new journey with these stages. */
    @Transactional
    public Outcome add(String typedName, List<Stage> stages) {
        String name = typedName.strip();
        String fault = JourneyRules.fault(name, stages);
        if (fault != null) {
            return new Outcome.Refused(fault);
        }
        if (open().size() >= MOST) {
            return new Outcome.Refused("There are " + MOST + " journeys in use. Put one away first.");
        }
        Optional<Integer> id = sql.add(name);
        if (id.isEmpty()) {
            return new Outcome.Refused("There is a journey of this name already.");
        }
        List<Stage> added = new ArrayList<>();
        for (Stage stage : stages) {
            added.add(stage.withId(sql.addStage(id.get(), added.size() + 1, stage)));
        }
        sql.walkAgain();
        return done("designed", id.get(), name, added);
    }

    /** Changes name and stages; those that are not named any more are put away. */
    @Transactional
    public Outcome change(int id, String typedName, List<Stage> stages) {
        sql.lock(id);
        Optional<Journey> before = sql.all().stream().filter(j -> j.id() == id).findFirst();
        if (before.isEmpty()) {
            return new Outcome.Refused("There is no such journey.");
        }
        String name = typedName.strip();
        String fault = JourneyRules.fault(name, stages);
        if (fault != null) {
            return new Outcome.Refused(fault);
        }
        Set<Integer> named = new HashSet<>();
        for (Stage stage : stages) {
            if (stage.id() != 0 && (before.get().stage(stage.id()).isEmpty() || !named.add(stage.id()))) {
                return new Outcome.Refused("A stage was changed by somebody else just now. Open the page again.");
            }
        }
        if (before.get().name().equals(name) && before.get().stages().equals(stages)) {
            return new Outcome.Done(before.get());
        }
        if (!sql.next(id, name)) {
            return new Outcome.Refused("There is a journey of this name already.");
        }
        before.get().stages().stream()
                .filter(stage -> !named.contains(stage.id()))
                .forEach(stage -> sql.archiveStage(stage.id(), time.instant()));
        List<Stage> after = new ArrayList<>();
        for (Stage stage : stages) {
            int position = after.size() + 1;
            if (stage.id() == 0) {
                after.add(stage.withId(sql.addStage(id, position, stage)));
            } else {
                sql.changeStage(id, position, stage);
                after.add(stage);
            }
        }
        if (JourneyRules.isReadOtherwise(before.get().stages(), after)) {
            sql.walkAgain();
        }
        return done("changed", id, name, after);
    }

    /** Puts a journey away, or takes it out again. */
    @Transactional
    public Outcome setArchived(int id, boolean archived) {
        if (!archived && open().size() >= MOST) {
            return new Outcome.Refused("There are " + MOST + " journeys in use. Put one away first.");
        }
        if (sql.setArchived(id, archived, time.instant()) == 0) {
            return new Outcome.Refused("It was like that already.");
        }
        sql.walkAgain();
        kept.changed();
        audit.record(archived ? "put away" : "took out again", "journey", id);
        return new Outcome.Done(current(id));
    }

    private Outcome done(String act, int id, String name, List<Stage> stages) {
        long user = Actor.current().userId();
        sql.keepVersion(id, JourneyJson.design(name, stages), time.instant(), user == 0 ? null : user);
        kept.changed();
        audit.record(act, "journey", id);
        return new Outcome.Done(current(id));
    }

    private Journey current(int id) {
        return sql.all().stream().filter(j -> j.id() == id).findFirst().orElseThrow();
    }
}
