package heartstring.experience.rollups;

import java.util.List;
import java.util.Map;

/** A way of putting customers into groups; every bean of it is rolled up at night and stands on the page and in the API. */
public interface Grouping {

    /** As it is called in addresses, such as {@code store}. */
    String word();

    /** As it is called on the page, such as {@code Store}. */
    String title();

    /** Whether who is in a group today was mostly there in the weeks before, so that those can be worked out from the past. */
    default boolean lasts() {
        return true;
    }

    /** What belongs to which group, asked anew each time. */
    List<Members> members();

    /**
     * A query of customers in groups.
     *
     * @param sql one row for each customer in a group: customer_id bigint, key text, name text; a customer may be in several groups
     * @param params of its named parameters
     */
    record Members(String sql, Map<String, Object> params) {
        public Members {
            params = Map.copyOf(params);
        }
    }
}
