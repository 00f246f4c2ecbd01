package heartstring.loyalty.worth;

import java.util.List;
import org.springframework.stereotype.Component;

/** Keeps what orders are worth. */
@Component
public class OrderWorths {

    private final OrderWorthsSql sql;

    OrderWorths(OrderWorthsSql sql) {
        this.sql = sql;
    }

    /** Keeps these in the caller's transaction, in place of what was kept of the same orders. */
    public void keep(List<OrderWorth> worths) {
        List<OrderWorth> fresh = worths.stream().filter(OrderWorth::takesPart).toList();
        List<OrderWorth> known = worths.stream().filter(w -> !w.takesPart()).toList();
        if (!fresh.isEmpty()) {
            sql.keep(fresh);
        }
        if (!known.isEmpty()) {
            sql.correct(known);
        }
    }
}
