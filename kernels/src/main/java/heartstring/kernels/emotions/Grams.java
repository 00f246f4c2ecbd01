package heartstring.kernels.emotions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a sentence is made of, each thing as a number of 32 bits: words, words behind a "not" (marked up to the end of the clause; Das and
 * Chen 2001, Pang, Lee and Vaithyanathan 2002), pairs and threes of words, parts of words, emoji and emoticons with what they show, and
 * how loud it is. Numbers instead of texts (Weinberger and others 2009, "Feature hashing") keep what ships small.
 */
public final class Grams {

    private static final int MOST_CHARS = 2_000;
    private static final int MOST_TOKENS = 256;
    private static final int SCOPE = 4;
    private static final int SHORTEST_PART = 3;
    private static final int LONGEST_PART = 5;
    private static final int LONGEST_WORD = 24;

    private static final int BASIS = 0x811C9DC5;
    private static final int PRIME = 0x01000193;

    private static final Pattern TOKEN = Pattern.compile(
            "(?<face>[:;=]'?-?[)(\\]\\[dpo/\\\\|*3](?![a-z0-9/])|\\bx-?d\\b|<3+|</3|\\^_?\\^|-_+-|\\bo_o\\b|\\bt_t\\b)"
                    + "|(?<word>\\p{L}+(?:'\\p{L}+)*)|(?<number>[0-9]+)|(?<mark>[!?]+|\\.{2,}|[.,;:])|(?<sign>[^\\s\\p{L}0-9'])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LONG = Pattern.compile("(\\p{L})\\1{2,}");
    private static final Set<String> NOT = Set.of(
            "not", "no", "never", "cannot", "cant", "dont", "wont", "didnt", "doesnt", "isnt", "wasnt", "arent",
            "without", "hardly", "barely", "neither", "nor", "none", "nothing", "nobody");
    private static final Set<String> TURN = Set.of("but", "however", "although", "though", "yet");

    private Grams() {}

    /** The things a sentence is made of, each once, in the order of their numbers. */
    public static int[] of(String sentence) {
        String text = plain(sentence);
        Bag bag = new Bag();
        List<String> tokens = new ArrayList<>();
        tokens.add("^");
        Matcher matcher = TOKEN.matcher(text);
        int scope = 0;
        while (matcher.find() && tokens.size() < MOST_TOKENS) {
            String found = matcher.group();
            if (matcher.group("word") != null) {
                scope = word(found, scope, tokens, bag);
            } else if (matcher.group("face") != null) {
                face(Faces.ofEmoticon(found), found, tokens, bag);
            } else if (matcher.group("mark") != null) {
                scope = 0;
                mark(found, tokens, bag);
            } else if (matcher.group("number") != null) {
                tokens.add("#");
            } else {
                scope = sign(text, matcher, scope, tokens, bag);
            }
        }
        tokens.add("$");
        pairs(tokens, bag);
        return bag.sorted();
    }

    /** The words of a sentence as they are counted, with those behind a "not" marked; to look at. */
    static List<String> words(String sentence) {
        List<String> tokens = new ArrayList<>();
        Bag bag = new Bag();
        Matcher matcher = TOKEN.matcher(plain(sentence));
        int scope = 0;
        while (matcher.find()) {
            if (matcher.group("word") != null) {
                boolean behind = scope > 0;
                scope = word(matcher.group(), scope, tokens, bag);
                if (behind) {
                    tokens.set(tokens.size() - 1, "not_" + tokens.getLast());
                }
            } else if (matcher.group("mark") != null) {
                scope = 0;
            }
        }
        return tokens;
    }

    /** The number of a word as it is counted. */
    public static int ofWord(String word) {
        return hash('w', squeezed(word.toLowerCase(Locale.ROOT)));
    }

    private static String plain(String sentence) {
        String text = sentence.length() > MOST_CHARS ? sentence.substring(0, MOST_CHARS) : sentence;
        return text.replace('\u2019', '\'').replace('\u2018', '\'').replace("\u2026", "...");
    }

    private static String squeezed(String word) {
        return LONG.matcher(word).replaceAll("$1$1");
    }

    /** Counts a word; answers for how many more words the "not" holds. */
    private static int word(String found, int scope, List<String> tokens, Bag bag) {
        String small = found.toLowerCase(Locale.ROOT);
        String word = squeezed(small);
        if (word.length() != small.length()) {
            bag.add(hash('s', "long"));
        }
        if (found.length() > 2 && found.equals(found.toUpperCase(Locale.ROOT))) {
            bag.add(hash('s', "loud"));
        }
        if (word.length() > LONGEST_WORD) {
            word = word.substring(0, LONGEST_WORD);
        }
        tokens.add(word);
        bag.add(hash(scope > 0 ? 'n' : 'w', word));
        parts(word, bag);
        if (NOT.contains(word) || word.endsWith("n't")) {
            return SCOPE;
        }
        return TURN.contains(word) ? 0 : Math.max(0, scope - 1);
    }

    private static void parts(String word, Bag bag) {
        String whole = "<" + word + ">";
        for (int length = SHORTEST_PART; length <= LONGEST_PART; length++) {
            for (int from = 0; from + length <= whole.length(); from++) {
                if (length < whole.length()) {
                    bag.add(hash('p', whole, from, from + length));
                }
            }
        }
    }

    private static void face(String shows, String found, List<String> tokens, Bag bag) {
        bag.add(hash('f', found));
        if (shows.isEmpty()) {
            tokens.add(found);
        } else {
            bag.add(hash('f', shows));
            tokens.add(shows);
        }
    }

    private static void mark(String found, List<String> tokens, Bag bag) {
        boolean asks = found.indexOf('?') >= 0;
        boolean calls = found.indexOf('!') >= 0;
        String mark = asks && calls ? "?!" : asks ? "?" : calls ? "!" : found.length() > 1 ? ".." : found;
        tokens.add(mark);
        bag.add(hash('m', mark));
        if (found.length() > 1 && (asks || calls)) {
            bag.add(hash('m', mark + mark));
        }
    }

    private static int sign(String text, Matcher matcher, int scope, List<String> tokens, Bag bag) {
        int sign = text.codePointAt(matcher.start());
        if (Faces.isPart(sign)) {
            return scope;
        }
        if (Faces.isEmoji(sign)) {
            face(Faces.ofEmoji(sign), Character.toString(sign), tokens, bag);
            return 0;
        }
        bag.add(hash('m', Character.toString(sign)));
        return scope;
    }

    private static void pairs(List<String> tokens, Bag bag) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            String pair = tokens.get(i) + " " + tokens.get(i + 1);
            bag.add(hash('b', pair));
            if (i + 2 < tokens.size()) {
                bag.add(hash('t', pair + " " + tokens.get(i + 2)));
            }
        }
    }

    private static int hash(char kind, String text) {
        return hash(kind, text, 0, text.length());
    }

    /** FNV-1a (Fowler, Noll and Vo), with the last bits mixed. */
    private static int hash(char kind, String text, int from, int to) {
        int hash = (BASIS ^ kind) * PRIME;
        for (int i = from; i < to; i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        hash ^= hash >>> 15;
        hash *= 0x2C1B3C6D;
        return hash ^ (hash >>> 12);
    }

    /** Numbers, each once. */
    private static final class Bag {

        private int[] numbers = new int[256];
        private int size;

        void add(int number) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * size);
            }
            numbers[size++] = number;
        }

        int[] sorted() {
            return Arrays.stream(numbers, 0, size).sorted().distinct().toArray();
        }
    }
}
