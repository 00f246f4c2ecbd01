package heartstring.story.faith;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a reworded sentence tells nothing that the plain one does not: each of its words that carries meaning stands in the plain
 * sentence, by its stem, or is one of the few words listed here as another one for something that stands there. A verb turned round
 * ("complained" to "praised") is none of them. Words that turn a sentence round by their order alone are not found out.
 */
public final class ContentRules {

    private static final Pattern QUOTATION = Pattern.compile("“[^”]*”");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+(?:['’-][\\p{L}\\p{M}]+)*");

    /** Words that carry no meaning of their own, and those for the customer and us. */
    private static final Set<String> EMPTY = Set.of("""
            a an the this that these those it its they them their theirs themselves we us our ours ourselves i you your he she
            his her him who whom whose what which when where why how and or but nor so as than if while because although though
            yet of on in at by to for from with within into onto over under up out off about after before since until till
            between among during per through across against along be am is are was were been being have has had having do does
            did done doing will would shall should can could may might must there here then now just also too only even still
            already far very quite rather such other another each every any all both either some one ones own same more most
            much many less least mostly again not no customer customers client clients person please remember indeed overall
            well made make makes making""".split("\\s+"));

    /** Forms that do not follow the rule. */
    private static final Map<String, String> FORMS = forms("""
            bought buy, brought bring, came come, went go, saw see, seen see, said say, told tell, chose choose, chosen choose, got get,
            gotten get, spent spend, paid pay, gave give, given give, sent send, took take, taken take, sought seek, wrote write,
            written write, spoke speak, spoken speak, became become, began begin, begun begin, latest last, lately recent,
            thought think, felt feel, found find, kept keep, left leave, met meet, lost lose, stolen steal, stole steal""");

    /** Words of one line stand for each other. */
    private static final List<Set<String>> ALIKE = lines("""
            buy purchase order shop choose pick get spend pay worth cost total amount
            see visit come appear
            since join start begin become first
            bring return send back
            promise commit pledge assure
            worry concern trouble bother
            look search seek want wish need
            say tell mention state note describe
            last recent previous
            about rough around approximate near some
            usual normal regular typical
            often frequent regular usual main
            due expect deadline
            something item thing product goods article
            company business firm
            web online website site
            till counter checkout store
            app application
            email mail
            phone telephone call
            avoid again repeat
            life personal""");

    private ContentRules() {}

    /** Why a reworded sentence may not stand; null when it may. */
    public static @Nullable String fault(String plain, String said) {
        Set<String> there = new HashSet<>();
        words(plain).forEach(word -> there.add(stem(word)));
        for (String word : words(said)) {
            if (!EMPTY.contains(word) && !isTold(stem(word), there)) {
                return "A word was added that says something else.";
            }
        }
        return null;
    }

    private static boolean isTold(String stem, Set<String> there) {
        return there.contains(stem)
                || ALIKE.stream()
                        .filter(alike -> alike.contains(stem))
                        .anyMatch(alike -> alike.stream().anyMatch(there::contains));
    }

    private static List<String> words(String text) {
        return WORD.matcher(QUOTATION.matcher(text).replaceAll(" "))
                .results()
                .map(found -> found.group().toLowerCase(Locale.ROOT).replace('’', '\''))
                .toList();
    }

    /** What forms of one word have in common; not always a word. */
    static String stem(String word) {
        String w = word.replaceAll("'(s|ve|re|d|ll)?$", "").replace("-", "");
        w = FORMS.getOrDefault(w, w);
        if (w.length() > 4 && w.endsWith("ly")) {
            w = w.substring(0, w.length() - 2);
        }
        if (w.length() > 4 && (w.endsWith("ies") || w.endsWith("ied"))) {
            w = w.substring(0, w.length() - 3) + "y";
        } else if (w.length() > 5 && w.endsWith("ing")) {
            w = w.substring(0, w.length() - 3);
        } else if (w.length() > 4 && (w.endsWith("ed") || w.endsWith("es"))) {
            w = w.substring(0, w.length() - 2);
        } else if (w.length() > 3 && w.endsWith("s") && !w.endsWith("ss")) {
            w = w.substring(0, w.length() - 1);
        }
        int end = w.length() - 1;
        if (end > 2 && w.charAt(end) == w.charAt(end - 1) && "bdgmnprt".indexOf(w.charAt(end)) >= 0) {
            w = w.substring(0, end);
        }
        return w.length() > 3 && w.endsWith("e") ? w.substring(0, w.length() - 1) : w;
    }

    private static Map<String, String> forms(String text) {
        Map<String, String> forms = new TreeMap<>();
        for (String pair : text.split(",")) {
            String[] two = pair.strip().split("\\s+");
            forms.put(two[0], two[1]);
        }
        return Map.copyOf(forms);
    }

    private static List<Set<String>> lines(String text) {
        List<Set<String>> lines = new ArrayList<>();
        for (String line : text.split("\n")) {
            Set<String> stems = new HashSet<>();
            for (String word : line.strip().split("\\s+")) {
                stems.add(stem(word));
            }
            lines.add(Set.copyOf(stems));
        }
        return List.copyOf(lines);
    }
}
