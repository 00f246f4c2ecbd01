package heartstring.crm.reach;

import heartstring.platform.reach.Reach;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that ask whether one record may be seen. */
@Component
class ReachedSql {

    private final JdbcClient jdbc;

    ReachedSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isDeal(long id, Reach reach) {
        return is("select exists (select from crm.deal d where d.id = :id" + reach.and("d.owner_id") + ")", id, reach);
    }

    boolean isTask(long id, Reach reach) {
        return is("select exists (select from crm.task t where t.id = :id" + reach.and("t.owner_id") + ")", id, reach);
    }

    /** One that was merged stands for the one it went into. */
    boolean isConversation(long id, Reach reach) {
        return is("""
                        with recursive r as (
                          select id, merged_into, 1 hops from crm.conversation where id = :id
                          union all
                          select c.id, c.merged_into, r.hops + 1 from r join crm.conversation c on c.id = r.merged_into where r.hops < 100)
                        select exists (select from crm.conversation c where c.id = (select id from r where merged_into is null)""" + reach.and("c.assignee_id", "c.team_id") + ")", id, reach);
    }

    /** Whether a deal is with that customer, or its contact is. */
    boolean isOfDeal(long deal, long customer) {
        return is("""
                        select exists (select from crm.deal d join customer.v_profile p on p.id in (d.profile_id, d.contact_profile_id)
                                        where d.id = :id and p.customer_id = :other)""", deal, customer);
    }

    /** Whether a task names that customer, or its deal does. */
    boolean isOfTask(long task, long customer) {
        return is("""
                        select exists (select from crm.task t left join crm.deal d on d.id = t.deal_id
                                         join customer.v_profile p on p.id in (t.profile_id, d.profile_id)
                                        where t.id = :id and p.customer_id = :other)""", task, customer);
    }

    boolean isDealOfTask(long task, long deal) {
        return is("select exists (select from crm.task t where t.id = :id and t.deal_id = :other)", task, deal);
    }

    /** Whether a colleague has an open deal, task or conversation with that customer. */
    boolean isDealtWith(long customer, long user) {
        return is("""
                        select exists (select from customer.v_profile p where p.customer_id = :id and (
                                 exists (select from crm.deal d where d.profile_id = p.id and d.owner_id = :other and d.state = 'open')
                              or exists (select from crm.deal d where d.contact_profile_id = p.id and d.owner_id = :other and d.state = 'open')
                              or exists (select from crm.task t where t.profile_id = p.id and t.owner_id = :other and t.state = 'open')
                              or exists (select from crm.conversation c
                                          where c.profile_id = p.id and c.assignee_id = :other and c.state <> 'resolved')))""", customer, user);
    }

    private boolean is(String question, long id, Reach reach) {
        return answer(jdbc.sql(question).params(reach.params()).param("id", id));
    }

    private boolean is(String question, long id, long other) {
        return answer(jdbc.sql(question).param("id", id).param("other", other));
    }

    private static boolean answer(JdbcClient.StatementSpec question) {
        return question.query((rs, n) -> rs.getBoolean(1)).single();
    }

    /** Those of these touchpoints that speak of a deal or a task, or belong to a conversation, that may not be seen. */
    Set<Long> hidden(Collection<Long> touchpoints, Reach deals, Reach tasks, Reach conversations) {
        return new HashSet<>(jdbc.sql("""
                        select f.touchpoint_id from crm.deal_fact f join crm.deal d on d.id = f.deal_id
                         where f.touchpoint_id = any(:ids) and (%s) is not true
                        union all
                        select t.touchpoint_id from crm.talk t join crm.conversation c on c.id = t.conversation_id
                         where t.touchpoint_id = any(:ids) and (%s) is not true
                        union all
                        select v.id from touchpoint.v_touchpoint v
                          join crm.task t on t.id = case when v.body #>> '{properties,task_id}' ~ '^[0-9]{1,18}$'
                                                         then (v.body #>> '{properties,task_id}')::bigint end
                         where v.id = any(:ids) and v.name in ('Task Done', 'Meeting Held') and (%s) is not true""".formatted(
                                deals.test("d.owner_id"),
                                conversations.test("c.assignee_id", "c.team_id"),
                                tasks.test("t.owner_id")))
                .params(deals.params())
                .params(tasks.params())
                .params(conversations.params())
                .param("ids", touchpoints.stream().mapToLong(Long::longValue).toArray())
                .query((rs, n) -> rs.getLong(1))
                .list());
    }
}
