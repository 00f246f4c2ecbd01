package heartstring.desk.till;

import heartstring.loyalty.earning.EarnPreview;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the till tells the intake: orders, refunds and newcomers, as Segment's clients would. */
final class TillEvents {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private TillEvents() {}

    /** A sale; its key is the order's id and makes it count once. */
    static ObjectNode completed(
            String key, String card, TillRules.Basket basket, String currency, @Nullable String store, Instant at) {
        ObjectNode event = event(key, "Order Completed", card, key, currency);
        event.put("timestamp", at.toString());
        ObjectNode properties = (ObjectNode) event.get("properties");
        properties.put("total", TillRules.decimal(basket.amountMinor(), currency));
        if (store != null) {
            properties.put("store_id", store);
        }
        if (!basket.items().isEmpty()) {
            ArrayNode products = properties.putArray("products");
            for (EarnPreview.Item item : basket.items()) {
                products.addObject()
                        .put("product_id", item.product())
                        .put("quantity", item.quantity())
                        .put("price", TillRules.decimal(item.unitMinor(), currency));
            }
        }
        return event;
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
