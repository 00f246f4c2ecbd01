package heartstring.experience.questions;

import heartstring.experience.questions.Question.Head;
import java.util.List;
import java.util.Map;

/** A form with one question of each kind, for tests. */
public final class Forms {

    private Forms() {}

    public static Head head(String key, boolean required) {
        return new Head(key, Words.of("en", "About " + key), Words.NONE, required);
    }

    public static List<Option> options(String... keys) {
        return java.util.Arrays.stream(keys)
                .map(key -> new Option(key, Words.of("en", "The " + key)))
                .toList();
    }

    public static Form of(List<Question> questions, Rule... rules) {
        return new Form(
                List.of("en", "ar"),
                Words.of(Map.of("en", "A few questions", "ar", "بعض الأسئلة")),
                Words.NONE,
                Words.of("en", "Thank you, {{first_name}}."),
                Form.Layout.STEPS,
                questions,
                List.of(rules),
                List.of("store", "first_name"));
    }

    /** One question of each kind; low numbers are asked why, high ones what was good. */
    public static Form whole() {
        return of(
                List.of(
                        new Question.Scale(head("nps", true), Measure.NPS, 10, Words.NONE, Words.NONE),
                        new Question.Free(head("why", false), false),
                        new Question.Feeling(head("feeling", false)),
                        new Question.Choice(head("one", false), false, true, options("bread", "fruit")),
                        new Question.Choice(head("many", false), true, false, options("red", "green", "blue")),
                        new Question.Matrix(head("table", false), options("staff", "shelf"), options("good", "bad")),
                        new Question.Ranking(head("rank", false), options("a", "b", "c")),
                        new Question.Day(head("day", false)),
                        new Question.Consent(head("agree", false)),
                        new Question.Contact(head("reach", false))),
                new Rule("nps", new Rule.Test.AtMost(6), new Rule.Then.Show("why")),
                new Rule("one", new Rule.Test.Has("fruit"), new Rule.Then.GoTo("day")),
                new Rule("day", new Rule.Test.Answered(), new Rule.Then.Finish()));
    }
}
