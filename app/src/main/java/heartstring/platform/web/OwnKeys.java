package heartstring.platform.web;

/**
 * A handler of the API that makes its writes safe to repeat by itself, in the transaction that does the work, and needs no kept
 * answer beside it.
 *
 * @param path where it is, such as {@code /api/loyalty/redemptions}
 */
public record OwnKeys(String path) {}
