package heartstring.demo.goods;

/**
 * A planted tie between two products.
 *
 * <p>Complement: when the left one is in a basket, the right one is added with this strength, on top of its usual
 * chance. Substitute: when both are in a basket, one of them goes back with this strength.
 *
 * @param strength a probability
 */
public record Pair(Product left, Product right, double strength) {}
