package heartstring.crm.reach;

import heartstring.platform.reach.Reach;
import heartstring.platform.reach.ReachDoor;
import heartstring.platform.reach.Reaches;
import heartstring.platform.reach.RecordKind;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Conversations. */
@Component
class ConversationDoor implements ReachDoor {

    private final Reaches reaches;
    private final ReachedSql sql;

    ConversationDoor(Reaches reaches, ReachedSql sql) {
        this.reaches = reaches;
        this.sql = sql;
    }

    @Override
    public List<Pattern> addresses() {
        return List.of(Pattern.compile("/crm/inbox/\\{(\\w+)"), Pattern.compile("/api/conversations/\\{(\\w+)"));
    }

    @Override
    public Set<String> names() {
        return Set.of("conversation", "conversationId");
    }

    @Override
    public boolean isIn(long id) {
        Reach reach = reaches.of(RecordKind.CONVERSATIONS);
        return reach.isAll() || sql.isConversation(id, reach);
    }

    @Override
    public String noun() {
        return "conversation";
    }
}
