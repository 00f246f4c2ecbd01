package heartstring.experience.scores;

import heartstring.platform.audit.Audit;
import heartstring.platform.postgres.Changes;
import heartstring.platform.postgres.Kept;
import heartstring.platform.postgres.PlansSql;
import heartstring.platform.settings.Settings;
import heartstring.story.conditions.Conditions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Groups of customers that scores are broken down by: a name and a condition. Who belongs to one is found at night. */
@Component
public class Groups {

    static final int MOST = 12;

    private static final Duration BACK = Duration.ofDays(2 * 365 + 10);

    private final GroupsSql sql;
    private final TalliesSql tallies;
    private final Conditions conditions;
    private final PlansSql plans;
    private final TransactionTemplate transactions;
    private final Audit audit;
    private final Settings settings;
    private final InstantSource time;
    private final Kept<List<Group>> kept;

    Groups(
            GroupsSql sql,
            TalliesSql tallies,
            Conditions conditions,
            PlansSql plans,
            TransactionTemplate transactions,
            Audit audit,
            Settings settings,
            InstantSource time,
            Changes changes) {
        this.sql = sql;
        this.tallies = tallies;
        this.conditions = conditions;
        this.plans = plans;
        this.transactions = transactions;
        this.audit = audit;
        this.settings = settings;
        this.time = time;
        this.kept = new Kept<>("experience.customer_group", changes, () -> sql.all(MOST));
    }

    /** A group; its condition as Conditions writes it. */
    public record Group(int id, String name, String condition) {}

    /** By name. */
    public List<Group> all() {
        return kept.get();
    }

    /** Whom a group holds, in a sentence. */
    String sentence(Group group) {
        return conditions.read(group.condition()) instanceof Conditions.Reading.Good good
                ? conditions.sentence(good.condition())
                : "Its condition cannot be read any more.";
    }

    /** Adds one, which is counted a moment after. A sentence says what is wrong, null that it is there. */
    @Transactional
    public @Nullable String add(String name, String json) {
        String clean = name.strip();
        if (clean.isEmpty() || clean.length() > 60) {
            return "A name has 1 to 60 characters.";
        }
        if (all().size() >= MOST) {
            return "There are " + MOST + " groups already; take one away first.";
        }
        return switch (conditions.readTyped(json)) {
            case Conditions.Reading.Bad bad -> (bad.path().isEmpty() ? "" : bad.path() + ": ") + bad.sentence();
            case Conditions.Reading.Good good ->
                conditions.everybody(good.condition(), time.instant()) instanceof Conditions.Everybody.Refused no
                        ? no.sentence()
                        : add(clean, good);
        };
    }

    private @Nullable String add(String name, Conditions.Reading.Good good) {
        String condition = conditions.write(good.condition());
        Optional<Integer> id = sql.add(name, condition, time.instant());
        if (id.isEmpty()) {
            return "There is a group of that name already.";
        }
        kept.changed();
        audit.record("made", "customer group", id.get());
        return null;
    }

    /** Takes one away. */
    @Transactional
    public boolean remove(int id) {
        boolean gone = sql.remove(id);
        if (gone) {
            kept.changed();
            audit.record("removed", "customer group", id);
        }
        return gone;
    }

    /** Counts all of them anew, each in a transaction of its own. */
    public void countAll() {
        all().forEach(this::count);
    }

    /** Counts those that were never counted. */
    public void countNew() {
        sql.uncounted(MOST).forEach(this::count);
    }

    private void count(Group group) {
        transactions.executeWithoutResult(status -> countNow(group));
    }

    private void countNow(Group group) {
        Instant now = time.instant();
        if (conditions.read(group.condition()) instanceof Conditions.Reading.Good good
                && conditions.everybody(good.condition(), now) instanceof Conditions.Everybody.Ready ready) {
            tallies.alone();
            plans.forTheseValues();
            sql.count(group.id(), ready.customers(), settings.zone().getId(), now.minus(BACK), now);
        }
    }
}
