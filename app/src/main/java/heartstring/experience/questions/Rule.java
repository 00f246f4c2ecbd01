package heartstring.experience.questions;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * A fork in the way through a survey: what was answered to one question decides what comes.
 *
 * @param on the question whose answer is looked at
 */
public record Rule(String on, Test test, Then then) {

    /** What may be asked of an answer; closed. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Test.AtLeast.class, name = "at-least"),
        @JsonSubTypes.Type(value = Test.AtMost.class, name = "at-most"),
        @JsonSubTypes.Type(value = Test.Has.class, name = "has"),
        @JsonSubTypes.Type(value = Test.HasNot.class, name = "has-not"),
        @JsonSubTypes.Type(value = Test.Answered.class, name = "answered"),
        @JsonSubTypes.Type(value = Test.Skipped.class, name = "skipped")
    })
    public sealed interface Test {
        record AtLeast(int number) implements Test {}

        record AtMost(int number) implements Test {}

        /** An option, an emotion or {@code yes} was chosen. */
        record Has(String option) implements Test {}

        /** Something was answered, and this was not chosen. */
        record HasNot(String option) implements Test {}

        record Answered() implements Test {}

        record Skipped() implements Test {}
    }

    /** What follows; closed. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "act")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Then.GoTo.class, name = "go-to"),
        @JsonSubTypes.Type(value = Then.Finish.class, name = "finish"),
        @JsonSubTypes.Type(value = Then.Show.class, name = "show")
    })
    public sealed interface Then {
        /** What lies between is passed over. */
        record GoTo(String question) implements Then {}

        /** Nothing more is asked. */
        record Finish() implements Then {}

        /** A question that is asked only when one of the rules that show it holds. */
        record Show(String question) implements Then {}
    }
}
