package heartstring.customer.choices;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What holds when several pieces of a customer said something. */
final class ChoiceRules {

    private ChoiceRules() {}

    /** One for each use: a no of any piece, else the newest yes, else what the house does by itself. */
    static List<Choice> holding(List<Choice> latest, Set<Use> off) {
        Map<Use, Choice> holds = new EnumMap<>(Use.class);
        for (Choice said : latest) {
            holds.merge(said.use(), said, ChoiceRules::stronger);
        }
        List<Choice> all = new ArrayList<>();
        for (Use use : Use.values()) {
            Choice said = holds.get(use);
            all.add(said == null ? new Choice(use, !off.contains(use), null, "", "") : said);
        }
        return all;
    }

    private static Choice stronger(Choice one, Choice other) {
        if (one.allowed() != other.allowed()) {
            return one.allowed() ? other : one;
        }
        return one.saidAt() != null && other.saidAt() != null && other.saidAt().isAfter(one.saidAt()) ? other : one;
    }

    /** The uses that a setting names, such as {@code emotion,gifts}; words that are none are left out. */
    static Set<Use> uses(String setting) {
        Set<Use> uses = EnumSet.noneOf(Use.class);
        for (String word : setting.split(",", -1)) {
            Use.of(word.strip()).ifPresent(uses::add);
        }
        return uses;
    }
}
