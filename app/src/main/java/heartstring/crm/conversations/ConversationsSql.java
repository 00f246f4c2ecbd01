package heartstring.crm.conversations;

import heartstring.platform.reach.Reach;
import heartstring.platform.reach.Reaches;
import heartstring.platform.reach.RecordKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of what colleagues do with conversations. */
@Component
class ConversationsSql {

    private static final String READ = """
                        select c.id, coalesce(p.customer_id, 0), c.profile_id, c.state, c.snoozed_until, c.resolved_at,
                               coalesce(c.assignee_id, 0), coalesce(c.team_id, 0), c.priority, c.labels, coalesce(c.private_to, 0), c.channel,
                               c.first_at, c.last_at, c.last_by, c.waiting_since, c.talks, c.answer_due_at, c.resolve_due_at
                          from crm.conversation c left join customer.v_profile p on p.id = c.profile_id
                         where\s""";

    private final JdbcClient jdbc;
    private final Reaches reaches;

    ConversationsSql(JdbcClient jdbc, Reaches reaches) {
        this.jdbc = jdbc;
        this.reaches = reaches;
    }

    Optional<Conversation> find(long id, long user) {
        return jdbc.sql("""
                        with recursive r as (
                          select id, merged_into, 1 hops from crm.conversation where id = :id
                          union all
                          select c.id, c.merged_into, r.hops + 1 from r join crm.conversation c on c.id = r.merged_into where r.hops < 100)
                        """ + READ + """
                        c.id = (select id from r where merged_into is null) and (c.private_to is null or c.private_to = :user)""")
                .param("id", id)
                .param("user", user)
                .query((rs, n) -> conversation(rs))
                .optional();
    }

    Optional<Conversation> latest(long customer, long user) {
        Reach reach = reaches.of(RecordKind.CONVERSATIONS);
        return jdbc.sql(READ + """
                        c.profile_id in (select id from customer.v_profile where customer_id = :customer)
                           and c.merged_into is null and (c.private_to is null or c.private_to = :user)""" + reach.and("c.assignee_id", "c.team_id") + " order by c.last_at desc limit 1")
                .params(reach.params())
                .param("customer", customer)
                .param("user", user)
                .query((rs, n) -> conversation(rs))
                .optional();
    }

    private static Conversation conversation(ResultSet rs) throws SQLException {
        return new Conversation(
                rs.getLong(1),
                rs.getLong(2),
                rs.getLong(3),
                State.of(rs.getString(4)),
                moment(rs.getTimestamp(5)),
                moment(rs.getTimestamp(6)),
                rs.getLong(7),
                rs.getInt(8),
                Priority.of(rs.getInt(9)),
                labels(rs, 10),
                rs.getLong(11),
                rs.getString(12),
                rs.getTimestamp(13).toInstant(),
                rs.getTimestamp(14).toInstant(),
                rs.getString(15),
                moment(rs.getTimestamp(16)),
                rs.getInt(17),
                moment(rs.getTimestamp(18)),
                moment(rs.getTimestamp(19)));
    }

    private static List<String> labels(ResultSet rs, int column) throws SQLException {
        return Arrays.asList((String[]) rs.getArray(column).getArray());
    }

    private static @Nullable Instant moment(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    boolean lock(long id) {
        return jdbc.sql("select id from crm.conversation where id = :id for update")
                .param("id", id)
                .query((rs, n) -> rs.getLong(1))
                .optional()
                .isPresent();
    }

    boolean isTeam(int team) {
        return jdbc.sql("select exists (select from crm.team where id = :team and closed_at is null)")
                .param("team", team)
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }

    void assign(long id, long user) {
        jdbc.sql("update crm.conversation set assignee_id = nullif(:user, 0) where id = :id")
                .param("user", user)
                .param("id", id)
                .update();
    }

    void hand(long id, int team) {
        jdbc.sql("update crm.conversation set team_id = nullif(:team, 0) where id = :id")
                .param("team", team)
                .param("id", id)
                .update();
    }

    void resolve(long id, Instant now, long user) {
        jdbc.sql("""
                        update crm.conversation
                           set state = 'resolved', snoozed_until = null, resolved_at = :now::timestamptz, resolved_by = nullif(:user, 0),
                               settled_at = :now::timestamptz, waiting_since = null
                         where id = :id and state <> 'resolved'""")
                .param("now", now.toString())
                .param("user", user)
                .param("id", id)
                .update();
    }

    void open(long id, Instant now) {
        jdbc.sql("""
                        update crm.conversation
                           set opened_at = case when state = 'resolved' then :now::timestamptz else opened_at end,
                               state = 'open', snoozed_until = null, resolved_at = null, resolved_by = null
                         where id = :id and state <> 'open'""").param("now", now.toString()).param("id", id).update();
    }

    void snooze(long id, Instant until, Instant now) {
        jdbc.sql("""
                        update crm.conversation
                           set opened_at = case when state = 'resolved' then :now::timestamptz else opened_at end,
                               state = 'snoozed', snoozed_until = :until::timestamptz, resolved_at = null, resolved_by = null
                         where id = :id""")
                .param("until", until.toString())
                .param("now", now.toString())
                .param("id", id)
                .update();
    }

    void prioritise(long id, int priority) {
        jdbc.sql("update crm.conversation set priority = :priority where id = :id")
                .param("priority", priority)
                .param("id", id)
                .update();
    }

    boolean label(long id, String label, int most) {
        return jdbc.sql("""
                        update crm.conversation
                           set labels = case when :label = any(labels) then labels else labels || :label end
                         where id = :id and (:label = any(labels) or cardinality(labels) < :most)""")
                        .param("label", label)
                        .param("most", most)
                        .param("id", id)
                        .update()
                == 1;
    }

    void unlabel(long id, String label) {
        jdbc.sql("update crm.conversation set labels = array_remove(labels, :label) where id = :id")
                .param("label", label)
                .param("id", id)
                .update();
    }

    void own(long id, long user) {
        jdbc.sql("update crm.conversation set private_to = nullif(:user, 0) where id = :id")
                .param("user", user)
                .param("id", id)
                .update();
    }

    void merge(long gone, long stays, Instant now) {
        for (String table : List.of("talk", "mention")) {
            jdbc.sql("update crm." + table + " set conversation_id = :stays where conversation_id = :gone")
                    .param("stays", stays)
                    .param("gone", gone)
                    .update();
        }
        jdbc.sql("""
                        update crm.conversation c
                           set labels = (select coalesce(array_agg(distinct l), '{}') from (
                                           select unnest(c.labels || g.labels) l order by 1 limit 20) u),
                               assignee_id = coalesce(c.assignee_id, g.assignee_id), team_id = coalesce(c.team_id, g.team_id),
                               priority = least(c.priority, g.priority),
                               state = case when g.state = 'open' then 'open' else c.state end,
                               snoozed_until = case when g.state = 'open' then null else c.snoozed_until end,
                               resolved_at = case when g.state = 'open' then null else c.resolved_at end,
                               opened_at = least(c.opened_at, g.opened_at)
                          from crm.conversation g where c.id = :stays and g.id = :gone""").param("stays", stays).param("gone", gone).update();
        jdbc.sql("""
                        update crm.conversation
                           set merged_into = :stays, state = 'resolved', snoozed_until = null, waiting_since = null,
                               resolved_at = coalesce(resolved_at, :now::timestamptz)
                         where id = :gone or merged_into = :gone""")
                .param("stays", stays)
                .param("gone", gone)
                .param("now", now.toString())
                .update();
        for (String table : List.of("presence", "draft", "seen")) {
            jdbc.sql("delete from crm." + table + " where conversation_id = :gone")
                    .param("gone", gone)
                    .update();
        }
    }

    void see(long id, long user, Instant now) {
        jdbc.sql("""
                        insert into crm.seen as s (conversation_id, user_id, at)
                        select id, :user, greatest(:now::timestamptz, last_at) from crm.conversation where id = :id
                        on conflict (conversation_id, user_id) do update set at = excluded.at where s.at < excluded.at""")
                .param("id", id)
                .param("user", user)
                .param("now", now.toString())
                .update();
        jdbc.sql("""
                        update crm.mention set seen_at = :now::timestamptz
                         where user_id = :user and conversation_id = :id and seen_at is null""")
                .param("id", id)
                .param("user", user)
                .param("now", now.toString())
                .update();
    }
}
