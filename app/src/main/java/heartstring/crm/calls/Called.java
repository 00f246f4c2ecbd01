package heartstring.crm.calls;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What programs are told and tell. */
final class Called {

    private Called() {}

    /**
     * A conversation.
     *
     * @param assignee number of a colleague, null for nobody; {@code team} the same
     * @param waitingSince since when the customer waits for an answer
     */
    record Conversation(
            long id,
            long customer,
            String state,
            String channel,
            String priority,
            List<String> labels,
            @Nullable Long assignee,
            @Nullable Integer team,
            Instant firstAt,
            Instant lastAt,
            String lastBy,
            @Nullable Instant waitingSince,
            @Nullable Instant snoozedUntil,
            @Nullable Instant resolvedAt,
            @Nullable Instant answerDueAt,
            @Nullable Instant resolveDueAt,
            int messages) {}

    record Conversations(
            List<Conversation> conversations, @Nullable String next) {}

    /** One thing said; {@code by} is customer, us, note or nobody. */
    record Message(
            long id,
            Instant at,
            String by,
            String channel,
            String author,
            String subject,
            String text,
            List<File> files) {}

    /** A file that came along; {@code why} says why it was not kept. */
    record File(
            @Nullable Long id,
            String name,
            String type,
            long size,
            @Nullable String why) {}

    record Messages(List<Message> messages, @Nullable String next) {}

    /** An answer or note to write. */
    record Written(@Nullable String text, @Nullable String subject) {}

    /** A first letter; without an address to the first that is known of the customer. */
    record Beginning(
            long customer,
            @Nullable String address,
            @Nullable String subject,
            @Nullable String text) {}

    /** Who shall have it; what is not named stays, null takes away. */
    record Assignment(@Nullable Long user, @Nullable Integer team) {}

    /** The touchpoint that it is. */
    record Said(long id) {}
}
