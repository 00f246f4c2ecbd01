package heartstring.crm.tasks;

import heartstring.platform.reach.Reach;
import heartstring.platform.reach.Reaches;
import heartstring.platform.reach.RecordKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of tasks and meetings. */
@Component
class TasksSql {

    private static final String TASK = """
            select t.id, t.kind, t.title, t.place, coalesce(t.owner_id, 0), coalesce(u.name, ''), t.due_at, t.all_day, t.minutes,
                   coalesce(p.customer_id, 0), coalesce(h.name, ''), coalesce(t.deal_id, 0), coalesce(d.title, ''), t.conversation,
                   t.remind_minutes, t.repeat_rule, t.turn, t.state, t.ended_at, t.created_at, t.version, m.words
              from crm.task t
              left join crm.deal d on d.id = t.deal_id
              left join customer.v_profile p on p.id = coalesce(t.profile_id, d.profile_id)
              left join customer.v_headline h on h.customer_id = p.customer_id
              left join platform.v_user u on u.id = t.owner_id
              left join crm.promise x on x.task_id = t.id
              left join story.v_memory m on m.touchpoint_id = x.touchpoint_id and m.starts = x.starts and m.kind = 'promise'
            """;

    private final JdbcClient jdbc;
    private final Reaches reaches;

    TasksSql(JdbcClient jdbc, Reaches reaches) {
        this.jdbc = jdbc;
        this.reaches = reaches;
    }

    /** Which tasks are wanted; nulls and zeros stand for all. */
    record Wanted(
            String state,
            long owner,
            @Nullable Instant from,
            @Nullable Instant before,
            long customer,
            long deal,
            String conversation) {}

    private static Task task(ResultSet rs) throws SQLException {
        return new Task(
                rs.getLong(1),
                rs.getString(2),
                rs.getString(3),
                rs.getString(4),
                rs.getLong(5),
                rs.getString(6),
                rs.getTimestamp(7).toInstant(),
                rs.getBoolean(8),
                rs.getInt(9),
                rs.getLong(10),
                rs.getString(11),
                rs.getLong(12),
                rs.getString(13),
                rs.getString(14),
                rs.getObject(15) == null ? null : rs.getInt(15),
                rs.getString(16),
                rs.getInt(17),
                rs.getString(18),
                rs.getTimestamp(19) == null ? null : rs.getTimestamp(19).toInstant(),
                rs.getTimestamp(20).toInstant(),
                rs.getInt(21),
                rs.getString(22));
    }

    Optional<Task> find(long id) {
        return jdbc.sql(TASK + " where t.id = :id")
                .param("id", id)
                .query((rs, n) -> task(rs))
                .optional();
    }

    boolean lock(long id) {
        return jdbc.sql("select id from crm.task where id = :id for update")
                .param("id", id)
                .query((rs, n) -> true)
                .optional()
                .isPresent();
    }

    /** Soonest first; after a cursor of time and number. */
    List<Task> list(Wanted wanted, @Nullable Instant afterDue, long afterId, int limit) {
        Map<String, Object> params = new LinkedHashMap<>();
        Reach reach = reaches.of(RecordKind.TASKS);
        params.putAll(reach.params());
        StringBuilder where = new StringBuilder(" where true").append(reach.and("t.owner_id"));
        if (!wanted.state().equals("all")) {
            // Written out, so that the index of open tasks is used.
            where.append(" and t.state = '")
                    .append(wanted.state().equals("open") ? "open" : "done")
                    .append('\'');
        }
        if (wanted.owner() != 0) {
            where.append(wanted.owner() == -1 ? " and t.owner_id is null" : " and t.owner_id = :owner");
            params.put("owner", wanted.owner());
        }
        if (wanted.from() != null) {
            where.append(" and t.due_at >= :from::timestamptz");
            params.put("from", wanted.from().toString());
        }
        if (wanted.before() != null) {
            where.append(" and t.due_at < :before::timestamptz");
            params.put("before", wanted.before().toString());
        }
        if (wanted.customer() != 0) {
            where.append("""
                     and (t.profile_id in (select id from customer.v_profile where customer_id = :customer)
                       or t.deal_id in (select x.id from crm.deal x join customer.v_profile y on y.id = x.profile_id
                                         where y.customer_id = :customer))""");
            params.put("customer", wanted.customer());
        }
        if (wanted.deal() != 0) {
            where.append(" and t.deal_id = :deal");
            params.put("deal", wanted.deal());
        }
        if (!wanted.conversation().isEmpty()) {
            where.append(" and t.conversation = :conversation");
            params.put("conversation", wanted.conversation());
        }
        if (afterDue != null) {
            where.append(" and (t.due_at, t.id) > (:afterDue::timestamptz, :afterId)");
            params.put("afterDue", afterDue.toString());
            params.put("afterId", afterId);
        }
        params.put("limit", limit);
        return jdbc.sql(TASK + where + " order by t.due_at, t.id limit :limit")
                .params(params)
                .query((rs, n) -> task(rs))
                .list();
    }

    /** Open tasks before the day, in it, and after it; of one colleague, or with 0 of all. */
    record Counts(long overdue, long today, long upcoming) {}

    Counts counts(long owner, Instant day, Instant nextDay, Instant now) {
        Reach reach = reaches.of(RecordKind.TASKS);
        return jdbc.sql("""
                        select count(*) filter (where overdue), count(*) filter (where not overdue and due_at < :next::timestamptz),
                               count(*) filter (where due_at >= :next::timestamptz)
                          from (select due_at, case when all_day then due_at < :day::timestamptz
                                                    else due_at + minutes * interval '1 minute' < :now::timestamptz end overdue
                                  from crm.task where state = 'open' and (:owner = 0 or owner_id = :owner)%s limit 100000) x""".formatted(reach.and("owner_id")))
                .params(reach.params())
                .param("owner", owner)
                .param("day", day.toString())
                .param("next", nextDay.toString())
                .param("now", now.toString())
                .query((rs, n) -> new Counts(rs.getLong(1), rs.getLong(2), rs.getLong(3)))
                .single();
    }

    Optional<Long> lead(long customer) {
        return jdbc.sql("""
                        select p.id from customer.v_profile p where p.customer_id = :customer and p.erased_at is null
                         order by p.key_kind = 'anonymous_id', p.id limit 1""")
                .param("customer", customer)
                .query((rs, n) -> rs.getLong(1))
                .optional();
    }

    boolean isColleague(long user) {
        return jdbc.sql("select exists (select from platform.v_user where id = :id)")
                .param("id", user)
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }

    boolean isDeal(long deal) {
        return jdbc.sql("select exists (select from crm.deal where id = :id)")
                .param("id", deal)
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }

    private static JdbcClient.StatementSpec bind(
            JdbcClient.StatementSpec statement, TaskDraft d, @Nullable Long profile, @Nullable Instant remindAt) {
        return statement
                .param("kind", d.kind())
                .param("title", d.title().strip())
                .param("place", d.place().strip())
                .param("owner", d.ownerId())
                .param("due", d.dueAt().toString())
                .param("allDay", d.allDay())
                .param("minutes", d.minutes())
                .param("profile", profile)
                .param("deal", d.dealId())
                .param("conversation", d.conversation())
                .param("remind", d.remindMinutes())
                .param("remindAt", remindAt == null ? null : remindAt.toString())
                .param("repeat", d.repeat().strip());
    }

    /** Nothing when that turn of the series is there already. */
    Optional<Long> insert(
            TaskDraft draft,
            @Nullable Long profile,
            @Nullable Instant remindAt,
            UUID series,
            int turn,
            Instant now,
            long by) {
        return bind(jdbc.sql("""
                        insert into crm.task (kind, title, place, owner_id, due_at, all_day, minutes, profile_id, deal_id, conversation,
                                              remind_minutes, remind_at, repeat_rule, series, turn, created_at, created_by)
                        values (:kind, :title, :place, nullif(:owner::bigint, 0), :due::timestamptz, :allDay, :minutes, :profile::bigint,
                                nullif(:deal::bigint, 0), :conversation, :remind::int, :remindAt::timestamptz, :repeat, :series, :turn,
                                :now::timestamptz, nullif(:by::bigint, 0))
                        on conflict (series, turn) do nothing returning id"""), draft, profile, remindAt)
                .param("series", series)
                .param("turn", turn)
                .param("now", now.toString())
                .param("by", by)
                .query((rs, n) -> rs.getLong(1))
                .optional();
    }

    void change(long id, TaskDraft draft, @Nullable Long profile, @Nullable Instant remindAt) {
        bind(jdbc.sql("""
                        update crm.task set kind = :kind, title = :title, place = :place, owner_id = nullif(:owner::bigint, 0),
                               reminded_at = case when due_at = :due::timestamptz and remind_minutes is not distinct from :remind::int
                                                  then reminded_at end,
                               due_at = :due::timestamptz, all_day = :allDay, minutes = :minutes, profile_id = :profile::bigint,
                               deal_id = nullif(:deal::bigint, 0), conversation = :conversation, remind_minutes = :remind::int,
                               remind_at = :remindAt::timestamptz, repeat_rule = :repeat, version = version + 1
                         where id = :id"""), draft, profile, remindAt).param("id", id).update();
    }

    void end(long id, String state, Instant at, long by) {
        jdbc.sql("""
                        update crm.task set state = :state, ended_at = case when :state = 'open' then null else :at::timestamptz end,
                               ended_by = nullif(:by::bigint, 0), version = version + 1
                         where id = :id""")
                .param("id", id)
                .param("state", state)
                .param("at", at.toString())
                .param("by", by)
                .update();
    }

    UUID series(long id) {
        return jdbc.sql("select series from crm.task where id = :id")
                .param("id", id)
                .query((rs, n) -> rs.getObject(1, UUID.class))
                .single();
    }

    /** Takes back the turn that followed, unless somebody has touched it. */
    int dropFollowing(long id) {
        return jdbc.sql("""
                        delete from crm.task f using crm.task t
                         where t.id = :id and f.series = t.series and f.turn > t.turn and f.state = 'open' and f.version = 0
                           and not exists (select from crm.notice n where n.task_id = f.id)""").param("id", id).update();
    }

    /** Reminders whose time has come, each taken once, by one server. */
    List<Long> takeDue(Instant now, int limit) {
        return jdbc.sql("""
                        update crm.task set reminded_at = :now::timestamptz where id = any(array(
                          select id from crm.task
                           where state = 'open' and reminded_at is null and remind_at <= :now::timestamptz
                           order by remind_at limit :limit for update skip locked))
                        returning id""")
                .param("now", now.toString())
                .param("limit", limit)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }
}
