package heartstring.crm.dealfields;

import heartstring.crm.chronicle.Chronicle;
import heartstring.crm.deals.Deal;
import heartstring.crm.deals.DealOutcome;
import heartstring.crm.deals.Deals;
import heartstring.customer.fields.RelatedNames;
import heartstring.customer.owners.CustomersInReach;
import heartstring.platform.auth.Actor;
import heartstring.platform.fields.Field;
import heartstring.platform.fields.FieldHolder;
import heartstring.platform.fields.FieldRules;
import heartstring.platform.fields.Fields;
import heartstring.platform.fields.Kind;
import heartstring.platform.fields.Subject;
import heartstring.platform.inputs.FieldWords;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes what deals hold in fields; a change is in the deal's story as soon as it is committed. */
@Component
public class DealFields implements FieldHolder {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final DealFieldsSql sql;
    private final Deals deals;
    private final Fields fields;
    private final RelatedNames names;
    private final CustomersInReach customers;
    private final Chronicle chronicle;
    private final InstantSource time;

    DealFields(
            DealFieldsSql sql,
            Deals deals,
            Fields fields,
            RelatedNames names,
            Chronicle chronicle,
            InstantSource time,
            CustomersInReach customers) {
        this.customers = customers;
        this.sql = sql;
        this.deals = deals;
        this.fields = fields;
        this.names = names;
        this.chronicle = chronicle;
        this.time = time;
    }

    /** The fields of deals that whoever looks may see, in their order. */
    public List<Field> seen() {
        return fields.seen(Subject.DEAL);
    }

    /** A deal as whoever looks may see it. */
    public Deal shown(Deal deal) {
        List<String> keys = seen().stream().map(Field::key).toList();
        return deal.showing(keys::contains);
    }

    /** What a deal holds in a field, as JSON. */
    public static String held(Deal deal, Field field) {
        return JSON.writeValueAsString(deal.fields().get(field.key()));
    }

    /** The names of customers that fields of these deals lead to. */
    public Map<Long, String> names(List<Deal> of) {
        List<Long> related = new ArrayList<>();
        for (Field field : seen()) {
            of.forEach(deal -> related.addAll(FieldWords.related(field, held(deal, field))));
        }
        return names.of(related);
    }

    /**
     * Writes these; what is not named stays.
     *
     * @param jsonByKey values as JSON, {@code null} in JSON empties
     */
    @Transactional
    public DealOutcome write(long deal, Map<String, String> jsonByKey) {
        return write(deal, jsonByKey, time.instant());
    }

    /** Writes these as of that moment. */
    @Transactional
    public DealOutcome write(long deal, Map<String, String> jsonByKey, Instant at) {
        chronicle.hold();
        Optional<String> before = sql.lock(deal);
        if (before.isEmpty()) {
            return new DealOutcome.Unknown();
        }
        ObjectNode held = (ObjectNode) JSON.readTree(before.get());
        List<String> what = new ArrayList<>();
        for (Map.Entry<String, String> wanted : jsonByKey.entrySet()) {
            Optional<Field> found = fields.find(Subject.DEAL, wanted.getKey());
            if (found.isEmpty()) {
                return new DealOutcome.Refused("Deals have no field “" + wanted.getKey() + "”.");
            }
            Field field = found.get();
            switch (read(field, wanted.getValue())) {
                case FieldRules.Reading.Bad bad -> {
                    return new DealOutcome.Refused(bad.sentence());
                }
                case FieldRules.Reading.Good good -> set(held, field, good.json(), what);
            }
        }
        if (!what.isEmpty()) {
            sql.set(deal, held.toString(), at);
            deals.changed(deal, what, at);
        }
        return new DealOutcome.Done(deals.find(deal).orElseThrow());
    }

    private FieldRules.Reading read(Field field, String json) {
        if (!field.isEditedBy(Actor.current())) {
            return new FieldRules.Reading.Bad(
                    "“" + field.label() + "” may not be changed by you; a manager can say who may.");
        }
        FieldRules.Reading reading = FieldRules.check(field, JSON.readTree(json));
        if (field.kind() == Kind.RELATION
                && reading instanceof FieldRules.Reading.Good good
                && !good.json().equals("null")) {
            return sql.leadsTo(Long.parseLong(good.json()))
                    .filter(customers::isIn)
                    .<FieldRules.Reading>map(id -> new FieldRules.Reading.Good(id.toString()))
                    .orElseGet(() -> new FieldRules.Reading.Bad(
                            "“" + field.label() + "” is a customer, and there is none of that number."));
        }
        return reading;
    }

    private void set(ObjectNode held, Field field, String json, List<String> what) {
        JsonNode wanted = JSON.readTree(json);
        JsonNode before = held.path(field.key());
        if (wanted.isNull() ? before.isMissingNode() : wanted.equals(before)) {
            return;
        }
        if (wanted.isNull()) {
            held.remove(field.key());
        } else {
            held.set(field.key(), wanted);
        }
        // What not everybody may see is not said in a story that everybody reads.
        String value = !field.seenBy().isEmpty() || wanted.isNull()
                ? ""
                : FieldWords.text(field, json, names.of(FieldWords.related(field, json)));
        what.add(
                value.isEmpty()
                        ? (wanted.isNull() ? "no “" + field.label() + "”" : "“" + field.label() + "”")
                        : "“" + field.label() + "” to " + value);
    }

    @Override
    public boolean holds(Subject subject) {
        return subject == Subject.DEAL;
    }

    @Override
    public long used(Field field) {
        return sql.used(field.key());
    }

    @Override
    public long used(Field field, String choice) {
        return sql.used(field.key(), choice);
    }

    @Override
    public boolean gathers() {
        return false;
    }

    @Override
    public void forget(Field field) {
        sql.forget(field.key());
    }

    @Override
    public String remains() {
        return "They go with the field; what was said of them in the stories of deals stays. Take a file of the list first if you may need them.";
    }
}
