package heartstring.commerce.orders;

import heartstring.commerce.carts.CartFact;
import heartstring.commerce.catalogue.AmountRules;
import heartstring.commerce.catalogue.CatalogueRules;
import heartstring.touchpoint.belts.TouchpointConsumer;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads Segment's e-commerce events (version 2): the names, what each means here, and its fields. */
final class EcommerceRules {

    static final Map<String, OrderFact.Kind> ORDERS = Map.of(
            "Order Completed",
            OrderFact.Kind.COMPLETED,
            "Order Updated",
            OrderFact.Kind.UPDATED,
            "Order Cancelled",
            OrderFact.Kind.CANCELLED,
            "Order Canceled",
            OrderFact.Kind.CANCELLED,
            "Order Refunded",
            OrderFact.Kind.REFUNDED,
            "Order Refund Undone",
            OrderFact.Kind.UNREFUNDED,
            OrderClaims.EVENT,
            OrderFact.Kind.CLAIMED);
    static final Map<String, CartFact.Kind> CARTS = Map.of(
            "Product Added", CartFact.Kind.ADDED,
            "Product Removed", CartFact.Kind.REMOVED,
            "Cart Viewed", CartFact.Kind.VIEWED,
            "Checkout Started", CartFact.Kind.CHECKOUT);
    static final Set<String> OTHERS = Set.of(
            "Product List Viewed",
            "Product List Filtered",
            "Product Clicked",
            "Product Viewed",
            "Product Added to Wishlist",
            "Product Removed from Wishlist",
            "Wishlist Product Added to Cart",
            "Product Shared");

    private static final Set<String> AMOUNTS =
            Set.of("total", "revenue", "subtotal", "tax", "shipping", "discount", "value");
    private static final int MOST_KEY = 200;
    private static final int MOST_TEXT = 300;
    private static final int MOST_BAD = 20;

    private EcommerceRules() {}

    /** What one event says: products, a store, and of an order or a cart if it speaks of one. */
    record Told(
            List<CatalogueRules.Item> items,
            CatalogueRules.@Nullable Shop shop,
            @Nullable String currency,
            @Nullable OrderFact order,
            @Nullable CartFact cart) {}

    static Told read(TouchpointConsumer.Row row, JsonNode event, String body) {
        JsonNode properties = event.get("properties");
        if (properties == null || !properties.isObject()) {
            return new Told(List.of(), null, null, null, null);
        }
        if (row.name().equals(OrderClaims.EVENT)) {
            return new Told(List.of(), null, null, claim(row, properties, body), null);
        }
        List<CatalogueRules.Item> items = CatalogueRules.items(properties);
        CatalogueRules.Shop shop = CatalogueRules.shop(properties);
        String currency = AmountRules.currency(CatalogueRules.text(properties, "currency", MOST_KEY));
        OrderFact.Kind kind = ORDERS.get(row.name());
        OrderFact order = kind == null ? null : order(row, kind, properties, items, shop, currency, body);
        return new Told(
                items == null ? List.of() : items, shop, currency, order, cart(row, properties, items, currency));
    }

    private static OrderFact order(
            TouchpointConsumer.Row row,
            OrderFact.Kind kind,
            JsonNode properties,
            @Nullable List<CatalogueRules.Item> items,
            CatalogueRules.@Nullable Shop shop,
            @Nullable String currency,
            String body) {
        Set<String> bad = new TreeSet<>();
        Map<String, BigDecimal> amounts = new HashMap<>();
        for (String field : AMOUNTS) {
            AmountRules.Reading reading = AmountRules.read(properties.get(field));
            BigDecimal value = reading.value();
            if (value != null) {
                amounts.put(field, value);
            } else if (reading.bad()) {
                bad.add(field);
            }
        }
        if (AmountRules.NO_CURRENCY.equals(currency)) {
            bad.add("currency");
        }
        badItems(items == null ? List.of() : items, bad);
        String key = CatalogueRules.text(properties, "order_id", MOST_KEY);
        if (key == null) {
            bad.add("order_id");
            key = "touchpoint " + row.id();
        }
        boolean hasList =
                properties.get("products") != null && properties.get("products").isArray();
        return new OrderFact(
                row.id(),
                row.sourceId(),
                key,
                kind,
                row.occurredAt(),
                row.profileId(),
                currency,
                amounts,
                shop,
                CatalogueRules.text(properties, "coupon", MOST_KEY),
                cartKey(properties),
                CatalogueRules.text(properties, "refund_id", MOST_KEY),
                CatalogueRules.text(properties, "reason", MOST_TEXT),
                hasList ? items : null,
                bad,
                body);
    }

    /** A claim names the order by its source too, for it comes from another one. */
    private static @Nullable OrderFact claim(TouchpointConsumer.Row row, JsonNode properties, String body) {
        String key = CatalogueRules.text(properties, "order_id", MOST_KEY);
        int source = properties.path("order_source").asInt(0);
        return key == null || source == 0
                ? null
                : new OrderFact(
                        row.id(),
                        source,
                        key,
                        OrderFact.Kind.CLAIMED,
                        row.occurredAt(),
                        row.profileId(),
                        null,
                        Map.of(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        Set.of(),
                        body);
    }

    private static void badItems(List<CatalogueRules.Item> items, Set<String> bad) {
        for (int i = 0; i < items.size() && bad.size() < MOST_BAD; i++) {
            if (items.get(i).badPrice()) {
                bad.add("products[" + i + "].price");
            }
            if (items.get(i).badQuantity()) {
                bad.add("products[" + i + "].quantity");
            }
        }
    }

    private static @Nullable CartFact cart(
            TouchpointConsumer.Row row,
            JsonNode properties,
            @Nullable List<CatalogueRules.Item> items,
            @Nullable String currency) {
        CartFact.Kind kind = CARTS.get(row.name());
        String key = cartKey(properties);
        if (row.name().equals("Order Completed")) {
            // An order that names its cart closes that one by itself; see v_cart.
            kind = key == null && row.profileId() != 0 ? CartFact.Kind.ORDERED : null;
        }
        if (kind == null || (key == null && row.profileId() == 0)) {
            return null;
        }
        return new CartFact(
                row.id(),
                row.sourceId(),
                key != null ? key : CartFact.OF_PROFILE + row.profileId(),
                kind,
                row.occurredAt(),
                row.profileId(),
                currency,
                AmountRules.read(properties.get("value")).value(),
                items == null || kind == CartFact.Kind.ORDERED ? List.of() : items,
                properties.get("products") != null && properties.get("products").isArray());
    }

    private static @Nullable String cartKey(JsonNode properties) {
        String cart = CatalogueRules.text(properties, "cart_id", MOST_KEY);
        return cart != null ? cart : CatalogueRules.text(properties, "checkout_id", MOST_KEY);
    }
}
