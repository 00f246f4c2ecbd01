package heartstring.loyalty.me;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.Code128Writer;

/** Draws a card number of up to 80 plain characters as Code 128 in an inline SVG without any style of its own. */
final class Barcode {

    private static final int HEIGHT = 40;
    /** The quiet zone that scanners need on either side, in modules. */
    private static final int QUIET = 10;

    private Barcode() {}

    /** The drawing; empty for a number that Code 128 cannot hold. */
    static String svg(String number) {
        if (number.isEmpty() || number.length() > 80 || number.chars().anyMatch(c -> c < 32 || c > 126)) {
            return "";
        }
        BitMatrix bars = new Code128Writer().encode(number, BarcodeFormat.CODE_128, 0, 1);
        StringBuilder path = new StringBuilder();
        int first = bars.getTopLeftOnBit()[0];
        int last = bars.getBottomRightOnBit()[0];
        for (int x = first; x <= last; x++) {
            if (bars.get(x, 0)) {
                path.append('M')
                        .append(x - first + QUIET)
                        .append(" 0h1v")
                        .append(HEIGHT)
                        .append("h-1z");
            }
        }
        int width = last - first + 1 + 2 * QUIET;
        return "<svg class=\"me-bars\" role=\"img\" aria-label=\"Barcode of the card\" viewBox=\"0 0 " + width + " "
                + HEIGHT + "\" preserveAspectRatio=\"none\" shape-rendering=\"crispEdges\"><path fill=\"#000\" d=\""
                + path
                + "\"/></svg>";
    }
}
