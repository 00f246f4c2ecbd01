package heartstring.crm.inbox;

import heartstring.crm.answers.Answers;
import heartstring.crm.answers.Drafts;
import heartstring.crm.answers.SavedReplies;
import heartstring.crm.conversations.Conversation;
import heartstring.crm.conversations.Conversations;
import heartstring.crm.talk.Words;
import heartstring.crm.teams.Teams;
import heartstring.customer.owners.CustomersInReach;
import heartstring.messaging.files.Files;
import heartstring.platform.auth.Actor;
import heartstring.platform.settings.Settings;
import heartstring.platform.web.Cursor;
import heartstring.platform.web.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what is shown of one conversation. */
@Component
class Threads {

    /** Talks shown at once. */
    static final int PAGE = 40;

    /** So long somebody counts as being here after the last sign of them. */
    static final Duration STAY = Duration.ofSeconds(45);

    private static final int MOST_OTHERS = 20;

    private final Conversations conversations;
    private final ThreadSql sql;
    private final Answers answers;
    private final Drafts drafts;
    private final SavedReplies replies;
    private final Teams teams;
    private final Files files;
    private final Settings settings;
    private final InstantSource time;
    private final CustomersInReach customers;

    Threads(
            Conversations conversations,
            ThreadSql sql,
            Answers answers,
            Drafts drafts,
            SavedReplies replies,
            Teams teams,
            Files files,
            Settings settings,
            InstantSource time,
            CustomersInReach customers) {
        this.customers = customers;
        this.conversations = conversations;
        this.sql = sql;
        this.answers = answers;
        this.drafts = drafts;
        this.replies = replies;
        this.teams = teams;
        this.files = files;
        this.settings = settings;
        this.time = time;
    }

    /** What was typed when an act was refused, and why; {@link #NONE} for a fresh look. */
    record Typed(
            @Nullable String fault,
            @Nullable String text,
            @Nullable String note,
            List<Long> fileIds,
            String key) {
        static final Typed NONE = new Typed(null, null, null, List.of(), "");
    }

    ThreadView of(long id, String query, Typed typed) {
        Conversation conversation = conversations.get(id);
        long user = Actor.current().userId();
        String text = typed.text() == null ? drafts.of(conversation.id(), "reply") : typed.text();
        String note = typed.note() == null ? drafts.of(conversation.id(), "note") : typed.note();
        return new ThreadView(
                conversation,
                query,
                sql.name(conversation.customerId()),
                customers.isIn(conversation.customerId()),
                lines(conversation, null),
                answers.way(conversation),
                answers.colleagues(),
                teams.all(),
                replies.all(),
                sql.others(conversation.customerId(), conversation.id(), user, MOST_OTHERS),
                sql.present(conversation.id(), user, null, time.instant(), STAY),
                typed.key().isEmpty() ? UUID.randomUUID().toString() : typed.key(),
                text,
                note,
                attached(typed.fileIds()),
                typed.fault(),
                time.instant());
    }

    List<Words.Attached> attached(List<Long> fileIds) {
        return files.loose(fileIds, Actor.current().userId()).stream()
                .map(f -> new Words.Attached(f.id(), f.name(), f.type(), f.size(), ""))
                .toList();
    }

    ThreadView.Lines lines(Conversation conversation, @Nullable String before) {
        List<ThreadSql.Row> rows =
                sql.said(conversation.customerId(), Actor.current().userId(), Cursor.parse(before, 2), PAGE + 1);
        boolean more = rows.size() > PAGE;
        List<ThreadSql.Row> shown = more ? rows.subList(0, PAGE) : rows;
        ZoneId zone = settings.zone();
        List<ThreadView.Said> said = new ArrayList<>(shown.size());
        LocalDate day = null;
        for (ThreadSql.Row row : shown.reversed()) {
            LocalDate its = row.at().atZone(zone).toLocalDate();
            said.add(new ThreadView.Said(
                    row.id(),
                    row.conversationId(),
                    row.at(),
                    row.who(),
                    row.channel(),
                    row.words(),
                    row.conversationId() != conversation.id(),
                    !its.equals(day),
                    row.delivery()));
            day = its;
        }
        ThreadSql.@Nullable Row oldest = shown.isEmpty() ? null : shown.getLast();
        return new ThreadView.Lines(
                conversation.id(),
                said,
                more && oldest != null ? Cursor.of(oldest.at(), oldest.id()).text() : null);
    }

    /** Notes that the current user is here, and says who else is. */
    @Transactional
    List<ThreadView.Present> present(long id, @Nullable Boolean writing) {
        Instant now = time.instant();
        if (writing != null) {
            sql.forgetPresence(now.minus(STAY));
        }
        return sql.present(conversations.get(id).id(), Actor.current().userId(), writing, now, STAY);
    }

    /** The whole of one talk in that conversation's history. */
    String body(long id, long touchpoint) {
        return sql.body(
                        conversations.get(id).customerId(),
                        touchpoint,
                        Actor.current().userId())
                .orElseThrow(() -> Refusal.notFound("message"));
    }

    boolean isSeen(long touchpoint) {
        return sql.isSeen(touchpoint, Actor.current().userId());
    }
}
