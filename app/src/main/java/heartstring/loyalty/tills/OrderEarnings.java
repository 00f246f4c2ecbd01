package heartstring.loyalty.tills;

import org.springframework.stereotype.Component;

/** Says what an order earned; reads only. */
@Component
public class OrderEarnings {

    private final OrderEarningsSql sql;

    OrderEarnings(OrderEarningsSql sql) {
        this.sql = sql;
    }

    /** What the order of that key at that source has come to by now. */
    public Earned of(int sourceId, String orderKey) {
        return sql.earned(sourceId, orderKey);
    }
}
