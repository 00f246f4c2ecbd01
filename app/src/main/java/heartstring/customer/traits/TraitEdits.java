package heartstring.customer.traits;

import heartstring.customer.profiles.Headlines;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
    private final Audit audit;

    TraitEdits(Traits traits, TraitEditsSql sql, Headlines headlines, Audit audit) {
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

    /**
     * Writes these properties as the current actor.
     *
     * @param jsonByName values as JSON; {@code null} in JSON removes a property
     * @return the properties that hold now, as JSON by name; nothing when there is no such customer
     */
    @Transactional
    public Optional<Map<String, String>> write(long customer, Map<String, String> jsonByName) {
        Optional<TraitEditsSql.Lead> found = sql.lead(customer);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        TraitEditsSql.Lead lead = found.get();
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
            audit.record("changed properties of", "customer", lead.customerId());
        }
        return Optional.of(sql.current(lead.customerId()));
    }

    /** Whether a property holds that very value already; one that is not there is as good as null. */
    private static boolean isSame(@Nullable String now, String wanted) {
        return JsonMapper.shared()
                .readTree(now == null ? "null" : now)
                .equals(JsonMapper.shared().readTree(wanted));
    }
}
