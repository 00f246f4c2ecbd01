package heartstring.customer.consent;

import heartstring.customer.matching.Identifier;

/** By which kind of address a channel reaches people. */
public final class ChannelRules {

    private ChannelRules() {}

    /** The kind of an identifier; empty for what is shown where they come by themselves, which needs no address. */
    public static String kind(String channel) {
        return switch (channel) {
            case "email" -> Identifier.EMAIL;
            case "push" -> Identifier.USER;
            case "till", "page" -> "";
            default -> Identifier.PHONE;
        };
    }
}
