package heartstring.crm.calls;

import heartstring.crm.conversations.Priority;
import heartstring.crm.talk.TalkRules;
import heartstring.crm.talk.Words;
import heartstring.platform.reach.Reach;
import heartstring.platform.reach.Reaches;
import heartstring.platform.reach.RecordKind;
import heartstring.platform.web.Cursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements by which programs read conversations: those for everybody's eyes. */
@Component
class CallsSql {

    private static final String EVERYBODYS = "c.private_to is null and c.merged_into is null";

    private final JdbcClient jdbc;
    private final Reaches reaches;

    CallsSql(JdbcClient jdbc, Reaches reaches) {
        this.jdbc = jdbc;
        this.reaches = reaches;
    }

    /** What is asked for; an empty text and 0 mean all. */
    record Asked(String state, long customer, long assignee, int team, String label, String channel) {}

    List<Called.Conversation> list(Asked asked, @Nullable Cursor after, int most) {
        Map<String, Object> params = new HashMap<>();
        Reach reach = reaches.of(RecordKind.CONVERSATIONS);
        params.putAll(reach.params());
        StringBuilder where = new StringBuilder(EVERYBODYS).append(reach.and("c.assignee_id", "c.team_id"));
        add(
                where,
                params,
                " and c.state = :state",
                "state",
                asked.state(),
                !asked.state().isEmpty());
        add(
                where,
                params,
                " and c.profile_id in (select id from customer.v_profile where customer_id = :customer)",
                "customer",
                asked.customer(),
                asked.customer() != 0);
        add(where, params, " and c.assignee_id = :assignee", "assignee", asked.assignee(), asked.assignee() != 0);
        add(where, params, " and c.team_id = :team", "team", asked.team(), asked.team() != 0);
        add(
                where,
                params,
                " and c.labels @> array[:label]::text[]",
                "label",
                asked.label(),
                !asked.label().isEmpty());
        add(
                where,
                params,
                " and c.channel = :channel",
                "channel",
                asked.channel(),
                !asked.channel().isEmpty());
        if (after != null) {
            where.append(" and (c.last_at, c.id) < (:at::timestamptz, :id)");
            params.put("at", after.moment(0).toString());
            params.put("id", after.number(1));
        }
        params.put("most", most);
        return jdbc.sql("""
                        select c.id, coalesce(p.customer_id, 0), c.state, c.channel, c.priority, c.labels, c.assignee_id, c.team_id, c.first_at,
                               c.last_at, c.last_by, c.waiting_since, c.snoozed_until, c.resolved_at, c.answer_due_at, c.resolve_due_at, c.talks
                          from crm.conversation c left join customer.v_profile p on p.id = c.profile_id
                         where %s order by c.last_at desc, c.id desc limit :most""".formatted(where))
                .params(params)
                .query((rs, n) -> conversation(rs))
                .list();
    }

    private static void add(
            StringBuilder where, Map<String, Object> params, String test, String name, Object value, boolean wanted) {
        if (wanted) {
            where.append(test);
            params.put(name, value);
        }
    }

    private static Called.Conversation conversation(ResultSet rs) throws SQLException {
        long assignee = rs.getLong(7);
        int team = rs.getInt(8);
        return new Called.Conversation(
                rs.getLong(1),
                rs.getLong(2),
                rs.getString(3),
                rs.getString(4),
                Priority.of(rs.getInt(5)).word(),
                Arrays.asList((String[]) rs.getArray(6).getArray()),
                assignee == 0 ? null : assignee,
                team == 0 ? null : team,
                rs.getTimestamp(9).toInstant(),
                rs.getTimestamp(10).toInstant(),
                rs.getString(11),
                moment(rs.getTimestamp(12)),
                moment(rs.getTimestamp(13)),
                moment(rs.getTimestamp(14)),
                moment(rs.getTimestamp(15)),
                moment(rs.getTimestamp(16)),
                rs.getInt(17));
    }

    private static @Nullable Instant moment(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    List<Called.Message> messages(long conversation, @Nullable Cursor before, int most) {
        return jdbc.sql("""
                        select t.touchpoint_id, t.at, t.who, t.channel, v.name, v.body::text
                          from (select * from crm.talk where conversation_id = :conversation
                                   and (at, touchpoint_id) < (:at::timestamptz, :id)
                                 order by at desc, touchpoint_id desc limit :most) t
                          join touchpoint.v_touchpoint v on v.id = t.touchpoint_id
                         order by t.at desc, t.touchpoint_id desc""")
                .param("conversation", conversation)
                .param("at", before == null ? "infinity" : before.moment(0).toString())
                .param("id", before == null ? Long.MAX_VALUE : before.number(1))
                .param("most", most)
                .query((rs, n) -> {
                    Words words = TalkRules.words(rs.getString(5), rs.getString(6));
                    return new Called.Message(
                            rs.getLong(1),
                            rs.getTimestamp(2).toInstant(),
                            rs.getString(3),
                            rs.getString(4),
                            words.author(),
                            words.subject(),
                            words.text().isEmpty() ? words.line() : words.text(),
                            words.files().stream().map(CallsSql::file).toList());
                })
                .list();
    }

    private static Called.File file(Words.Attached file) {
        return new Called.File(
                file.id() == 0 ? null : file.id(),
                file.name(),
                file.type(),
                file.size(),
                file.why().isEmpty() ? null : file.why());
    }
}
