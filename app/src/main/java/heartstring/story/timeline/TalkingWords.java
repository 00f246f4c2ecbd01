package heartstring.story.timeline;

import heartstring.story.timeline.TimelineRules.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The wording of what customers say to us, we to them, and of what they tell about themselves. */
final class TalkingWords {

    static final Map<String, Rule> RULES = rules();

    private static final int MOST_TRAITS = 5;

    private TalkingWords() {}

    private static Map<String, Rule> rules() {
        Map<String, Rule> r = new HashMap<>();
        r.put("Message Received", new Rule("mail", TalkingWords::wrote));
        r.put("Message Sent", new Rule("send", h -> Words.joined("We wrote", by(h), said(h))));
        r.put("Live Chat Conversation Started", new Rule("messages", h -> "Started a chat"));
        r.put("Live Chat Conversation Ended", new Rule("messages", TalkingWords::chatEnded));
        r.put("Live Chat Message Sent", new Rule("message", TalkingWords::wrote));
        r.put(
                "Live Chat Message Received",
                new Rule(
                        "message-2",
                        h -> Words.joined(or(h.text("agent_name"), "We"), " answered in the chat", said(h))));
        r.put("Call Received", new Rule("phone", h -> "Called us"));
        r.put("Call Made", new Rule("phone-call", h -> "We called"));
        r.put("Call Ended", new Rule("phone-call", TalkingWords::called));
        r.put(
                "Form Submitted",
                new Rule("forms", h -> Words.joined("Sent the form", Words.with(" ", h.text("form")), said(h))));
        r.put("Social Mention", new Rule("at", h -> Words.joined("Mentioned us", by(h), said(h))));
        r.put("Social Message", new Rule("message-circle", TalkingWords::wrote));
        r.put(
                "Complaint Raised",
                new Rule(
                        "alert-circle",
                        h -> Words.joined("Complained", Words.with(" about ", human(h, "reason")), said(h))));
        r.put("Complaint Resolved", new Rule("circle-check", TalkingWords::resolved));
        r.put("Note Added", new Rule("note", h -> Words.joined("A colleague noted", said(h))));
        r.put("Survey Sent", new Rule("forms", h -> "Was asked about " + subject(h)));
        r.put("Survey Answered", new Rule("star", h -> Words.joined("Rated " + subject(h), score(h, 10), said(h))));
        r.put(
                "Product Reviewed",
                new Rule("star", h -> Words.joined("Rated " + ShoppingWords.product(h), score(h, 5), said(h))));
        r.putAll(sent());
        r.put("Gift Decided", new Rule("gift", TalkingWords::giftDecided));
        r.put("Gift Taken Back", new Rule("gift", h -> "Gave back a gift" + or(Words.with(": ", gift(h)), "")));
        r.put("Gift Given", new Rule("gift", h -> "Received a gift" + or(Words.with(": ", gift(h)), "")));
        r.put("Referral Shared", new Rule("share", h -> "Recommended us to somebody"));
        r.put("Referral Accepted", new Rule("users", h -> "Came on a recommendation"));
        r.put("Points Earned", new Rule("coin", h -> "Earned " + points(h)));
        r.put("Points Spent", new Rule("coin", h -> "Spent " + points(h)));
        r.put("Tier Reached", new Rule("award", h -> "Reached the tier " + or(h.text("tier"), "?")));
        return r;
    }

    private static Map<String, Rule> sent() {
        Map<String, Rule> r = new HashMap<>();
        r.put("Email Delivered", mail("mail", "Received the e-mail"));
        r.put("Email Opened", mail("mail-opened", "Opened the e-mail"));
        r.put("Email Link Clicked", mail("click", "Followed a link in the e-mail"));
        r.put("Email Bounced", mail("circle-x", "Could not be reached with the e-mail"));
        r.put("Email Marked as Spam", mail("ban", "Marked as spam the e-mail"));
        r.put("Unsubscribed", new Rule("ban", h -> "Wants no more mailings"));
        r.put("Text Message Delivered", new Rule("send", h -> Words.joined("Received a message", by(h), said(h))));
        r.put("Push Notification Received", new Rule("bell", h -> "Received a notification"));
        r.put("Push Notification Tapped", new Rule("bell", h -> "Followed a notification"));
        return r;
    }

    private static Rule mail(String icon, String before) {
        return new Rule(icon, h -> {
            String subject = h.text("email_subject") != null ? h.text("email_subject") : h.text("campaign_name");
            return subject == null ? before.replace(" the e-mail", " an e-mail") : before + " " + Words.quoted(subject);
        });
    }

    private static String wrote(Happening h) {
        String text = words(h);
        boolean asks = text != null && text.contains("?");
        return Words.joined(asks ? "Asked" : "Wrote", by(h), said(h));
    }

    private static String chatEnded(Happening h) {
        Double wait = h.number("wait_seconds");
        if (h.number("idle_minutes") != null) {
            return "The chat ended by itself, because nobody went on with it";
        }
        return Words.joined("The chat ended", wait == null ? null : ", first answer after " + Words.span(wait));
    }

    private static String called(Happening h) {
        Double wait = h.number("wait_seconds");
        Double talk = h.number("duration");
        return Words.joined(
                "Called us",
                wait == null ? null : ", waited " + Words.span(wait),
                talk == null ? null : ", talked " + Words.span(talk),
                said(h));
    }

    private static String resolved(Happening h) {
        Double wait = h.number("wait_seconds");
        return Words.joined(
                "A complaint was settled",
                Words.with(": ", human(h, "outcome")),
                wait == null ? null : ", after " + Words.span(wait));
    }

    private static String giftDecided(Happening h) {
        boolean held = "held_out".equals(h.text("arm")) || "control".equals(h.text("arm"));
        return held
                ? "Was held out from a gift, to measure it"
                : "Was chosen for a gift" + or(Words.with(": ", gift(h)), "");
    }

    private static @Nullable String gift(Happening h) {
        String name = h.text("name") != null ? h.text("name") : h.text("reward_name");
        return name != null ? Words.shortened(name, Words.MOST_NAME) : human(h, "experiment");
    }

    private static String points(Happening h) {
        Double points = h.number("points");
        return points == null ? "points" : Words.plain(points) + (points == 1 ? " point" : " points");
    }

    private static String subject(Happening h) {
        String survey = human(h, "survey") != null ? human(h, "survey") : human(h, "survey_name");
        if (survey == null) {
            return "us";
        }
        return switch (survey) {
            case "after visit" -> "the visit";
            case "recommend", "nps" -> "how likely to recommend us";
            default -> survey;
        };
    }

    private static @Nullable String score(Happening h, int otherwiseOf) {
        Double score = h.number("score") != null ? h.number("score") : h.number("rating");
        Double most = h.number("max_score") != null ? h.number("max_score") : h.number("max");
        return score == null
                ? null
                : " " + Words.plain(score) + " of " + Words.plain(most == null ? otherwiseOf : most);
    }

    /** The customer's own words in the event, wherever its kind puts them. */
    private static @Nullable String words(Happening h) {
        for (String field : List.of("text", "message_body", "comment", "review_body", "notes", "subject", "message")) {
            String text = h.text(field);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    private static @Nullable String said(Happening h) {
        String text = words(h);
        return text == null ? null : ": " + Words.quoted(text);
    }

    private static String by(Happening h) {
        return switch (h.channel()) {
            case "email" -> " by e-mail";
            case "phone" -> " by phone";
            case "sms" -> " by text message";
            case "chat" -> " in the chat";
            case "app" -> " in the app";
            case "web" -> " on the website";
            case "till", "store" -> " in the store";
            case "social" -> " on " + or(h.text("network"), "social media");
            default -> "";
        };
    }

    private static @Nullable String human(Happening h, String field) {
        String text = h.text(field);
        return text == null ? null : Words.human(text);
    }

    /** What an identify call told, without the values: those stand in the details. */
    static String told(Happening h) {
        JsonNode traits = h.event().get("traits");
        List<String> names = new ArrayList<>();
        if (traits != null && traits.isObject()) {
            traits.propertyNames().forEach(name -> names.add(Words.human(name)));
        }
        if (names.isEmpty()) {
            return "Was recognised";
        }
        int more = names.size() - MOST_TRAITS;
        String list = String.join(", ", names.subList(0, Math.min(names.size(), MOST_TRAITS)));
        return "Told us " + list + (more > 0 ? " and " + more + " more" : "");
    }

    /** {@code Ana changed City to York}, {@code Ana removed City}. */
    static String changed(Happening h) {
        JsonNode value = h.event().path("properties").path("value");
        String human = Words.human(h.name());
        String label = human.isEmpty() ? h.name() : Character.toUpperCase(human.charAt(0)) + human.substring(1);
        String by = or(h.text("by"), "A colleague");
        if (value.isNull() || value.isMissingNode()) {
            return by + " removed " + label;
        }
        return by + " changed " + label + or(Words.with(" to ", said(value)), "");
    }

    private static @Nullable String said(JsonNode value) {
        String text = value.isContainer() ? "" : value.asString().strip();
        return text.isEmpty() ? null : Words.shortened(text.replaceAll("\\s+", " "), Words.MOST_NAME);
    }

    static String belongs(Happening h) {
        JsonNode traits = h.event().get("traits");
        JsonNode name = traits == null ? null : traits.get("name");
        return name == null || !name.isString()
                ? "Belongs to a company"
                : "Belongs to " + Words.shortened(name.asString().strip(), Words.MOST_NAME);
    }

    private static String or(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }
}
