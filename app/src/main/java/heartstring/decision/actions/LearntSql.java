package heartstring.decision.actions;

import heartstring.decision.actionrules.Action;
import heartstring.decision.actionrules.Pace;
import heartstring.kernels.bandit.Credit;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of what came of actions, and of putting away what is over. */
@Component
class LearntSql {

    /** What came of it is looked at after so long. */
    static final Duration WINDOW = Duration.ofDays(30);

    private final JdbcClient jdbc;

    LearntSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was learnt of one act with customers of one pace. */
    record Lesson(Credit credit, long dismissed) {}

    Map<Pace, Map<Action, Lesson>> all() {
        Map<Pace, Map<Action, Lesson>> all = new EnumMap<>(Pace.class);
        jdbc.sql("select pace, action, weight, won, squares, outcomes, dismissed from decision.action_credit")
                .query(rs -> {
                    Lesson lesson = new Lesson(
                            new Credit(rs.getDouble(3), rs.getDouble(4), rs.getDouble(5), rs.getLong(6)),
                            rs.getLong(7));
                    Pace pace = Pace.of(rs.getString(1));
                    Action.of(rs.getString(2))
                            .ifPresent(action -> all.computeIfAbsent(pace, p -> new EnumMap<>(Action.class))
                                    .put(action, lesson));
                });
        return all;
    }

    /**
     * Says of some whose month is over what came of them, and adds it to what was learnt. Somebody came who bought something, or answered
     * well. What nobody saw tells nothing, nor what was the only thing that could be done.
     */
    int learn(Instant now, int most) {
        return jdbc.sql("""
                        with due as materialized (
                          select n.id, n.decided_at, n.drawn, n.pace, n.propensity, p.customer_id
                            from decision.next_action n join customer.v_profile p on p.id = n.profile_id
                           where n.id = any(array(
                                   select k.id from decision.next_action k
                                    where k.outcome is null and k.how = 'drawn' and k.asker is not null and k.decided_at <= :before
                                    order by k.decided_at limit :most for update skip locked))),
                        judged as materialized (
                          select d.*, case
                                   when exists (select from customer.v_profile q join commerce.v_order o on o.profile_id = q.id
                                                 where q.customer_id = d.customer_id and o.occurred_at > d.decided_at
                                                   and o.occurred_at <= d.decided_at + interval '30 days'
                                                   and o.status not in ('cancelled', 'refunded')) then 'came'
                                   when exists (select from customer.v_profile q join experience.v_answer a on a.profile_id = q.id
                                                 where q.customer_id = d.customer_id and a.occurred_at > d.decided_at
                                                   and a.occurred_at <= d.decided_at + interval '30 days' and a.most > 0
                                                   and a.score::double precision / a.most >= 0.8) then 'answered'
                                   else 'stayed' end as outcome
                            from due d),
                        told as (
                          update decision.next_action n set outcome = j.outcome from judged j where n.id = j.id
                          returning n.id),
                        kept as (
                          insert into decision.action_credit as c (pace, action, weight, won, squares, outcomes, dismissed)
                          select j.pace, j.drawn, sum(w.w), coalesce(sum(w.w) filter (where j.outcome <> 'stayed'), 0), sum(w.w * w.w),
                                 count(*), 0
                            from judged j cross join lateral (select least(:heaviest, 1 / j.propensity)) w (w)
                           where j.propensity < 1 group by 1, 2 order by 1, 2
                          on conflict (pace, action) do update
                             set weight = c.weight + excluded.weight, won = c.won + excluded.won, squares = c.squares + excluded.squares,
                                 outcomes = c.outcomes + excluded.outcomes)
                        select count(*) from told""")
                .param("before", Timestamp.from(now.minus(WINDOW)))
                .param("most", most)
                .param("heaviest", Credit.MOST_WEIGHT)
                .query((rs, n) -> rs.getInt(1))
                .single();
    }

    /** One that a colleague dismissed: it brought nothing. */
    void dismissed(String pace, String action, double propensity) {
        Credit one = Credit.NONE.plus(propensity, false);
        jdbc.sql("""
                        insert into decision.action_credit as c (pace, action, weight, won, squares, outcomes, dismissed)
                        values (:pace, :action, :weight, 0, :squares, 1, 1)
                        on conflict (pace, action) do update
                           set weight = c.weight + excluded.weight, squares = c.squares + excluded.squares,
                               outcomes = c.outcomes + 1, dismissed = c.dismissed + 1""")
                .param("pace", pace)
                .param("action", action)
                .param("weight", one.weight())
                .param("squares", one.squares())
                .update();
    }

    /** Puts away what nobody took in its time. */
    int passOver(Instant now, int most) {
        return jdbc.sql("""
                        update decision.next_action set state = 'passed'
                         where id = any(array(select id from decision.next_action where state = 'open' and until <= :now
                                               order by until limit :most for update skip locked))""")
                .param("now", Timestamp.from(now))
                .param("most", most)
                .update();
    }

    /** Forgets what came to nothing long ago. */
    int forget(Instant before, int most) {
        return jdbc.sql("""
                        delete from decision.next_action
                         where id = any(array(select id from decision.next_action where state in ('open', 'passed') and decided_at < :before
                                               order by decided_at limit :most for update skip locked))""")
                .param("before", Timestamp.from(before))
                .param("most", most)
                .update();
    }
}
