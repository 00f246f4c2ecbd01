package heartstring.desk.till;

import heartstring.loyalty.earning.EarnPreview;
import heartstring.loyalty.promotions.Priced;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the till tells the intake: orders, refunds and newcomers, as Segment's clients would. */
final class TillEvents {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private TillEvents() {}

    /** A sale; its key is the order's id and makes it count once. With a deal, what that took off stands with the order. */
    static ObjectNode completed(
            String key,
            String card,
            TillRules.Basket basket,
            String currency,
            @Nullable String store,
            Checkouts.@Nullable Deal deal,
            Instant at) {
        ObjectNode event = event(key, "Order Completed", card, key, currency);
        event.put("timestamp", at.toString());
        ObjectNode properties = (ObjectNode) event.get("properties");
        properties.put("total", TillRules.decimal(basket.amountMinor(), currency));
        if (store != null) {
            properties.put("store_id", store);
        }
        Map<String, Long> list = deal == null ? Map.of() : listPrices(deal.basket());
        if (!basket.items().isEmpty()) {
            ArrayNode products = properties.putArray("products");
            for (EarnPreview.Item item : basket.items()) {
                ObjectNode product = products.addObject()
                        .put("product_id", item.product())
                        .put("quantity", item.quantity())
                        .put("price", TillRules.decimal(item.unitMinor(), currency));
                Long before = list.get(item.product());
                if (before != null && before != item.unitMinor()) {
                    product.put("list_price", TillRules.decimal(before, currency));
                }
            }
        }
        if (deal != null) {
            deal(properties, deal, currency);
        }
        return event;
    }

    private static void deal(ObjectNode properties, Checkouts.Deal deal, String currency) {
        properties.put("discount", TillRules.decimal(deal.basket().discountMinor(), currency));
        if (deal.coupon() != null) {
            properties.put("coupon", deal.coupon());
        }
        ArrayNode promotions = properties.putArray("promotions");
        deal.basket().promotions().stream()
                .filter(Priced.Told::applied)
                .forEach(p -> promotions
                        .addObject()
                        .put("promotion_id", p.promotion())
                        .put("name", p.name())
                        .put("discount", TillRules.decimal(p.discountMinor(), currency)));
    }

    /** What one piece of each product costs before discounts; the dearest where it stands there twice. */
    private static Map<String, Long> listPrices(Priced priced) {
        Map<String, Long> prices = new HashMap<>();
        for (Priced.Line line : priced.lines()) {
            long unit = BigDecimal.valueOf(line.worthMinor())
                    .divide(line.quantity(), 0, RoundingMode.HALF_UP)
                    .longValueExact();
            prices.merge(line.product(), unit, Math::max);
        }
        return prices;
    }

    /** All of a sale came back. */
    static ObjectNode refunded(String key, String card, String currency) {
        String undo = "undo " + key;
        ObjectNode event = event(undo, "Order Refunded", card, key, currency);
        ((ObjectNode) event.get("properties")).put("refund_id", undo).put("reason", "Undone at the till");
        return event;
    }

    private static ObjectNode event(String messageId, String name, String card, String order, String currency) {
        ObjectNode event = JSON.objectNode().put("messageId", messageId).put("event", name);
        event.putObject("properties")
                .put("order_id", order)
                .put("currency", currency)
                .put("loyalty_card", card);
        return event;
    }
}
