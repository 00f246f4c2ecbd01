package heartstring.kernels.remarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a message into sentences; what was quoted from an earlier message is left out. */
public final class Sentences {

    /** A sentence and where it stands in the text. */
    public record Sentence(String words, int from, int to) {}

    private static final int MOST_CHARS = 20_000;
    private static final int MOST_SENTENCES = 400;
    /** Where one promise follows another in a sentence: "we'll send it tomorrow and I'll call you". */
    private static final Pattern NEXT_PROMISE =
            Pattern.compile("(?:,? and |, )(?=(?:i|we)(?:'|’)?(?:ll| will) )", Pattern.CASE_INSENSITIVE);

    private static final Set<String> SHORT =
            Set.of("mr", "mrs", "ms", "dr", "st", "no", "nr", "approx", "e.g", "i.e", "etc", "vs", "prof", "jr", "sr");

    private Sentences() {}

    /** The sentences of a message, in their order. */
    public static List<Sentence> of(String text) {
        List<Sentence> sentences = new ArrayList<>();
        int end = Math.min(text.length(), MOST_CHARS);
        int line = 0;
        int from = 0;
        while (line < end && sentences.size() < MOST_SENTENCES) {
            int next = text.indexOf('\n', line);
            int stop = next < 0 || next > end ? end : next;
            String whole = text.substring(line, stop).strip();
            if (isQuoted(whole) || whole.isEmpty()) {
                add(sentences, text, from, line);
                from = Math.min(end, stop + 1);
                if (startsQuotation(whole)) {
                    return sentences;
                }
            } else {
                from = cut(sentences, text, from, line, stop);
            }
            line = stop + 1;
        }
        add(sentences, text, from, end);
        return sentences;
    }

    private static boolean isQuoted(String line) {
        return line.startsWith(">") || startsQuotation(line);
    }

    private static boolean startsQuotation(String line) {
        String small = line.toLowerCase(Locale.ROOT);
        return small.equals("--")
                || small.startsWith("-----original message")
                || (small.startsWith("on ") && small.endsWith(" wrote:"));
    }

    /** Cuts one line at the ends of its sentences; answers where the next sentence begins. */
    private static int cut(List<Sentence> sentences, String text, int from, int line, int stop) {
        int start = from;
        for (int i = line; i < stop; i++) {
            char c = text.charAt(i);
            boolean ends = c == '!' || c == '?' || c == ';' || (c == '.' && isEnd(text, i, stop));
            if (ends && (i + 1 == stop || !isEndSign(text.charAt(i + 1)))) {
                add(sentences, text, start, i + 1);
                start = i + 1;
            }
        }
        return start;
    }

    private static boolean isEndSign(char c) {
        return c == '.' || c == '!' || c == '?';
    }

    private static boolean isEnd(String text, int dot, int stop) {
        if (dot + 1 < stop && !Character.isWhitespace(text.charAt(dot + 1)) && !isEndSign(text.charAt(dot + 1))) {
            return false;
        }
        int word = dot;
        while (word > 0 && (Character.isLetter(text.charAt(word - 1)) || text.charAt(word - 1) == '.')) {
            word--;
        }
        String before = text.substring(word, dot).toLowerCase(Locale.ROOT);
        return (before.length() != 1 && !SHORT.contains(before)) || dot + 1 == stop;
    }

    private static void add(List<Sentence> sentences, String text, int from, int to) {
        int start = from;
        int end = Math.min(to, text.length());
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        Matcher next = NEXT_PROMISE.matcher(text).region(start, Math.max(start, end));
        while (next.find()) {
            put(sentences, text, start, next.start());
            start = next.end();
        }
        put(sentences, text, start, end);
    }

    private static void put(List<Sentence> sentences, String text, int start, int end) {
        if (end - start > 2 && sentences.size() < MOST_SENTENCES) {
            sentences.add(new Sentence(text.substring(start, end), start, end));
        }
    }
}
