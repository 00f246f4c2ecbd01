package heartstring.story.groups;

import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.postgres.Changes;
import heartstring.platform.postgres.Kept;
import heartstring.story.conditions.Condition;
import heartstring.story.conditions.Conditions;
import heartstring.story.conditions.Conditions.Everybody;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door to groups of customers. */
@Component
public class Groups {

    /** So many can be named. */
    public static final int MOST = 40;

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_NOTE = 500;

    private final GroupsSql sql;
    private final Conditions conditions;
    private final Audit audit;
    private final InstantSource time;
    private final Kept<List<Group>> kept;

    Groups(GroupsSql sql, Conditions conditions, Audit audit, InstantSource time, Changes changes) {
        this.sql = sql;
        this.conditions = conditions;
        this.audit = audit;
        this.time = time;
        this.kept = new Kept<>("customer-groups", changes, sql::all);
    }

    /** What can become of naming or changing one. */
    public sealed interface Outcome {
        record Done(int groupId) implements Outcome {}

        record Refused(String sentence) implements Outcome {}
    }

    /** All of them, by name; but none that asks about a field that whoever acts may not see, for who is in it would tell. */
    public List<Group> all() {
        return kept.get().stream().filter(this::isSeen).toList();
    }

    private boolean isSeen(Group group) {
        return !(conditions.read(group.condition()) instanceof Conditions.Reading.Good)
                || conditions.readTyped(group.condition()) instanceof Conditions.Reading.Good;
    }

    public Optional<Group> find(int id) {
        return all().stream().filter(g -> g.id() == id).findFirst();
    }

    /** Names a group by a condition as JSON. */
    @Transactional
    public Outcome add(String name, String note, String condition) {
        Draft draft = draft(name, note, condition);
        if (draft.fault() != null) {
            return new Outcome.Refused(draft.fault());
        }
        sql.lock();
        if (sql.all().size() >= MOST) {
            return new Outcome.Refused("There are " + MOST + " groups already. Take one away first.");
        }
        Actor.Colleague who = Actor.current().colleague();
        int id = sql.add(
                draft.name(), draft.note(), draft.condition(), who == null ? null : who.userId(), time.instant());
        return id == 0 ? taken() : done("named", id);
    }

    /** Changes a group; null as condition keeps the one it has. */
    @Transactional
    public Outcome change(int id, String name, String note, @Nullable String condition) {
        sql.lock();
        Group group = sql.all().stream()
                .filter(g -> g.id() == id && isSeen(g))
                .findFirst()
                .orElse(null);
        if (group == null) {
            return new Outcome.Refused("This group is gone.");
        }
        Draft draft = draft(name, note, condition == null ? group.condition() : condition);
        if (draft.fault() != null) {
            return new Outcome.Refused(draft.fault());
        }
        if (sql.isTaken(draft.name(), id)) {
            return taken();
        }
        sql.change(id, draft.name(), draft.note(), draft.condition(), time.instant());
        return done("changed", id);
    }

    /** Takes a group away; its customers stay. */
    @Transactional
    public boolean remove(int id) {
        boolean gone = find(id).isPresent() && sql.remove(id);
        if (gone) {
            done("removed", id);
        }
        return gone;
    }

    private static Outcome taken() {
        return new Outcome.Refused("There is a group of that name already.");
    }

    private Outcome done(String what, int id) {
        audit.record(what, "customer-group", id);
        kept.changed();
        return new Outcome.Done(id);
    }

    private record Draft(
            String name,
            String note,
            String condition,
            @Nullable String fault) {}

    private Draft draft(String typedName, String typedNote, String typed) {
        String name = typedName.strip();
        String note = typedNote.strip();
        String fault = null;
        String condition = typed;
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            fault = "A name has 1 to " + LONGEST_NAME + " characters.";
        } else if (note.length() > LONGEST_NOTE) {
            fault = "A note has at most " + LONGEST_NOTE + " characters.";
        } else {
            switch (conditions.readTyped(typed)) {
                case Conditions.Reading.Bad bad ->
                    fault = (bad.path().isEmpty() ? "" : bad.path() + ": ") + bad.sentence();
                case Conditions.Reading.Good good -> {
                    condition = conditions.write(good.condition());
                    fault = conditions.everybody(good.condition(), time.instant()) instanceof Everybody.Refused refused
                            ? refused.sentence()
                            : null;
                }
            }
        }
        return new Draft(name, note, condition, fault);
    }

    /** What must hold of a customer to be in the group; empty where that cannot be read any more. */
    public Optional<Condition> condition(Group group) {
        return conditions.read(group.condition()) instanceof Conditions.Reading.Good good
                ? Optional.of(good.condition())
                : Optional.empty();
    }

    /** Everybody who is in it, as a query; empty where its condition cannot be read any more. */
    public Optional<Everybody.Ready> members(Group group, Instant now) {
        return condition(group)
                .map(c -> conditions.everybody(c, now))
                .flatMap(e -> e instanceof Everybody.Ready ready ? Optional.of(ready) : Optional.empty());
    }

    /** In words, or why it cannot be said. */
    public String sentence(Group group) {
        return condition(group)
                .map(conditions::sentence)
                .orElse("its condition cannot be read any more, so nobody is in it");
    }

    /**
     * Everybody who is in some groups and not in others.
     *
     * @param few all of them, by number; empty where they are many
     * @param many a query of them; null where they are few
     */
    public record Within(List<Long> few, Conditions.@Nullable Statement many) {
        public Within {
            few = List.copyOf(few);
        }
    }

    /** The same as a list where they are at most so many; nobody where a group is gone. */
    @Transactional
    public Within within(List<Integer> in, List<Integer> out, int few) {
        Everybody.Ready ready = within(in, out, time.instant()).orElse(null);
        if (ready == null) {
            return new Within(List.of(), null);
        }
        List<Long> first = few == 0 ? List.of() : conditions.page(ready, 0, few + 1);
        return few == 0 || first.size() > few ? new Within(List.of(), ready.customers()) : new Within(first, null);
    }

    /** Everybody who is in all of these groups and in none of those, as a query; empty where one of them is gone or cannot be read. */
    public Optional<Everybody.Ready> within(List<Integer> in, List<Integer> out, Instant now) {
        Map<Integer, Group> seen = all().stream().collect(Collectors.toMap(Group::id, g -> g));
        List<Condition> parts = new ArrayList<>();
        for (int id : in) {
            Optional.ofNullable(seen.get(id)).flatMap(this::condition).ifPresent(parts::add);
        }
        for (int id : out) {
            Optional.ofNullable(seen.get(id))
                    .flatMap(this::condition)
                    .map(Condition.Not::new)
                    .ifPresent(parts::add);
        }
        return parts.size() == in.size() + out.size()
                        && conditions.everybody(new Condition.All(parts), now) instanceof Everybody.Ready ready
                ? Optional.of(ready)
                : Optional.empty();
    }
}
