package heartstring.desk.customer;

import heartstring.customer.traits.TraitEdits;
import heartstring.platform.settings.Settings;
import heartstring.platform.web.Refusal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What colleagues write about a customer: it stands on the lead piece, beside what sources told, and the newest word holds. */
@Component
public class Properties {

    private static final int HISTORY = 100;

    private final PortraitSql portraits;
    private final TraitEdits edits;
    private final Settings settings;

    Properties(PortraitSql portraits, TraitEdits edits, Settings settings) {
        this.portraits = portraits;
        this.edits = edits;
        this.settings = settings;
    }

    /** The name that a typed one is kept under; empty when it is no name. */
    public static String name(String typed) {
        return PropertyRules.name(typed);
    }

    /**
     * Writes a property of a current customer as the current user; an empty value removes it.
     *
     * @return why not, as a sentence, or null when it is written
     */
    @Transactional
    public @Nullable String write(long customer, String name, String value) {
        String fault = PropertyRules.fault(name, value, settings.organisation().region());
        if (fault != null) {
            return fault;
        }
        String before = portraits.now(customer, name).orElse(null);
        if (before != null && !PropertyRules.plain(before)) {
            return "This property has several parts. Its source has to tell it anew.";
        }
        return keep(customer, name, PropertyRules.json(value, before));
    }

    /**
     * Writes the parts of a property that has several, such as an address; an empty part goes, and without any the property.
     *
     * @return why not, as a sentence, or null when it is written
     */
    @Transactional
    public @Nullable String write(long customer, String name, Map<String, String> parts) {
        String before = portraits.now(customer, name).orElse("");
        if (PropertyRules.parts(name, before).isEmpty()) {
            return "This property has no such parts any more. Open the customer again.";
        }
        if (parts.values().stream().anyMatch(part -> part.strip().length() > PropertyRules.MAX_VALUE)) {
            return "At most " + PropertyRules.MAX_VALUE + " characters fit.";
        }
        String json = PropertyRules.whole(name, parts, before);
        return json.length() > TraitEdits.MAX_VALUE
                ? "All parts together have at most " + TraitEdits.MAX_VALUE + " characters."
                : keep(customer, name, json);
    }

    private @Nullable String keep(long customer, String name, String json) {
        if (edits.write(customer, Map.of(name, json)).isEmpty()) {
            throw Refusal.notFound("customer");
        }
        return null;
    }

    /** Every telling of one property, newest first. */
    public List<Told> history(long customer, String name) {
        return portraits.history(customer, name, HISTORY);
    }

    /** What holds of one property now, null when nothing does. */
    public Portrait.@Nullable Property now(long customer, String name) {
        List<Told> told = history(customer, name);
        return told.isEmpty() || told.getFirst().json().equals("null")
                ? null
                : told.getFirst().property();
    }
}
