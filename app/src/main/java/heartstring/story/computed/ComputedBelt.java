package heartstring.story.computed;

import heartstring.story.computed.ComputedRules.Part;
import heartstring.story.computed.ComputedRules.Place;
import heartstring.story.computed.Definition.Kind;
import heartstring.touchpoint.belts.Carried;
import heartstring.touchpoint.belts.TouchpointConsumer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Adds what comes to the parts. The belt moves its cursor in the same transaction, so each touchpoint is added exactly once. Definitions
 * are read under the lock that the reading of the past holds, too: what one of them does not see, the other does.
 */
@Component
class ComputedBelt implements TouchpointConsumer {

    static final String NAME = "story.computed";

    /** Pieces worked out anew in one go. */
    static final int PART = 200;

    /** A name that no event has: without definitions nothing is wanted. */
    private static final Set<String> NOTHING = Set.of("\u0001");

    private final ComputedSql definitions;
    private final PartsSql parts;
    private final Carried carried;

    ComputedBelt(ComputedSql definitions, PartsSql parts, Carried carried) {
        this.definitions = definitions;
        this.parts = parts;
        this.carried = carried;
    }

    @Override
    public String name() {
        return NAME;
    }

    private List<ComputedProperty> living() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            parts.lock();
        }
        return definitions.living();
    }

    @Override
    public Set<String> wants() {
        return names(living());
    }

    private static Set<String> names(List<ComputedProperty> living) {
        if (living.isEmpty()) {
            return NOTHING;
        }
        Set<String> names = living.stream().map(c -> c.definition().event()).collect(Collectors.toSet());
        return names.contains("") ? Set.of() : names;
    }

    @Override
    public boolean wantsBody() {
        return true;
    }

    @Override
    public Set<String> bodiesOf() {
        Set<String> names = new HashSet<>(NOTHING);
        living().stream()
                .filter(c -> c.definition().needsBody())
                .forEach(c -> names.add(c.definition().event()));
        return names;
    }

    @Override
    public void take(List<Row> rows) {
        add(rows, living());
    }

    private void add(List<Row> rows, List<ComputedProperty> living) {
        Map<Place, Part> found = new HashMap<>();
        gather(rows, living, found);
        write(found, living);
    }

    private void write(Map<Place, Part> found, List<ComputedProperty> living) {
        parts.add(
                found,
                living.stream()
                        .filter(c -> c.definition().kind() == Kind.FIRST)
                        .mapToInt(ComputedProperty::id)
                        .toArray());
    }

    private static void gather(List<Row> rows, List<ComputedProperty> living, Map<Place, Part> into) {
        for (Row row : rows) {
            JsonNode properties = MissingNode.getInstance();
            for (ComputedProperty computed : living) {
                if (ComputedRules.fits(computed.definition(), row)) {
                    if (properties.isMissingNode() && computed.definition().needsBody()) {
                        properties = ComputedRules.properties(row.body());
                    }
                    ComputedRules.add(into, computed, row, properties);
                }
            }
        }
    }

    /**
     * Works these pieces out anew, of all that the belt has carried; in a transaction that holds erasures back. Does not touch what it has
     * not carried yet: that comes.
     */
    void again(long[] profiles, List<ComputedProperty> wanted) {
        if (profiles.length == 0 || wanted.isEmpty()) {
            return;
        }
        parts.lock();
        parts.discard(profiles, wanted.stream().mapToInt(ComputedProperty::id).toArray());
        Map<Place, Part> found = new HashMap<>();
        boolean bodies = wanted.stream().anyMatch(c -> c.definition().needsBody());
        carried.ofProfiles(profiles, NAME, names(wanted), bodies, rows -> gather(rows, wanted, found));
        write(found, wanted);
    }

    /** Nothing is subtracted: the pieces are worked out anew when all is gone that goes. */
    @Override
    public void withdraw(List<Row> rows) {
        // See settle.
    }

    @Override
    public void settle(Gone gone) {
        List<ComputedProperty> living = living();
        if (living.isEmpty()) {
            return;
        }
        long[] profiles =
                gone.profiles().stream().mapToLong(Long::longValue).sorted().toArray();
        for (int from = 0; from < profiles.length; from += PART) {
            long[] part = java.util.Arrays.copyOfRange(profiles, from, Math.min(profiles.length, from + PART));
            again(parts.having(part), living);
        }
    }

    @Override
    public void forget() {
        parts.lock();
        parts.forget();
    }
}
