package heartstring.experience.builder;

import heartstring.experience.questions.Emotion;
import heartstring.experience.questions.Form;
import heartstring.experience.questions.Measure;
import heartstring.experience.questions.Option;
import heartstring.experience.questions.Phrases;
import heartstring.experience.questions.Question;
import heartstring.experience.questions.Rule;
import heartstring.experience.questions.Words;
import heartstring.experience.surveys.Survey;
import heartstring.ui.components.Format;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One survey being drawn up.
 *
 * @param language in which its texts are edited
 * @param link that people open, empty while the house's own address is not set
 * @param open the question whose form is open, empty for none
 */
public record BuilderView(
        Survey survey,
        Form form,
        String language,
        String link,
        @Nullable String fault,
        String open) {

    public String path() {
        return "/experience/surveys/" + survey.id();
    }

    public List<Kind> kinds() {
        return List.of(Kind.values());
    }

    public String text(Words words) {
        return words.only(language);
    }

    /** The question's words where there are some, else its name. */
    public String title(Question question) {
        String title = question.head().title().in(language, form.language());
        return title.isEmpty() ? question.key() : title;
    }

    /** What kind of question it is, in a few words. */
    public String kind(Question question) {
        return switch (question) {
            case Question.Scale scale -> scale.measure().label();
            case Question.Feeling f -> Kind.FEELING.label();
            case Question.Choice choice -> (choice.several() ? Kind.SEVERAL : Kind.ONE).label();
            case Question.Matrix m -> Kind.MATRIX.label();
            case Question.Ranking r -> Kind.RANKING.label();
            case Question.Free free -> (free.brief() ? Kind.LINE : Kind.TEXT).label();
            case Question.Day d -> Kind.DAY.label();
            case Question.Upload u -> Kind.FILE.label();
            case Question.Consent c -> Kind.CONSENT.label();
            case Question.Contact c -> Kind.CONTACT.label();
        };
    }

    /** Its options as lines, null when it has none. */
    public @Nullable String options(Question question) {
        return switch (question) {
            case Question.Choice choice -> lines(choice.options());
            case Question.Ranking ranking -> lines(ranking.options());
            case Question.Matrix matrix -> lines(matrix.columns());
            default -> null;
        };
    }

    /** The lines of a table, null when it is none. */
    public @Nullable String rows(Question question) {
        return question instanceof Question.Matrix matrix ? lines(matrix.rows()) : null;
    }

    private String lines(List<Option> options) {
        return options.stream().map(o -> o.label().only(language)).collect(Collectors.joining("\n"));
    }

    /** The scale, null when it is none. */
    public Question.@Nullable Scale scale(Question question) {
        return question instanceof Question.Scale scale ? scale : null;
    }

    public boolean stars(Question.Scale scale) {
        return scale.measure() == Measure.RATING;
    }

    /** Whether words of one's own can be added, null when it has no list. */
    public @Nullable Boolean other(Question question) {
        return question instanceof Question.Choice choice ? choice.other() : null;
    }

    /** A rule as a sentence. */
    public String sentence(Rule rule) {
        String on = form.question(rule.on()).map(this::title).orElse(rule.on());
        String test = switch (rule.test()) {
            case Rule.Test.AtLeast least -> "is " + least.number() + " or more";
            case Rule.Test.AtMost most -> "is " + most.number() + " or less";
            case Rule.Test.Has has -> "is “" + option(rule.on(), has.option()) + "”";
            case Rule.Test.HasNot not -> "is not “" + option(rule.on(), not.option()) + "”";
            case Rule.Test.Answered a -> "is answered";
            case Rule.Test.Skipped s -> "is left out";
        };
        String then = switch (rule.then()) {
            case Rule.Then.Show show -> "ask “" + titled(show.question()) + "”";
            case Rule.Then.GoTo to -> "go on with “" + titled(to.question()) + "”";
            case Rule.Then.Finish f -> "ask nothing more";
        };
        return "When “" + Format.shortened(on, 60) + "” " + test + ", " + then + ".";
    }

    private String titled(String key) {
        return Format.shortened(form.question(key).map(this::title).orElse(key), 60);
    }

    private String option(String question, String key) {
        List<Option> options = form.question(question)
                .map(q -> switch (q) {
                    case Question.Choice choice -> choice.options();
                    default -> List.<Option>of();
                })
                .orElse(List.of());
        return options.stream()
                .filter(o -> o.key().equals(key))
                .map(o -> o.label().in(language, form.language()))
                .findFirst()
                .orElse(key);
    }

    /** What a rule can look for: each option with its question, and the feelings. */
    public List<Choice> choices() {
        List<Choice> choices = new java.util.ArrayList<>();
        for (Question question : form.questions()) {
            if (question instanceof Question.Choice choice) {
                choice.options()
                        .forEach(o -> choices.add(new Choice(
                                o.key(), o.label().in(language, form.language()) + " (" + title(question) + ")")));
            } else if (question instanceof Question.Feeling) {
                Arrays.stream(Emotion.values())
                        .forEach(e -> choices.add(
                                new Choice(e.word(), Phrases.of(language).say(e.word()))));
            } else if (question instanceof Question.Consent) {
                choices.add(new Choice("yes", "agreed (" + title(question) + ")"));
            }
        }
        return choices.stream().distinct().toList();
    }

    /** A value and how it reads. */
    public record Choice(String value, String label) {}

    /** A language and what it is called. */
    public List<Choice> languages() {
        return form.languages().stream()
                .map(one -> new Choice(one, Phrases.called(one)))
                .toList();
    }

    /** The day on which it closes, for a field; empty for none. */
    public String closesOn() {
        return survey.closesAt() == null
                ? ""
                : survey.closesAt()
                        .minusSeconds(1)
                        .atZone(Format.zone())
                        .toLocalDate()
                        .toString();
    }

    /** Whether what is edited differs from what people see. */
    public boolean isAhead() {
        return survey.edited() > 0;
    }
}
