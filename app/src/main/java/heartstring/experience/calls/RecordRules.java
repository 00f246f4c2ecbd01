package heartstring.experience.calls;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One record of feedback as an event of the tracking API; pure. */
final class RecordRules {

    private static final Set<String> FIELDS = Set.of(
            "submissionId",
            "survey",
            "surveyName",
            "at",
            "customer",
            "measure",
            "score",
            "maxScore",
            "comment",
            "answers",
            "store",
            "language",
            "channel");
    private static final Set<String> WHO = Set.of("userId", "anonymousId", "email", "phone", "loyaltyCard");
    private static final List<String> MEASURES = List.of("nps", "csat", "ces", "rating");
    private static final int MOST_COMMENT = 20_000;
    private static final int MOST_NAME = 80;

    private RecordRules() {}

    /** What is wrong with it, in one sentence; null when nothing is. */
    static @Nullable String fault(JsonNode one) {
        for (String field : one.propertyNames()) {
            if (!FIELDS.contains(field)) {
                return "“" + field + "” is not known here; use "
                        + String.join(", ", FIELDS.stream().sorted().toList()) + ".";
            }
        }
        if (!one.path("submissionId").isString()
                || !one.path("submissionId").asString().matches("\\S.{0,199}")) {
            return "“submissionId” has to hold 1 to 200 characters: by it the record counts once.";
        }
        if (!one.path("survey").isString() || !one.path("survey").asString().matches("[a-z0-9][a-z0-9_-]{0,59}")) {
            return "“survey” has to be a key of small letters, digits, _ and -, such as after_visit.";
        }
        if (one.path("surveyName").asString("").length() > MOST_NAME
                || one.path("comment").asString("").length() > MOST_COMMENT) {
            return "“surveyName” has at most " + MOST_NAME + " characters, “comment” " + MOST_COMMENT + ".";
        }
        if (one.has("measure") && !MEASURES.contains(one.path("measure").asString(""))) {
            return "“measure” is one of " + String.join(", ", MEASURES) + ".";
        }
        if (one.has("score")
                && (!one.path("score").isIntegralNumber()
                        || one.path("score").asInt() < 0
                        || one.path("score").asInt() > 10)) {
            return "“score” is a whole number from 0 to 10.";
        }
        if (one.has("answers") && !one.path("answers").isObject()) {
            return "“answers” holds values by the names of questions.";
        }
        JsonNode who = one.path("customer");
        if (!who.isObject() || who.propertyNames().stream().noneMatch(WHO::contains)) {
            return "“customer” names somebody: userId, anonymousId, email, phone or loyaltyCard.";
        }
        return null;
    }

    /** The event that tells it. */
    static ObjectNode event(JsonNode one) {
        ObjectNode event = JsonMapper.shared().createObjectNode();
        event.put(
                "messageId",
                "feedback:" + one.path("survey").asString() + ":"
                        + one.path("submissionId").asString());
        event.put("event", "Survey Answered");
        if (one.has("at")) {
            event.put("timestamp", one.path("at").asString());
        }
        JsonNode who = one.path("customer");
        ObjectNode context = event.putObject("context");
        if (one.has("channel")) {
            context.put("channel", one.path("channel").asString());
        }
        ObjectNode traits = context.putObject("traits");
        for (String id : List.of("userId", "anonymousId")) {
            if (who.has(id)) {
                event.put(id, who.path(id).asString());
            }
        }
        copy(who, "email", traits, "email");
        copy(who, "phone", traits, "phone");
        copy(who, "loyaltyCard", traits, "loyalty_card");
        ObjectNode said = event.putObject("properties");
        copy(one, "survey", said, "survey");
        copy(one, "surveyName", said, "survey_name");
        copy(one, "submissionId", said, "submission_id");
        copy(one, "measure", said, "measure");
        copy(one, "comment", said, "comment");
        copy(one, "store", said, "store_id");
        copy(one, "language", said, "language");
        if (one.has("score")) {
            said.put("score", one.path("score").asInt());
        }
        if (one.has("maxScore")) {
            said.put("max_score", one.path("maxScore").asInt());
        }
        if (one.has("answers")) {
            said.set("answers", one.get("answers"));
        }
        return event;
    }

    private static void copy(JsonNode from, String field, ObjectNode to, String name) {
        if (from.hasNonNull(field)) {
            to.put(name, from.path(field).asString());
        }
    }
}
