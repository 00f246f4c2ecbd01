package heartstring.desk.customer;

import heartstring.customer.profiles.Headlines;
import heartstring.customer.traits.Traits;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.settings.Settings;
import heartstring.platform.web.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What colleagues write about a customer: it stands on the lead piece, beside what sources told, and the newest word holds. */
@Component
public class Properties {

    private static final int HISTORY = 100;

    private final PropertiesSql sql;
    private final PortraitSql portraits;
    private final Traits traits;
    private final Headlines headlines;
    private final Audit audit;
    private final Settings settings;

    Properties(
            PropertiesSql sql,
            PortraitSql portraits,
            Traits traits,
            Headlines headlines,
            Audit audit,
            Settings settings) {
        this.sql = sql;
        this.portraits = portraits;
        this.traits = traits;
        this.headlines = headlines;
        this.audit = audit;
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
        long lead = sql.lead(customer).orElseThrow(() -> Refusal.notFound("customer"));
        String json = PropertyRules.json(value, sql.now(customer, name).orElse(null));
        long user = Actor.current().id();
        traits.declare(List.of(new Traits.Declared(lead, name, json, Instant.now(), Traits.STAFF, user)));
        headlines.refresh(Set.of(customer));
        audit.record("changed property of", "customer", String.valueOf(customer), "{\"property\":\"" + name + "\"}");
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
                : new Portrait.Property(
                        name,
                        told.getFirst().text(),
                        told.getFirst().by(),
                        told.getFirst().at(),
                        told.size());
    }
}
