package heartstring.decision.mended;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that read behaviour into cases. */
@Component
class JudgingSql {

    private final JdbcClient jdbc;

    JudgingSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is read out of behaviour; each of them in turn. */
    enum Turn {
        ACTED("o.state <> 'closed' and o.first_action_at is null"),
        ANSWERED("o.state = 'waiting'"),
        // Once its time is over and something is known of it, a case is settled.
        JUDGED("o.state = 'closed' and (o.closed_at > :since::timestamptz or o.shown_why is null)");

        private final String which;

        Turn(String which) {
            this.which = which;
        }
    }

    /** The next cases in their turn by number; after the last it is the first one's again. */
    long[] next(Turn turn, Instant since, int most) {
        String name = turn.name().toLowerCase(Locale.ROOT);
        long after = jdbc.sql("select after_id from decision.walk where name = :name for update")
                .param("name", name)
                .query((rs, n) -> rs.getLong(1))
                .single();
        long[] cases = jdbc
                .sql("select o.id from decision.customer_case o where %s and o.id > :after order by o.id limit :most"
                        .formatted(turn.which))
                .param("since", since.toString())
                .param("after", after)
                .param("most", most)
                .query((rs, n) -> rs.getLong(1))
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
        jdbc.sql("update decision.walk set after_id = :to where name = :name and after_id <> :to")
                .param("to", cases.length < most ? 0 : cases[cases.length - 1])
                .param("name", name)
                .update();
        return cases;
    }

    /** What we said to the customer since a case was opened is the first thing done about it. */
    int acted(long[] cases) {
        return jdbc.sql("""
                        update decision.customer_case c set first_action_at = greatest(f.at, c.opened_at)
                          from (select o.id, (select min(t.at) from customer.v_profile p
                                                join customer.v_profile q on q.customer_id = p.customer_id
                                                join crm.v_talk t on t.profile_id = q.id
                                               where p.id = o.profile_id and t.who = 'us' and t.at >= o.opened_at) as at
                                  from decision.customer_case o
                                 where o.id = any(:cases) and o.state <> 'closed' and o.first_action_at is null) f
                         where c.id = f.id and f.at is not null and c.first_action_at is null""").param("cases", cases).update();
    }

    /** Who answered is no longer waited for. */
    int answered(long[] cases) {
        return jdbc.sql("""
                        with back as (
                          update decision.customer_case c set state = 'open', waiting_since = null
                            from (select o.id, (select min(t.at) from customer.v_profile p
                                                  join customer.v_profile q on q.customer_id = p.customer_id
                                                  join crm.v_talk t on t.profile_id = q.id
                                                 where p.id = o.profile_id and t.who = 'customer' and t.at > o.waiting_since) as at
                                    from decision.customer_case o where o.id = any(:cases) and o.state = 'waiting') f
                           where c.id = f.id and f.at is not null and c.state = 'waiting' returning c.id, f.at)
                        insert into decision.case_step (case_id, at, user_id, kind) select id, at, 0, 'resumed' from back""").param("cases", cases).update();
    }

    /**
     * What was done within that time since the end of these cases: a better or a low answer, a purchase, or neither once the time is
     * over.
     */
    int judge(Instant now, Duration within, long[] cases) {
        return jdbc.sql("""
                        with ended as (
                          select c.id, p.customer_id, c.closed_at, c.closed_at + make_interval(secs => :within) as until,
                                 (select min(e.score::float8 / nullif(e.most, 0)) from decision.evidence e
                                   where e.case_id in (select c.id union all
                                                       select o.id from decision.customer_case o where o.closed_group = c.closed_group)
                                     and e.cause = 'answer') as before
                            from decision.customer_case c join customer.v_profile p on p.id = c.profile_id
                           where c.id = any(:cases) and c.state = 'closed'),
                        seen as (
                          select e.id,
                                 (select a.score::float8 / a.most from experience.v_answer a join customer.v_profile q on q.id = a.profile_id
                                   where q.customer_id = e.customer_id and a.score is not null and a.occurred_at > e.closed_at
                                     and a.occurred_at <= e.until order by a.occurred_at desc limit 1) as answer, e.before,
                                 exists (select from commerce.v_order o join customer.v_profile q on q.id = o.profile_id
                                          where q.customer_id = e.customer_id and o.status <> 'cancelled' and o.occurred_at > e.closed_at
                                            and o.occurred_at <= e.until) as came,
                                 e.until < :now::timestamptz as over
                            from ended e),
                        found as (
                          select id, case when answer >= 0.7 and answer > coalesce(before, 0) then 'better_answer'
                                          when answer <= 0.6 then 'low_again'
                                          when came then 'came_back' when over then 'stayed_away' end as why
                            from seen)
                        update decision.customer_case c set shown_why = f.why, shown_at = :now::timestamptz,
                               shown_recovered = case when f.why in ('better_answer', 'came_back') then 'yes' else 'no' end
                          from found f where c.id = f.id and f.why is not null and c.state = 'closed' and c.shown_why is distinct from f.why""")
                .param("now", now.toString())
                .param("within", (double) within.toSeconds())
                .param("cases", cases)
                .update();
    }
}
