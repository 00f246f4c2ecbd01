package heartstring.commerce.catalogue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads products and stores out of an event's properties. */
public final class CatalogueRules {

    /** The longest key, name, brand or category kept, in characters. */
    public static final int MOST_CHARACTERS = 200;

    private static final int MOST_URL_CHARACTERS = 1_000;

    private CatalogueRules() {}

    /**
     * One product in one event.
     *
     * @param key product_id, else sku, else name
     * @param price of one as it was paid, in major units
     * @param listPrice of one before discounts, where it is told
     * @param quantity null when not told or not readable
     * @param badPrice whether the price could not be read
     * @param badQuantity whether the quantity could not be read
     */
    public record Item(
            String key,
            @Nullable String sku,
            @Nullable String name,
            @Nullable String brand,
            @Nullable String category,
            @Nullable String url,
            @Nullable String imageUrl,
            @Nullable BigDecimal price,
            @Nullable BigDecimal listPrice,
            @Nullable BigDecimal quantity,
            boolean badPrice,
            boolean badQuantity) {

        /** This, with what an earlier telling of the same product says where this one says nothing. */
        Item over(Item earlier) {
            return new Item(
                    key,
                    sku == null ? earlier.sku : sku,
                    name == null ? earlier.name : name,
                    brand == null ? earlier.brand : brand,
                    category == null ? earlier.category : category,
                    url == null ? earlier.url : url,
                    imageUrl == null ? earlier.imageUrl : imageUrl,
                    price,
                    listPrice,
                    quantity,
                    badPrice,
                    badQuantity);
        }
    }

    /** A store: its id, or its name where a source sends no id. */
    public record Shop(String key, @Nullable String name) {}

    /** What was told of a product at one time; price in minor units of the currency. */
    public record Product(Item item, @Nullable Long priceMinor, String currency, Instant at, int sourceId) {

        /** This, with what an earlier telling says where this one says nothing: a return often names a product by its number alone. */
        Product over(Product earlier) {
            boolean priced = priceMinor != null;
            return new Product(
                    item.over(earlier.item),
                    priced ? priceMinor : earlier.priceMinor,
                    priced ? currency : earlier.currency,
                    at,
                    sourceId);
        }
    }

    /** What was told of a store at one time. */
    public record Store(Shop shop, Instant at, int sourceId) {}

    /** The list of {@code products}, or the one product that the properties themselves describe; null when neither is told. */
    public static @Nullable List<Item> items(JsonNode properties) {
        JsonNode list = properties.get("products");
        if (list != null && list.isArray()) {
            List<Item> items = new ArrayList<>(list.size());
            for (JsonNode one : list) {
                Item item = item(one);
                if (item != null) {
                    items.add(item);
                }
            }
            return items;
        }
        Item item = properties.has("product_id") || properties.has("sku") ? item(properties) : null;
        return item == null ? null : List.of(item);
    }

    /** The store, null when none is named. */
    public static @Nullable Shop shop(JsonNode properties) {
        String id = text(properties, "store_id", MOST_CHARACTERS);
        String affiliation = text(properties, "affiliation", MOST_CHARACTERS);
        String name = text(properties, "store_name", MOST_CHARACTERS);
        String key = id != null ? id : affiliation != null ? affiliation : name;
        return key == null ? null : new Shop(key, name != null ? name : affiliation);
    }

    private static @Nullable Item item(JsonNode json) {
        if (!json.isObject()) {
            return null;
        }
        String sku = text(json, "sku", MOST_CHARACTERS);
        String name = text(json, "name", MOST_CHARACTERS);
        String id = text(json, "product_id", MOST_CHARACTERS);
        String key = id != null ? id : sku != null ? sku : name;
        if (key == null) {
            return null;
        }
        AmountRules.Reading price = AmountRules.read(json.get("price"));
        AmountRules.Reading quantity = AmountRules.read(json.get("quantity"));
        return new Item(
                key,
                sku,
                name,
                text(json, "brand", MOST_CHARACTERS),
                text(json, "category", MOST_CHARACTERS),
                text(json, "url", MOST_URL_CHARACTERS),
                text(json, "image_url", MOST_URL_CHARACTERS),
                price.value(),
                AmountRules.read(json.get("list_price")).value(),
                AmountRules.quantity(quantity.value()),
                price.bad(),
                quantity.bad());
    }

    /** A field as text, cut to so many characters; null when absent, blank or no plain value. */
    public static @Nullable String text(JsonNode object, String field, int most) {
        JsonNode node = object.get(field);
        if (node == null || node.isNull() || node.isContainer()) {
            return null;
        }
        String text = node.asString().strip();
        if (text.isEmpty()) {
            return null;
        }
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }
}
