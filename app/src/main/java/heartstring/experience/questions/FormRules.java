package heartstring.experience.questions;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a form may look like. */
public final class FormRules {

    public static final int MOST_QUESTIONS = 60;
    public static final int MOST_OPTIONS = 30;
    public static final int MOST_RULES = 60;
    public static final int MOST_LANGUAGES = 12;
    public static final int MOST_HIDDEN = 12;

    private static final int LONGEST_TITLE = 500;
    private static final int LONGEST_WORDS = 2_000;
    private static final int LONGEST_LABEL = 200;
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z]{2,8})?");

    private FormRules() {}

    /** Whether a text can be a name in answers. */
    public static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    public static boolean isLanguage(String text) {
        return LANGUAGE.matcher(text).matches();
    }

    /** What stands in the way of keeping it, in one sentence; null when nothing does. */
    public static @Nullable String fault(Form form) {
        if (form.languages().isEmpty()
                || form.languages().size() > MOST_LANGUAGES
                || !form.languages().stream().allMatch(FormRules::isLanguage)) {
            return "A survey speaks 1 to " + MOST_LANGUAGES + " languages, such as en or pt-BR.";
        }
        if (form.title().longest() > LONGEST_TITLE
                || form.intro().longest() > LONGEST_WORDS
                || form.thanks().longest() > LONGEST_WORDS) {
            return "The title has at most " + LONGEST_TITLE + " characters, intro and thanks " + LONGEST_WORDS + ".";
        }
        if (form.questions().size() > MOST_QUESTIONS) {
            return "A survey has at most " + MOST_QUESTIONS + " questions. Each one costs answers.";
        }
        if (form.hidden().size() > MOST_HIDDEN || !form.hidden().stream().allMatch(FormRules::isKey)) {
            return "At most " + MOST_HIDDEN + " hidden values, each a short word of small letters, such as store.";
        }
        Set<String> keys = new HashSet<>(form.hidden());
        for (Question question : form.questions()) {
            if (!isKey(question.key()) || !keys.add(question.key())) {
                return "Each question needs a name of its own, of small letters, digits and _: “" + question.key()
                        + "” is taken or is none.";
            }
            String fault = fault(question);
            if (fault != null) {
                return "“" + shown(form, question) + "”: " + fault;
            }
        }
        return faultOfRules(form);
    }

    private static @Nullable String fault(Question question) {
        Question.Head head = question.head();
        if (head.title().longest() > LONGEST_TITLE || head.help().longest() > LONGEST_WORDS) {
            return "a question has at most " + LONGEST_TITLE + " characters, its help " + LONGEST_WORDS + ".";
        }
        return switch (question) {
            case Question.Scale scale ->
                scale.most() <= scale.measure().lowest() + 1 || scale.most() > Measure.MOST
                        ? "a scale goes to 3 at least and to " + Measure.MOST + " at most."
                        : null;
            case Question.Choice choice -> faultOfOptions(choice.options(), choice.other() ? 1 : 2);
            case Question.Ranking ranking -> faultOfOptions(ranking.options(), 2);
            case Question.Matrix matrix -> {
                String rows = faultOfOptions(matrix.rows(), 1);
                yield rows != null ? rows : faultOfOptions(matrix.columns(), 2);
            }
            case Question.Feeling f -> null;
            case Question.Free f -> null;
            case Question.Day d -> null;
            case Question.Upload u -> null;
            case Question.Consent c -> null;
            case Question.Contact c -> null;
        };
    }

    private static @Nullable String faultOfOptions(List<Option> options, int fewest) {
        if (options.size() < fewest || options.size() > MOST_OPTIONS) {
            return "write " + fewest + " to " + MOST_OPTIONS + " to choose from, one on each line.";
        }
        Set<String> keys = new HashSet<>();
        for (Option option : options) {
            if (!isKey(option.key())
                    || !keys.add(option.key())
                    || option.label().longest() > LONGEST_LABEL) {
                return "each of the things to choose from has 1 to " + LONGEST_LABEL + " characters.";
            }
        }
        return null;
    }

    private static @Nullable String faultOfRules(Form form) {
        if (form.rules().size() > MOST_RULES) {
            return "A survey has at most " + MOST_RULES + " rules.";
        }
        for (Rule rule : form.rules()) {
            int on = place(form, rule.on());
            if (on < 0) {
                return "A rule looks at a question that is not there any more. Take the rule out.";
            }
            Optional<String> target = switch (rule.then()) {
                case Rule.Then.GoTo to -> Optional.of(to.question());
                case Rule.Then.Show show -> Optional.of(show.question());
                case Rule.Then.Finish f -> Optional.empty();
            };
            if (target.isPresent() && place(form, target.get()) <= on) {
                return "A rule leads forward only: what it goes to or shows has to come after the question it looks at.";
            }
        }
        return null;
    }

    /** What stands in the way of showing it to people; null when nothing does. */
    public static @Nullable String unready(Form form, boolean anonymous) {
        String fault = fault(form);
        if (fault != null) {
            return fault;
        }
        if (form.questions().isEmpty()) {
            return "There is no question yet.";
        }
        if (form.title().only(form.language()).isEmpty()) {
            return "Give it a title; people read it first.";
        }
        if (form.questions().stream().filter(Question.Upload.class::isInstance).count() > 1) {
            return "A survey asks for one file at most.";
        }
        for (Question question : form.questions()) {
            if (question.head().title().only(form.language()).isEmpty()) {
                return "The question “" + question.key() + "” has no words yet in " + form.language() + ".";
            }
            if (anonymous && (question instanceof Question.Contact || question instanceof Question.Upload)) {
                return "An anonymous survey asks for no contact and no file, for these would tell who it was.";
            }
        }
        return null;
    }

    private static int place(Form form, String key) {
        for (int i = 0; i < form.questions().size(); i++) {
            if (form.questions().get(i).key().equals(key)) {
                return i;
            }
        }
        return -1;
    }

    private static String shown(Form form, Question question) {
        String title = question.head().title().in(form.language(), form.language());
        return title.isEmpty() ? question.key() : title;
    }
}
