package heartstring.kernels.emotions;

import heartstring.kernels.remarks.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a message into the clauses that are about something of their own: "The delivery was late, but your staff were lovely." has two.
 * A "but" always cuts; a comma or an "and" only where another theme begins.
 */
public final class Clauses {

    /** Of a message so many clauses are looked at. */
    public static final int MOST = 24;

    private static final int FEWEST_WORDS = 2;
    private static final Pattern TURN = Pattern.compile(
            "[,;:]?\\s+(?:but|however|although|though|whereas|yet|except that|on the other hand)\\s+|\\s+-+\\s+|\\s*\u2014\\s*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LINK =
            Pattern.compile(",\\s+(?:and\\s+|while\\s+)?|\\s+(?:and|while|plus)\\s+", Pattern.CASE_INSENSITIVE);
    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");

    /**
     * Some words of a message.
     *
     * @param from where they stand in it
     * @param themes what they are about
     */
    public record Clause(String words, int from, int to, Set<Theme> themes) {}

    private Clauses() {}

    /** The clauses of a message by the themes that everybody has. */
    public static List<Clause> of(String text) {
        return of(text, Themes.BUILT);
    }

    /** The clauses of a message, in their order; what was quoted from an earlier message is left out. */
    public static List<Clause> of(String text, Themes known) {
        List<int[]> sentences = sentences(text);
        List<Clause> clauses = new ArrayList<>();
        for (int[] sentence : sentences) {
            for (int[] turn : cut(text, sentence[0], sentence[1], TURN)) {
                links(text, turn[0], turn[1], known, clauses);
            }
        }
        return clauses.size() > MOST ? clauses.subList(0, MOST) : clauses;
    }

    /** The sentences, each with the signs behind it that belong to none. */
    private static List<int[]> sentences(String text) {
        List<int[]> spans = new ArrayList<>();
        for (Sentences.Sentence sentence : Sentences.of(text)) {
            if (!spans.isEmpty()) {
                follow(text, spans.getLast(), sentence.from());
            }
            spans.add(new int[] {sentence.from(), sentence.to()});
        }
        if (!spans.isEmpty()) {
            follow(text, spans.getLast(), text.length());
        }
        return spans;
    }

    private static void follow(String text, int[] span, int next) {
        String between = text.substring(span[1], Math.max(span[1], next));
        int line = between.indexOf('\n');
        String rest = line < 0 ? between : between.substring(0, line);
        if (!rest.isBlank() && rest.length() < 12) {
            span[1] += rest.stripTrailing().length();
        }
    }

    /** Cuts where the pattern stands between words enough. */
    private static List<int[]> cut(String text, int from, int to, Pattern at) {
        List<int[]> parts = new ArrayList<>();
        int start = from;
        Matcher matcher = at.matcher(text).region(from, to);
        while (matcher.find()) {
            if (words(text, start, matcher.start()) >= FEWEST_WORDS && words(text, matcher.end(), to) >= FEWEST_WORDS) {
                parts.add(new int[] {start, matcher.start()});
                start = matcher.end();
            }
        }
        parts.add(new int[] {start, to});
        return parts;
    }

    private static int words(String text, int from, int to) {
        int words = 0;
        Matcher matcher = WORD.matcher(text).region(from, Math.max(from, to));
        while (matcher.find()) {
            words++;
        }
        return words;
    }

    /** Joins what hangs together by commas, and begins anew where another theme does. */
    private static void links(String text, int from, int to, Themes known, List<Clause> clauses) {
        int start = from;
        int end = from;
        Set<Theme> themes = new TreeSet<>();
        for (int[] part : cut(text, from, to, LINK)) {
            Set<Theme> here = known.of(text.substring(part[0], part[1]));
            if (!themes.isEmpty() && !here.isEmpty() && !themes.containsAll(here)) {
                add(text, start, end, themes, clauses);
                start = part[0];
                themes = new TreeSet<>();
            }
            themes.addAll(here);
            end = part[1];
        }
        add(text, start, end, themes, clauses);
    }

    private static void add(String text, int from, int to, Set<Theme> themes, List<Clause> clauses) {
        String words = text.substring(from, to).strip();
        if (!words.isEmpty()) {
            clauses.add(new Clause(words, from, to, Set.copyOf(themes)));
        }
    }
}
