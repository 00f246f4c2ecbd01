package heartstring.platform.fields;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How fields and their choices are named and keyed. */
final class FieldNames {

    static final int MOST_CHOICES = 100;
    private static final int LABEL = 60;
    private static final int KEY = 60;
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,59}");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /** What lists show of everybody anyway, or of every deal. */
    private static final Set<String> KNOWN = Set.of(
            "name",
            "firstname",
            "lastname",
            "email",
            "phone",
            "city",
            "country",
            "language",
            "address",
            "company",
            "title",
            "stage",
            "amount",
            "owner",
            "expected",
            "state");

    private FieldNames() {}

    /** {@code Dietary preference} as {@code dietaryPreference}; empty when no letter is left. */
    static String key(String label) {
        StringBuilder key = new StringBuilder();
        for (String word : plain(label).split("[^A-Za-z0-9]+", -1)) {
            if (!word.isEmpty() && (!key.isEmpty() || Character.isLetter(word.charAt(0)))) {
                key.append(
                                key.isEmpty()
                                        ? Character.toLowerCase(word.charAt(0))
                                        : Character.toUpperCase(word.charAt(0)))
                        .append(word.substring(1));
            }
        }
        return key.length() > KEY ? key.substring(0, KEY) : key.toString();
    }

    /** What is wrong with a field, in one sentence; null when nothing is. */
    static @Nullable String fault(FieldDraft draft, String key) {
        if (draft.label().isEmpty() || draft.label().length() > LABEL) {
            return "Give the field a name of at most " + LABEL + " characters.";
        }
        if (draft.hint().length() > 200) {
            return "A hint has at most 200 characters.";
        }
        if (!NAME.matcher(key).matches()) {
            return "The key begins with a letter and has only letters, digits and underscores.";
        }
        if (KNOWN.contains(key.toLowerCase(Locale.ROOT))) {
            return "Every record has that already. Choose another name.";
        }
        if (draft.kind().chooses() && draft.choices().isEmpty()) {
            return "Name at least one choice.";
        }
        if (draft.choices().size() > MOST_CHOICES) {
            return "A list has at most " + MOST_CHOICES + " choices.";
        }
        Set<String> labels = new HashSet<>();
        for (Field.Choice choice : draft.choices()) {
            if (choice.label().length() > LABEL || !labels.add(FieldRules.folded(choice.label()))) {
                return "Choices have different names of at most " + LABEL + " characters.";
            }
        }
        return null;
    }

    /** Choices with their keys: those known keep theirs, new ones get one of their label. */
    static List<Field.Choice> keyed(List<Field.Choice> wanted, List<Field.Choice> before) {
        Set<String> taken = new HashSet<>();
        List<Field.Choice> choices = new ArrayList<>();
        Set<String> known = new HashSet<>();
        before.forEach(choice -> known.add(choice.key()));
        wanted.stream().map(Field.Choice::key).filter(known::contains).forEach(taken::add);
        for (Field.Choice choice : wanted) {
            boolean kept = known.remove(choice.key());
            choices.add(kept ? choice : new Field.Choice(fresh(choice.label(), taken), choice.label()));
        }
        return choices;
    }

    private static String fresh(String label, Set<String> taken) {
        String slug = plain(label)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String begin = slug.isEmpty() ? "choice" : slug;
        String key = begin;
        for (int i = 2; !taken.add(key); i++) {
            key = begin + "-" + i;
        }
        return key;
    }

    private static String plain(String text) {
        return MARKS.matcher(Normalizer.normalize(text.strip(), Normalizer.Form.NFD))
                .replaceAll("")
                .replace("ß", "ss")
                .replace("ø", "o")
                .replace("ł", "l")
                .replace("æ", "ae")
                .replace("œ", "oe");
    }
}
