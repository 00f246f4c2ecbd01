package heartstring.experience.builder;

import heartstring.experience.questions.Option;
import heartstring.experience.questions.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a list that was edited as lines, so that what was answered before keeps its meaning. */
final class OptionRules {

    private OptionRules() {}

    /**
     * The options after an edit in one language.
     *
     * @param first whether it is the language that others fall back to: there lines come and go; elsewhere they translate, line by line
     */
    static List<Option> edited(List<Option> before, List<String> lines, String language, boolean first) {
        return first ? rewritten(before, lines, language) : translated(before, lines, language);
    }

    private static List<Option> translated(List<Option> before, List<String> lines, String language) {
        List<Option> after = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            Option option = before.get(i);
            String line = i < lines.size() ? lines.get(i) : "";
            after.add(new Option(option.key(), option.label().with(language, line)));
        }
        return after;
    }

    /** A line that was there keeps its key wherever it moved; as many lines as before with one that is new: that one was reworded. */
    private static List<Option> rewritten(List<Option> before, List<String> all, String language) {
        List<String> lines = all.stream().filter(line -> !line.isBlank()).toList();
        Set<String> used = new HashSet<>();
        List<Optional<Option>> found = new ArrayList<>();
        for (String line : lines) {
            Optional<Option> same = before.stream()
                    .filter(o -> o.label().only(language).equals(line) && !used.contains(o.key()))
                    .findFirst();
            same.ifPresent(o -> used.add(o.key()));
            found.add(same);
        }
        Set<String> taken = new HashSet<>(used);
        before.forEach(o -> taken.add(o.key()));
        List<Option> after = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Optional<Option> known = found.get(i);
            if (known.isEmpty()
                    && lines.size() == before.size()
                    && used.add(before.get(i).key())) {
                known = Optional.of(before.get(i));
            }
            Words label = known.map(Option::label).orElse(Words.NONE).with(language, lines.get(i));
            after.add(new Option(known.map(Option::key).orElseGet(() -> fresh(taken)), label));
        }
        return after;
    }

    private static String fresh(Set<String> taken) {
        int n = 1;
        while (!taken.add("o" + n)) {
            n++;
        }
        return "o" + n;
    }
}
