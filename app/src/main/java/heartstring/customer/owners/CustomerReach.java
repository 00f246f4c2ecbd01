package heartstring.customer.owners;

import heartstring.platform.reach.Reach;
import heartstring.platform.reach.Width;
import java.util.Map;
import java.util.TreeMap;

/** How far somebody reaches among customers: people and companies, each by its own width; as conditions of statements. */
public record CustomerReach(Reach people, Reach companies) {

    public boolean isAll() {
        return people.isAll() && companies.isAll();
    }

    /** The condition on a headline by its alias, with " and " before it; empty when everybody is seen. */
    public String and(String headline) {
        return isAll() ? "" : " and " + test(headline);
    }

    /** The condition on a number of a customer, where no headline is at hand. */
    public String andOf(String customerId) {
        return isAll() ? "" : " and " + testOf(customerId);
    }

    /** The condition by itself; {@code true} when everybody is seen. */
    public String test(String headline) {
        String owner = headline + ".owner_id";
        if (people.width() == companies.width()) {
            return people.test(owner);
        }
        return "(" + headline + ".kind <> 'company' and " + people.test(owner) + " or " + headline
                + ".kind = 'company' and " + companies.test(owner) + ")";
    }

    /** The same on a number of a customer. */
    public String testOf(String customerId) {
        return isAll()
                ? "true"
                : "exists (select from customer.v_headline reached where reached.customer_id = " + customerId + " and "
                        + test("reached") + ")";
    }

    /** What these conditions bind. */
    public Map<String, Object> params() {
        Map<String, Object> params = new TreeMap<>(people.params());
        params.putAll(companies.params());
        return params;
    }

    /** Whether somebody who adds a customer would not see them, unless they had them. */
    boolean takes() {
        return people.width() == Width.OWN || companies.width() == Width.OWN;
    }
}
