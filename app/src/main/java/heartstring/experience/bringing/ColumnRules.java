package heartstring.experience.bringing;

import heartstring.experience.questions.Form;
import heartstring.experience.questions.Option;
import heartstring.experience.questions.Question;
import heartstring.experience.questions.Words;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** What a column of a file means by the questions of a survey: it is called like one, or asks the same; pure. */
final class ColumnRules {

    private ColumnRules() {}

    /** The target of a column by its heading and by the question below it; empty where it is none of the survey's. */
    static String target(Form form, String heading, String text) {
        for (Question question : form.questions()) {
            for (String said : List.of(heading, text)) {
                String target = said.isBlank() ? "" : target(form, question, said);
                if (!target.isEmpty()) {
                    return target;
                }
            }
        }
        return "";
    }

    private static String target(Form form, Question question, String said) {
        boolean same = question.key().equals(said.strip())
                || is(form, question.head().title(), plain(said))
                || plain(question.key()).equals(plain(said));
        return switch (question) {
            case Question.Matrix matrix -> row(form, matrix, said);
            case Question.Free f -> same ? "words:" + question.key() : "";
            // Files and addresses stay where they were given.
            case Question.Upload u -> same ? "skip" : "";
            case Question.Consent c -> same ? "skip" : "";
            case Question.Contact c -> "";
            default -> same ? "answer:" + question.key() : "";
        };
    }

    /** Survey tools write a row of a matrix as “Question - Row”. */
    private static String row(Form form, Question.Matrix matrix, String said) {
        for (Option row : matrix.rows()) {
            boolean same = said.strip().equals(matrix.key() + "." + row.key())
                    || form.languages().stream()
                            .anyMatch(language -> plain(said)
                                    .equals(plain(matrix.head().title().in(language, form.language())
                                            + row.label().in(language, form.language()))));
            if (same) {
                return "answer:" + matrix.key() + "." + row.key();
            }
        }
        return "";
    }

    private static boolean is(Form form, Words words, String plain) {
        return !plain.isEmpty()
                && form.languages().stream()
                        .anyMatch(language ->
                                plain(words.in(language, form.language())).equals(plain));
    }

    /** Letters and digits alone, so that signs and spaces make no difference. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
