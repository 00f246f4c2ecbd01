package heartstring.touchpoint.events;

import heartstring.customer.matching.Identifier;
import heartstring.customer.matching.Presented;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One checked event on its way in.
 *
 * @param messageKey the client's message id as 128 bits; with the source it makes the event unique for ever
 * @param kind identify, track, page, screen, group or alias
 * @param name the event's or page's name, up to 200 characters; the kind where there is none
 * @param occurredAt when it happened, corrected for the client's clock
 * @param company with {@code group}: the company's identifier as a presented set of its own
 * @param traits what it declares of the person (of the company with {@code group})
 * @param body the event as JSON, as it came
 */
public record Event(
        int sourceId,
        UUID messageKey,
        String kind,
        String name,
        String channel,
        Instant occurredAt,
        Presented presented,
        @Nullable Presented company,
        List<Property> traits,
        String body) {

    /** A declared property and its value as JSON. */
    public record Property(String name, String json) {}

    public Event {
        traits = List.copyOf(traits);
    }

    /** The body with the kind in it, which a client may have said in the address only. */
    public String replayable() {
        if (JsonMapper.shared().readTree(body) instanceof ObjectNode json) {
            json.put("type", kind);
            return BodyText.of(json);
        }
        return body;
    }

    /** The same event as if the client had not sent its anonymous id. */
    public Event withoutAnonymousId() {
        List<Identifier> left =
                presented.identifiers().stream().filter(id -> !id.isAnonymous()).toList();
        String rest = body;
        if (JsonMapper.shared().readTree(body) instanceof ObjectNode json) {
            json.remove("anonymousId");
            rest = BodyText.of(json);
        }
        return new Event(
                sourceId,
                messageKey,
                kind,
                name,
                channel,
                occurredAt,
                new Presented(presented.sourceId(), presented.at(), left, presented.previous()),
                company,
                traits,
                rest);
    }
}
