package heartstring.crm.inbox;

import heartstring.crm.conversations.Priority;
import heartstring.crm.conversations.State;
import heartstring.crm.folders.Folder;
import heartstring.crm.folders.Query;
import heartstring.ui.components.Format;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The inbox.
 *
 * @param counts by folder, up to a bound
 * @param next where the next page of the list begins, null for no more
 * @param thread the conversation that is open, null for none
 */
public record InboxView(
        Query query,
        Map<Folder, Integer> counts,
        List<Line> lines,
        @Nullable String next,
        List<String> labels,
        @Nullable ThreadView thread,
        Instant now) {

    private static final Duration SOON = Duration.ofHours(1);

    /**
     * One conversation.
     *
     * @param unread whether the customer spoke since whoever looks has last read it
     * @param cursor where the list goes on after it
     */
    public record Line(
            long id,
            long customerId,
            String name,
            String channel,
            State state,
            Priority priority,
            List<String> labels,
            Instant lastAt,
            String lastBy,
            @Nullable Instant waitingSince,
            @Nullable Instant answerDueAt,
            @Nullable Instant resolveDueAt,
            @Nullable Instant snoozedUntil,
            String assignee,
            String team,
            boolean isPrivate,
            boolean unread,
            String brief,
            String cursor) {}

    public Folder[] folders() {
        return Folder.values();
    }

    public String count(Folder folder) {
        int count = Objects.requireNonNullElse(counts.get(folder), 0);
        return count >= InboxSql.MOST_COUNTED ? Format.number(InboxSql.MOST_COUNTED - 1) + "+" : String.valueOf(count);
    }

    public boolean isOpen(Line line) {
        return thread != null && thread.conversation().id() == line.id();
    }

    public String href(Line line) {
        return "/crm/inbox/" + line.id() + "?" + query.text();
    }

    public String nextHref() {
        return "/crm/inbox/list?" + query.text() + "&after=" + next;
    }

    /** A promise that runs or was missed, in words; empty for none. */
    public String clock(Line line) {
        return clock(line.answerDueAt(), line.resolveDueAt(), now);
    }

    /** {@code late}, {@code soon} or empty. */
    public String pressure(Line line) {
        return pressure(line.answerDueAt(), line.resolveDueAt(), now);
    }

    static String clock(@Nullable Instant answer, @Nullable Instant resolve, Instant now) {
        if (answer != null && (resolve == null || !resolve.isBefore(answer))) {
            return answer.isBefore(now) ? "Answer late by " + span(answer, now) : "Answer within " + span(now, answer);
        }
        if (resolve != null) {
            return resolve.isBefore(now) ? "Late by " + span(resolve, now) : "To settle within " + span(now, resolve);
        }
        return "";
    }

    static String pressure(@Nullable Instant answer, @Nullable Instant resolve, Instant now) {
        Instant first = answer == null ? resolve : resolve == null || answer.isBefore(resolve) ? answer : resolve;
        if (first == null) {
            return "";
        }
        return first.isBefore(now) ? "late" : first.isBefore(now.plus(SOON)) ? "soon" : "";
    }

    private static String span(Instant from, Instant to) {
        long minutes = Duration.between(from, to).toMinutes();
        if (minutes < 60) {
            return Math.max(minutes, 1) + " min";
        }
        return minutes < 48 * 60 ? minutes / 60 + " h" : minutes / (24 * 60) + " days";
    }

    public static String icon(String channel) {
        return switch (channel) {
            case "email" -> "mail";
            case "chat" -> "messages";
            case "phone" -> "phone";
            case "social" -> "at";
            case "sms", "whatsapp" -> "message-2";
            case "till", "store" -> "building-store";
            case "web", "app" -> "globe";
            default -> "message-circle";
        };
    }

    public static String channelName(String channel) {
        return switch (channel) {
            case "email" -> "E-mail";
            case "sms" -> "Text message";
            case "crm" -> "Inbox";
            default ->
                channel.isEmpty()
                        ? "Any channel"
                        : Character.toUpperCase(channel.charAt(0))
                                + channel.substring(1).replace('_', ' ');
        };
    }
}
