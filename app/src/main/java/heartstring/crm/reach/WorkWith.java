package heartstring.crm.reach;

import heartstring.customer.owners.DealtWith;
import org.springframework.stereotype.Component;

/** Who has a deal, a task or a conversation with a customer that is still open. */
@Component
class WorkWith implements DealtWith {

    private final ReachedSql sql;

    WorkWith(ReachedSql sql) {
        this.sql = sql;
    }

    @Override
    public boolean isDealtWith(long customerId, long userId) {
        return sql.isDealtWith(customerId, userId);
    }
}
