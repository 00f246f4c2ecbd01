package heartstring.desk.pieces;

import heartstring.customer.matching.Identifier;
import heartstring.desk.customer.Words;
import java.util.Locale;

/** Puts causes and confidence into words. */
final class PieceRules {

    private PieceRules() {}

    /** How sure, from 0 to 1, in two words at most. */
    static String sure(double confidence) {
        if (confidence >= 0.995) {
            return "certain";
        }
        if (confidence >= 0.96) {
            return "almost certain";
        }
        if (confidence >= 0.88) {
            return "very likely";
        }
        return confidence >= 0.75 ? "likely" : "possible";
    }

    /** Why two pieces were joined. */
    static String cause(String cause) {
        return switch (cause) {
            case "by hand" -> "Joined by a colleague";
            case "likeness" -> "So much alike that rules joined them";
            case "alias" -> "A source said that both are one";
            case Identifier.EMAIL -> "Same e-mail address";
            case Identifier.PHONE -> "Same phone number";
            case Identifier.CARD -> "Same loyalty card";
            case Identifier.ANONYMOUS -> "Same browser or device";
            default ->
                cause.startsWith(Identifier.USER)
                        ? "Same user id"
                        : "Same " + Words.identifier(cause).toLowerCase(Locale.ROOT);
        };
    }
}
