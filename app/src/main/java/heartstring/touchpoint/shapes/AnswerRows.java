package heartstring.touchpoint.shapes;

import heartstring.touchpoint.files.Row;
import heartstring.touchpoint.files.Rows;
import heartstring.touchpoint.values.ValueRules;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Each row is an answer to a survey: one “Survey Answered”, of nobody where the row says nobody; the same submission is the same answer. */
final class AnswerRows extends SingleRows {

    private static final int MOST_SCORE = 10;
    private static final int LONGEST_ID = 200;
    private static final String BETWEEN = "\n\n";

    private final Binding binding;

    AnswerRows(Rows rows, Binding binding) {
        super(rows);
        this.binding = binding;
    }

    @Override
    Shaped shape(Row raw) {
        Row row = binding.whole(raw);
        if (Boolean.FALSE.equals(ValueRules.yesOrNo(String.valueOf(binding.value(row, "finished"))))) {
            throw new Binding.Fault("It was begun and not finished.", row.line());
        }
        ObjectNode event = Binding.JSON.createObjectNode().put("type", "track").put("event", "Survey Answered");
        Map<String, String> values = new LinkedHashMap<>();
        boolean named = binding.identify(event, event.putObject("context").putObject("traits"), row, values);
        if (!named && binding.value(row, "submission_id") == null) {
            throw new Binding.Fault(
                    "The row names nobody and the answer has no number, so it could not count once.", row.line());
        }
        String channel = binding.value(row, "channel");
        if (channel != null && channel.matches("[a-z_]{2,20}")) {
            event.withObject("/context").put("channel", channel);
        }
        ObjectNode said = event.putObject("properties");
        String survey = needed(row, "survey", "The row names no survey.");
        said.put("survey", survey);
        for (String field : List.of("survey_name", "measure", "language", "store_id")) {
            String value = binding.value(row, field);
            if (value != null) {
                said.put(field, value);
            }
        }
        whole(said, row, "score");
        whole(said, row, "max_score");
        boolean chosen = answers(said, row);
        boolean spoken = words(said, row);
        if (!chosen && !spoken && !said.has("score")) {
            throw new Binding.Fault("Nothing was answered.", row.line());
        }
        return new Shaped(
                List.of(raw), List.of(sealed(event, said, survey, row)), null, values, new Tally(), null, raw.line());
    }

    /** Under its submission, whatever else is in the row; without one under its contents. */
    private ObjectNode sealed(ObjectNode event, ObjectNode said, String survey, Row row) {
        Instant at = time(binding, needed(row, "time", "The row has no time."), row.line());
        String submission = binding.value(row, "submission_id");
        if (submission == null) {
            return binding.sealed(event, at.toString());
        }
        if (submission.length() > LONGEST_ID) {
            throw new Binding.Fault("A submission id has at most " + LONGEST_ID + " characters.", row.line());
        }
        said.put("submission_id", submission);
        return event.put("messageId", "answer:" + survey + ":" + submission).put("timestamp", at.toString());
    }

    private String needed(Row row, String target, String otherwise) {
        String value = binding.value(row, target);
        if (value == null) {
            throw new Binding.Fault(otherwise, row.line());
        }
        return value;
    }

    /** A number of a scale; {@code 9 - Very likely} is 9. */
    private void whole(ObjectNode said, Row row, String target) {
        String text = binding.value(row, target);
        if (text == null) {
            return;
        }
        Integer number = leading(text);
        if (number == null || number > MOST_SCORE) {
            throw new Binding.Fault(
                    "\"" + Binding.brief(text) + "\" is no whole number from 0 to " + MOST_SCORE + " ("
                            + target.replace('_', ' ') + ").",
                    row.line());
        }
        said.put(target, number);
    }

    private static @Nullable Integer leading(String text) {
        String start = text.strip().split("[\\s-]", 2)[0].replaceFirst("[.,]0+$", "");
        return start.matches("\\d{1,4}") ? Integer.valueOf(start) : null;
    }

    /** What was chosen, by question; a row of a matrix stands after a dot. Whether there is any. */
    private boolean answers(ObjectNode said, Row row) {
        ObjectNode answers = Binding.JSON.createObjectNode();
        for (Binding.Column column : binding.columns()) {
            String value = column.target().startsWith("answer:") ? binding.value(row, column) : null;
            if (value == null) {
                continue;
            }
            String[] key = column.target().substring("answer:".length()).split("\\.", 2);
            ObjectNode into = key.length == 1 ? answers : answers.withObject("/" + key[0]);
            String name = key[key.length - 1];
            if (value.matches("\\d{1,4}")) {
                into.put(name, new BigDecimal(value).intValueExact());
            } else {
                into.put(name, value);
            }
        }
        if (!answers.isEmpty()) {
            said.set("answers", answers);
        }
        return !answers.isEmpty();
    }

    /** All free words stand once, one after the other, with how long each is. Whether there are any. */
    private boolean words(ObjectNode said, Row row) {
        StringBuilder comment = new StringBuilder();
        ArrayNode parts = Binding.JSON.createArrayNode();
        String plain = binding.value(row, "comment");
        for (Binding.Column column : binding.columns()) {
            String words = column.target().startsWith("words:") ? binding.value(row, column) : null;
            if (words != null) {
                comment.append(comment.isEmpty() ? "" : BETWEEN).append(words);
                parts.addObject()
                        .put("question", column.target().substring("words:".length()))
                        .put("length", words.length());
            }
        }
        if (plain != null) {
            comment.append(comment.isEmpty() ? "" : BETWEEN).append(plain);
            if (!parts.isEmpty()) {
                parts.addObject().put("question", "").put("length", plain.length());
            }
        }
        if (!comment.isEmpty()) {
            said.put("comment", comment.toString());
            if (!parts.isEmpty()) {
                said.set("texts", parts);
            }
        }
        return !comment.isEmpty();
    }
}
