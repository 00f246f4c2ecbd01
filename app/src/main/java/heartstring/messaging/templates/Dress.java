package heartstring.messaging.templates;

import java.util.function.UnaryOperator;

/**
 * What stands around the words of a message.
 *
 * @param shop who writes
 * @param stop where its reader stops more of the kind; empty for none
 * @param links what each link becomes, so that it can be seen that it was followed
 * @param pixel the address of a picture that shows that it was opened; empty for none
 */
public record Dress(String shop, String stop, UnaryOperator<String> links, String pixel) {

    /** Nothing that tells anything. */
    public static Dress plain(String shop) {
        return new Dress(shop, "", link -> link, "");
    }
}
