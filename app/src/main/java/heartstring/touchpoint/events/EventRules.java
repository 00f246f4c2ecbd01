package heartstring.touchpoint.events;

import heartstring.customer.matching.Identifier;
import heartstring.customer.matching.IdentifierRules;
import heartstring.customer.matching.Presented;
import heartstring.touchpoint.sources.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks one event against the Segment specification and reads out what the product needs. */
public final class EventRules {

    /** The largest event, in bytes of UTF-8 JSON. */
    public static final int MAX_EVENT_BYTES = 32 * 1024;

    static final Set<String> KINDS = Set.of("identify", "track", "page", "screen", "group", "alias");
    static final Duration FUTURE_TOLERATED = Duration.ofDays(1);
    static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    static final Duration SKEW_NOTICED = Duration.ofSeconds(1);
    static final int MAX_NAME = 200;
    /** In UTF-8, of a character as Java counts them. */
    private static final int MOST_BYTES_A_CHARACTER = 3;

    private static final List<String> TEXTS =
            List.of("userId", "anonymousId", "groupId", "previousId", "messageId", "event", "name", "timestamp");
    private static final List<String> OBJECTS = List.of("traits", "properties", "context", "integrations");
    private static final Pattern CHANNEL = Pattern.compile("[a-z_]{2,20}");

    private EventRules() {}

    /** The largest event of an import, in bytes of UTF-8 JSON: a wholesale order has over a thousand lines. */
    public static final int MAX_IMPORTED_BYTES = 1024 * 1024;

    /**
     * What every event of one request shares.
     *
     * @param region ISO 3166 code for national phone numbers
     * @param mostBytes the largest event
     */
    public record Frame(
            Source source, Instant receivedAt, @Nullable JsonNode sentAt, String region, int mostBytes) {

        public Frame(Source source, Instant receivedAt, @Nullable JsonNode sentAt, String region) {
            this(source, receivedAt, sentAt, region, MAX_EVENT_BYTES);
        }
    }

    /**
     * Checks one event.
     *
     * @param kind from the address; null in a batch, where each event names its own
     */
    public static Checked check(JsonNode json, @Nullable String kind, Frame frame) {
        return check(json, null, kind, frame);
    }

    /**
     * Checks one event.
     *
     * @param text that the event was read from, if nothing was added to it since
     * @param kind from the address; null in a batch, where each event names its own
     */
    public static Checked check(JsonNode json, @Nullable String text, @Nullable String kind, Frame frame) {
        if (!(json instanceof ObjectNode object)) {
            return new Checked.Bad("An event must be a JSON object.", json.toString());
        }
        boolean less = object.remove("writeKey") != null;
        Checked checked = checked(object, less ? null : text, kind, frame);
        return checked instanceof Checked.Bad bad
                ? new Checked.Bad(bad.reason(), replayable(object, kind, frame))
                : checked;
    }

    /** The event with what the request said around it, so that it can be tried again by itself. */
    private static String replayable(ObjectNode object, @Nullable String kind, Frame frame) {
        if (kind != null) {
            object.put("type", kind);
        }
        if (frame.sentAt() != null && !object.hasNonNull("sentAt")) {
            object.set("sentAt", frame.sentAt());
        }
        return BodyText.of(object);
    }

    private static Checked checked(ObjectNode object, @Nullable String text, @Nullable String kind, Frame frame) {
        String body = BodyText.of(object, text, frame.mostBytes() / MOST_BYTES_A_CHARACTER);
        String type = kind != null ? kind : text(object.get("type"));
        if (type == null || !KINDS.contains(type)) {
            return new Checked.Bad("\"type\" must be one of identify, track, page, screen, group, alias.", body);
        }
        int bytes = BodyText.utf8Length(body);
        if (bytes > frame.mostBytes()) {
            return new Checked.Bad(
                    "The event has " + bytes + " bytes; at most " + frame.mostBytes()
                            + " are allowed. Send less context.",
                    body);
        }
        String wrong = shapes(object, type);
        if (wrong != null) {
            return new Checked.Bad(wrong, body);
        }
        Object at = occurredAt(object, frame);
        if (at instanceof String reason) {
            return new Checked.Bad(reason, body);
        }
        return event(object, type, (Instant) at, frame, body);
    }

    private static Checked event(ObjectNode json, String type, Instant at, Frame frame, String body) {
        Source source = frame.source();
        List<Identifier> identifiers =
                new Presentations(json, type, source.userIdNamespace(), frame.region()).identifiers();
        String group = text(json.get("groupId"));
        Identifier company = type.equals("group") ? IdentifierRules.normalise("group_id", group, frame.region()) : null;
        if (type.equals("group") && company == null) {
            return new Checked.Bad("A group call needs a \"groupId\" that names a company.", body);
        }
        Identifier previous = null;
        if (type.equals("alias")) {
            previous = IdentifierRules.normalise(
                    Identifier.userKind(source.userIdNamespace()), text(json.get("previousId")), frame.region());
            if (previous == null
                    || identifiers.isEmpty()
                    || identifiers.getFirst().isAnonymous()) {
                return new Checked.Bad(
                        "An alias call needs a \"userId\" and a \"previousId\" that name somebody.", body);
            }
            if (previous.equals(identifiers.getFirst())) {
                previous = null;
            }
        }
        if (identifiers.isEmpty() && !isReceipt(json) && !isAnswer(json)) {
            return new Checked.Bad(nobody(json), body);
        }
        Presented presented = new Presented(source.id(), at, identifiers, previous);
        List<Event.Property> traits =
                type.equals("identify") || type.equals("group") ? TraitNames.read(json.get("traits")) : List.of();
        return new Checked.Good(new Event(
                source.id(),
                MessageKeys.of(text(json.get("messageId"))),
                type,
                name(json, type),
                channel(json, frame),
                at,
                presented,
                company == null ? null : new Presented(source.id(), at, List.of(company), null),
                traits,
                body));
    }

    private static @Nullable String shapes(ObjectNode json, String type) {
        for (String field : OBJECTS) {
            JsonNode node = json.get(field);
            if (node != null && !node.isNull() && !node.isObject()) {
                return "\"" + field + "\" must be an object.";
            }
        }
        for (String field : TEXTS) {
            JsonNode node = json.get(field);
            if (node != null && (node.isObject() || node.isArray())) {
                return "\"" + field + "\" must be text.";
            }
        }
        String event = text(json.get("event"));
        if (type.equals("track") && (event == null || event.isBlank())) {
            return "A track call needs an \"event\" name.";
        }
        return null;
    }

    /** The instant, or the reason why there is none. */
    private static Object occurredAt(ObjectNode json, Frame frame) {
        Instant received = frame.receivedAt();
        String stated = text(json.get("timestamp"));
        if (stated == null || stated.isEmpty()) {
            return received;
        }
        Instant at = Times.parse(stated);
        if (at == null) {
            return "\"timestamp\" is not an ISO 8601 time such as 2026-03-01T10:15:30Z.";
        }
        JsonNode sent = json.hasNonNull("sentAt") ? json.get("sentAt") : frame.sentAt();
        Instant sentAt = sent == null ? null : Times.parse(String.valueOf(text(sent)));
        if (sentAt != null) {
            Duration skew = Duration.between(sentAt, received);
            if (skew.abs().compareTo(SKEW_NOTICED) >= 0 && sentAt.isAfter(Instant.EPOCH)) {
                at = at.plus(skew);
            }
        }
        if (at.isBefore(EARLIEST)) {
            return "The event is dated " + at
                    + ", before 1990: the client's clock is not set. Correct the timestamp and replay.";
        }
        if (at.isAfter(received.plus(FUTURE_TOLERATED))) {
            return "The event is dated " + at + ", more than a day in the future. Correct the timestamp and replay.";
        }
        return at.isAfter(received) ? received : at;
    }

    private static String nobody(ObjectNode json) {
        String user = text(json.get("userId"));
        String anonymous = text(json.get("anonymousId"));
        if (tooLong(user) || tooLong(anonymous)) {
            return "The \"" + (tooLong(user) ? "userId" : "anonymousId") + "\" is too long: at most "
                    + Identifier.MAX_LENGTH + " characters name somebody.";
        }
        return user == null
                ? "The event names nobody: send a \"userId\", an \"anonymousId\", or an e-mail address, phone number or loyalty"
                        + " card in its traits."
                : "The userId means nobody (a placeholder such as null or undefined): send a real \"userId\" or an"
                        + " \"anonymousId\", or an e-mail address, phone number or loyalty card in its traits.";
    }

    private static boolean tooLong(@Nullable String id) {
        return id != null && id.length() > Identifier.MAX_LENGTH;
    }

    /** A till receipt may stay without a person until somebody claims it. */
    private static boolean isReceipt(ObjectNode json) {
        JsonNode properties = json.get("properties");
        String event = text(json.get("event"));
        return event != null
                && event.startsWith("Order ")
                && properties != null
                && text(properties.get("order_id")) != null
                && text(json.get("userId")) == null
                && text(json.get("anonymousId")) == null;
    }

    /** An answer that came of a survey in which nobody is known; it counts, and belongs to nobody. */
    private static boolean isAnswer(ObjectNode json) {
        JsonNode properties = json.get("properties");
        return "Survey Answered".equals(text(json.get("event")))
                && properties != null
                && text(properties.get("survey")) != null
                && text(properties.get("submission_id")) != null
                && text(json.get("userId")) == null
                && text(json.get("anonymousId")) == null;
    }

    private static String name(ObjectNode json, String type) {
        String name = type.equals("track") ? text(json.get("event")) : text(json.get("name"));
        if (name == null && (type.equals("page") || type.equals("screen")) && json.get("properties") != null) {
            JsonNode properties = json.get("properties");
            name = Arrays.asList("name", "title", "path", "url").stream()
                    .map(field -> text(properties.get(field)))
                    .filter(found -> found != null && !found.isBlank())
                    .findFirst()
                    .orElse(null);
        }
        String clean = name == null ? "" : BodyText.clean(name).strip();
        if (clean.isEmpty()) {
            return type;
        }
        return clean.length() <= MAX_NAME
                ? clean
                : clean.codePoints()
                        .limit(MAX_NAME)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static String channel(ObjectNode json, Frame frame) {
        JsonNode context = json.get("context");
        String channel = context == null || !context.isObject() ? null : text(context.get("channel"));
        return channel != null && CHANNEL.matcher(channel).matches()
                ? channel
                : frame.source().channel();
    }

    static @Nullable String text(@Nullable JsonNode node) {
        if (node == null || node.isNull() || node.isMissingNode() || node.isContainer()) {
            return null;
        }
        return node.asString();
    }

    static List<Identifier> distinct(List<@Nullable Identifier> found) {
        List<Identifier> list = new ArrayList<>();
        for (Identifier id : found) {
            if (id != null && !list.contains(id)) {
                list.add(id);
            }
        }
        list.sort(Identifier.STRONGEST);
        return list;
    }
}
