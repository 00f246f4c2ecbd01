package heartstring.crm.notices;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one colleague was told, newest first.
 *
 * @param next the number before which older ones begin, 0 when there are none
 */
public record BellView(List<Line> lines, long unread, long next) {

    /** One notice; numbers are 0 and names empty for what it is not about. */
    public record Line(
            long id,
            String kind,
            String actor,
            Instant at,
            boolean unread,
            long customerId,
            String customer,
            long dealId,
            String deal,
            long taskId,
            String task,
            @Nullable String conversation) {

        /** What happened, as a sentence. */
        public String text() {
            String who = actor.isEmpty() ? "The house" : actor;
            return switch (kind) {
                case "deal-assigned" -> who + " gave you the deal " + quoted(deal);
                case "deal-changed" -> who + " changed the deal " + quoted(deal);
                case "deal-moved" -> who + " moved the deal " + quoted(deal);
                case "deal-won" -> who + " won the deal " + quoted(deal);
                case "deal-lost" -> who + " lost the deal " + quoted(deal);
                case "deal-reopened" -> who + " opened the deal " + quoted(deal) + " again";
                case "task-assigned" -> who + " gave you " + quoted(task);
                case "task-due" -> "Due: " + quoted(task);
                case "case-given" -> who + " gave you a case of " + subject();
                case "mentioned" -> who + " mentioned you in a note on " + subject();
                case "noted" -> who + " wrote a note on " + subject();
                case "file-added" -> who + " added a file to " + subject();
                default -> who + " has news for you";
            };
        }

        private String subject() {
            return deal.isEmpty() ? customer.isEmpty() ? "a customer" : customer : "the deal " + quoted(deal);
        }

        private static String quoted(String text) {
            return text.isEmpty() ? "that is gone" : "“" + text + "”";
        }

        public String icon() {
            return switch (kind) {
                case "mentioned" -> "at";
                case "noted" -> "note";
                case "task-due" -> "clock";
                case "case-given" -> "alert-triangle";
                case "task-assigned" -> "checkbox";
                case "file-added" -> "paperclip";
                default -> kind.startsWith("deal") ? "target" : "bell";
            };
        }
    }
}
