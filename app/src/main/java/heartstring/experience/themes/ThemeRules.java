package heartstring.experience.themes;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which names and words a theme may have; pure. */
final class ThemeRules {

    static final int MOST_WORDS = 60;
    static final int LONGEST = 40;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}' -]{1,38}\\*?");
    private static final Pattern SIGNS = Pattern.compile("[^a-z0-9]+");

    private ThemeRules() {}

    /** The words that were typed, one a line or parted by commas, each once. */
    static List<String> words(String typed) {
        return Arrays.stream(typed.split("[\\n,;]"))
                .map(word -> word.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    /** What is wrong, in a sentence; null for nothing. */
    static @Nullable String fault(String label, List<String> words, boolean own) {
        if (label.isEmpty() || label.length() > LONGEST) {
            return "A theme has a name of 1 to " + LONGEST + " characters.";
        }
        if (own && words.isEmpty()) {
            return "Say at least one word by which it is found.";
        }
        if (words.size() > MOST_WORDS) {
            return "A theme has at most " + MOST_WORDS + " words of yours.";
        }
        return words.stream()
                .filter(word -> !WORD.matcher(word).matches())
                .findFirst()
                .map(word -> "“" + word + "” is no word: 2 to " + LONGEST
                        + " letters, digits, spaces, hyphens, and a star at the end for any ending.")
                .orElse(null);
    }

    /** The word under which an own theme of that name is kept, other than these; empty when its name has no letter for it. */
    static String key(String label, Set<String> taken) {
        String plain =
                SIGNS.matcher(heartstring.kernels.words.Plain.text(label)).replaceAll("-");
        String key = plain.replaceAll("^[^a-z]+|-+$", "");
        String cut = key.length() > LONGEST - 4 ? key.substring(0, LONGEST - 4) : key;
        String free = cut.isEmpty() ? "own" : cut;
        for (int i = 2; taken.contains(free); i++) {
            free = (cut.isEmpty() ? "own" : cut) + "-" + i;
        }
        return free;
    }
}
