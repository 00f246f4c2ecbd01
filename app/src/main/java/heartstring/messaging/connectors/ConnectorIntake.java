package heartstring.messaging.connectors;

import heartstring.customer.matching.Identifier;
import heartstring.customer.matching.IdentifierRules;
import heartstring.platform.settings.Settings;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.intake.Outcome;
import heartstring.touchpoint.sources.Source;
import heartstring.touchpoint.sources.Sources;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes touchpoints of what connectors bring; each once, by the id that the other side gave it. */
@Component
class ConnectorIntake {

    /** In characters. */
    static final int LONGEST = 20_000;

    private final Intake intake;
    private final Sources sources;
    private final ConnectorsSql sql;
    private final Settings settings;
    private final InstantSource time;

    ConnectorIntake(Intake intake, Sources sources, ConnectorsSql sql, Settings settings, InstantSource time) {
        this.intake = intake;
        this.sources = sources;
        this.sql = sql;
        this.settings = settings;
        this.time = time;
    }

    /** What became of a message; {@code reason} is empty unless it was refused. */
    record Taken(String outcome, String reason) {}

    @Transactional
    Taken take(Connector connector, ConnectorsApi.Message message) {
        String id = text(message.id());
        String words = text(message.text());
        ConnectorsApi.From from = message.from();
        if (id.isEmpty() || id.length() > 120) {
            return refused("\"id\" is missing: the id of the message on your side, at most 120 characters.");
        }
        if (words.isEmpty() || words.length() > LONGEST) {
            return refused("\"text\" has 1 to " + LONGEST + " characters.");
        }
        if (from == null) {
            return refused("\"from\" is missing: a phone or a handle.");
        }
        Identifier phone = IdentifierRules.normalise(Identifier.PHONE, text(from.phone()), settings.region());
        String handle = text(from.handle());
        if (phone == null && (handle.isEmpty() || handle.length() > 200)) {
            return refused("\"from\" needs a \"phone\" that could be called, or a \"handle\".");
        }
        Instant now = time.instant();
        Instant at = now;
        if (!text(message.at()).isEmpty()) {
            try {
                at = Instant.parse(text(message.at()));
            } catch (DateTimeParseException e) {
                return refused("\"at\" is a moment such as 2026-03-01T09:10:00Z.");
            }
        }
        String address = phone == null ? handle : phone.value();
        return write(connector, message, at.isAfter(now) ? now : at, phone, handle, address);
    }

    private Taken write(
            Connector connector,
            ConnectorsApi.Message message,
            Instant at,
            @Nullable Identifier phone,
            String handle,
            String address) {
        Source source = sources.byId(connector.sourceId()).orElseThrow();
        String name = message.from() == null ? "" : text(message.from().name());
        ObjectNode event = frame(connector, "in:" + text(message.id()), at, phone, handle);
        event.put("type", "track").put("event", "Message Received");
        ObjectNode said = event.putObject("properties");
        said.put("connector", connector.id()).put("text", text(message.text())).put("from", address);
        if (!name.isEmpty()) {
            said.put("from_name", name);
        }
        String thread = text(message.conversation());
        if (!thread.isEmpty() && thread.length() <= 200) {
            said.put("conversation_id", "connector-" + connector.id() + ":" + thread);
            said.put("their_conversation", thread);
        }
        return switch (intake.append(source, event)) {
            case Outcome.Accepted a -> {
                introduce(source, connector, phone, handle, address, name, at);
                sql.received(connector.id(), 1, time.instant());
                yield new Taken("accepted", "");
            }
            case Outcome.Known k -> new Taken("known", "");
            case Outcome.Rejected rejected -> refused(rejected.reason());
        };
    }

    /** What somebody is called there, once: any other source knows better. */
    private void introduce(
            Source source,
            Connector connector,
            @Nullable Identifier phone,
            String handle,
            String address,
            String name,
            Instant at) {
        if (name.isEmpty() || name.length() > 100 || sql.isNamed(address)) {
            return;
        }
        ObjectNode event = frame(connector, "name:" + address, at, phone, handle);
        event.put("type", "identify");
        event.putObject("traits").put("name", name);
        intake.append(source, event);
    }

    private static ObjectNode frame(
            Connector connector, String key, Instant at, @Nullable Identifier phone, String handle) {
        ObjectNode event = JsonMapper.shared().createObjectNode();
        event.put("messageId", key);
        event.put("timestamp", at.truncatedTo(ChronoUnit.MILLIS).toString());
        ObjectNode context = event.putObject("context");
        context.put("channel", connector.channel());
        if (phone != null) {
            context.putObject("traits").put("phone", phone.value());
        }
        if (!handle.isEmpty()) {
            context.putArray("externalIds")
                    .addObject()
                    .put("type", connector.channel() + "_id")
                    .put("id", handle);
        }
        return event;
    }

    private static Taken refused(String reason) {
        return new Taken("refused", reason);
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given.strip();
    }
}
