package heartstring.customer.traits;

import heartstring.customer.profiles.Headlines;
import heartstring.customer.profiles.PieceWatcher;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.fields.FieldRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Sets one property of many customers with a few statements: what {@link TraitEdits} does for one of them. */
@Component
public class TraitsTogether {

    /** The most customers of one call. */
    public static final int MOST = 2_000;

    private final TraitEdits edits;
    private final Traits traits;
    private final TraitEditsSql sql;
    private final Headlines headlines;
    private final Audit audit;
    private final ObjectProvider<PieceWatcher> watchers;

    TraitsTogether(
            TraitEdits edits,
            Traits traits,
            TraitEditsSql sql,
            Headlines headlines,
            Audit audit,
            ObjectProvider<PieceWatcher> watchers) {
        this.edits = edits;
        this.traits = traits;
        this.sql = sql;
        this.headlines = headlines;
        this.audit = audit;
        this.watchers = watchers;
    }

    /** What became of one. */
    public sealed interface Became {
        /** It holds now, or held before. */
        record Written() implements Became {}

        /** It does not fit its field; nothing of theirs is written. */
        record Refused(String sentence) implements Became {}
    }

    /** The same value asked of a field of people or of companies. */
    private record Asked(boolean company, String json) {}

    /**
     * Writes this property of these customers as the current actor, in the caller's transaction.
     *
     * @param jsonByCustomer values as JSON, of at most {@value #MOST} customers
     * @return by customer; those are missing who are not there under that number any more
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<Long, Became> write(String name, Map<Long, String> jsonByCustomer) {
        if (jsonByCustomer.size() > MOST) {
            throw new IllegalArgumentException(jsonByCustomer.size() + " customers at once");
        }
        long[] customers =
                jsonByCustomer.keySet().stream().mapToLong(Long::longValue).toArray();
        List<TraitEditsSql.Lead> leads = sql.leadsOf(customers);
        Map<Long, String> before = sql.current(customers, name);
        Map<Asked, FieldRules.Reading> readings = new HashMap<>();
        Map<Long, Became> became = new HashMap<>();
        List<Traits.Declared> declared = new ArrayList<>();
        Map<Long, Long> owners = new HashMap<>();
        Instant now = Instant.now();
        long user = Actor.current().userId();
        for (TraitEditsSql.Lead lead : leads) {
            Asked asked = new Asked(lead.company(), jsonByCustomer.getOrDefault(lead.customerId(), "null"));
            switch (readings.computeIfAbsent(asked, a -> edits.read(lead, name, a.json()))) {
                case FieldRules.Reading.Bad bad -> became.put(lead.customerId(), new Became.Refused(bad.sentence()));
                case FieldRules.Reading.Good good -> {
                    became.put(lead.customerId(), new Became.Written());
                    owners.put(lead.profileId(), lead.customerId());
                    if (!TraitEdits.isSame(before.get(lead.customerId()), good.json())) {
                        declared.add(new Traits.Declared(lead.profileId(), name, good.json(), now, Traits.STAFF, user));
                    }
                }
            }
        }
        tell(name, traits.declare(declared), owners);
        return became;
    }

    private void tell(String name, Set<Long> changed, Map<Long, Long> owners) {
        if (changed.isEmpty()) {
            return;
        }
        Set<Long> customers = new TreeSet<>();
        changed.forEach(profile -> customers.add(owners.getOrDefault(profile, 0L)));
        headlines.refresh(customers, name);
        watchers.forEach(watcher -> watcher.told(changed));
        audit.record("changed properties of", "customer", customers);
    }
}
