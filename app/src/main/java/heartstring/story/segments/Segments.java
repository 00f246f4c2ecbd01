package heartstring.story.segments;

import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.story.conditions.Condition;
import heartstring.story.conditions.Conditions;
import heartstring.story.conditions.Conditions.Everybody;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door to segments of customers. */
@Component
public class Segments {

    /** So many can be named. */
    public static final int MOST = 60;

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_NOTE = 500;

    private final SegmentsSql sql;
    private final SegmentList list;
    private final Conditions conditions;
    private final Audit audit;
    private final InstantSource time;

    Segments(SegmentsSql sql, SegmentList list, Conditions conditions, Audit audit, InstantSource time) {
        this.sql = sql;
        this.list = list;
        this.conditions = conditions;
        this.audit = audit;
        this.time = time;
    }

    /** What can become of naming, changing or taking away one. */
    public sealed interface Outcome {
        record Done(int segmentId) implements Outcome {}

        record Refused(String sentence) implements Outcome {}
    }

    /** All of them, by name; but none that asks about a field that whoever acts may not see, for who is in it would tell. */
    public List<Segment> all() {
        return seen(list.ever());
    }

    private List<Segment> seen(List<Segment> ever) {
        Set<Integer> hidden = ever.stream()
                .filter(s -> !s.isRemoved()
                        && conditions.read(s.condition()) instanceof Conditions.Reading.Good
                        && conditions.readTyped(s.condition()) instanceof Conditions.Reading.Bad)
                .map(Segment::id)
                .collect(Collectors.toSet());
        Map<Integer, Set<Integer>> asks = hidden.isEmpty() ? Map.of() : asks(ever);
        return ever.stream()
                .filter(s -> !s.isRemoved())
                .filter(s -> hidden.isEmpty()
                        || SegmentRules.reached(Set.of(s.id()), asks).stream().noneMatch(hidden::contains))
                .toList();
    }

    /** All of them, whoever acts; for what is worked out of everybody. */
    public List<Segment> whole() {
        return list.living();
    }

    public Optional<Segment> find(int id) {
        return all().stream().filter(s -> s.id() == id).findFirst();
    }

    /** Names a segment by a condition as JSON. */
    @Transactional
    public Outcome add(String name, String note, String condition) {
        sql.lock();
        List<Segment> ever = sql.ever();
        Draft draft = draft(0, name, note, condition, ever);
        if (draft.fault() != null) {
            return new Outcome.Refused(draft.fault());
        }
        if (ever.stream().filter(s -> !s.isRemoved()).count() >= MOST) {
            return new Outcome.Refused("There are " + MOST + " segments already. Take one away first.");
        }
        Actor.Colleague who = Actor.current().colleague();
        int id = sql.add(
                draft.name(), draft.note(), draft.condition(), who == null ? null : who.userId(), time.instant());
        return id == 0 ? taken() : done("named", id);
    }

    /** Changes a segment; null as condition keeps the one it has. */
    @Transactional
    public Outcome change(int id, String name, String note, @Nullable String condition) {
        sql.lock();
        List<Segment> ever = sql.ever();
        Segment segment =
                seen(ever).stream().filter(s -> s.id() == id).findFirst().orElse(null);
        if (segment == null) {
            return gone();
        }
        Draft draft = draft(id, name, note, condition == null ? segment.condition() : condition, ever);
        if (draft.fault() != null) {
            return new Outcome.Refused(draft.fault());
        }
        if (sql.isTaken(draft.name(), id)) {
            return taken();
        }
        sql.change(id, draft.name(), draft.note(), draft.condition(), time.instant());
        return done("changed", id);
    }

    /** Takes a segment away, unless another asks about it; its customers stay. */
    @Transactional
    public Outcome remove(int id) {
        sql.lock();
        List<Segment> ever = sql.ever();
        if (seen(ever).stream().noneMatch(s -> s.id() == id)) {
            return gone();
        }
        Optional<Segment> other = ever.stream()
                .filter(s -> !s.isRemoved() && asked(s).contains(id))
                .findFirst();
        if (other.isPresent()) {
            return new Outcome.Refused("The segment “" + other.get().name()
                    + "” asks who is in this one. Change or take away that one first.");
        }
        sql.remove(id, time.instant());
        return done("removed", id);
    }

    private static Outcome taken() {
        return new Outcome.Refused("There is a segment of that name already.");
    }

    private static Outcome gone() {
        return new Outcome.Refused("This segment is gone.");
    }

    private Outcome done(String what, int id) {
        audit.record(what, "segment", id);
        list.changed();
        return new Outcome.Done(id);
    }

    private record Draft(
            String name,
            String note,
            String condition,
            @Nullable String fault) {}

    private Draft draft(int id, String typedName, String typedNote, String typed, List<Segment> ever) {
        String name = typedName.strip();
        String note = typedNote.strip();
        String fault = null;
        String condition = typed;
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            fault = "A name has 1 to " + LONGEST_NAME + " characters.";
        } else if (note.length() > LONGEST_NOTE) {
            fault = "A note has at most " + LONGEST_NOTE + " characters.";
        } else {
            switch (typed(typed, id, ever)) {
                case Typed.Bad bad -> fault = bad.sentence();
                case Typed.Good good -> condition = conditions.write(good.condition());
            }
        }
        return new Draft(name, note, condition, fault);
    }

    /** What can become of a condition that somebody puts together for a segment. */
    public sealed interface Typed {
        record Good(Condition condition, Everybody.Ready everybody) implements Typed {}

        record Bad(String sentence) implements Typed {}
    }

    /**
     * Reads what somebody put together.
     *
     * @param of the segment that it is for, so that it does not ask about itself; 0 for a new one
     */
    public Typed typed(String json, int of) {
        return typed(json, of, list.ever());
    }

    private Typed typed(String json, int of, List<Segment> ever) {
        return switch (conditions.readTyped(json)) {
            case Conditions.Reading.Bad bad ->
                new Typed.Bad((bad.path().isEmpty() ? "" : bad.path() + ": ") + bad.sentence());
            case Conditions.Reading.Good good -> typed(good.condition(), of, ever);
        };
    }

    private Typed typed(Condition condition, int of, List<Segment> ever) {
        Set<Integer> asked = SegmentRules.asked(condition);
        if (SegmentRules.leadsTo(asked, of, asks(ever))) {
            return new Typed.Bad(
                    "A segment cannot ask who is in itself, not by way of others either. Take that condition out.");
        }
        Set<Integer> seen = seen(ever).stream().map(Segment::id).collect(Collectors.toSet());
        if (ever.stream().anyMatch(s -> !s.isRemoved() && asked.contains(s.id()) && !seen.contains(s.id()))) {
            return new Typed.Bad(
                    "One of these segments asks about a property that you may not ask about; a manager can say who may see it.");
        }
        return switch (conditions.everybody(condition, time.instant())) {
            case Everybody.Refused refused -> new Typed.Bad(refused.sentence());
            case Everybody.Ready ready -> new Typed.Good(condition, ready);
        };
    }

    private Map<Integer, Set<Integer>> asks(Collection<Segment> segments) {
        Map<Integer, Set<Integer>> asks = new HashMap<>();
        segments.forEach(s -> asks.put(s.id(), asked(s)));
        return asks;
    }

    /** The segments that this one asks about, by their numbers. */
    private Set<Integer> asked(Segment segment) {
        return condition(segment).map(SegmentRules::asked).orElse(Set.of());
    }

    /** All living segments: those that ask about no other first, then those that ask about these, and so on. */
    public List<List<Segment>> ranks() {
        Map<Integer, Segment> living = list.living().stream().collect(Collectors.toMap(Segment::id, s -> s));
        return SegmentRules.ranks(asks(living.values())).stream()
                .map(rank -> rank.stream()
                        .map(living::get)
                        .sorted(Comparator.comparingInt(Segment::id))
                        .toList())
                .toList();
    }

    /** Those that ask who is in this one. */
    public List<Segment> askingAbout(int id) {
        return list.living().stream().filter(s -> asked(s).contains(id)).toList();
    }

    /** What must hold of a customer to be in the segment; empty where that cannot be read any more. */
    public Optional<Condition> condition(Segment segment) {
        return conditions.read(segment.condition()) instanceof Conditions.Reading.Good good
                ? Optional.of(good.condition())
                : Optional.empty();
    }

    /** Everybody who is in it, as a query; empty where its condition cannot be read any more. */
    public Optional<Everybody.Ready> members(Segment segment, Instant now) {
        return condition(segment)
                .map(c -> conditions.everybody(c, now))
                .flatMap(e -> e instanceof Everybody.Ready ready ? Optional.of(ready) : Optional.empty());
    }

    /** In words, or why it cannot be said. */
    public String sentence(Segment segment) {
        return condition(segment)
                .map(conditions::sentence)
                .orElse("its condition cannot be read any more, so nobody is in it");
    }

    /** In words. */
    public String sentence(Condition condition) {
        return conditions.sentence(condition);
    }

    /**
     * Everybody who is in some segments and not in others.
     *
     * @param few all of them, by number; empty where they are many
     * @param many a query of them; null where they are few
     */
    public record Within(List<Long> few, Conditions.@Nullable Statement many) {
        public Within {
            few = List.copyOf(few);
        }
    }

    /** The same as a list where they are at most so many; nobody where a segment is gone. */
    @Transactional
    public Within within(List<Integer> in, List<Integer> out, int few) {
        Everybody.Ready ready = within(in, out, time.instant()).orElse(null);
        if (ready == null) {
            return new Within(List.of(), null);
        }
        List<Long> first = few == 0 ? List.of() : conditions.page(ready, 0, few + 1);
        return few == 0 || first.size() > few ? new Within(List.of(), ready.customers()) : new Within(first, null);
    }

    /** Everybody who is in all of these segments and in none of those, as a query; empty where one of them is gone or cannot be read. */
    public Optional<Everybody.Ready> within(List<Integer> in, List<Integer> out, Instant now) {
        Map<Integer, Segment> seen = all().stream().collect(Collectors.toMap(Segment::id, s -> s));
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
