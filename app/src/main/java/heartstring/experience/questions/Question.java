package heartstring.experience.questions;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** One question; closed: nothing else can be asked. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Question.Scale.class, name = "scale"),
    @JsonSubTypes.Type(value = Question.Feeling.class, name = "feeling"),
    @JsonSubTypes.Type(value = Question.Choice.class, name = "choice"),
    @JsonSubTypes.Type(value = Question.Matrix.class, name = "matrix"),
    @JsonSubTypes.Type(value = Question.Ranking.class, name = "ranking"),
    @JsonSubTypes.Type(value = Question.Free.class, name = "text"),
    @JsonSubTypes.Type(value = Question.Day.class, name = "day"),
    @JsonSubTypes.Type(value = Question.Upload.class, name = "file"),
    @JsonSubTypes.Type(value = Question.Consent.class, name = "consent"),
    @JsonSubTypes.Type(value = Question.Contact.class, name = "contact")
})
public sealed interface Question {

    /**
     * What every question has.
     *
     * @param key its name in answers, rules and {@code {{…}}}; stays when its words change
     */
    record Head(String key, Words title, Words help, boolean required) {}

    Head head();

    /** Its name in answers. */
    default String key() {
        return head().key();
    }

    /** A number on a scale. */
    record Scale(Head head, Measure measure, int most, Words low, Words high) implements Question {

        /** All numbers of it, lowest first. */
        public List<Integer> numbers() {
            return java.util.stream.IntStream.rangeClosed(measure.lowest(), most)
                    .boxed()
                    .toList();
        }
    }

    /** How it felt: one of a few faces. */
    record Feeling(Head head) implements Question {}

    /** One or several of a list, perhaps with words of one's own. */
    record Choice(Head head, boolean several, boolean other, List<Option> options) implements Question {
        public Choice {
            options = List.copyOf(options);
        }
    }

    /** One of the columns for each row. */
    record Matrix(Head head, List<Option> rows, List<Option> columns) implements Question {
        public Matrix {
            rows = List.copyOf(rows);
            columns = List.copyOf(columns);
        }
    }

    /** A list put into order. */
    record Ranking(Head head, List<Option> options) implements Question {
        public Ranking {
            options = List.copyOf(options);
        }
    }

    /** Free words, in one line or several. */
    record Free(Head head, boolean brief) implements Question {}

    /** A day of the calendar. */
    record Day(Head head) implements Question {}

    /** A picture or document. */
    record Upload(Head head) implements Question {}

    /** Something to agree to; the title is what is asked, the help what is agreed to. */
    record Consent(Head head) implements Question {}

    /** Name, e-mail address and telephone. */
    record Contact(Head head) implements Question {}
}
