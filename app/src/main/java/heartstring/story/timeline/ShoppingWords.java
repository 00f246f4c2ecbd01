package heartstring.story.timeline;

import heartstring.commerce.catalogue.AmountRules;
import heartstring.commerce.catalogue.CatalogueRules;
import heartstring.story.timeline.TimelineRules.Rule;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The wording of what customers look at, put in the cart, buy and bring back. */
final class ShoppingWords {

    static final Map<String, Rule> RULES = rules();

    private ShoppingWords() {}

    private static Map<String, Rule> rules() {
        Map<String, Rule> r = new HashMap<>();
        r.put("Order Completed", new Rule("shopping-cart", ShoppingWords::bought));
        r.put("Order Updated", new Rule("receipt", h -> "Changed an order" + content(h)));
        r.put("Order Cancelled", new Rule("circle-x", h -> "Cancelled an order" + content(h)));
        r.put("Order Canceled", new Rule("circle-x", h -> "Cancelled an order" + content(h)));
        r.put("Order Refunded", new Rule("receipt-refund", ShoppingWords::refunded));
        r.put(
                "Order Refund Undone",
                new Rule(
                        "receipt",
                        h -> Words.joined("A return was undone", Words.with(": ", Words.money(h, "total")))));
        r.put("Product Viewed", about("eye", "Viewed "));
        r.put("Product Clicked", about("click", "Picked "));
        r.put("Product Shared", about("share", "Shared "));
        r.put("Product Added", new Rule("basket", h -> "Put " + amountOf(h) + " in the cart"));
        r.put("Product Removed", new Rule("basket", h -> "Took " + amountOf(h) + " out of the cart"));
        r.put("Product Added to Wishlist", about("heart", "Wishes for "));
        r.put("Product Removed from Wishlist", about("heart-broken", "No longer wishes for "));
        r.put("Wishlist Product Added to Cart", new Rule("basket", h -> "Put a wish in the cart: " + product(h)));
        r.put("Cart Viewed", new Rule("basket", h -> "Looked at the cart" + items(h, " (", ")")));
        r.put("Cart Shared", fixed("share", "Shared a cart"));
        r.put("Checkout Started", new Rule("credit-card", h -> Words.joined("Started to check out", worth(h))));
        r.put("Checkout Step Viewed", step("Looked at step "));
        r.put("Checkout Step Completed", step("Finished step "));
        r.put("Payment Info Entered", fixed("credit-card", "Entered how to pay"));
        r.put("Products Searched", new Rule("search", h -> "Searched for " + Words.quoted(or(h.text("query"), "…"))));
        r.put("Product List Viewed", new Rule("list", h -> "Looked at " + listed(h)));
        r.put("Product List Filtered", new Rule("filter", h -> "Narrowed down " + listed(h)));
        r.put("Promotion Viewed", new Rule("speakerphone", h -> "Saw a promotion" + name(h, ": ")));
        r.put("Promotion Clicked", new Rule("speakerphone", h -> "Followed a promotion" + name(h, ": ")));
        r.put("Coupon Entered", coupon("Entered "));
        r.put(
                "Coupon Applied",
                new Rule(
                        "receipt-2",
                        h -> Words.joined(
                                "Used ", couponName(h), Words.with(" and saved ", Words.money(h, "discount")))));
        r.put("Coupon Denied", coupon("Could not use "));
        r.put("Coupon Removed", coupon("Took back "));
        r.put("Application Installed", fixed("world", "Installed the app"));
        r.put("Application Opened", fixed("world", "Opened the app"));
        return r;
    }

    private static Rule about(String icon, String before) {
        return new Rule(icon, h -> before + product(h));
    }

    private static Rule fixed(String icon, String sentence) {
        return new Rule(icon, h -> sentence);
    }

    private static Rule step(String before) {
        return new Rule("credit-card", h -> before + or(h.text("step"), "?") + " of the checkout");
    }

    private static Rule coupon(String before) {
        return new Rule("receipt-2", h -> before + couponName(h));
    }

    private static String couponName(Happening h) {
        String name = h.text("coupon_name") != null ? h.text("coupon_name") : h.text("coupon_id");
        return name == null ? "a coupon" : "the coupon " + Words.shortened(name, Words.MOST_NAME);
    }

    private static String bought(Happening h) {
        return "Bought " + or(items(h), "something") + or(Words.with(" for ", Words.money(h, "total")), "") + at(h);
    }

    private static String refunded(Happening h) {
        String items = items(h);
        String money = Words.money(h, "total");
        String reason = h.text("reason");
        String why = reason == null ? "" : " (" + Words.human(reason) + ")";
        if (items == null) {
            return Words.joined("Got ", or(money, "the money"), " back", at(h), why);
        }
        return Words.joined("Brought back ", items, Words.with(" for ", money), at(h), why);
    }

    private static String content(Happening h) {
        String items = items(h);
        String money = Words.money(h, "total");
        return items == null && money == null
                ? ""
                : ": " + Words.joined(items, Words.with(items == null ? "" : " for ", money));
    }

    private static String at(Happening h) {
        String store = h.store() != null ? h.store() : or2(h.text("store_name"), h.text("affiliation"));
        return store == null ? "" : " at " + Words.shortened(store, Words.MOST_NAME);
    }

    private static String listed(Happening h) {
        String category = or2(h.text("category"), h.text("list_id"));
        return category == null ? "a list of products" : Words.shortened(category, Words.MOST_NAME);
    }

    private static String name(Happening h, String before) {
        String name = h.text("name");
        return name == null ? "" : before + Words.shortened(name, Words.MOST_NAME);
    }

    /** The product's name, or how else it is known. */
    static String product(Happening h) {
        String name = h.text("name") != null ? h.text("name") : h.product();
        String other = or2(h.text("product_id"), h.text("sku"));
        return name != null
                ? Words.shortened(name, Words.MOST_NAME)
                : other == null ? "a product" : "product " + Words.shortened(other, Words.MOST_NAME);
    }

    private static String amountOf(Happening h) {
        Double quantity = h.number("quantity");
        return quantity == null || quantity == 1 ? product(h) : Words.plain(quantity) + " × " + product(h);
    }

    private static @Nullable String worth(Happening h) {
        String money = Words.money(h, "value") != null ? Words.money(h, "value") : Words.money(h, "total");
        return Words.with(", ", money);
    }

    private static String items(Happening h, String before, String after) {
        String items = items(h);
        return items == null ? "" : before + items + after;
    }

    /** How many items the event lists: whole pieces are added up, other quantities (weights) count as one each. */
    static @Nullable String items(Happening h) {
        JsonNode properties = h.event().get("properties");
        if (properties == null || !properties.path("products").isArray()) {
            return null;
        }
        List<CatalogueRules.Item> list = CatalogueRules.items(properties);
        if (list == null || list.isEmpty()) {
            return null;
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (CatalogueRules.Item item : list) {
            BigDecimal quantity = item.quantity();
            boolean whole = quantity != null && quantity.stripTrailingZeros().scale() <= 0;
            sum = sum.add(whole ? quantity : BigDecimal.ONE).min(AmountRules.MOST);
        }
        return Words.counted(sum, "item", "items");
    }

    private static String or(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }

    private static @Nullable String or2(@Nullable String value, @Nullable String otherwise) {
        return value == null ? otherwise : value;
    }
}
