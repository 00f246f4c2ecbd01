package heartstring.demo.goods;

/** A product that is bought often and with nothing in particular: added to any visit with this chance. */
public record Staple(Product product, double chance) {}
