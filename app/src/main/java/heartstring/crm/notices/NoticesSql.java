package heartstring.crm.notices;

import heartstring.customer.owners.CustomerReach;
import heartstring.customer.owners.CustomersInReach;
import heartstring.platform.reach.Reach;
import heartstring.platform.reach.Reaches;
import heartstring.platform.reach.RecordKind;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of notices and followers. */
@Component
class NoticesSql {

    private static final int MOST_FOLLOWERS = 500;

    private final JdbcClient jdbc;
    private final CustomersInReach customers;
    private final Reaches reaches;

    NoticesSql(JdbcClient jdbc, Reaches reaches, CustomersInReach customers) {
        this.jdbc = jdbc;
        this.customers = customers;
        this.reaches = reaches;
    }

    void tell(Collection<Long> users, String kind, long actor, Notices.About about, Instant now) {
        jdbc.sql("""
                        insert into crm.notice (user_id, kind, actor_id, profile_id, deal_id, task_id, conversation, at)
                        select u.id, :kind, nullif(:actor::bigint, 0),
                               (select p.id from customer.v_profile p where p.customer_id = :customer and p.erased_at is null
                                 order by p.id limit 1),
                               nullif(:deal::bigint, 0), nullif(:task::bigint, 0), :conversation, :now::timestamptz
                          from platform.v_user u where u.id = any(:users)""")
                .param("users", users.stream().mapToLong(Long::longValue).toArray())
                .param("kind", kind)
                .param("actor", actor)
                .param("customer", about.customerId())
                .param("deal", about.dealId())
                .param("task", about.taskId())
                .param("conversation", about.conversation())
                .param("now", now.toString())
                .update();
    }

    List<Long> followers(Notices.About about) {
        return jdbc.sql("""
                        select distinct f.user_id from crm.follower f left join customer.v_profile p on p.id = f.profile_id
                         where (:deal > 0 and f.deal_id = :deal) or (:customer > 0 and p.customer_id = :customer) limit :most""")
                .param("deal", about.dealId())
                .param("customer", about.customerId())
                .param("most", MOST_FOLLOWERS)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    void follow(Collection<Long> users, Notices.About about, Instant now) {
        jdbc.sql("""
                        insert into crm.follower (user_id, profile_id, deal_id, since_at)
                        select u.id, x.profile, x.deal, :now::timestamptz from platform.v_user u,
                               (select (select p.id from customer.v_profile p where p.customer_id = :customer and p.erased_at is null
                                         order by p.id limit 1) as profile, nullif(:deal::bigint, 0) as deal) x
                         where u.id = any(:users) and num_nonnulls(x.profile, x.deal) = 1
                        on conflict do nothing""")
                .param("users", users.stream().mapToLong(Long::longValue).toArray())
                .param("customer", about.customerId())
                .param("deal", about.dealId())
                .param("now", now.toString())
                .update();
    }

    void unfollow(long user, Notices.About about) {
        jdbc.sql("""
                        delete from crm.follower f
                         where f.user_id = :user
                           and ((:deal > 0 and f.deal_id = :deal)
                             or f.profile_id in (select p.id from customer.v_profile p where p.customer_id = :customer))""")
                .param("user", user)
                .param("deal", about.dealId())
                .param("customer", about.customerId())
                .update();
    }

    /** What a notice is about has to be within reach; empty when everything is. */
    private String reached(Map<String, Object> params) {
        Reach deals = reaches.of(RecordKind.DEALS);
        Reach tasks = reaches.of(RecordKind.TASKS);
        Reach talks = reaches.of(RecordKind.CONVERSATIONS);
        CustomerReach people = customers.now();
        params.putAll(deals.params());
        params.putAll(tasks.params());
        params.putAll(talks.params());
        params.putAll(people.params());
        return (deals.isAll()
                        ? ""
                        : " and (n.deal_id is null or exists (select from crm.deal r where r.id = n.deal_id"
                                + deals.and("r.owner_id") + "))")
                + (tasks.isAll()
                        ? ""
                        : " and (n.task_id is null or exists (select from crm.task r where r.id = n.task_id"
                                + tasks.and("r.owner_id") + "))")
                + (talks.isAll()
                        ? ""
                        : " and case when n.conversation ~ '^[0-9]{1,18}$' then exists (select from crm.conversation r"
                                + " where r.id = n.conversation::bigint" + talks.and("r.assignee_id", "r.team_id")
                                + ") else true end")
                + (people.isAll()
                        ? ""
                        : " and (n.profile_id is null or "
                                + people.testOf(
                                        "(select r.customer_id from customer.v_profile r where r.id = n.profile_id)")
                                + ")");
    }

    long unread(long user) {
        Map<String, Object> params = new HashMap<>();
        String reached = reached(params);
        return jdbc.sql("select count(*) from (select 1 from crm.notice n where n.user_id = :user and n.read_at is null"
                        + reached + " limit 100) x")
                .params(params)
                .param("user", user)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    List<BellView.Line> lines(long user, long before, int limit) {
        Map<String, Object> params = new HashMap<>();
        String reached = reached(params);
        return jdbc.sql("""
                        select n.id, n.kind, coalesce(u.name, ''), n.at, n.read_at is null,
                               coalesce(p.customer_id, 0), coalesce(h.name, ''), coalesce(n.deal_id, 0), coalesce(d.title, ''),
                               coalesce(n.task_id, 0), coalesce(t.title, ''), n.conversation
                          from crm.notice n
                          left join platform.v_user u on u.id = n.actor_id
                          left join customer.v_profile p on p.id = n.profile_id
                          left join customer.v_headline h on h.customer_id = p.customer_id
                          left join crm.deal d on d.id = n.deal_id
                          left join crm.task t on t.id = n.task_id
                         where n.user_id = :user and n.id < :before%s order by n.id desc limit :limit""".formatted(reached))
                .params(params)
                .param("user", user)
                .param("before", before)
                .param("limit", limit)
                .query((rs, n) -> new BellView.Line(
                        rs.getLong(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getTimestamp(4).toInstant(),
                        rs.getBoolean(5),
                        rs.getLong(6),
                        rs.getString(7),
                        rs.getLong(8),
                        rs.getString(9),
                        rs.getLong(10),
                        rs.getString(11),
                        rs.getString(12)))
                .list();
    }

    /** With 0 all of them. */
    int read(long user, long id, Instant now) {
        return jdbc.sql("""
                        update crm.notice set read_at = :now::timestamptz
                         where user_id = :user and read_at is null and (:id = 0 or id = :id)""")
                .param("user", user)
                .param("id", id)
                .param("now", now.toString())
                .update();
    }

    int discard(Instant before, int most) {
        return jdbc.sql("""
                        delete from crm.notice where id in (select id from crm.notice where at < :before::timestamptz order by id limit :most)""")
                .param("before", before.toString())
                .param("most", most)
                .update();
    }
}
