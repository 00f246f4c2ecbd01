package heartstring.story.membership;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements by which one server at a time keeps segments. */
@Component
class TurnSql {

    private static final String HELD = "interval '60 seconds'";
    private static final String HELD_LONG = "interval '15 minutes'";
    private static final String RENEWED = "interval '30 seconds'";

    private final JdbcClient jdbc;
    private final UUID me = UUID.randomUUID();

    TurnSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether it is this server's turn, which it takes where nobody has it. */
    boolean isMine() {
        boolean mine = jdbc.sql("select holder = :me and until > clock_timestamp() + " + RENEWED
                        + " from story.segment_turn where holder is not null")
                .param("me", me)
                .query((rs, n) -> rs.getBoolean(1))
                .optional()
                .orElse(false);
        return mine
                || jdbc.sql("update story.segment_turn set holder = :me, until = clock_timestamp() + " + HELD
                                        + " where holder = :me or holder is null or until < clock_timestamp()")
                                .param("me", me)
                                .update()
                        > 0;
    }

    /** In a transaction: nobody else has the turn before it ends. Throws where somebody has it already. */
    void hold() {
        hold(HELD);
    }

    /** In a transaction of its own, before something that takes long: nobody else has the turn meanwhile. */
    void holdLong() {
        hold(HELD_LONG);
    }

    private void hold(String held) {
        boolean mine =
                jdbc.sql("update story.segment_turn set until = clock_timestamp() + " + held + " where holder = :me")
                                .param("me", me)
                                .update()
                        > 0;
        if (!mine) {
            throw new IllegalStateException("Another server keeps segments now.");
        }
    }
}
