package heartstring.demo.scene;

import heartstring.demo.goods.Product;
import heartstring.demo.goods.Store;
import heartstring.demo.stream.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sums of an order in minor units, and its properties in the words of the e-commerce events.
 *
 * <p>Prices contain tax. {@code total = lines - discount + shipping}; {@code subtotal} and {@code revenue} are the
 * total without shipping and tax.
 */
public record Receipt(
        String orderId,
        Store store,
        List<Line> lines,
        long discountMinor,
        long shippingMinor,
        @Nullable String coupon) {

    public static final String CURRENCY = "EUR";

    public long linesMinor() {
        long sum = 0;
        for (Line line : lines) {
            sum += line.totalMinor();
        }
        return sum;
    }

    public long totalMinor() {
        return linesMinor() - discountMinor + shippingMinor;
    }

    /** The tax contained in the lines after the discount, rounded once. */
    public long taxMinor() {
        double tax = 0;
        for (Line line : lines) {
            int percent = line.product().taxPercent();
            tax += (double) line.totalMinor() * percent / (100 + percent);
        }
        long lines = linesMinor();
        return lines == 0 ? 0 : Math.round(tax * (lines - discountMinor) / lines);
    }

    /** The properties of a completed order; the caller may add to them. */
    public Map<String, Object> properties() {
        long total = totalMinor();
        long tax = taxMinor();
        long revenue = total - tax - shippingMinor;
        return Facts.of(
                "order_id", orderId,
                "affiliation", store.name(),
                "store_id", store.id(),
                "total", Facts.money(total),
                "subtotal", Facts.money(revenue),
                "revenue", Facts.money(revenue),
                "shipping", Facts.money(shippingMinor),
                "tax", Facts.money(tax),
                "discount", Facts.money(discountMinor),
                "coupon", coupon,
                "currency", CURRENCY,
                "products", products(lines));
    }

    /** Lines as a list of product maps. */
    public static List<Map<String, Object>> products(List<Line> lines) {
        List<Map<String, Object>> maps = new ArrayList<>(lines.size());
        for (Line line : lines) {
            Map<String, Object> map = product(line.product(), line.priceMinor());
            map.put("quantity", line.quantity());
            maps.add(map);
        }
        return maps;
    }

    /** A product in the words of the e-commerce events. */
    public static Map<String, Object> product(Product product, int priceMinor) {
        return Facts.of(
                "product_id", product.id(),
                "sku", product.sku(),
                "name", product.name(),
                "brand", product.brand(),
                "category", product.categoryName(),
                "price", Facts.money(priceMinor));
    }
}
