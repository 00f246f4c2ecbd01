package heartstring.kernels.words;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of a text, plain. Scripts that put no spaces between words (Chinese, Japanese, Thai and their like) are taken in
 * pairs of signs, so that any part of them is found.
 */
public final class Terms {

    private Terms() {}

    /** The words, in their order, at most so many. */
    public static List<String> of(String text, int most) {
        String plain = Plain.text(text);
        List<String> terms = new ArrayList<>();
        int i = 0;
        while (i < plain.length() && terms.size() < most) {
            int sign = plain.codePointAt(i);
            if (!isPart(sign)) {
                i += Character.charCount(sign);
                continue;
            }
            boolean dense = isDense(sign);
            int end = i;
            while (end < plain.length() && isPart(plain.codePointAt(end)) && isDense(plain.codePointAt(end)) == dense) {
                end += Character.charCount(plain.codePointAt(end));
            }
            if (dense) {
                pairs(plain.substring(i, end), terms, most);
            } else {
                terms.add(plain.substring(i, end));
            }
            i = end;
        }
        return terms;
    }

    private static void pairs(String run, List<String> terms, int most) {
        int[] signs = run.codePoints().toArray();
        if (signs.length == 1) {
            terms.add(run);
        }
        for (int i = 0; i + 1 < signs.length && terms.size() < most; i++) {
            terms.add(new String(signs, i, 2));
        }
    }

    /** Whether words hold this sign. */
    static boolean isPart(int sign) {
        return Character.isLetterOrDigit(sign);
    }

    private static boolean isDense(int sign) {
        if (sign < 0x0E00) {
            return false;
        }
        return switch (Character.UnicodeScript.of(sign)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }
}
