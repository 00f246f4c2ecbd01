package heartstring.crm.talk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads talk out of touchpoints, whatever their contents. */
public final class TalkRules {

    /** The most of an earlier thread that is followed. */
    static final int MOST_FOLLOWED = 50;

    private static final int MOST_FILES = 50;

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final Map<String, Who> SPEAKERS = Map.ofEntries(
            Map.entry("Message Received", Who.CUSTOMER),
            Map.entry("Message Sent", Who.US),
            Map.entry("Live Chat Conversation Started", Who.NOBODY),
            Map.entry("Live Chat Conversation Ended", Who.NOBODY),
            Map.entry("Live Chat Message Sent", Who.CUSTOMER),
            Map.entry("Live Chat Message Received", Who.US),
            Map.entry("Call Received", Who.NOBODY),
            Map.entry("Call Made", Who.US),
            Map.entry("Call Ended", Who.US),
            Map.entry("Form Submitted", Who.CUSTOMER),
            Map.entry("Social Mention", Who.CUSTOMER),
            Map.entry("Social Message", Who.CUSTOMER),
            Map.entry("Complaint Raised", Who.CUSTOMER),
            Map.entry("Complaint Resolved", Who.US),
            Map.entry("Note Added", Who.NOTE));

    private static final Set<String> ENDS = Set.of("Live Chat Conversation Ended", "Complaint Resolved");
    private static final List<String> TEXTS = List.of("text", "message_body", "comment", "notes", "message");

    private TalkRules() {}

    /** The names of events in which something is said. */
    public static Set<String> names() {
        return SPEAKERS.keySet();
    }

    /** What this touchpoint is as talk; null when it is none, or of nobody. */
    public static @Nullable Talk talk(
            long touchpoint, long profile, String name, String channel, Instant at, @Nullable String body) {
        Who who = SPEAKERS.get(name);
        if (who == null || profile == 0) {
            return null;
        }
        JsonNode said = properties(body);
        boolean machine = !text(said, "automatic").isEmpty();
        Who speaker = machine && who == Who.CUSTOMER ? Who.NOBODY : who;
        List<Long> follows = new ArrayList<>();
        if (channel.equals("email")) {
            followed(said, follows);
        }
        return new Talk(
                touchpoint,
                profile,
                at,
                speaker,
                channel,
                speaker == Who.CUSTOMER,
                ENDS.contains(name),
                thread(said, channel),
                follows,
                said.path("private_to").asLong(0));
    }

    /** What the channel itself takes together. */
    private static @Nullable Long thread(JsonNode said, String channel) {
        String chat = text(said, "conversation_id");
        if (!chat.isEmpty()) {
            return digest("chat", chat);
        }
        String complaint = text(said, "complaint_id");
        if (!complaint.isEmpty()) {
            return digest("complaint", complaint);
        }
        String mail = text(said, "message_id");
        return channel.equals("email") && !mail.isEmpty() ? digest("mail", mail) : null;
    }

    private static void followed(JsonNode said, List<Long> follows) {
        String answered = text(said, "in_reply_to");
        if (!answered.isEmpty()) {
            follows.add(digest("mail", answered));
        }
        String[] references = text(said, "references").split("\\s+");
        for (int i = references.length - 1; i >= 0 && follows.size() < MOST_FOLLOWED; i--) {
            if (!references[i].isBlank()) {
                follows.add(digest("mail", references[i]));
            }
        }
    }

    /** The words of a touchpoint. */
    public static Words words(String name, @Nullable String body) {
        JsonNode said = properties(body);
        String text = "";
        for (String field : TEXTS) {
            if (text.isEmpty()) {
                text = text(said, field);
            }
        }
        String subject = text(said, "subject");
        if (subject.isEmpty() && name.equals("Complaint Raised")) {
            subject = sentence(text(said, "reason"));
        }
        String author = text(said, "agent_name");
        if (author.isEmpty()) {
            author = text(said, SPEAKERS.get(name) == Who.CUSTOMER ? "from_name" : "agent");
        }
        return new Words(
                subject,
                text,
                author,
                said.path("user_id").asLong(0),
                !text(said, "html").isEmpty(),
                line(name, said),
                files(said));
    }

    /** The page that a mail came as, empty for none; as it came, so never to be shown without cleaning. */
    public static String html(@Nullable String body) {
        return text(properties(body), "html");
    }

    /** One field of what was said, empty when it is not there. */
    public static String field(@Nullable String body, String field) {
        return text(properties(body), field);
    }

    private static String line(String name, JsonNode said) {
        return switch (name) {
            case "Live Chat Conversation Started" -> "A chat began";
            case "Live Chat Conversation Ended" ->
                "The chat ended"
                        + (text(said, "idle_minutes").isEmpty()
                                ? ""
                                : " by itself, after " + span(text(said, "idle_minutes")) + " without a word");
            case "Call Received" -> "The telephone rang";
            case "Call Made" -> "We called";
            case "Call Ended" -> "A call" + span(said);
            case "Complaint Raised" -> "A complaint";
            case "Complaint Resolved" -> "The complaint was settled" + with(": ", sentence(text(said, "outcome")));
            case "Form Submitted" -> "Sent a form";
            case "Social Mention" -> "Mentioned us" + with(" on ", sentence(text(said, "network")));
            case "Live Chat Message Sent" -> proof(text(said, "proof"));
            case "Message Received" -> text(said, "automatic").isEmpty() ? "" : "An automatic answer";
            default -> "";
        };
    }

    private static String proof(String word) {
        return word.equals("yes") ? "signed in on the site" : word.equals("no") ? "not signed in" : "";
    }

    /** So many minutes, in words; a word that is no number stands as it is. */
    public static String span(String minutes) {
        if (!minutes.matches("[1-9]\\d{0,5}")) {
            return minutes;
        }
        int number = Integer.parseInt(minutes);
        if (number % 1_440 == 0) {
            return number == 1_440 ? "a day" : number / 1_440 + " days";
        }
        if (number % 60 == 0) {
            return number == 60 ? "an hour" : number / 60 + " hours";
        }
        return number == 1 ? "a minute" : number + " minutes";
    }

    private static String span(JsonNode said) {
        long seconds = said.path("duration").asLong(0);
        return seconds <= 0
                ? ""
                : seconds < 90 ? " of " + seconds + " seconds" : " of " + (seconds + 30) / 60 + " minutes";
    }

    private static String with(String before, String text) {
        return text.isEmpty() ? "" : before + text;
    }

    private static String sentence(String word) {
        String human = word.replace('_', ' ').strip();
        return human.isEmpty() ? "" : Character.toUpperCase(human.charAt(0)) + human.substring(1);
    }

    private static List<Words.Attached> files(JsonNode said) {
        List<Words.Attached> files = new ArrayList<>();
        JsonNode list = said.path("attachments");
        for (int i = 0; list.isArray() && i < Math.min(list.size(), MOST_FILES); i++) {
            JsonNode file = list.get(i);
            files.add(new Words.Attached(
                    file.path("file").asLong(0),
                    file.path("name").asString("file"),
                    file.path("type").asString(""),
                    file.path("size").asLong(0),
                    file.path("why").asString("")));
        }
        return files;
    }

    private static JsonNode properties(@Nullable String body) {
        if (body == null) {
            return JSON.createObjectNode();
        }
        try {
            JsonNode properties = JSON.readTree(body).path("properties");
            return properties.isObject() ? properties : JSON.createObjectNode();
        } catch (JacksonException e) {
            return JSON.createObjectNode();
        }
    }

    private static String text(JsonNode said, String field) {
        JsonNode node = said.get(field);
        return node == null || node.isNull() || node.isContainer()
                ? ""
                : node.asString().strip();
    }

    /** 64 bits of FNV-1a: enough to find a thread among those of one customer. */
    public static long digest(String kind, String id) {
        long hash = 0xcbf29ce484222325L;
        String whole = kind + ":" + id.strip();
        for (int i = 0; i < whole.length(); i++) {
            hash = (hash ^ whole.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
