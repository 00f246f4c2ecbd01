package heartstring.commerce.orders;

/**
 * How an order is known for ever, also after everything was derived anew.
 *
 * @param sourceId of the source that told of it
 * @param orderKey its id there
 */
public record OrderKey(int sourceId, String orderKey) {}
