package heartstring.experience.rollups;

import heartstring.platform.audit.Audit;
import heartstring.story.conditions.Conditions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Groups that somebody named: a name and a condition on customers. */
@Component
@Order(30)
class NamedGroups implements Grouping {

    static final int MOST = 50;
    static final int LONGEST_NAME = 80;

    private final NamedGroupsSql sql;
    private final Conditions conditions;
    private final Audit audit;
    private final InstantSource time;

    NamedGroups(NamedGroupsSql sql, Conditions conditions, Audit audit, InstantSource time) {
        this.sql = sql;
        this.conditions = conditions;
        this.audit = audit;
        this.time = time;
    }

    /** One of them; its condition as JSON. */
    record Named(int id, String name, String condition) {}

    @Override
    public String word() {
        return "segment";
    }

    @Override
    public String title() {
        return "Segment";
    }

    /** A group whose condition cannot be read any more has no members. */
    @Override
    public List<Members> members() {
        List<Members> members = new ArrayList<>();
        all().forEach(named -> members(named).ifPresent(members::add));
        return members;
    }

    private Optional<Members> members(Named named) {
        if (conditions.read(named.condition()) instanceof Conditions.Reading.Good good
                && conditions.everybody(good.condition(), time.instant()) instanceof Conditions.Everybody.Ready ready) {
            Map<String, Object> params = new HashMap<>(ready.customers().params());
            params.put("groupId", named.id());
            params.put("groupName", named.name());
            return Optional.of(
                    new Members(NamedGroupsSql.members(ready.customers().sql()), params));
        }
        return Optional.empty();
    }

    /** Those that were not worked out yet; each is given once, for the night comes anyway. */
    List<Members> takeNew() {
        List<Members> members = new ArrayList<>();
        sql.takeNew(time.instant()).forEach(named -> members(named).ifPresent(members::add));
        return members;
    }

    List<Named> all() {
        return sql.all(MOST);
    }

    /** In words, or why it cannot be said. */
    String sentence(Named named) {
        return conditions.read(named.condition()) instanceof Conditions.Reading.Good good
                ? conditions.sentence(good.condition())
                : "Its condition cannot be read any more.";
    }

    /** Keeps a group; answers what is wrong with it, null where nothing is. */
    @Transactional
    @Nullable
    String add(String typedName, String condition) {
        String name = typedName.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return "A name has 1 to " + LONGEST_NAME + " characters.";
        }
        if (all().size() >= MOST) {
            return "There are " + MOST + " groups already. Take one away first.";
        }
        return switch (conditions.readTyped(condition)) {
            case Conditions.Reading.Bad bad -> (bad.path().isEmpty() ? "" : bad.path() + ": ") + bad.sentence();
            case Conditions.Reading.Good good ->
                switch (conditions.everybody(good.condition(), time.instant())) {
                    case Conditions.Everybody.Refused refused -> refused.sentence();
                    case Conditions.Everybody.Ready ready -> keep(name, conditions.write(good.condition()));
                };
        };
    }

    private @Nullable String keep(String name, String condition) {
        int id = sql.add(name, condition);
        if (id == 0) {
            return "There is a group of that name already.";
        }
        audit.record("added", "experience-group", id);
        return null;
    }

    @Transactional
    boolean remove(int id) {
        boolean gone = sql.remove(id);
        if (gone) {
            audit.record("removed", "experience-group", id);
        }
        return gone;
    }
}
