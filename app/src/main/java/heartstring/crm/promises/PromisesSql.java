package heartstring.crm.promises;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that hold promises and tasks together. */
@Component
class PromisesSql {

    private final JdbcClient jdbc;

    PromisesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A promise without a task; whose it is to be: 0 for nobody's. */
    record Waiting(
            long memoryId,
            long touchpointId,
            int starts,
            LocalDate due,
            long customerId,
            long conversationId,
            long ownerId) {}

    /**
     * Open promises of ours that are due since that day and have had no task, the most urgent first. A task is for the colleague who
     * promised, else for the one who has the conversation or the customer's latest open deal.
     */
    List<Waiting> waiting(LocalDate since, int most) {
        return jdbc.sql("""
                        select w.id, w.touchpoint_id, w.starts, w.due, w.customer_id, coalesce(c.id, 0), coalesce(
                                 (select u.id from platform.v_user u where u.active and u.id = w.said_by),
                                 (select u.id from platform.v_user u where u.active and u.id = c.assignee_id),
                                 (select d.owner_id from crm.deal d
                                    join customer.v_profile p on p.id = d.profile_id
                                    join platform.v_user u on u.id = d.owner_id and u.active
                                   where p.customer_id = w.customer_id and d.state = 'open'
                                   order by d.created_at desc, d.id desc limit 1), 0)
                          from (select m.id, m.touchpoint_id, m.starts, m.due, p.customer_id,
                                       (select case when t.body #>> '{properties,user_id}' ~ '^[0-9]{1,18}$'
                                                    then (t.body #>> '{properties,user_id}')::bigint end
                                          from touchpoint.v_touchpoint t where t.id = m.touchpoint_id) said_by
                                  from story.v_memory m join customer.v_profile p on p.id = m.profile_id and p.erased_at is null
                                 where m.kind = 'promise' and m.ours and m.state in ('found', 'confirmed') and m.due is not null
                                   and coalesce(m.due, 'infinity'::date) >= :since::date
                                   and not exists (select from crm.promise x
                                                    where x.touchpoint_id = m.touchpoint_id and x.starts = m.starts)
                                 order by coalesce(m.due, 'infinity'::date), m.id limit :most) w
                          left join crm.talk k on k.touchpoint_id = w.touchpoint_id
                          left join crm.conversation c on c.id = k.conversation_id
                         order by w.due, w.id""")
                .param("since", since.toString())
                .param("most", most)
                .query((rs, n) -> new Waiting(
                        rs.getLong(1),
                        rs.getLong(2),
                        rs.getInt(3),
                        rs.getObject(4, LocalDate.class),
                        rs.getLong(5),
                        rs.getLong(6),
                        rs.getLong(7)))
                .list();
    }

    void insert(long touchpoint, int starts, long task, Instant now) {
        jdbc.sql("""
                        insert into crm.promise (touchpoint_id, starts, task_id, made_at)
                        values (:touchpoint, :starts, :task, :now::timestamptz)""")
                .param("touchpoint", touchpoint)
                .param("starts", starts)
                .param("task", task)
                .param("now", now.toString())
                .update();
    }

    Optional<Long> task(long memory) {
        return jdbc.sql("""
                        select x.task_id from story.v_memory m
                          join crm.promise x on x.touchpoint_id = m.touchpoint_id and x.starts = m.starts
                         where m.id = :memory""")
                .param("memory", memory)
                .query((rs, n) -> rs.getLong(1))
                .optional();
    }

    Optional<Long> memory(long task) {
        return jdbc.sql("""
                        select m.id from crm.promise x
                          join story.v_memory m on m.touchpoint_id = x.touchpoint_id and m.starts = x.starts and m.kind = 'promise'
                         where x.task_id = :task""").param("task", task).query((rs, n) -> rs.getLong(1)).optional();
    }

    /** Open tasks of promises whose touchpoint is gone. While the memory is built again, the touchpoint is there. */
    List<Long> gone(int most) {
        return jdbc.sql("""
                        select x.task_id from crm.promise x join crm.task t on t.id = x.task_id and t.state = 'open'
                         where not exists (select from touchpoint.v_touchpoint p where p.id = x.touchpoint_id)
                         order by x.task_id limit :most""").param("most", most).query((rs, n) -> rs.getLong(1)).list();
    }
}
