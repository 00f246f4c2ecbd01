package heartstring.platform.embedding;

import java.io.InputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Cuts text into the pieces of words that the sentence model knows, as it was taught: small letters without accents, each punctuation
 * mark by itself, then the longest known piece first (WordPiece; Devlin and others 2018, "BERT", section 3).
 */
final class WordPieces {

    private static final int MOST_CHARS_OF_A_WORD = 100;

    private final Map<String, Integer> pieces;
    private final int start;
    private final int end;
    private final int unknown;

    private WordPieces(Map<String, Integer> pieces) {
        this.pieces = pieces;
        this.start = number("[CLS]");
        this.end = number("[SEP]");
        this.unknown = number("[UNK]");
    }

    /** Reads the list of pieces out of a tokenizer.json. */
    static WordPieces read(InputStream in) {
        Map<String, Integer> pieces = new HashMap<>();
        for (Map.Entry<String, JsonNode> piece :
                JsonMapper.shared().readTree(in).path("model").path("vocab").properties()) {
            pieces.put(piece.getKey(), piece.getValue().asInt());
        }
        return new WordPieces(Map.copyOf(pieces));
    }

    private int number(String piece) {
        Integer number = pieces.get(piece);
        if (number == null) {
            throw new IllegalStateException("The sentence model has no piece " + piece);
        }
        return number;
    }

    /** The numbers of a text's pieces between the signs for start and end, at most so many together. */
    long[] of(String text, int most) {
        List<Integer> found = new ArrayList<>();
        found.add(start);
        for (String word : words(text)) {
            if (found.size() >= most - 1) {
                break;
            }
            addPieces(word, found);
        }
        int length = Math.min(found.size(), most - 1);
        long[] numbers = new long[length + 1];
        for (int i = 0; i < length; i++) {
            numbers[i] = found.get(i);
        }
        numbers[length] = end;
        return numbers;
    }

    private static List<String> words(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        plain.codePoints().forEach(c -> {
            if (standsAlone(c)) {
                finish(word, words);
                words.add(Character.toString(c));
            } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                finish(word, words);
            } else if (Character.getType(c) != Character.NON_SPACING_MARK && !isInvisible(c)) {
                word.appendCodePoint(c);
            }
        });
        finish(word, words);
        return words;
    }

    private static void finish(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    private static boolean isInvisible(int c) {
        int type = Character.getType(c);
        return c == 0xFFFD
                || type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.PRIVATE_USE
                || type == Character.UNASSIGNED;
    }

    private static boolean standsAlone(int c) {
        return switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> (c < 128 && "$+<=>^`|~".indexOf(c) >= 0) || isHan(c);
        };
    }

    private static boolean isHan(int c) {
        return (c >= 0x4E00 && c <= 0x9FFF)
                || (c >= 0x3400 && c <= 0x4DBF)
                || (c >= 0x20000 && c <= 0x2CEAF)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0x2F800 && c <= 0x2FA1F);
    }

    private void addPieces(String word, List<Integer> found) {
        int before = found.size();
        int from = 0;
        while (from < word.length()) {
            int to = word.length() > MOST_CHARS_OF_A_WORD ? from : longest(word, from);
            if (to == from) {
                found.subList(before, found.size()).clear();
                found.add(unknown);
                return;
            }
            found.add(pieces.getOrDefault(piece(word, from, to), unknown));
            from = to;
        }
    }

    private int longest(String word, int from) {
        int to = word.length();
        while (to > from && !pieces.containsKey(piece(word, from, to))) {
            to--;
        }
        return to;
    }

    private static String piece(String word, int from, int to) {
        return from == 0 ? word.substring(0, to) : "##" + word.substring(from, to);
    }
}
