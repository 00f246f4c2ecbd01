package heartstring.crm.inbox;

import heartstring.crm.answers.AnswerRules;
import heartstring.crm.answers.SavedReply;
import heartstring.crm.answers.Way;
import heartstring.crm.conversations.Conversation;
import heartstring.crm.conversations.Priority;
import heartstring.crm.talk.Who;
import heartstring.crm.talk.Words;
import heartstring.crm.teams.Team;
import heartstring.platform.auth.Actor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One conversation in the middle pane.
 *
 * @param name of the customer
 * @param open whether whoever looks may open the customer's page
 * @param way how an answer would reach them
 * @param fault why the last act was refused, null for none
 * @param text what was typed when it was refused, or the draft
 */
public record ThreadView(
        Conversation conversation,
        String query,
        String name,
        boolean open,
        Lines lines,
        Way way,
        List<AnswerRules.Colleague> colleagues,
        List<Team> teams,
        List<SavedReply> replies,
        List<Other> others,
        List<Present> present,
        String key,
        String text,
        String note,
        List<Words.Attached> files,
        @Nullable String fault,
        Instant now) {

    /**
     * What was said, oldest first, over all conversations of the customer.
     *
     * @param earlier where what was said before goes on, null for no more
     */
    public record Lines(
            long conversationId, List<Said> said, @Nullable String earlier) {

        /** The last of them, 0 when nothing was said. */
        public long last() {
            return said.isEmpty() ? 0 : said.getLast().id();
        }
    }

    /**
     * One talk.
     *
     * @param elsewhere whether it belongs to another conversation of the customer
     * @param newDay whether the one before it was on another day
     */
    public record Said(
            long id,
            long conversationId,
            Instant at,
            Who who,
            String channel,
            Words words,
            boolean elsewhere,
            boolean newDay,
            String delivery) {

        private static final int LONG = 4_000;

        public boolean isLong() {
            return words.text().length() > LONG;
        }

        public String beginning() {
            return words.text().substring(0, Math.min(words.text().length(), LONG));
        }

        /** A style for who speaks. */
        public String style() {
            return "hs-said-" + who.word();
        }

        public String icon() {
            return InboxView.icon(channel);
        }
    }

    /** Another conversation of the same customer. */
    public record Other(long id, String state, String channel, Instant lastAt, int talks) {}

    /** A colleague who is here, too. */
    public record Present(String name, boolean writing) {}

    public String path() {
        return "/crm/inbox/" + conversation.id();
    }

    public String act(String act) {
        return path() + "/" + act + "?" + query;
    }

    public long me() {
        return Actor.current().userId();
    }

    public Priority[] priorities() {
        return Priority.values();
    }

    public String assignee() {
        return colleagues.stream()
                .filter(c -> c.id() == conversation.assigneeId())
                .map(AnswerRules.Colleague::name)
                .findFirst()
                .orElse(conversation.assigneeId() == 0 ? "" : "A former colleague");
    }

    public String clock() {
        return InboxView.clock(conversation.answerDueAt(), conversation.resolveDueAt(), now);
    }

    public String pressure() {
        return InboxView.pressure(conversation.answerDueAt(), conversation.resolveDueAt(), now);
    }

    /** Who else is here, as a sentence; empty for nobody. */
    public static String told(List<Present> present) {
        if (present.isEmpty()) {
            return "";
        }
        List<String> writing =
                present.stream().filter(Present::writing).map(Present::name).toList();
        return writing.isEmpty()
                ? String.join(" and ", present.stream().map(Present::name).toList())
                        + (present.size() == 1 ? " is looking at this, too." : " are looking at this, too.")
                : String.join(" and ", writing)
                        + (writing.size() == 1 ? " is writing an answer just now." : " are writing answers just now.");
    }
}
