package heartstring.decision.sending;

import heartstring.customer.choices.Choices;
import heartstring.customer.choices.Use;
import heartstring.customer.consent.Purpose;
import heartstring.customer.owners.Owners;
import heartstring.decision.contact.ContactLimits;
import heartstring.decision.contact.Contacts;
import heartstring.platform.settings.Settings;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Whether somebody may be written to: consent, the address, what came back, how much went lately, and quiet hours where they live. */
@Component
public class Sending {

    /** So many can be asked about at once. */
    public static final int MOST = 2_000;

    private final FactsSql sql;
    private final Contacts contacts;
    private final Settings settings;
    private final Owners owners;
    private final Choices choices;

    Sending(FactsSql sql, Contacts contacts, Settings settings, Owners owners, Choices choices) {
        this.sql = sql;
        this.contacts = contacts;
        this.settings = settings;
        this.owners = owners;
        this.choices = choices;
    }

    /** Whether this person may be sent something for that purpose by that channel at that moment; writes nothing. */
    public May may(long customerId, Purpose purpose, String channel, Instant at) {
        Map<Long, May> all = may(java.util.List.of(customerId), purpose, channel, at);
        long now = all.containsKey(customerId) ? customerId : owners.current(customerId);
        return now == customerId || now == 0
                ? all.getOrDefault(customerId, gone())
                : may(java.util.List.of(now), purpose, channel, at).getOrDefault(now, gone());
    }

    /** The same of several, at most {@value #MOST}; those who are not there are left out. */
    public Map<Long, May> may(Collection<Long> customers, Purpose purpose, String channel, Instant at) {
        if (customers.size() > MOST) {
            throw new IllegalArgumentException("At most " + MOST + " at once.");
        }
        ContactLimits limits = contacts.limits();
        Map<Long, May> all = new HashMap<>();
        sql.of(customers.stream().mapToLong(Long::longValue).toArray(), purpose, channel, at)
                .forEach((customer, facts) ->
                        all.put(customer, SendingRules.may(facts, purpose, channel, limits, settings.zone(), at)));
        if (purpose == Purpose.NEWS) {
            choices.refusing(all.keySet(), Use.MESSAGES)
                    .forEach(customer -> all.computeIfPresent(customer, (id, may) -> unfitted(may)));
        }
        return all;
    }

    /** News are chosen by what is known of somebody; who does not want that gets none. */
    private static May unfitted(May may) {
        return may instanceof May.No
                ? may
                : new May.No(may.profileId(), Outcome.Why.NOT_FITTED, "They want no messages chosen for them.");
    }

    private static May gone() {
        return new May.No(0, Outcome.Why.GONE, "Nobody is known by that number any more.");
    }
}
