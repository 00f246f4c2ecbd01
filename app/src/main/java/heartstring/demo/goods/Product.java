package heartstring.demo.goods;

/**
 * One article: money in minor units of the euro, tax in per cent and contained in the price.
 *
 * @param index the place in the list of products, from 0
 * @param category the place of its category, from 0
 * @param weight how often it is taken within its category, in relation to the others
 * @param driftPerMille yearly change of its price in thousandths
 */
public record Product(
        int index,
        String id,
        String sku,
        String name,
        String brand,
        int category,
        String categoryName,
        int priceMinor,
        int costMinor,
        String unit,
        int taxPercent,
        double weight,
        int driftPerMille) {}
