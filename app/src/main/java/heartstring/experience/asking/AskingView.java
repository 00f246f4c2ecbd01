package heartstring.experience.asking;

import heartstring.experience.surveys.Survey;
import java.math.BigDecimal;
import java.time.Instant;
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
        String search,
        List<Found> found,
        boolean mayChange,
        @Nullable String fault) {

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
            return "After “" + trigger.event() + "”, " + after
                    + (share.compareTo(BigDecimal.valueOf(100)) == 0
                            ? ""
                            : ", " + share.toPlainString() + " % of people");
        }
    }

    /** How many a trigger asked, did not ask, and how many of those asked answered. */
    public record Count(int trigger, long asked, long not, long answered) {}

    /** A decision about a customer. */
    public record Decision(
            int surveyId,
            String trigger,
            String way,
            String outcome,
            String reason,
            Instant at,
            @Nullable Instant answeredAt) {

        public String words() {
            return switch (outcome) {
                case "asked" -> way.equals("page") ? "Was shown it on a page." : "Was asked by e-mail.";
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
