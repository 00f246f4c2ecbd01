package heartstring.desk.palette;

import heartstring.customer.owners.CustomerReach;
import heartstring.customer.owners.CustomersInReach;
import heartstring.platform.reach.Reach;
import heartstring.platform.reach.Reaches;
import heartstring.platform.reach.RecordKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The statements of the palette: each by an index, each bounded, for a keystroke is answered before the next one. */
@Repository
class PaletteSql {

    /** So many titles that have it somewhere are looked at, of which the best are shown. */
    private static final int MOST_INSIDE = 60;

    /** Above every character in the order of bytes. */
    private static final String LAST = new String(Character.toChars(0x10FFFF));

    private final JdbcClient jdbc;
    private final CustomersInReach customers;
    private final Reaches reaches;

    PaletteSql(JdbcClient jdbc, Reaches reaches, CustomersInReach customers) {
        this.jdbc = jdbc;
        this.customers = customers;
        this.reaches = reaches;
    }

    /** A record; {@code state} is a customer's kind or how a deal, task or conversation stands. */
    record Row(Place.Kind kind, long id, String title, String detail, String state) {}

    /** Deals and tasks whose title begins so or has it somewhere, open ones first; tasks only for those who work with them. */
    List<Row> titled(String key, boolean tasksToo, int limit) {
        Reach deals = reaches.of(RecordKind.DEALS);
        Reach tasks = reaches.of(RecordKind.TASKS);
        return jdbc.sql("""
                        with d as (
                          (select * from crm.v_deal_title where title_key ~>=~ :start and title_key ~<~ :end%1$s limit :inside)
                          union
                          (select * from crm.v_deal_title where length(:key) > 2 and title_key like :pattern%1$s limit :inside)),
                        t as (
                          (select * from crm.v_task_title where :tasks and title_key ~>=~ :start and title_key ~<~ :end%2$s limit :inside)
                          union
                          (select * from crm.v_task_title where :tasks and length(:key) > 2 and title_key like :pattern%2$s limit :inside))
                        (select 'DEAL', d.id, d.title, coalesce(h.name, ''), d.state
                           from (select * from d order by state <> 'open', starts_with(title_key, :key) desc, changed_at desc, id limit :limit) d
                           left join customer.v_profile p on p.id = d.profile_id
                           left join customer.v_headline h on h.customer_id = p.customer_id)
                        union all
                        (select 'TASK', t.id, t.title, coalesce(h.name, ''), t.state
                           from (select * from t order by state <> 'open', starts_with(title_key, :key) desc, due_at, id limit :limit) t
                           left join customer.v_profile p on p.id = t.profile_id
                           left join customer.v_headline h on h.customer_id = p.customer_id)""".formatted(deals.and("owner_id"), tasks.and("owner_id")))
                .params(deals.params())
                .params(tasks.params())
                .param("key", key)
                .param("start", key)
                .param("end", key + LAST)
                .param("pattern", "%" + literally(key).replace(" ", "%") + "%")
                .param("tasks", tasksToo)
                .param("inside", MOST_INSIDE)
                .param("limit", limit)
                .query((rs, n) -> row(rs))
                .list();
    }

    /** What is going on with these customers: their latest conversations that this user may read, and their open deals. */
    List<Row> around(List<Long> customers, long user, boolean conversationsToo, int limit) {
        Reach deals = reaches.of(RecordKind.DEALS);
        Reach talks = reaches.of(RecordKind.CONVERSATIONS);
        return jdbc.sql("""
                        with p as (select p.id, p.customer_id from customer.v_profile p where p.customer_id = any(:customers) limit 500)
                        (select 'CONVERSATION', c.id, h.name, c.channel, c.state from p
                           join crm.v_conversation c on c.profile_id = p.id
                           join customer.v_headline h on h.customer_id = p.customer_id
                          where :conversations and c.merged_into is null and (c.private_to is null or c.private_to = :user)%1$s
                          order by c.state = 'resolved', c.last_at desc, c.id limit :limit)
                        union all
                        (select 'DEAL', d.id, d.title, h.name, d.state from p
                           join crm.v_deal_title d on d.profile_id = p.id
                           join customer.v_headline h on h.customer_id = p.customer_id
                          where d.state = 'open'%2$s order by d.changed_at desc, d.id limit :limit)""".formatted(talks.and("c.assignee_id", "c.team_id"), deals.and("d.owner_id")))
                .params(talks.params())
                .params(deals.params())
                .param("customers", array(customers))
                .param("conversations", conversationsToo)
                .param("user", user)
                .param("limit", limit)
                .query((rs, n) -> row(rs))
                .list();
    }

    /** These records, in no order; those that are gone, or are for another colleague's eyes alone, are left out. */
    List<Row> of(List<Place> places, long user) {
        CustomerReach people = customers.now();
        Reach deals = reaches.of(RecordKind.DEALS);
        Reach tasks = reaches.of(RecordKind.TASKS);
        Reach talks = reaches.of(RecordKind.CONVERSATIONS);
        return jdbc.sql("""
                        select 'CUSTOMER', h.customer_id, h.name, coalesce(h.email, h.phone, h.city, ''), h.kind
                          from customer.v_headline h where h.customer_id = any(:customers)%1$s
                        union all
                        select 'DEAL', d.id, d.title, coalesce(h.name, ''), d.state from crm.v_deal_title d
                          left join customer.v_profile p on p.id = d.profile_id
                          left join customer.v_headline h on h.customer_id = p.customer_id where d.id = any(:deals)%2$s
                        union all
                        select 'TASK', t.id, t.title, coalesce(h.name, ''), t.state from crm.v_task_title t
                          left join customer.v_profile p on p.id = t.profile_id
                          left join customer.v_headline h on h.customer_id = p.customer_id where t.id = any(:tasks)%3$s
                        union all
                        select 'CONVERSATION', c.id, coalesce(h.name, 'Somebody'), c.channel, c.state from crm.v_conversation c
                          left join customer.v_profile p on p.id = c.profile_id
                          left join customer.v_headline h on h.customer_id = p.customer_id
                         where c.id = any(:conversations) and c.merged_into is null
                           and (c.private_to is null or c.private_to = :user)%4$s""".formatted(
                                people.and("h"),
                                deals.and("d.owner_id"),
                                tasks.and("t.owner_id"),
                                talks.and("c.assignee_id", "c.team_id")))
                .params(people.params())
                .params(deals.params())
                .params(tasks.params())
                .params(talks.params())
                .param("customers", ids(places, Place.Kind.CUSTOMER))
                .param("deals", ids(places, Place.Kind.DEAL))
                .param("tasks", ids(places, Place.Kind.TASK))
                .param("conversations", ids(places, Place.Kind.CONVERSATION))
                .param("user", user)
                .query((rs, n) -> row(rs))
                .list();
    }

    private static Row row(ResultSet rs) throws SQLException {
        return new Row(
                Place.Kind.valueOf(rs.getString(1)), rs.getLong(2), rs.getString(3), rs.getString(4), rs.getString(5));
    }

    private static long[] ids(List<Place> places, Place.Kind kind) {
        return places.stream()
                .filter(p -> p.kind() == kind)
                .mapToLong(Place::id)
                .toArray();
    }

    private static long[] array(List<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).toArray();
    }

    private static String literally(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
