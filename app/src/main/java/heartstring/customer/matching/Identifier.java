package heartstring.customer.matching;

import java.util.Comparator;

/**
 * A kind and a normalised value that points to a profile.
 *
 * @param kind {@link #EMAIL}, {@link #PHONE}, {@link #CARD}, {@link #ANONYMOUS}, {@link #USER} (with a namespace:
 *     {@code user_id@till}), or any other lower-case word
 * @param value normalised, 1 to {@link #MAX_LENGTH} characters
 */
public record Identifier(String kind, String value) {

    public static final String USER = "user_id";
    public static final String CARD = "loyalty_card";
    public static final String EMAIL = "email";
    public static final String PHONE = "phone";
    public static final String ANONYMOUS = "anonymous_id";

    /** The longest value kept, in characters. */
    public static final int MAX_LENGTH = 254;

    /** Strongest first; equal strengths in a stable order. */
    public static final Comparator<Identifier> STRONGEST = Comparator.comparingInt(Identifier::rank)
            .thenComparing(Identifier::kind)
            .thenComparing(Identifier::value);

    /** The kind of user ids of a namespace; the empty namespace is the one that sources share unless told otherwise. */
    public static String userKind(String namespace) {
        return namespace.isEmpty() ? USER : USER + "@" + namespace;
    }

    public boolean isAnonymous() {
        return kind.equals(ANONYMOUS);
    }

    int rank() {
        return switch (kind) {
            case CARD -> 1;
            case EMAIL -> 2;
            case PHONE -> 3;
            case ANONYMOUS -> 5;
            default -> kind.startsWith(USER) ? 0 : 4;
        };
    }

    /** How sure two profiles that share this identifier are one person, 0 to 1. */
    double confidence() {
        return switch (kind) {
            case CARD -> 0.98;
            case EMAIL -> 0.97;
            case PHONE -> 0.90;
            case ANONYMOUS -> 0.85;
            default -> kind.startsWith(USER) ? 0.99 : 0.90;
        };
    }
}
