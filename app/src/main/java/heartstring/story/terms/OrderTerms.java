package heartstring.story.terms;

import heartstring.story.terms.Term.OfCustomer;
import heartstring.story.terms.Term.Param;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What a customer bought: orders that were not cancelled, and what was paid and not paid back. Without an argument they are the
 * figures kept for lists; days go back from the moment asked about, 24 hours each.
 */
@Component
@Order(300)
class OrderTerms implements Terms {

    private static final String GROUP = "Purchases";
    private static final Param DAYS = new Param("days", Type.NUMBER, false, "in the last days");
    private static final Param STORE = new Param("store", Type.TEXT, false, "at the store with this key");
    private static final Param PRODUCT = new Param("product", Type.TEXT, false, "the product with this key or SKU");
    private static final Param CATEGORY = new Param("category", Type.TEXT, false, "something of this category");
    private static final Param BRAND = new Param("brand", Type.TEXT, false, "something of this brand");

    @Override
    public List<Term> terms() {
        String what = "[ the product {product}][ something of category {category}][ something of brand {brand}]";
        String where = "[ at the store {store}][ in the last {days} days]";
        return List.of(
                Term.of(
                                "orders",
                                GROUP,
                                Type.NUMBER,
                                "the number of orders",
                                "bought" + what + " {is} times" + where,
                                "did not buy" + what + " {is} times" + where,
                                new OfCustomer(TermsSql::orders, Value.of(0)))
                        .with(DAYS, STORE, PRODUCT, CATEGORY, BRAND),
                Term.of(
                                "spent",
                                GROUP,
                                Type.MONEY,
                                "the amount spent",
                                "spent {is}" + where,
                                "did not spend {is}" + where,
                                new OfCustomer(TermsSql::spent, new Value.Money(0)))
                        .with(DAYS, STORE),
                Term.of(
                        "last-order.days",
                        GROUP,
                        Type.NUMBER,
                        "the last order",
                        "bought last {is} days ago",
                        "did not buy last {is} days ago",
                        new OfCustomer(ask -> TermsSql.lastOrderDays(), null)),
                Term.of(
                        "first-order.days",
                        GROUP,
                        Type.NUMBER,
                        "the first order",
                        "bought first {is} days ago",
                        "did not buy first {is} days ago",
                        new OfCustomer(ask -> TermsSql.firstOrderDays(), null)));
    }
}
