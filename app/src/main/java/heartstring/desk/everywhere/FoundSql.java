package heartstring.desk.everywhere;

import heartstring.customer.owners.CustomerReach;
import heartstring.customer.owners.CustomersInReach;
import heartstring.platform.reach.Reach;
import heartstring.platform.reach.Reaches;
import heartstring.platform.reach.RecordKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The statements of the search: each by an index and bounded. */
@Repository
class FoundSql {

    /** So many that have it somewhere are looked at, of which the best are shown. */
    private static final int MOST_INSIDE = 200;

    /** How near a part of a title has to be to what was typed, 0 to 1. */
    private static final double NEAR = 0.55;

    private final JdbcClient jdbc;
    private final CustomersInReach customers;
    private final Reaches reaches;

    FoundSql(JdbcClient jdbc, Reaches reaches, CustomersInReach customers) {
        this.jdbc = jdbc;
        this.customers = customers;
        this.reaches = reaches;
    }

    /** A record or a thing to keep in mind; {@code touchpoint} is where that was said, else 0. */
    record Row(
            long id, String title, String detail, @Nullable Instant at, long touchpoint) {}

    /** Something that was said; {@code conversation} is 0 where it is in none. */
    record SaidRow(
            long touchpoint,
            long customer,
            String customerName,
            String channel,
            Instant at,
            String event,
            String body,
            long conversation) {}

    /** From now to the end of the transaction, how near nearly is. */
    void nearly() {
        jdbc.sql("select set_config('pg_trgm.word_similarity_threshold', :near, true)")
                .param("near", Double.toString(NEAR))
                .query(row -> {});
    }

    List<Row> companies(String key, int limit) {
        CustomerReach reach = customers.now();
        return jdbc.sql("""
                        select h.customer_id, h.name, coalesce(h.city, ''), null::timestamptz, 0 from (
                          select * from customer.v_headline h where kind = 'company' and name_key like :pattern%s limit :inside) h
                         order by starts_with(h.name_key, :key) desc, h.name_key, h.customer_id limit :limit""".formatted(reach.and("h")))
                .params(reach.params())
                .param("key", key)
                .param("pattern", pattern(key))
                .param("inside", MOST_INSIDE)
                .param("limit", limit)
                .query((rs, n) -> row(rs))
                .list();
    }

    List<Row> deals(String key, boolean nearly, int limit) {
        Reach reach = reaches.of(RecordKind.DEALS);
        return jdbc.sql("""
                        select d.id, d.title, concat_ws(' · ', h.name, nullif(d.state, 'open')), null::timestamptz, 0 from (
                          select * from (select * from crm.v_deal_title where\s""" + fits(nearly) + reach.and("owner_id") + """
                                          limit :inside) x
                           order by state <> 'open', starts_with(title_key, :key) desc, changed_at desc, id limit :limit) d
                          left join customer.v_profile p on p.id = d.profile_id
                          left join customer.v_headline h on h.customer_id = p.customer_id""".indent(1))
                .params(reach.params())
                .param("key", key)
                .param("pattern", pattern(key))
                .param("inside", MOST_INSIDE)
                .param("limit", limit)
                .query((rs, n) -> row(rs))
                .list();
    }

    List<Row> tasks(String key, boolean nearly, int limit) {
        Reach reach = reaches.of(RecordKind.TASKS);
        return jdbc.sql("""
                        select t.id, t.title, concat_ws(' · ', h.name, nullif(t.state, 'open')), null::timestamptz, 0 from (
                          select * from (select * from crm.v_task_title where\s""" + fits(nearly) + reach.and("owner_id") + """
                                          limit :inside) x
                           order by state <> 'open', starts_with(title_key, :key) desc, due_at, id limit :limit) t
                          left join customer.v_profile p on p.id = t.profile_id
                          left join customer.v_headline h on h.customer_id = p.customer_id""".indent(1))
                .params(reach.params())
                .param("key", key)
                .param("pattern", pattern(key))
                .param("inside", MOST_INSIDE)
                .param("limit", limit)
                .query((rs, n) -> row(rs))
                .list();
    }

    /** What is kept in mind and has all of these words; the number is the customer's. Each has a condition of its own, or no index helps. */
    List<Row> memory(List<String> terms, int limit) {
        Map<String, Object> params = new HashMap<>();
        CustomerReach reach = customers.now();
        StringBuilder all = new StringBuilder();
        for (String term : terms) {
            all.append("words_key like :term").append(params.size()).append(" and ");
            params.put("term" + params.size(), pattern(term));
        }
        return jdbc.sql("""
                        select p.customer_id, m.words, concat_ws(' · ', h.name, replace(m.kind, '_', ' ')), m.said_at, m.touchpoint_id from (
                          select * from story.v_memory_words m where\s""" + all
                        + """
                           state in ('found', 'confirmed')%s order by said_at desc, id desc limit :limit) m
                          join customer.v_profile p on p.id = m.profile_id
                          left join customer.v_headline h on h.customer_id = p.customer_id""".indent(1).formatted(reach.andOf(
                                "(select r.customer_id from customer.v_profile r where r.id = m.profile_id)")))
                .params(params)
                .params(reach.params())
                .param("limit", limit)
                .query((rs, n) -> row(rs))
                .list();
    }

    /**
     * What was said in these touchpoints, as far as this user may read it, in their order: talk goes by its conversation, all else by
     * the customer.
     */
    List<SaidRow> said(List<Long> touchpoints, long user) {
        Reach reach = reaches.of(RecordKind.CONVERSATIONS);
        CustomerReach people = customers.now();
        return jdbc.sql("""
                        select v.id, p.customer_id, coalesce(h.name, 'Somebody'), v.channel, v.occurred_at, v.name,
                               (v.body #- '{properties,html}')::text, coalesce(t.conversation_id, 0)
                          from unnest(:ids::bigint[]) with ordinality i(id, nth)
                          join touchpoint.v_touchpoint v on v.id = i.id
                          join customer.v_profile p on p.id = v.profile_id
                          left join customer.v_headline h on h.customer_id = p.customer_id
                          left join crm.v_talk t on t.touchpoint_id = v.id
                          left join crm.v_conversation c on c.id = t.conversation_id
                         where (c.private_to is null or c.private_to = :user)%s order by i.nth""".formatted(seen(reach, people)))
                .params(reach.params())
                .params(people.params())
                .param("ids", touchpoints.stream().mapToLong(Long::longValue).toArray())
                .param("user", user)
                .query((rs, n) -> new SaidRow(
                        rs.getLong(1),
                        rs.getLong(2),
                        rs.getString(3),
                        rs.getString(4),
                        rs.getTimestamp(5).toInstant(),
                        rs.getString(6),
                        rs.getString(7),
                        rs.getLong(8)))
                .list();
    }

    /** Those of these touchpoints that this user may read, in their order; by conversation or customer as above. */
    List<Long> reached(List<Long> touchpoints, long user) {
        Reach reach = reaches.of(RecordKind.CONVERSATIONS);
        CustomerReach people = customers.now();
        return jdbc.sql("""
                        select i.id from unnest(:ids::bigint[]) with ordinality i(id, nth)
                          join story.v_said s on s.touchpoint_id = i.id
                          join customer.v_profile p on p.id = s.profile_id
                          left join crm.v_talk t on t.touchpoint_id = i.id
                          left join crm.v_conversation c on c.id = t.conversation_id
                         where (c.private_to is null or c.private_to = :user)%s order by i.nth""".formatted(seen(reach, people)))
                .params(reach.params())
                .params(people.params())
                .param("ids", touchpoints.stream().mapToLong(Long::longValue).toArray())
                .param("user", user)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    /** So many touchpoints that this user may read, in any order: those of conversations in reach, and what customers in reach said elsewhere. */
    List<Long> inReach(long user, int most) {
        Reach reach = reaches.of(RecordKind.CONVERSATIONS);
        CustomerReach people = customers.now();
        return jdbc.sql("""
                        select x.id from (
                          select t.touchpoint_id id from crm.v_conversation c join crm.v_talk t on t.conversation_id = c.id
                           where (c.private_to is null or c.private_to = :user) and %s
                          union all
                          select s.touchpoint_id from (
                            select s.touchpoint_id from customer.v_headline h join customer.v_profile p on p.customer_id = h.customer_id
                              join story.v_said s on s.profile_id = p.id where %s limit :most) s
                           where not exists (select from crm.v_talk t where t.touchpoint_id = s.touchpoint_id)) x
                         limit :most""".formatted(reach.test("c.assignee_id", "c.team_id"), people.test("h")))
                .params(reach.params())
                .params(people.params())
                .param("user", user)
                .param("most", most)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    private static String seen(Reach conversations, CustomerReach people) {
        return conversations.isAll() && people.isAll()
                ? ""
                : " and case when c.id is null then " + people.testOf("p.customer_id") + " else "
                        + conversations.test("c.assignee_id", "c.team_id") + " end";
    }

    private static String fits(boolean nearly) {
        return nearly ? ":key <% title_key" : "title_key like :pattern";
    }

    private static Row row(ResultSet rs) throws SQLException {
        Timestamp at = rs.getTimestamp(4);
        return new Row(
                rs.getLong(1), rs.getString(2), rs.getString(3), at == null ? null : at.toInstant(), rs.getLong(5));
    }

    private static String pattern(String key) {
        return "%"
                + key.replace("\\", "\\\\")
                        .replace("%", "\\%")
                        .replace("_", "\\_")
                        .replace(" ", "%") + "%";
    }
}
