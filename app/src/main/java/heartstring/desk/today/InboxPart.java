package heartstring.desk.today;

import heartstring.platform.auth.Actor;
import heartstring.platform.auth.Role;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** For agents: who waits for an answer. */
@Component
class InboxPart implements TodayPart {

    private static final int COUNTED = 100;

    private final TodaySql sql;

    InboxPart(TodaySql sql) {
        this.sql = sql;
    }

    @Override
    public int place() {
        return 15;
    }

    @Override
    public Optional<Block> of(Actor actor) {
        Actor.Colleague who = actor.colleague();
        if (who == null || who.role() != Role.AGENT) {
            return Optional.empty();
        }
        int mine = sql.conversations(who.userId(), COUNTED);
        int nobodys = sql.conversations(null, COUNTED);
        int most = Math.max(1, Math.max(mine, nobodys));
        return Optional.of(new Block(
                "inbox",
                "Conversations",
                "inbox",
                "/crm/inbox",
                mine + nobodys == 0
                        ? List.of()
                        : Stream.of(bar("Yours", mine, most), bar("Nobody's", nobodys, most))
                                .toList(),
                List.of(),
                "Nobody waits for an answer."));
    }

    private static Block.Bar bar(String label, int count, int most) {
        return new Block.Bar(
                label, "/crm/inbox", COUNTED * count / most, count >= COUNTED ? COUNTED + " or more" : "" + count);
    }
}
