package heartstring.commerce.privacy;

import heartstring.customer.privacy.Person;
import heartstring.customer.privacy.PersonalData;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Orders, returns and carts of a person; an order that several people spoke of goes with the first of them. */
@Order(20)
@Component
class CommerceData implements PersonalData {

    private final CommerceDataSql sql;

    CommerceData(CommerceDataSql sql) {
        this.sql = sql;
    }

    @Override
    public String room() {
        return "commerce";
    }

    @Override
    public Set<String> tables() {
        return Set.of(
                "commerce.orders",
                "commerce.order_line",
                "commerce.return_line",
                "commerce.order_fact",
                "commerce.cart",
                "commerce.cart_line",
                "commerce.cart_fact");
    }

    @Override
    public void export(Person person, Rows rows) {
        sql.orders(person.profiles(), rows);
        sql.carts(person.profiles(), rows);
    }

    @Override
    public long erase(Person person) {
        return sql.forgetOrders(person.profiles()) + sql.forgetCarts(person.profiles());
    }
}
