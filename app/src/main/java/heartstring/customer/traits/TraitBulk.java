package heartstring.customer.traits;

import heartstring.customer.owners.CustomersInReach;
import heartstring.platform.bulk.Bulk;
import heartstring.platform.bulk.BulkHand;
import heartstring.platform.fields.Field;
import heartstring.platform.fields.FieldRules;
import heartstring.platform.fields.Fields;
import heartstring.platform.fields.Kind;
import heartstring.platform.fields.Subject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * Sets a property of many customers: {@code set NAME} with the value as JSON, or {@code add NAME} with choices that come to those
 * already chosen. Records are lead pieces, so that merges in between do no harm.
 */
@Component
public class TraitBulk implements BulkHand {

    /** What bulks of customers call their subject. */
    public static final String SUBJECT = "customer";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final TraitEdits edits;
    private final TraitEditsSql sql;
    private final Fields fields;
    private final CustomersInReach customers;

    TraitBulk(TraitEdits edits, TraitEditsSql sql, Fields fields, CustomersInReach customers) {
        this.customers = customers;
        this.edits = edits;
        this.sql = sql;
        this.fields = fields;
    }

    /** The records of these customers. */
    public List<Long> records(List<Long> customers) {
        return sql.leads(customers.stream().mapToLong(Long::longValue).toArray());
    }

    @Override
    public String subject() {
        return SUBJECT;
    }

    @Override
    public Step apply(Bulk bulk, long profile) {
        Optional<Long> customer = sql.owner(profile);
        if (customer.isEmpty()) {
            return new Step.Refused("Somebody who is forgotten was among them.");
        }
        if (!customers.isIn(customer.get())) {
            return new Step.Refused("Somebody was among them who is not there for you.");
        }
        int space = bulk.what().indexOf(' ');
        String name = bulk.what().substring(space + 1);
        String before = sql.current(customer.get()).getOrDefault(name, "null");
        String wanted = bulk.what().startsWith("add ") ? more(name, before, bulk.value()) : bulk.value();
        if (JSON.readTree(before).equals(JSON.readTree(wanted))) {
            return new Step.Same();
        }
        String fault = edits.misfit(customer.get(), Map.of(name, wanted));
        if (fault != null) {
            return new Step.Refused(fault);
        }
        String after = edits.write(customer.get(), Map.of(name, wanted))
                .map(now -> now.getOrDefault(name, "null"))
                .orElse("null");
        return new Step.Changed(before, after);
    }

    /** What was chosen with what comes to it. */
    private String more(String name, String before, String added) {
        Optional<Field> field = fields.find(Subject.PERSON, name)
                .or(() -> fields.find(Subject.COMPANY, name))
                .filter(f -> f.kind() == Kind.MULTI);
        ArrayNode all = JSON.createArrayNode();
        if (field.isPresent()
                && FieldRules.lenient(field.get(), JSON.readTree(before)) instanceof FieldRules.Reading.Good good
                && !good.json().equals("null")) {
            JSON.readTree(good.json()).forEach(all::add);
        }
        for (JsonNode one : JSON.readTree(added)) {
            if (all.valueStream().noneMatch(one::equals)) {
                all.add(one);
            }
        }
        return all.toString();
    }

    @Override
    public Step undo(Bulk bulk, long profile, String before, String after) {
        Optional<Long> customer = sql.owner(profile);
        if (customer.isEmpty()) {
            return new Step.Refused("Somebody who is forgotten was among them.");
        }
        String name = bulk.what().substring(bulk.what().indexOf(' ') + 1);
        String now = sql.current(customer.get()).getOrDefault(name, "null");
        if (!JSON.readTree(now).equals(JSON.readTree(after))) {
            return new Step.Same();
        }
        edits.repeat(customer.get(), Map.of(name, before));
        return new Step.Changed(after, before);
    }
}
