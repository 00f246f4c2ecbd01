package heartstring.messaging.connectors;

import heartstring.customer.matching.Identifier;
import heartstring.customer.matching.IdentifierRules;
import heartstring.messaging.files.Enclosures;
import heartstring.messaging.files.FileRules;
import heartstring.messaging.files.Files;
import heartstring.platform.settings.Settings;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.intake.Outcome;
import heartstring.touchpoint.sources.Source;
import heartstring.touchpoint.sources.Sources;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
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
    private final Enclosures enclosures;
    private final Files files;
    private final Settings settings;
    private final InstantSource time;

    ConnectorIntake(
            Intake intake,
            Sources sources,
            ConnectorsSql sql,
            Enclosures enclosures,
            Files files,
            Settings settings,
            InstantSource time) {
        this.enclosures = enclosures;
        this.files = files;
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
        List<Enclosures.@Nullable Brought> brought = brought(message);
        if (brought.contains(null) || brought.size() > ConnectorsApi.MOST_FILES) {
            return refused("\"files\" are at most " + ConnectorsApi.MOST_FILES
                    + ", each with \"name\" and, in base64, \"content\".");
        }
        if ((words.isEmpty() && brought.isEmpty()) || words.length() > LONGEST) {
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
        List<Enclosures.Brought> files = brought.stream()
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        return write(connector, message, files, at.isAfter(now) ? now : at, phone, handle, address);
    }

    private Taken write(
            Connector connector,
            ConnectorsApi.Message message,
            List<Enclosures.Brought> brought,
            Instant at,
            @Nullable Identifier phone,
            String handle,
            String address) {
        Source source = sources.byId(connector.sourceId()).orElseThrow();
        String name = message.from() == null ? "" : text(message.from().name());
        ObjectNode event = frame(connector, "in:" + text(message.id()), at, phone, handle);
        event.put("type", "track").put("event", "Message Received");
        ObjectNode said = event.putObject("properties");
        String names = brought.stream().map(file -> FileRules.name(file.name())).collect(Collectors.joining(", "));
        String words = text(message.text());
        said.put("connector", connector.id());
        said.put("text", words.isEmpty() ? "Sent a file: " + names : words).put("from", address);
        List<Long> kept = enclosures.attach(said, brought);
        if (!name.isEmpty()) {
            said.put("from_name", name);
        }
        String thread = text(message.conversation());
        if (!thread.isEmpty() && thread.length() <= 200) {
            said.put("conversation_id", "connector-" + connector.id() + ":" + thread);
            said.put("their_conversation", thread);
        }
        return switch (intake.append(source, event)) {
            case Outcome.Accepted accepted -> {
                files.give(kept, accepted.touchpointId());
                introduce(source, connector, phone, handle, address, name, at);
                sql.received(connector.id(), 1, time.instant());
                yield new Taken("accepted", "");
            }
            // What it brought along is here already, or not to be kept.
            case Outcome.Known k -> {
                undo(kept);
                yield new Taken("known", "");
            }
            case Outcome.Rejected rejected -> {
                undo(kept);
                yield refused(rejected.reason());
            }
        };
    }

    private static void undo(List<Long> kept) {
        if (!kept.isEmpty()) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        }
    }

    /** The files of a message; null for one that cannot be read. */
    private static List<Enclosures.@Nullable Brought> brought(ConnectorsApi.Message message) {
        List<Enclosures.@Nullable Brought> brought = new ArrayList<>();
        for (ConnectorsApi.@Nullable Enclosed file :
                Objects.requireNonNullElse(message.files(), List.<ConnectorsApi.@Nullable Enclosed>of())) {
            brought.add(file == null ? null : brought(text(file.name()), text(file.content())));
        }
        return brought;
    }

    private static Enclosures.@Nullable Brought brought(String name, String content) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(content);
            return name.isEmpty() || bytes.length == 0 ? null : new Enclosures.Brought(name, bytes);
        } catch (IllegalArgumentException e) {
            return null;
        }
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
