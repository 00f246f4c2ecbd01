package heartstring.crm.leftoff;

import heartstring.platform.reach.Reach;
import heartstring.platform.reach.Reaches;
import heartstring.platform.reach.RecordKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The one statement of where we left off; it reads the memory and the conversations of a customer's pieces by their indexes. */
@Component
class LeftOffSql {

    private final JdbcClient jdbc;
    private final Reaches reaches;

    LeftOffSql(JdbcClient jdbc, Reaches reaches) {
        this.jdbc = jdbc;
        this.reaches = reaches;
    }

    /**
     * Something open, or how a conversation stands.
     *
     * @param kind promise, concern or wish; or talk, whose {@code words} are its state and {@code by} who spoke last
     */
    record Row(
            String kind,
            String words,
            @Nullable LocalDate due,
            Instant at,
            long touchpointId,
            String by,
            boolean waits) {}

    /** Of promises the most urgent, of concerns and wishes the newest; then the conversation that this user may see. */
    List<Row> read(long customer, long conversation, long user, Instant since) {
        Reach reach = reaches.of(RecordKind.CONVERSATIONS);
        return jdbc.sql("""
                        with pieces as materialized (select id from customer.v_profile where customer_id = :customer)
                        (select distinct on (m.kind) m.kind, m.words, m.due, m.said_at, m.touchpoint_id, '', false
                           from pieces p join story.v_memory m on m.profile_id = p.id
                          where m.state in ('found', 'confirmed') and m.kind in ('promise', 'concern', 'wish')
                            and (m.kind <> 'promise' or m.ours) and m.said_at >= :since::timestamptz
                          order by m.kind, case when m.kind = 'promise' then m.due end, m.said_at desc, m.touchpoint_id desc, m.starts)
                        union all
                        (select 'talk', c.state, null, c.last_at, c.last_touchpoint_id, c.last_by, c.waiting_since is not null
                           from pieces p join crm.conversation c on c.profile_id = p.id
                          where c.merged_into is null and (c.private_to is null or c.private_to = :user)%s
                            and (:conversation = 0 or c.id = :conversation)
                          order by c.last_at desc, c.id desc limit 1)""".formatted(reach.and("c.assignee_id", "c.team_id")))
                .params(reach.params())
                .param("customer", customer)
                .param("conversation", conversation)
                .param("user", user)
                .param("since", since.toString())
                .query((rs, n) -> row(rs))
                .list();
    }

    private static Row row(ResultSet rs) throws SQLException {
        return new Row(
                rs.getString(1),
                rs.getString(2),
                rs.getObject(3, LocalDate.class),
                rs.getTimestamp(4).toInstant(),
                rs.getLong(5),
                rs.getString(6),
                rs.getBoolean(7));
    }
}
