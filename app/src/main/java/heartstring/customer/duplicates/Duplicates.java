package heartstring.customer.duplicates;

import heartstring.customer.merges.Merges;
import heartstring.customer.traits.TraitEdits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Pairs that wait for a colleague's word, and what is said about them. */
@Component
public class Duplicates {

    private final DuplicatesSql sql;
    private final Merges merges;
    private final TraitEdits edits;

    Duplicates(DuplicatesSql sql, Merges merges, TraitEdits edits) {
        this.sql = sql;
        this.merges = merges;
        this.edits = edits;
    }

    /** The open pairs after this one, the likeliest first; from the beginning with an endless number of bits. */
    public List<Duplicate> open(double bits, long id, int most) {
        return sql.open(bits, id, most);
    }

    /** One pair, decided or not. */
    public Optional<Duplicate> one(long id) {
        return sql.one(id);
    }

    /** How many wait, counted up to {@code most}. */
    public int count(int most) {
        return sql.count(most);
    }

    /** What a merge would do; nothing is changed. */
    public Merges.Outcome preview(Duplicate pair, Merges.By by) {
        return merges.merge(pair.left(), pair.right(), true, by);
    }

    /**
     * Merges the two.
     *
     * @param right properties of which the right one's value shall hold; of the others that both have, the left one's
     * @param chosen properties that were chosen between; what is not named holds by its time
     */
    @Transactional
    public Merges.Outcome merge(long id, Set<String> chosen, Set<String> right, Merges.By by) {
        Optional<Duplicate> found = sql.lockOpen(id) ? sql.one(id) : Optional.empty();
        if (found.isEmpty()) {
            return new Merges.Outcome.Unknown("waiting pair " + id);
        }
        Duplicate pair = found.get();
        Map<String, String> mine = sql.declared(pair.left());
        Map<String, String> theirs = sql.declared(pair.right());
        Merges.Outcome outcome = merges.merge(pair.left(), pair.right(), false, by);
        if (outcome instanceof Merges.Outcome.Done done) {
            Map<String, String> before = hold(done.customerId(), wanted(chosen, right, mine, theirs), mine);
            sql.settle(id, "merged", done.movementId(), user(by), before.isEmpty() ? null : json(before));
        }
        return outcome;
    }

    private static Map<String, String> wanted(
            Set<String> chosen, Set<String> right, Map<String, String> mine, Map<String, String> theirs) {
        Map<String, String> wanted = new LinkedHashMap<>();
        for (String name : chosen) {
            String value = right.contains(name) ? theirs.get(name) : mine.get(name);
            if (value != null && mine.containsKey(name) && theirs.containsKey(name)) {
                wanted.put(name, value);
            }
        }
        return wanted;
    }

    /** Writes values where others hold by their time; answers what the one who stays had said instead. */
    private Map<String, String> hold(long customer, Map<String, String> wanted, Map<String, String> mine) {
        Map<String, String> now = sql.declared(customer);
        Map<String, String> differing = new LinkedHashMap<>();
        Map<String, String> before = new LinkedHashMap<>();
        wanted.forEach((name, value) -> {
            if (!value.equals(now.get(name))) {
                differing.put(name, value);
                String own = mine.get(name);
                if (own != null && !own.equals(value)) {
                    before.put(name, own);
                }
            }
        });
        if (!differing.isEmpty()) {
            edits.repeat(customer, differing);
        }
        return before;
    }

    /** Says that the two are different people; no search proposes them again. */
    @Transactional
    public Merges.Outcome keepApart(long id, Merges.By by) {
        Optional<Duplicate> found = sql.lockOpen(id) ? sql.one(id) : Optional.empty();
        if (found.isEmpty()) {
            return new Merges.Outcome.Unknown("waiting pair " + id);
        }
        Merges.Outcome outcome =
                merges.keepApart(found.get().left(), found.get().right(), by);
        if (outcome instanceof Merges.Outcome.Done done) {
            sql.settle(id, "apart", done.movementId(), user(by), null);
        }
        return outcome;
    }

    /** Takes the decision back. What was merged is apart again; what was kept apart may be proposed again. */
    @Transactional
    public Merges.Outcome undo(long id, Merges.By by) {
        Optional<Duplicate> found = sql.one(id);
        if (found.isEmpty() || found.get().movementId() == 0) {
            return new Merges.Outcome.Unknown("decided pair " + id);
        }
        return merges.undo(found.get().movementId(), by);
    }

    /** After a merge was undone: gives the one who stayed back what it had said itself. */
    void undone(long stayed, long came) {
        sql.undone(stayed, came).ifPresent(json -> {
            Map<String, String> before = new LinkedHashMap<>();
            JsonMapper.shared()
                    .readTree(json)
                    .properties()
                    .forEach(p -> before.put(p.getKey(), p.getValue().toString()));
            if (!before.isEmpty()) {
                edits.repeat(stayed, before);
            }
        });
    }

    /** After two customers were said to be different people after all not: they may be asked about again. */
    void askAgain(long one, long other) {
        sql.askAgain(Math.min(one, other), Math.max(one, other));
    }

    private static long user(Merges.By by) {
        return by.kind().equals("user") ? by.id() : 0;
    }

    private static @Nullable String json(Map<String, String> values) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        values.forEach((name, value) -> node.set(name, JsonMapper.shared().readTree(value)));
        return node.toString();
    }
}
