package heartstring.experience.questions;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The way through a form: which questions are asked of somebody who gave these answers. Ways lead forward only, so each ends. */
public final class PathRules {

    private PathRules() {}

    /** The questions that are asked, in order, by what was answered so far. */
    public static List<Question> path(Form form, Map<String, Given> given) {
        Set<String> shown = new HashSet<>();
        Set<String> hidden = new HashSet<>();
        for (Rule rule : form.rules()) {
            if (rule.then() instanceof Rule.Then.Show show) {
                hidden.add(show.question());
            }
        }
        List<Question> path = new ArrayList<>();
        List<Question> questions = form.questions();
        int at = 0;
        while (at < questions.size()) {
            Question question = questions.get(at);
            if (hidden.contains(question.key()) && !shown.contains(question.key())) {
                at++;
                continue;
            }
            path.add(question);
            at = after(form, question, at, given.get(question.key()), shown);
        }
        return path;
    }

    private static int after(Form form, Question question, int at, @Nullable Given given, Set<String> shown) {
        int next = -1;
        for (Rule rule : form.rules()) {
            if (!rule.on().equals(question.key()) || !holds(rule.test(), given)) {
                continue;
            }
            switch (rule.then()) {
                case Rule.Then.Show show -> shown.add(show.question());
                case Rule.Then.Finish f -> next = next < 0 ? form.questions().size() : next;
                case Rule.Then.GoTo to -> next = next < 0 ? place(form, to.question()) : next;
            }
        }
        return Math.max(at + 1, next);
    }

    private static int place(Form form, String key) {
        for (int i = 0; i < form.questions().size(); i++) {
            if (form.questions().get(i).key().equals(key)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether a test holds of an answer, null for none. */
    static boolean holds(Rule.Test test, @Nullable Given given) {
        return switch (test) {
            case Rule.Test.Answered a -> given != null;
            case Rule.Test.Skipped s -> given == null;
            case Rule.Test.AtLeast least -> given instanceof Given.Figure f && f.number() >= least.number();
            case Rule.Test.AtMost most -> given instanceof Given.Figure f && f.number() <= most.number();
            case Rule.Test.Has has -> given != null && chosen(given).contains(has.option());
            case Rule.Test.HasNot not -> given != null && !chosen(given).contains(not.option());
        };
    }

    /** What was chosen: keys of options, the number, or yes. */
    public static List<String> chosen(Given given) {
        return switch (given) {
            case Given.Picks picks -> picks.keys();
            case Given.Figure figure -> List.of(String.valueOf(figure.number()));
            case Given.Agreed a -> List.of("yes");
            case Given.Rows rows ->
                rows.columns().entrySet().stream()
                        .map(e -> e.getKey() + "." + e.getValue())
                        .sorted()
                        .toList();
            case Given.Text t -> List.of();
            case Given.On on -> List.of(on.day().toString());
            case Given.Sent s -> List.of();
            case Given.Reach r -> List.of();
        };
    }

    /** The question on the way after that one; none when it was the last. */
    public static Optional<Question> next(List<Question> path, String key) {
        for (int i = 0; i < path.size(); i++) {
            if (path.get(i).key().equals(key)) {
                return i + 1 < path.size() ? Optional.of(path.get(i + 1)) : Optional.empty();
            }
        }
        return path.isEmpty() ? Optional.empty() : Optional.of(path.getFirst());
    }

    /** The question on the way before that one; none when it was the first. */
    public static Optional<Question> before(List<Question> path, String key) {
        for (int i = 1; i < path.size(); i++) {
            if (path.get(i).key().equals(key)) {
                return Optional.of(path.get(i - 1));
            }
        }
        return Optional.empty();
    }
}
