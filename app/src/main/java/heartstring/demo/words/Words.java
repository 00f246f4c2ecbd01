package heartstring.demo.words;

import heartstring.demo.stream.Dice;
import heartstring.demo.stream.Sheet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The sentences of the demo shop, by kind and feeling. */
public final class Words {

    private static final double HOME_LANGUAGE = 0.3;

    private final Map<String, List<String>> byKey;

    private Words(Map<String, List<String>> byKey) {
        this.byKey = byKey;
    }

    public static Words load() {
        Map<String, List<String>> byKey = new HashMap<>();
        for (String[] row : Sheet.rows(Words.class, "sayings.tsv")) {
            byKey.computeIfAbsent(row[0] + "/" + row[1], k -> new ArrayList<>()).add(row[2]);
            byKey.computeIfAbsent(row[0], k -> new ArrayList<>()).add(row[1] + "/" + row[2]);
        }
        return new Words(byKey);
    }

    /** A text about an experience, with an opener and a closer now and then; sometimes in the writer's language. */
    public Saying experience(Feeling feeling, String language, Slots slots, Dice dice) {
        return told("experience", feeling, language, slots, dice);
    }

    /** A text for a reason ("late_delivery", "review"), with an opener and a closer now and then; in English. */
    public Saying about(String reason, Feeling feeling, Slots slots, Dice dice) {
        boolean fits = byKey.containsKey(key(reason, feeling));
        return told(fits ? reason : "experience", feeling, "en", slots, dice);
    }

    private Saying told(String kind, Feeling feeling, String language, Slots slots, Dice dice) {
        String foreign = key("experience_" + language, feeling);
        if (!"en".equals(language) && byKey.containsKey(foreign) && dice.chance(HOME_LANGUAGE)) {
            return new Saying(sentence(slots.fill(line(foreign, dice))), feeling, language);
        }
        String mood = feeling.sign() > 0 ? "positive" : feeling.sign() < 0 ? "negative" : "neutral";
        StringBuilder text = new StringBuilder();
        String core = slots.fill(line(key(kind, feeling), dice));
        if (dice.chance(0.45)) {
            String opener = line("opener/" + mood, dice);
            boolean goesOn =
                    opener.endsWith(",") || opener.endsWith(":") || opener.endsWith("but") || opener.endsWith("and");
            text.append(opener).append(' ').append(goesOn ? core : sentence(core));
        } else {
            text.append(sentence(core));
        }
        finish(text, feeling, dice);
        if (dice.chance(0.35)) {
            text.append(' ').append(slots.fill(line("closer/" + mood, dice)));
        }
        return new Saying(text.toString(), feeling, "en");
    }

    private static void finish(StringBuilder text, Feeling feeling, Dice dice) {
        char last = text.charAt(text.length() - 1);
        if (Character.isLetterOrDigit(last) || last == '\'') {
            boolean loud = feeling == Feeling.ANGER || feeling == Feeling.JOY || feeling == Feeling.LOVE;
            text.append(loud && dice.chance(0.4) ? (dice.chance(0.3) ? "!!!" : "!") : ".");
        }
    }

    /** A line of a kind with this feeling, as it stands. */
    private Saying line(String kind, Feeling feeling, Slots slots, Dice dice) {
        return new Saying(slots.fill(line(key(kind, feeling), dice)), feeling, "en");
    }

    /** A line of a kind with this feeling, or else with one of the same sign, or else any. */
    public Saying near(String kind, Feeling feeling, Slots slots, Dice dice) {
        if (byKey.containsKey(key(kind, feeling))) {
            return line(kind, feeling, slots, dice);
        }
        for (Feeling other : Feeling.values()) {
            if (other.sign() == feeling.sign() && byKey.containsKey(key(kind, other))) {
                return line(kind, other, slots, dice);
            }
        }
        return any(kind, slots, dice);
    }

    /** Any line of a kind, with the feeling it has. */
    public Saying any(String kind, Slots slots, Dice dice) {
        String line = line(kind, dice);
        int slash = line.indexOf('/');
        Feeling feeling = Feeling.valueOf(line.substring(0, slash).toUpperCase(Locale.ROOT));
        return new Saying(slots.fill(line.substring(slash + 1)), feeling, "en");
    }

    private String line(String key, Dice dice) {
        List<String> lines = byKey.get(key);
        if (lines == null) {
            throw new IllegalStateException("no words for " + key);
        }
        return dice.oneOf(lines);
    }

    private static String key(String kind, Feeling feeling) {
        return kind + "/" + feeling.name().toLowerCase(Locale.ROOT);
    }

    private static String sentence(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
