package heartstring.touchpoint.sources;

/**
 * Where touchpoints come from.
 *
 * @param channel what its touchpoints count as unless they say otherwise: web, app, till, email, phone, chat, social, ...
 * @param userIdNamespace sources with the same namespace mean the same person by the same user id; empty by default
 */
public record Source(int id, String name, String channel, String userIdNamespace) {}
