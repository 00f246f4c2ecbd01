package heartstring.crm.chronicle;

import heartstring.story.timeline.Happening;
import heartstring.story.timeline.Wording;
import heartstring.ui.components.Format;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How deals, tasks, notes and files read on the timeline. */
@Component
class SalesWords implements Wording {

    private static final int MOST_TEXT = 140;
    private static final int MOST_NAME = 80;

    @Override
    public @Nullable Line word(Happening h) {
        if (!h.channel().equals(Chronicle.CHANNEL) || !h.kind().equals("track")) {
            return null;
        }
        return switch (h.name()) {
            case "Deal Opened" -> new Line("target", by(h) + " opened the deal " + deal(h) + with(" at ", money(h)));
            case "Deal Changed" ->
                new Line("pencil", by(h) + " changed the deal " + deal(h) + with(": ", h.text("what")));
            case "Deal Moved" ->
                new Line(
                        "arrow-right",
                        by(h) + " moved the deal " + deal(h) + with(" from ", h.text("from"))
                                + with(" to ", h.text("stage")));
            case "Deal Won" ->
                new Line(
                        "trophy",
                        by(h) + " won the deal " + deal(h) + with(", ", money(h)) + with(": ", h.text("reason")));
            case "Deal Lost" -> new Line("flag", by(h) + " lost the deal " + deal(h) + with(": ", h.text("reason")));
            case "Deal Reopened" -> new Line("rotate", by(h) + " opened the deal " + deal(h) + " again");
            case "Quote Made" -> new Line("file-text", by(h) + " made a quote for " + deal(h) + with(", ", money(h)));
            case "Task Done" -> new Line("circle-check", by(h) + " did " + quoted(h, "task"));
            case "Meeting Held" ->
                new Line("calendar-event", by(h) + " met: " + quoted(h, "task") + with(", ", h.text("place")));
            case "Conversation Resolved" -> new Line("circle-check", by(h) + " closed the conversation");
            case "File Added" -> new Line("paperclip", by(h) + " added the file " + quoted(h, "file"));
            case "Note Added" -> h.text("by") == null ? null : new Line("note", by(h) + " noted: " + quoted(h, "text"));
            default -> null;
        };
    }

    private static String by(Happening h) {
        String by = h.text("by");
        return by == null ? "The house" : Format.shortened(by, MOST_NAME);
    }

    private static String deal(Happening h) {
        return quoted(h, "deal");
    }

    private static String quoted(Happening h, String property) {
        String text = h.text(property);
        return text == null ? "something" : "“" + Format.shortened(text.replaceAll("\\s+", " "), MOST_TEXT) + "”";
    }

    private static String with(String before, @Nullable String text) {
        return text == null ? "" : before + Format.shortened(text, MOST_TEXT);
    }

    private static @Nullable String money(Happening h) {
        String currency = h.text("currency");
        Double minor = h.number("amount_minor");
        try {
            return currency == null || minor == null ? null : Format.money(Math.round(minor), currency);
        } catch (IllegalArgumentException e) {
            // Somebody else told it with a currency that does not exist.
            return null;
        }
    }
}
