package heartstring.experience.journeys;

import heartstring.story.timeline.KindGroup;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Touches, promises and whole designs as JSON, as they are stored. */
final class JourneyJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private JourneyJson() {}

    static String touches(List<Touch> touches) {
        return touchArray(touches).toString();
    }

    private static ArrayNode touchArray(List<Touch> touches) {
        ArrayNode array = JSON.createArrayNode();
        for (Touch touch : touches) {
            ObjectNode node = array.addObject();
            switch (touch) {
                case Touch.Named named ->
                    node.put("event", named.event()).put("which", named.which().name());
                case Touch.Grouped grouped -> node.put("group", grouped.group().word());
            }
            node.put("channel", touch.channel());
        }
        return array;
    }

    static List<Touch> readTouches(String json) {
        List<Touch> touches = new ArrayList<>();
        for (JsonNode node : JSON.readTree(json)) {
            String channel = node.path("channel").asString("");
            if (node.has("event")) {
                touches.add(new Touch.Named(
                        node.path("event").asString(),
                        channel,
                        Touch.Which.valueOf(node.path("which").asString("ANY"))));
                continue;
            }
            KindGroup group = KindGroup.ofWord(node.path("group").asString(""));
            if (group != null) {
                touches.add(new Touch.Grouped(group, channel));
            }
        }
        return touches;
    }

    static @Nullable String promise(@Nullable Promise promise) {
        return promise == null ? null : promiseNode(promise).toString();
    }

    private static ObjectNode promiseNode(Promise promise) {
        ObjectNode node = JSON.createObjectNode();
        promise.from().forEach(node.putArray("from")::add);
        promise.until().forEach(node.putArray("until")::add);
        return node.put("minutes", promise.minutes());
    }

    static @Nullable Promise readPromise(@Nullable String json) {
        if (json == null) {
            return null;
        }
        JsonNode node = JSON.readTree(json);
        return new Promise(
                texts(node.path("from")),
                texts(node.path("until")),
                node.path("minutes").asInt());
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(one.asString()));
        return texts;
    }

    static String design(String name, List<Stage> stages) {
        ObjectNode design = JSON.createObjectNode().put("name", name);
        ArrayNode array = design.putArray("stages");
        for (Stage stage : stages) {
            ObjectNode node = array.addObject()
                    .put("id", stage.id())
                    .put("name", stage.name())
                    .put("intended", stage.intended())
                    .put("aim", stage.aimPercent())
                    .put("owner", stage.ownerId());
            node.set("touches", touchArray(stage.touches()));
            Promise promise = stage.promise();
            if (promise != null) {
                node.set("promise", promiseNode(promise));
            }
        }
        return design.toString();
    }

    /** How many stages a stored design has. */
    static int stages(String design) {
        return JSON.readTree(design).path("stages").size();
    }
}
