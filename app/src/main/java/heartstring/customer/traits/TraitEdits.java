package heartstring.customer.traits;

import heartstring.customer.owners.CustomersInReach;
import heartstring.customer.profiles.Headlines;
import heartstring.customer.profiles.PieceWatcher;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.fields.Field;
import heartstring.platform.fields.FieldRules;
import heartstring.platform.fields.Fields;
import heartstring.platform.fields.Kind;
import heartstring.platform.fields.Subject;
import heartstring.platform.web.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Sets and removes properties of a customer by hand; they stand on its lead piece, and the newest word holds. */
@Component
public class TraitEdits {

    /** The longest name, in characters. */
    public static final int MAX_NAME = 100;

    /** The longest value, in characters of JSON. */
    public static final int MAX_VALUE = 8_000;

    private final Traits traits;
    private final TraitEditsSql sql;
    private final Headlines headlines;
    private final Fields fields;
    private final Audit audit;
    private final CustomersInReach customers;
    private final ObjectProvider<PieceWatcher> watchers;

    TraitEdits(
            Traits traits,
            TraitEditsSql sql,
            Headlines headlines,
            Fields fields,
            Audit audit,
            CustomersInReach customers,
            ObjectProvider<PieceWatcher> watchers) {
        this.watchers = watchers;
        this.customers = customers;
        this.fields = fields;
        this.traits = traits;
        this.sql = sql;
        this.headlines = headlines;
        this.audit = audit;
    }

    /** What is wrong with these properties in one sentence, or null. */
    public static @Nullable String fault(Map<String, String> jsonByName) {
        if (jsonByName.isEmpty() || jsonByName.size() > Traits.MAX_NAMES) {
            return "Send 1 to " + Traits.MAX_NAMES + " properties.";
        }
        for (Map.Entry<String, String> property : jsonByName.entrySet()) {
            String name = property.getKey();
            if (name.isBlank() || !name.equals(name.strip()) || name.length() > MAX_NAME || name.indexOf('\0') >= 0) {
                return "A property's name has 1 to " + MAX_NAME + " characters and no spaces around it.";
            }
            if (property.getValue().length() > MAX_VALUE) {
                return "The value of " + name + " is longer than " + MAX_VALUE + " characters.";
            }
        }
        return null;
    }

    /** Why these do not fit the fields of the house, or may not be changed by whoever acts; null when they do and may. */
    public @Nullable String misfit(long customer, Map<String, String> jsonByName) {
        Optional<TraitEditsSql.Lead> lead = sql.lead(customer);
        if (lead.isEmpty()) {
            return null;
        }
        for (Map.Entry<String, String> edit : jsonByName.entrySet()) {
            if (read(lead.get(), edit.getKey(), edit.getValue()) instanceof FieldRules.Reading.Bad bad) {
                return bad.sentence();
            }
        }
        return null;
    }

    /** The value as the field of that name keeps it, where there is one. */
    FieldRules.Reading read(TraitEditsSql.Lead lead, String name, String json) {
        Optional<Field> field = fields.find(lead.company() ? Subject.COMPANY : Subject.PERSON, name);
        if (field.isEmpty()) {
            return new FieldRules.Reading.Good(json);
        }
        if (!field.get().isEditedBy(Actor.current())) {
            return new FieldRules.Reading.Bad(
                    "“" + field.get().label() + "” may not be changed by you; a manager can say who may.");
        }
        FieldRules.Reading reading =
                FieldRules.check(field.get(), JsonMapper.shared().readTree(json));
        if (field.get().kind() == Kind.RELATION
                && reading instanceof FieldRules.Reading.Good good
                && !good.json().equals("null")) {
            return sql.leadsTo(Long.parseLong(good.json()))
                    .filter(customers::isIn)
                    .<FieldRules.Reading>map(id -> new FieldRules.Reading.Good(id.toString()))
                    .orElseGet(() -> new FieldRules.Reading.Bad(
                            "“" + field.get().label() + "” is a customer, and there is none of that number."));
        }
        return reading;
    }

    private Map<String, String> fitted(TraitEditsSql.Lead lead, Map<String, String> jsonByName) {
        Map<String, String> fitted = new LinkedHashMap<>();
        jsonByName.forEach((name, json) -> {
            switch (read(lead, name, json)) {
                case FieldRules.Reading.Good good -> fitted.put(name, good.json());
                case FieldRules.Reading.Bad bad -> throw Refusal.unprocessable(bad.sentence());
            }
        });
        return fitted;
    }

    /**
     * Writes these properties as the current actor; one that does not fit its field is a {@link Refusal} with 422.
     *
     * @param jsonByName values as JSON; {@code null} in JSON removes a property
     * @return the properties that hold now, as JSON by name; nothing when there is no such customer
     */
    @Transactional
    public Optional<Map<String, String>> write(long customer, Map<String, String> jsonByName) {
        return sql.lead(customer).map(lead -> keep(lead, fitted(lead, jsonByName)));
    }

    /** Writes what somebody had told of this customer or another already, whether or not it fits a field. */
    @Transactional
    public Optional<Map<String, String>> repeat(long customer, Map<String, String> jsonByName) {
        return sql.lead(customer).map(lead -> keep(lead, jsonByName));
    }

    private Map<String, String> keep(TraitEditsSql.Lead lead, Map<String, String> jsonByName) {
        Actor actor = Actor.current();
        long user = actor.userId();
        Instant now = Instant.now();
        List<Traits.Declared> declared = new ArrayList<>();
        Map<String, String> before = sql.current(lead.customerId());
        jsonByName.entrySet().stream()
                .filter(edit -> !isSame(before.get(edit.getKey()), edit.getValue()))
                .forEach(edit -> declared.add(new Traits.Declared(
                        lead.profileId(), edit.getKey(), edit.getValue(), now, Traits.STAFF, user)));
        if (!traits.declare(declared).isEmpty()) {
            headlines.refresh(Set.of(lead.customerId()));
            watchers.forEach(watcher -> watcher.told(lead.profileId()));
            audit.record("changed properties of", "customer", lead.customerId());
        }
        return sql.current(lead.customerId());
    }

    /** Whether a property holds that very value already; one that is not there is as good as null. */
    static boolean isSame(@Nullable String now, String wanted) {
        return JsonMapper.shared()
                .readTree(now == null ? "null" : now)
                .equals(JsonMapper.shared().readTree(wanted));
    }
}
