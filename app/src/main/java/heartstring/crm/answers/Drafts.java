package heartstring.crm.answers;

import heartstring.crm.conversations.Conversations;
import heartstring.platform.auth.Actor;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the current colleague has begun to write and not sent; it is there again on any device. */
@Component
public class Drafts {

    private final AnswersSql sql;
    private final Conversations conversations;
    private final InstantSource time;

    Drafts(AnswersSql sql, Conversations conversations, InstantSource time) {
        this.sql = sql;
        this.conversations = conversations;
        this.time = time;
    }

    /** Keeps it; nothing typed means no draft. {@code kind} is reply or note. */
    @Transactional
    public void keep(long conversationId, String kind, String body) {
        long id = conversations.get(conversationId).id();
        long user = Actor.current().userId();
        if (body.isBlank()) {
            sql.dropDraft(id, user, kind);
        } else {
            sql.keepDraft(id, user, kind, body.substring(0, Math.min(body.length(), Answers.LONGEST)), time.instant());
        }
    }

    /** What was begun, empty for nothing. */
    public String of(long conversationId, String kind) {
        return sql.draft(conversationId, Actor.current().userId(), kind);
    }
}
