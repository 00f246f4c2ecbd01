package heartstring.insight.usual;

import java.util.List;

/**
 * The card on a customer's page; nothing where they never bought anything.
 *
 * @param opens whether whoever reads it may open the pages behind it
 */
public record UsualCard(List<Line> lines, String tooFew, boolean opens) {

    public UsualCard {
        lines = List.copyOf(lines);
    }

    /**
     * One product.
     *
     * @param because what they usually buy, and how often, such as "goes with Lettuce, bought 9 times"
     * @param reason the receipts behind it
     */
    public record Line(long productId, String product, String because, String reason) {}

    static UsualCard of(Usual.Told told, boolean opens) {
        return new UsualCard(
                told.along().stream()
                        .map(along -> new Line(
                                along.productId(),
                                along.product(),
                                "goes with " + along.because() + ", " + UsualRules.times(along.times()),
                                along.reason() + "."))
                        .toList(),
                told.tooFew(),
                opens);
    }
}
