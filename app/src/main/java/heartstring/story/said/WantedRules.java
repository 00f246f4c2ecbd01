package heartstring.story.said;

import heartstring.kernels.words.Plain;
import heartstring.kernels.words.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What somebody looks for: words that all have to be there, each in full or as a beginning, and phrases in quotes. */
final class WantedRules {

    static final int MOST_TERMS = 12;

    /** From so many chars on a word is also taken for the beginning of one; the last one typed always is. */
    private static final int BEGINNING = 3;

    /** Words longer than this are cut. */
    private static final int LONGEST = 60;

    /** Positions beyond this are not told apart. */
    private static final int LAST_PLACE = 16_383;

    private static final int MOST_INDEXED = 4_000;

    private WantedRules() {}

    /**
     * What is wanted.
     *
     * @param phrases each is one word, or several that have to follow each other
     */
    record Wanted(List<List<String>> phrases) {

        /** All words, for marking them. */
        List<String> terms() {
            return phrases.stream().flatMap(List::stream).distinct().toList();
        }
    }

    /** Reads what was typed. */
    static Wanted read(String typed) {
        List<List<String>> phrases = new ArrayList<>();
        String[] parts = Plain.text(typed).replaceAll("[“”„«»]", "\"").split("\"", -1);
        int left = MOST_TERMS;
        for (int i = 0; i < parts.length; i++) {
            List<String> terms =
                    Terms.of(parts[i], left).stream().map(WantedRules::cut).toList();
            left -= terms.size();
            if (i % 2 == 1 && i < parts.length - 1 && terms.size() > 1) {
                phrases.add(terms);
            } else {
                terms.forEach(term -> phrases.add(List.of(term)));
            }
        }
        return new Wanted(List.copyOf(phrases));
    }

    /** As the database asks it; for some words also those that are nearly the same. */
    static String query(Wanted wanted, Map<String, List<String>> alike) {
        List<String> asked = new ArrayList<>();
        int last = wanted.phrases().size() - 1;
        for (int i = 0; i <= last; i++) {
            List<String> phrase = wanted.phrases().get(i);
            if (phrase.size() > 1) {
                asked.add("("
                        + String.join(
                                " <-> ", phrase.stream().map(t -> "'" + t + "'").toList()) + ")");
            } else {
                String term = phrase.getFirst();
                boolean begins = i == last || term.length() >= BEGINNING;
                List<String> either = new ArrayList<>(List.of("'" + term + "'" + (begins ? ":*" : "")));
                alike.getOrDefault(term, List.of()).forEach(other -> either.add("'" + other + "'"));
                asked.add("(" + String.join(" | ", either) + ")");
            }
        }
        return String.join(" & ", asked);
    }

    /** The words of a text with their places, as the database keeps them. */
    static String indexed(String text) {
        StringBuilder words = new StringBuilder();
        int place = 0;
        for (String term : Terms.of(text, MOST_INDEXED)) {
            place = Math.min(place + 1, LAST_PLACE);
            words.append('\'').append(cut(term)).append("':").append(place).append(' ');
        }
        return words.toString();
    }

    private static String cut(String term) {
        return term.length() <= LONGEST
                ? term
                : term.substring(0, Character.isLowSurrogate(term.charAt(LONGEST)) ? LONGEST - 1 : LONGEST);
    }
}
