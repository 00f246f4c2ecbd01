package heartstring.decision.entering;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of what happened and was not looked at yet. */
@Component
class NewsSql {

    private final JdbcClient jdbc;

    NewsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void note(List<News> news) {
        if (news.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into decision.workflow_news (workflow_id, what, profile_id, touchpoint_id, key, bulk, at, not_before)
                        select u.workflow, u.what, p.id, u.touchpoint, u.key, u.bulk, u.at, u.not_before
                          from unnest(:workflows, :whats::text[], :profiles, :touchpoints, :keys::text[], :bulk, :at::timestamptz[],
                                      :before::timestamptz[]) with ordinality
                               u (workflow, what, profile, touchpoint, key, bulk, at, not_before, nth)
                          join customer.v_profile p on p.id = u.profile and p.erased_at is null
                         order by u.nth
                            on conflict do nothing""")
                .param("workflows", news.stream().mapToInt(News::workflow).toArray())
                .param("whats", news.stream().map(News::what).toArray(String[]::new))
                .param("profiles", news.stream().mapToLong(News::profile).toArray())
                .param("touchpoints", news.stream().mapToLong(News::touchpoint).toArray())
                .param("keys", news.stream().map(News::key).toArray(String[]::new))
                .param("bulk", news.stream().map(News::bulk).toArray(Boolean[]::new))
                .param("at", news.stream().map(n -> n.at().toString()).toArray(String[]::new))
                .param(
                        "before",
                        news.stream()
                                .map(n -> n.notBefore() == null
                                        ? null
                                        : n.notBefore().toString())
                                .toArray(String[]::new))
                .update();
    }

    void withdraw(long[] touchpoints) {
        jdbc.sql("delete from decision.workflow_news where touchpoint_id = any(:touchpoints)")
                .param("touchpoints", touchpoints)
                .update();
    }

    /** Workflows of which something waits. */
    List<Integer> waiting() {
        return jdbc.sql("""
                        select w.id from decision.workflow w
                         where exists (select from decision.workflow_news n where n.workflow_id = w.id) order by w.id""").query(Integer.class).list();
    }

    /** Keeps others from looking at this workflow's news until the transaction ends; false where somebody does. */
    boolean claim(int workflow) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('workflow-news'), :workflow)")
                .param("workflow", workflow)
                .query(Boolean.class)
                .single();
    }

    /** The next of a workflow, taken: those of single people before those brought in by the thousand. */
    List<News> take(int workflow, int most) {
        return jdbc.sql("""
                        delete from decision.workflow_news where id = any(array(
                          select id from decision.workflow_news where workflow_id = :workflow
                           order by bulk, id limit :most for update skip locked))
                        returning id, what, profile_id, touchpoint_id, key, bulk, at, not_before""")
                .param("workflow", workflow)
                .param("most", most)
                .query((rs, n) -> {
                    Timestamp before = rs.getTimestamp(8);
                    return new News(
                            rs.getLong(1),
                            workflow,
                            rs.getString(2),
                            rs.getLong(3),
                            rs.getLong(4),
                            rs.getString(5),
                            rs.getBoolean(6),
                            rs.getTimestamp(7).toInstant(),
                            before == null ? null : before.toInstant());
                })
                .list();
    }

    /** Tells runs what happened: those that wait for it now, and all of them where it is the goal or an exit. */
    int tell(int workflow, List<News> news, Instant now) {
        if (news.isEmpty()) {
            return 0;
        }
        return jdbc.sql("""
                        update decision.workflow_run r
                           set answer = t.answer, due_at = :now::timestamptz
                          from (select distinct on (o.id) o.id, u.what,
                                       case when u.what = 'goal' or u.what like 'exit-%' then u.what else 'came' end as answer
                                  from unnest(:whats::text[], :profiles, :touchpoints) u (what, profile, touchpoint)
                                  join customer.v_profile p on p.id = u.profile
                                  join customer.v_profile q on q.customer_id = p.customer_id
                                  join decision.workflow_run o on o.profile_id = q.id and o.workflow_id = :workflow
                                   and o.state = 'waiting' and o.cause < u.touchpoint
                                 where u.what = 'goal' or u.what like 'exit-%' or u.what = o.step
                                 order by o.id, u.what = o.step, u.touchpoint) t
                         where r.id = t.id and r.state = 'waiting' and (t.answer <> 'came' or r.step = t.what)
                           and (r.answer is null or r.answer in ('came', 'yes', 'no'))""")
                .param("workflow", workflow)
                .param("whats", news.stream().map(News::what).toArray(String[]::new))
                .param("profiles", news.stream().mapToLong(News::profile).toArray())
                .param("touchpoints", news.stream().mapToLong(News::touchpoint).toArray())
                .param("now", now.toString())
                .update();
    }
}
