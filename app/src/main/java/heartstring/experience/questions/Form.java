package heartstring.experience.questions;

import java.util.List;
import java.util.Optional;

/**
 * What a survey asks.
 *
 * @param languages those it speaks, the one that others fall back to first
 * @param intro words above the first question
 * @param thanks words after the last one
 * @param hidden names of values that come with the link, such as {@code store}
 */
public record Form(
        List<String> languages,
        Words title,
        Words intro,
        Words thanks,
        Layout layout,
        List<Question> questions,
        List<Rule> rules,
        List<String> hidden) {

    public Form {
        languages = List.copyOf(languages);
        questions = List.copyOf(questions);
        rules = List.copyOf(rules);
        hidden = List.copyOf(hidden);
    }

    /** How it is laid out. */
    public enum Layout {
        /** One question at a time. */
        STEPS,
        /** All on one page. */
        PAGE
    }

    /** The language that others fall back to. */
    public String language() {
        return languages.getFirst();
    }

    /** The spoken language that comes closest to a wanted one, such as {@code de} for {@code de-AT}. */
    public String speaks(String wanted) {
        String plain = wanted.split("[-_]", 2)[0];
        return languages.contains(wanted) ? wanted : languages.contains(plain) ? plain : language();
    }

    public Optional<Question> question(String key) {
        return questions.stream().filter(q -> q.key().equals(key)).findFirst();
    }

    /** The scale whose number is the survey's figure: the first one. */
    public Optional<Question.Scale> measured() {
        return questions.stream()
                .filter(Question.Scale.class::isInstance)
                .map(Question.Scale.class::cast)
                .findFirst();
    }

    public Form withQuestions(List<Question> other) {
        return new Form(languages, title, intro, thanks, layout, other, rules, hidden);
    }

    public Form withRules(List<Rule> other) {
        return new Form(languages, title, intro, thanks, layout, questions, other, hidden);
    }

    public Form withLanguages(List<String> other) {
        return new Form(other, title, intro, thanks, layout, questions, rules, hidden);
    }

    public Form saying(Words newTitle, Words newIntro, Words newThanks) {
        return new Form(languages, newTitle, newIntro, newThanks, layout, questions, rules, hidden);
    }

    public Form laidOut(Layout other, List<String> names) {
        return new Form(languages, title, intro, thanks, other, questions, rules, names);
    }
}
