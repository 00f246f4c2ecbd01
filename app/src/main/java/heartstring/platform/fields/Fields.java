package heartstring.platform.fields;

import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.postgres.Changes;
import heartstring.platform.postgres.Kept;
import heartstring.platform.settings.Settings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The fields of this house; a change reaches every node within a moment. */
@Component
public class Fields {

    /** The most fields of one subject, retired ones counted. */
    public static final int MOST = 60;

    private static final String KIND = "field";

    private final FieldsSql sql;
    private final Audit audit;
    private final Settings settings;
    private final ObjectProvider<FieldHolder> holders;
    private final Kept<List<Field>> kept;

    Fields(FieldsSql sql, Audit audit, Settings settings, ObjectProvider<FieldHolder> holders, Changes changes) {
        this.sql = sql;
        this.audit = audit;
        this.settings = settings;
        this.holders = holders;
        this.kept = new Kept<>("fields", changes, sql::all);
    }

    /** What can become of a change. */
    public sealed interface Outcome {
        record Done(Field field) implements Outcome {}

        record Refused(String sentence) implements Outcome {}

        /**
         * Values would be gone; whoever wants that says so.
         *
         * @param records how many have a value
         */
        record Asks(long records, String sentence) implements Outcome {}

        record Unknown() implements Outcome {}
    }

    /** All of them in their order, retired ones too. */
    public List<Field> all() {
        return kept.get();
    }

    /** Those in use of one subject, in their order. */
    public List<Field> of(Subject subject) {
        return all().stream()
                .filter(f -> f.subject() == subject && !f.retired())
                .toList();
    }

    /** Those in use of one subject that whoever acts may see. */
    public List<Field> seen(Subject subject) {
        Actor actor = Actor.current();
        return of(subject).stream().filter(f -> f.isSeenBy(actor)).toList();
    }

    /** A field in use by its key. */
    public Optional<Field> find(Subject subject, String key) {
        return of(subject).stream().filter(f -> f.key().equals(key)).findFirst();
    }

    /** Keys of people's and companies' fields that whoever acts may not see, of those put away too. */
    public List<String> hidden() {
        Actor actor = Actor.current();
        return all().stream()
                .filter(f -> f.subject() != Subject.DEAL && !f.isSeenBy(actor))
                .map(Field::key)
                .toList();
    }

    /** Whether a property of people and companies is a field that whoever acts may not see. */
    public boolean isHidden(String key) {
        return hidden().contains(key);
    }

    public Optional<Field> find(int id) {
        return all().stream().filter(f -> f.id() == id).findFirst();
    }

    /** Adds a field behind the others. */
    @Transactional
    public Outcome add(FieldDraft typed) {
        sql.lock();
        FieldDraft stripped = stripped(typed, List.of());
        String key = stripped.key().isEmpty() ? FieldNames.key(stripped.label()) : stripped.key();
        String fault = FieldNames.fault(stripped, key);
        if (fault != null) {
            return new Outcome.Refused(fault);
        }
        if (sql.all().stream().filter(f -> f.subject() == stripped.subject()).count() >= MOST) {
            return new Outcome.Refused("There are " + MOST + " fields already. Delete one that is put away first.");
        }
        String currency = stripped.kind() == Kind.MONEY ? settings.currency().getCurrencyCode() : "";
        Optional<Integer> id = sql.add(
                stripped,
                key,
                currency,
                holder(stripped.subject()).map(h -> !h.gathers()).orElse(true));
        return id.isEmpty()
                ? new Outcome.Refused("There is a field of this name already, in use or put away.")
                : done("added", id.get());
    }

    /** Changes what a field is called, its hint, its choices and who may see and change it; subject, kind and key stay. */
    @Transactional
    public Outcome change(int id, FieldDraft typed) {
        sql.lock();
        Optional<Field> found = fresh(id);
        if (found.isEmpty()) {
            return new Outcome.Unknown();
        }
        Field before = found.get();
        FieldDraft draft = stripped(
                new FieldDraft(
                        before.subject(),
                        before.kind(),
                        before.key(),
                        typed.label(),
                        typed.hint(),
                        typed.choices(),
                        typed.seenBy(),
                        typed.editedBy()),
                before.choices());
        String fault = FieldNames.fault(draft, before.key());
        if (fault == null) {
            fault = missed(before, draft);
        }
        if (fault != null) {
            return new Outcome.Refused(fault);
        }
        sql.change(id, draft);
        return done("changed", id);
    }

    /** A choice that records hold cannot be taken away under their feet. */
    private @Nullable String missed(Field before, FieldDraft draft) {
        for (Field.Choice choice : before.choices()) {
            boolean stays = draft.choices().stream().anyMatch(c -> c.key().equals(choice.key()));
            long used = stays
                    ? 0
                    : holder(before.subject())
                            .map(h -> h.used(before, choice.key()))
                            .orElse(0L);
            if (used > 0) {
                return "“" + choice.label() + "” is chosen " + used + (used == 1 ? " time" : " times")
                        + ". Choose something else there first.";
            }
        }
        return null;
    }

    /** Puts a field one place up or down among those of its subject. */
    @Transactional
    public Outcome move(int id, boolean up) {
        sql.lock();
        Optional<Field> found = fresh(id);
        if (found.isEmpty()) {
            return new Outcome.Unknown();
        }
        List<Integer> ids = new ArrayList<>(sql.all().stream()
                .filter(f -> f.subject() == found.get().subject())
                .map(Field::id)
                .toList());
        int at = ids.indexOf(id);
        int to = Math.clamp(up ? at - 1 : at + 1, 0, ids.size() - 1);
        Collections.swap(ids, at, to);
        sql.place(ids);
        return done("moved", id);
    }

    /** Puts a field away, with its values as they are, or takes it out again. */
    @Transactional
    public Outcome retire(int id, boolean retired) {
        sql.lock();
        Optional<Field> found = fresh(id);
        if (found.isEmpty()) {
            return new Outcome.Unknown();
        }
        boolean gathers =
                holder(found.get().subject()).map(FieldHolder::gathers).orElse(false);
        sql.retire(id, retired, !retired && !gathers);
        return done(retired ? "put away" : "took out again", id);
    }

    /** Deletes a field that was put away; one with values only when that was said. */
    @Transactional
    public Outcome delete(int id, boolean confirmed) {
        sql.lock();
        Optional<Field> found = fresh(id);
        if (found.isEmpty()) {
            return new Outcome.Unknown();
        }
        Field field = found.get();
        if (!field.retired()) {
            return new Outcome.Refused("Put the field away first; its values stay then.");
        }
        Optional<FieldHolder> holder = holder(field.subject());
        long used = holder.map(h -> h.used(field)).orElse(0L);
        if (used > 0 && !confirmed) {
            return new Outcome.Asks(
                    used,
                    used + (used == 1 ? " record has" : " records have") + " a value. "
                            + holder.map(FieldHolder::remains).orElse(""));
        }
        holder.ifPresent(h -> h.forget(field));
        sql.delete(id);
        audit.record("deleted", KIND, id);
        kept.changed();
        return new Outcome.Done(field);
    }

    /** How many records have a value, counted up to the room's bound. */
    public long used(Field field) {
        return holder(field.subject()).map(h -> h.used(field)).orElse(0L);
    }

    /** What becomes of the values of a deleted field. */
    public String remains(Field field) {
        return holder(field.subject()).map(FieldHolder::remains).orElse("");
    }

    /** Says that the values of these fields from before are gathered. */
    @Transactional
    public void ready(List<Field> fields) {
        sql.ready(fields.stream().map(Field::id).toList());
        kept.changed();
    }

    private Optional<Field> fresh(int id) {
        return sql.all().stream().filter(f -> f.id() == id).findFirst();
    }

    private Optional<FieldHolder> holder(Subject subject) {
        return holders.stream().filter(h -> h.holds(subject)).findFirst();
    }

    private static FieldDraft stripped(FieldDraft d, List<Field.Choice> before) {
        List<Field.Choice> choices = d.kind().chooses()
                ? d.choices().stream()
                        .map(c -> new Field.Choice(c.key(), c.label().strip()))
                        .filter(c -> !c.label().isEmpty())
                        .toList()
                : List.of();
        return new FieldDraft(
                d.subject(),
                d.kind(),
                d.key().strip(),
                d.label().strip(),
                d.hint().strip(),
                FieldNames.keyed(choices, before),
                d.seenBy(),
                d.editedBy());
    }

    private Outcome done(String action, int id) {
        audit.record(action, KIND, id);
        kept.changed();
        return new Outcome.Done(fresh(id).orElseThrow());
    }
}
