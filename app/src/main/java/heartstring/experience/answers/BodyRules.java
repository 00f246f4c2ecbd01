package heartstring.experience.answers;

import heartstring.experience.questions.AnswerRules;
import heartstring.experience.questions.Form;
import heartstring.experience.questions.Given;
import heartstring.experience.questions.GivenJson;
import heartstring.experience.questions.Measure;
import heartstring.experience.questions.PathRules;
import heartstring.experience.questions.Question;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An answer as a touchpoint tells it: written by this room, or by any program that says “Survey Answered”. */
final class BodyRules {

    static final String EVENT = "Survey Answered";
    private static final String BETWEEN = "\n\n";
    private static final int MOST_ITEMS = 20;
    private static final int MOST_NUMBER = 10;

    /** Properties that are no answers. */
    private static final Set<String> OTHERS = Set.of(
            "score", "rating", "max_score", "max", "version", "wait_seconds", "value", "revenue", "total", "price");

    private BodyRules() {}

    /** The number of a survey. */
    record Score(Measure measure, int number, int most) {}

    /**
     * What a touchpoint tells.
     *
     * @param submission what its program calls it, empty for nothing
     */
    record Told(
            String survey,
            String name,
            int version,
            String submission,
            @Nullable Score score,
            @Nullable String store,
            @Nullable String language,
            long asking,
            boolean worded,
            JsonNode properties) {}

    /** The properties of a touchpoint that tells it whole. */
    static ObjectNode properties(Submission s) {
        ObjectNode said = JsonMapper.shared().createObjectNode();
        said.put("survey", s.survey().key())
                .put("survey_name", s.survey().name())
                .put("version", s.version())
                .put("submission_id", s.id())
                .put("language", s.language());
        Score score = score(s.form(), s.given());
        if (score != null) {
            said.put("score", score.number())
                    .put("max_score", score.most())
                    .put("measure", score.measure().word());
        }
        for (Question question : s.form().questions()) {
            if (question instanceof Question.Feeling
                    && s.given().get(question.key()) instanceof Given.Picks picks
                    && !picks.keys().isEmpty()) {
                said.put("feeling", picks.keys().getFirst());
                break;
            }
        }
        words(s, said);
        said.set("answers", GivenJson.write(s.given()));
        s.hidden().forEach((name, value) -> {
            switch (name) {
                case "store" -> said.put("store_id", value);
                case "order_id" -> said.put("order_id", value);
                default -> said.withObjectProperty("hidden").put(name, value);
            }
        });
        if (s.askingId() > 0) {
            said.put("asking_id", s.askingId());
        }
        return said;
    }

    /** All free words stand once, one after the other, with how long each is. */
    private static void words(Submission s, ObjectNode said) {
        StringBuilder comment = new StringBuilder();
        ArrayNode parts = JsonMapper.shared().createArrayNode();
        for (Question question : s.form().questions()) {
            if (s.given().get(question.key()) instanceof Given.Text text) {
                comment.append(comment.isEmpty() ? "" : BETWEEN).append(text.words());
                parts.addObject()
                        .put("question", question.key())
                        .put("length", text.words().length());
            }
        }
        if (!comment.isEmpty()) {
            said.put("comment", comment.toString());
            said.set("texts", parts);
        }
    }

    /** The free words by question; under an empty name where they belong to none. */
    static Map<String, String> texts(JsonNode properties) {
        String comment = text(properties, "comment");
        Map<String, String> texts = new LinkedHashMap<>();
        int at = 0;
        for (JsonNode part : properties.path("texts")) {
            int end = at + part.path("length").asInt(0);
            if (end > comment.length() || end <= at) {
                break;
            }
            texts.put(part.path("question").asString(""), comment.substring(at, end));
            at = Math.min(comment.length(), end + BETWEEN.length());
        }
        if (texts.isEmpty() && !comment.isBlank()) {
            texts.put("", comment);
        }
        return texts;
    }

    static @Nullable Score score(Form form, Map<String, Given> given) {
        for (Question question : form.questions()) {
            if (question instanceof Question.Scale scale && given.get(scale.key()) instanceof Given.Figure figure) {
                return new Score(scale.measure(), figure.number(), scale.most());
            }
        }
        return null;
    }

    /** What a body tells; null when it names no survey. */
    static @Nullable Told read(@Nullable String body) {
        try {
            JsonNode said =
                    JsonMapper.shared().readTree(body == null ? "{}" : body).path("properties");
            String survey = key(text(said, "survey").isEmpty() ? text(said, "survey_name") : text(said, "survey"));
            if (survey.isEmpty()) {
                return null;
            }
            String name = text(said, "survey_name");
            return new Told(
                    survey,
                    name.isEmpty() ? text(said, "survey").replace('_', ' ') : name,
                    Math.max(0, said.path("version").asInt(0)),
                    text(said, "submission_id"),
                    score(survey, said),
                    cut(text(said, "store_id")),
                    cut(text(said, "language")),
                    said.path("asking_id").asLong(0),
                    !text(said, "comment").isBlank(),
                    said);
        } catch (JacksonException e) {
            return null;
        }
    }

    private static @Nullable Score score(String survey, JsonNode said) {
        JsonNode told = said.has("score") ? said.path("score") : said.path("rating");
        if (!told.isNumber() && !text(told).matches("\\d{1,2}")) {
            return null;
        }
        double number = told.isNumber() ? told.asDouble() : Double.parseDouble(text(told));
        if (number != Math.rint(number) || number < 0 || number > MOST_NUMBER) {
            return null;
        }
        Measure measure = Arrays.stream(Measure.values())
                .filter(m -> m.word().equals(text(said, "measure").toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(survey.matches("nps|recommend.*") ? Measure.NPS : Measure.RATING);
        int most = said.path("max_score")
                .asInt(said.path("max").asInt(measure == Measure.RATING ? MOST_NUMBER : measure.usual()));
        return most < 2 || most > MOST_NUMBER || number > most ? null : new Score(measure, (int) number, most);
    }

    /** What was answered to a form that is known here. */
    static Map<String, AnswerRow.Item> items(Form form, JsonNode properties, String region) {
        ObjectNode all = JsonMapper.shared().createObjectNode();
        form.questions().forEach(q -> {
            JsonNode one = properties.path("answers").path(q.key());
            JsonNode plain = one.isMissingNode() ? properties.path(q.key()) : one;
            if (!plain.isMissingNode()) {
                all.set(q.key(), plain);
            }
        });
        return items(AnswerRules.good(form, LabelRules.keys(form, GivenJson.typed(all)), region));
    }

    /** What can be counted of answers. */
    static Map<String, AnswerRow.Item> items(Map<String, Given> given) {
        Map<String, AnswerRow.Item> items = new LinkedHashMap<>();
        given.forEach((question, answer) -> {
            List<String> picks = PathRules.chosen(answer);
            if (answer instanceof Given.Figure figure) {
                items.put(question, new AnswerRow.Item(figure.number(), List.of()));
            } else if (!picks.isEmpty()) {
                items.put(question, new AnswerRow.Item(null, picks));
            }
        });
        return items;
    }

    /** Small whole numbers among what is told of a survey that nobody made here. */
    static Map<String, AnswerRow.Item> numbers(JsonNode properties, JsonNode answers) {
        return Stream.concat(properties.properties().stream(), answers.properties().stream())
                .filter(p -> p.getKey().matches("[a-z][a-z0-9_]{0,39}") && !OTHERS.contains(p.getKey()))
                .filter(p -> p.getValue().isIntegralNumber()
                        && p.getValue().asInt(-1) >= 0
                        && p.getValue().asInt(MOST_NUMBER + 1) <= MOST_NUMBER)
                .limit(MOST_ITEMS)
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        p -> new AnswerRow.Item(p.getValue().asInt(), List.of()),
                        (a, b) -> a,
                        LinkedHashMap::new));
    }

    private static String key(String survey) {
        String key =
                survey.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]+", "_").replaceAll("^[_-]+", "");
        return key.length() > 60 ? key.substring(0, 60) : key;
    }

    private static String text(JsonNode said, String field) {
        return text(said.path(field));
    }

    private static String text(JsonNode node) {
        return node.isValueNode() && !node.isNull() ? node.asString().strip() : "";
    }

    private static @Nullable String cut(String text) {
        return text.isEmpty() || text.length() > 100 ? null : text;
    }
}
