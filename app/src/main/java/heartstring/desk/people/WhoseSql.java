package heartstring.desk.people;

import heartstring.customer.owners.CustomerReach;
import heartstring.customer.owners.CustomersInReach;
import heartstring.platform.auth.Actor;
import java.util.Map;
import org.springframework.stereotype.Repository;

/** The conditions on the colleague to whom customers belong: what a view asks, and what whoever asks may see at all. */
@Repository
class WhoseSql {

    private final CustomersInReach customers;

    WhoseSql(CustomersInReach customers) {
        this.customers = customers;
    }

    /** On the headline {@code h}; empty when nothing is asked and everybody is seen, so that no index is lost by it. */
    String and(PeopleQuery query, Map<String, Object> params) {
        CustomerReach reach = customers.now();
        params.putAll(reach.params());
        return asked(query, params) + reach.and("h");
    }

    private static String asked(PeopleQuery query, Map<String, Object> params) {
        String owner = query.get("owner");
        if (owner.isEmpty()) {
            return "";
        }
        if (owner.equals("nobody")) {
            return " and h.owner_id is null";
        }
        params.put("owner", owner.equals("me") ? Actor.current().userId() : Long.parseLong(owner));
        return " and h.owner_id = :owner";
    }
}
