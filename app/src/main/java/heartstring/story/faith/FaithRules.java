package heartstring.story.faith;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a reworded sentence may stand for the plain one: the same numbers with what they count, days, amounts, names and
 * quotations, none more and none less, the same refusals ("not", "never"), about as long, and one sentence. Whether plain words mean
 * the same is for {@link ContentRules} and the sentence model to say.
 */
public final class FaithRules {

    private static final int LONGEST = 400;
    private static final int SHORT = 60;
    private static final String ORDINARY = " .,;:'’()-–—";
    private static final Pattern QUOTATION = Pattern.compile("“[^”]*”");
    private static final Pattern MARKS = Pattern.compile("[\"„“”«»‹›]");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+(?:['’-][\\p{L}\\p{M}]+)*");
    private static final Pattern NUMBER = Pattern.compile("\\p{Nd}+(?:[.,:/-]\\p{Nd}+)*(?:\\s+\\p{L}+)?");
    private static final Pattern END = Pattern.compile("[.;](?=\\s|$)");

    private static final Set<String> COUNTED = set("""
            time times day days week weeks month months year years january february march april may june july
            august september october november december""");

    /** When and how much, in words; "may" and "march" count with their capital only, as names do. */
    private static final Set<String> MEASURES = set("""
            today yesterday tomorrow tonight morning evening week weeks weekly weekend month months monthly year
            years yearly annual annually day days daily hour hours fortnight ago once twice thrice one two three
            four five six seven eight nine ten eleven twelve twenty thirty fifty hundred hundreds thousand
            thousands million dozen dozens half double couple several many few always percent euro euros pound
            pounds dollar dollars cent cents free late overdue""");

    private static final Set<String> REFUSALS = set("""
            not no never none nobody nothing without neither nor cannot hardly refused failed stopped except unless""");

    /** Words with which a sentence may begin though the plain one has none of them. */
    private static final Set<String> OPENERS = set("""
            they the we it in on at since after their this these what our having about with by a an as so most
            usually typically to when last while for from customer here there among recently purchases visits
            please remember keep avoid something back being""");

    private FaithRules() {}

    /** Whether a sentence holds what somebody said. */
    public static boolean isQuoting(String sentence) {
        return MARKS.matcher(sentence).find();
    }

    /** Why it may not stand, without a word of either sentence; null when it may. */
    public static @Nullable String fault(String plain, String said) {
        if (said.length() > LONGEST + plain.length() / 2 || said.length() > Math.max(SHORT, 2 * plain.length())) {
            return "A sentence became much longer.";
        }
        if (!found(QUOTATION, plain).equals(found(QUOTATION, said))) {
            return "A quotation was changed, added or left out.";
        }
        String from = QUOTATION.matcher(plain).replaceAll("“”");
        String to = QUOTATION.matcher(said).replaceAll("“”");
        if (!found(MARKS, from).equals(found(MARKS, to))) {
            return "A quotation was changed, added or left out.";
        }
        if (isOdd(from, to)) {
            return "Signs were added that the sentence does not have.";
        }
        if (!to.endsWith(".") || ends(to) > ends(from)) {
            return "One sentence became several, or none.";
        }
        if (!sorted(numbers(from)).equals(sorted(numbers(to)))) {
            return "A number, an amount or a day was changed, added or left out.";
        }
        return wordFault(words(from), words(to));
    }

    private static @Nullable String wordFault(List<String> from, List<String> to) {
        Set<String> known = lower(from);
        Set<String> told = lower(to);
        if (!measures(known).equals(measures(told))) {
            return "A time or a number in words was changed, added or left out.";
        }
        if (refusals(from) != refusals(to)) {
            return "It says no where the sentence does not, or the other way round.";
        }
        for (int i = 0; i < to.size(); i++) {
            String word = to.get(i);
            String small = word.toLowerCase(Locale.ROOT);
            if (!known.contains(small) && (isForeign(word) || (isName(word) && (i > 0 || !OPENERS.contains(small))))) {
                return "A name was added.";
            }
        }
        boolean lost = from.stream()
                .skip(1)
                .filter(FaithRules::isName)
                .anyMatch(word -> !told.contains(word.toLowerCase(Locale.ROOT)));
        return lost ? "A name was left out." : null;
    }

    /** A sign that no sentence needs, unless the plain one has it as well. */
    private static boolean isOdd(String from, String to) {
        return to.codePoints()
                .anyMatch(c -> !(Character.isLetter(c) && !isForeign(Character.toString(c)))
                        && !isMark(c)
                        && !Character.isDigit(c)
                        && ORDINARY.indexOf(c) < 0
                        && from.indexOf(c) < 0);
    }

    private static boolean isMark(int c) {
        return Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static boolean isForeign(String word) {
        return word.codePoints()
                .anyMatch(c -> Character.isLetter(c) && Character.UnicodeScript.of(c) != Character.UnicodeScript.LATIN);
    }

    private static boolean isName(String word) {
        return word.codePoints().anyMatch(Character::isUpperCase);
    }

    /** Numbers with what they count, where that is a time. */
    private static List<String> numbers(String text) {
        return found(NUMBER, text).stream()
                .map(number -> {
                    String[] parts = number.split("\\s+");
                    boolean counted = parts.length > 1 && COUNTED.contains(parts[1].toLowerCase(Locale.ROOT));
                    return counted ? parts[0] + " " + parts[1].toLowerCase(Locale.ROOT) : parts[0];
                })
                .toList();
    }

    private static int ends(String text) {
        return found(END, text).size();
    }

    private static List<String> words(String text) {
        return found(WORD, text);
    }

    private static Set<String> set(String words) {
        return Set.of(words.split("\\s+"));
    }

    private static Set<String> lower(List<String> words) {
        Set<String> lower = new HashSet<>();
        words.forEach(word -> lower.add(word.toLowerCase(Locale.ROOT)));
        return lower;
    }

    private static Set<String> measures(Set<String> words) {
        Set<String> kept = new HashSet<>(words);
        kept.retainAll(MEASURES);
        return kept;
    }

    private static long refusals(List<String> words) {
        return words.stream()
                .map(word -> word.toLowerCase(Locale.ROOT).replace('’', '\''))
                .filter(word -> REFUSALS.contains(word) || word.endsWith("n't"))
                .count();
    }

    private static List<String> found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.results().map(MatchResult::group).toList();
    }

    private static List<String> sorted(List<String> texts) {
        return texts.stream().sorted().toList();
    }
}
