package heartstring.demo.scene;

import heartstring.demo.goods.Product;

/** One line of a basket; the price is per piece in minor units. */
public record Line(Product product, int quantity, int priceMinor) {

    public long totalMinor() {
        return (long) quantity * priceMinor;
    }
}
