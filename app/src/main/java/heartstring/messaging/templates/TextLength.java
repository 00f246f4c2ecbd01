package heartstring.messaging.templates;

/**
 * How long a text message is as networks count it (3GPP TS 23.038 and 23.040): 160 letters of the GSM alphabet or 70 of any other in one
 * part, 153 or 67 in each of several.
 *
 * @param units letters as they are counted: some of the GSM alphabet count twice, and so do emoji
 * @param unicode whether a letter stands in it that the GSM alphabet lacks
 */
public record TextLength(int units, int parts, boolean unicode) {

    private static final String GSM =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String TWICE = "\f^{}\\[~]|€";

    /** Of that text. */
    public static TextLength of(String text) {
        int units = 0;
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (TWICE.indexOf(letter) >= 0) {
                units += 2;
            } else if (GSM.indexOf(letter) >= 0) {
                units++;
            } else {
                return of(text.length(), 70, 67, true);
            }
        }
        return of(units, 160, 153, false);
    }

    private static TextLength of(int units, int one, int each, boolean unicode) {
        return new TextLength(units, units <= one ? 1 : (units + each - 1) / each, unicode);
    }

    /** Such as {@code 171 letters, 2 text messages}. */
    public String words() {
        return units
                + (units == 1 ? " letter, " : " letters, ")
                + (parts == 1 ? "one text message" : parts + " text messages")
                + (unicode ? "; a letter that plain text messages lack makes them shorter" : "");
    }
}
