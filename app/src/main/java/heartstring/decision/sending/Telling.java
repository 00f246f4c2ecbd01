package heartstring.decision.sending;

import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.sources.Sources;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tells in the customer's story what became of a message. */
@Component
class Telling {

    private final Intake intake;
    private final Sources sources;

    Telling(Intake intake, Sources sources) {
        this.intake = intake;
        this.sources = sources;
    }

    /** What it is called in the story that a message left by that channel. */
    static String delivered(String channel) {
        return switch (channel) {
            case "email" -> "Email Delivered";
            case "push" -> "Push Notification Received";
            default -> "Text Message Delivered";
        };
    }

    /** In the caller's transaction; {@code link} empty for none. */
    void tell(SettlingSql.End end, String event, String link) {
        ObjectNode told = JsonNodeFactory.instance
                .objectNode()
                .put(
                        "messageId",
                        "sending-" + end.id() + "-"
                                + event.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'))
                .put("event", event)
                .put("timestamp", end.at().toString());
        ObjectNode properties = told.putObject("properties")
                .put("email_subject", end.subject())
                .put("cause", end.cause())
                .put("message", end.id());
        if (!link.isEmpty()) {
            properties.put("link_url", link);
        }
        if (!end.text().isEmpty()) {
            properties.put("text", end.text());
        }
        if (!end.reason().isEmpty()) {
            properties.put("bounce_reason", end.reason());
        }
        // A piece that was erased meanwhile takes nothing, and that is well.
        intake.appendTo(end.profileId(), sources.internal("Messages by " + end.channel(), end.channel()), told);
    }
}
