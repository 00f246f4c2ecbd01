package heartstring.insight.next;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What somebody may not have or does not want.
 *
 * @param words beginnings of words, small
 */
public record Avoided(Set<String> words) {

    public Avoided {
        words = Set.copyOf(words);
    }

    /** Read out of what they or others said, and out of what is told of their allergies; in English alone. */
    public static Avoided of(List<String> said, List<String> allergies) {
        return new Avoided(NextRules.avoided(said, allergies));
    }

    /** Whether a product's name or category speaks of it; rather too often than too seldom. */
    public boolean speaksIn(String name, String category) {
        String text = (name + " " + category).toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(text::contains);
    }
}
