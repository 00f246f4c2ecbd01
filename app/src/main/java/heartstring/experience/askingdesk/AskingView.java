package heartstring.experience.askingdesk;

import heartstring.experience.asking.Trigger;
import heartstring.experience.surveys.Survey;
import heartstring.story.drafting.ConditionView;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who is asked when, and for one customer why they were asked or not.
 *
 * @param customer 0 for nobody
 * @param typed what stands in the form for a new trigger
 */
public record AskingView(
        List<Line> lines,
        List<Survey> surveys,
        long customer,
        String name,
        List<Decision> decisions,
        List<Verdict> verdicts,
        Map<Integer, String> names,
        Map<String, String> typed,
        ConditionView condition,
        String search,
        List<Found> found,
        boolean mayChange,
        @Nullable String fault) {

    /** Events after which people are asked most often, and how they are called. */
    private static final Map<String, String> MOMENTS = new LinkedHashMap<>();

    static {
        MOMENTS.put("Order Completed", "a purchase");
        MOMENTS.put("Order Refunded", "something came back");
        MOMENTS.put("Live Chat Conversation Ended", "a chat ended");
        MOMENTS.put("Conversation Resolved", "a conversation was closed");
        MOMENTS.put("Complaint Resolved", "a complaint was settled");
        MOMENTS.put("Call Ended", "a call");
        MOMENTS.put("Tier Reached", "a tier was reached");
    }

    /** An event in plain words where it has some. */
    static String moment(String event) {
        return MOMENTS.getOrDefault(event, "“" + event + "”");
    }

    /** The events to choose from, with their words. */
    public List<Map.Entry<String, String>> moments() {
        return List.copyOf(MOMENTS.entrySet());
    }

    /** Somebody who could be meant. */
    public record Found(long customer, String name) {}

    /** A trigger, how its condition reads, and what it did in 30 days. */
    public record Line(Trigger trigger, String survey, String condition, Count count) {

        /** When it asks, in words. */
        public String when() {
            int minutes = trigger.delayMinutes();
            String after = minutes == 0
                    ? "at once"
                    : minutes % 1440 == 0
                            ? minutes / 1440 + (minutes == 1440 ? " day later" : " days later")
                            : minutes % 60 == 0
                                    ? minutes / 60 + (minutes == 60 ? " hour later" : " hours later")
                                    : minutes + " minutes later";
            BigDecimal share = trigger.sharePercent().stripTrailingZeros();
            String where = trigger.way() == Trigger.Way.CHAT ? "in its window" : after;
            return "After " + AskingView.moment(trigger.event()) + ", " + where
                    + (trigger.eachTime() ? ", each time" : "")
                    + (trigger.remindDays() == 0
                            ? ""
                            : ", reminded once after " + trigger.remindDays()
                                    + (trigger.remindDays() == 1 ? " day" : " days"))
                    + (share.compareTo(BigDecimal.valueOf(100)) == 0
                            ? ""
                            : ", " + share.toPlainString() + " % of people");
        }
    }

    /** How many a trigger asked, did not ask, and how many of those asked answered. */
    public record Count(int trigger, long asked, long not, long answered) {}

    /**
     * A decision about a customer.
     *
     * @param remindedAt when it was decided about a reminder; null where it was not, or will not be
     * @param notReminded why there was none, empty where there was
     */
    public record Decision(
            int surveyId,
            String trigger,
            String way,
            String outcome,
            String reason,
            Instant at,
            @Nullable Instant answeredAt,
            @Nullable Instant remindedAt,
            String notReminded) {

        public String words() {
            return switch (outcome) {
                case "asked" ->
                    switch (way) {
                        case "page" -> "Was shown it on a page.";
                        case "chat" -> "Was asked in the window of a chat.";
                        default -> "Was asked by e-mail.";
                    };
                case "waiting" -> "Is due to be asked.";
                default -> "Was not asked. " + reason;
            };
        }
    }

    /** What would happen now: empty when they would be asked. */
    public record Verdict(
            Survey survey, String trigger, @Nullable String reason) {}

    /** The name of a survey. */
    public String survey(int id) {
        return names.getOrDefault(id, "a survey");
    }

    public String typed(String field, String otherwise) {
        return typed.getOrDefault(field, otherwise);
    }
}
