package heartstring.desk.today;

import heartstring.customer.owners.CustomerReach;
import heartstring.customer.owners.CustomersInReach;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The few rows of the first page; each is the end of an index, or counted up to a bound. */
@Repository
class TodaySql {

    private final JdbcClient jdbc;
    private final CustomersInReach customers;

    TodaySql(JdbcClient jdbc, CustomersInReach customers) {
        this.jdbc = jdbc;
        this.customers = customers;
    }

    /** A customer who stays away; {@code stake} what would be lost, null where that is not known. */
    record Drifting(
            long customerId,
            String name,
            Instant lastAt,
            double everyDays,
            @Nullable Long stake) {}

    List<Drifting> drifting(int most) {
        CustomerReach reach = customers.now();
        return jdbc.sql("""
                        select v.customer_id, coalesce(h.name, ''), v.last_at, v.cadence_days, v.stake_minor
                          from insight.v_customer_value v join customer.v_headline h on h.customer_id = v.customer_id
                         where v.drifting%s order by coalesce(v.stake_minor, -1) desc, v.customer_id desc limit :most""".formatted(reach.and("h")))
                .params(reach.params())
                .param("most", most)
                .query((rs, n) -> new Drifting(
                        rs.getLong(1),
                        rs.getString(2),
                        rs.getTimestamp(3).toInstant(),
                        rs.getDouble(4),
                        rs.getObject(5) == null ? null : rs.getLong(5)))
                .list();
    }

    /** In which currency that is; empty where nothing was worked out. */
    String currency() {
        return jdbc.sql("select currency from insight.v_value_model order by learnt_at desc limit 1")
                .query((rs, n) -> rs.getString(1))
                .optional()
                .orElse("");
    }

    /** A promise of ours that is due. */
    record Promise(long customerId, String name, LocalDate due) {}

    /** Due until that day, the most urgent first. */
    List<Promise> promises(LocalDate until, int most) {
        CustomerReach reach = customers.now();
        return jdbc.sql("""
                        select p.customer_id, coalesce(h.name, ''), m.due
                          from story.v_memory m join customer.v_profile p on p.id = m.profile_id and p.erased_at is null
                          join customer.v_headline h on h.customer_id = p.customer_id
                         where m.kind = 'promise' and m.ours and m.state in ('found', 'confirmed') and m.due is not null
                           and coalesce(m.due, 'infinity'::date) <= :until::date and coalesce(m.due, 'infinity'::date) > :until::date - 90%s
                         order by coalesce(m.due, 'infinity'::date), m.id limit :most""".formatted(reach.and("h")))
                .params(reach.params())
                .param("until", Date.valueOf(until))
                .param("most", most)
                .query((rs, n) -> new Promise(rs.getLong(1), rs.getString(2), rs.getObject(3, LocalDate.class)))
                .list();
    }

    /** Open conversations of one colleague, and those that are nobody's, counted up to a bound. */
    int conversations(@Nullable Long assignee, int most) {
        return jdbc.sql("""
                        select count(*) from (
                          select from crm.v_conversation c where c.state = 'open' and c.merged_into is null and c.private_to is null
                             and c.assignee_id %s limit :most) x""".formatted(assignee == null ? "is null" : "= :assignee"))
                .params(assignee == null ? Map.of() : Map.of("assignee", assignee))
                .param("most", most)
                .query((rs, n) -> rs.getInt(1))
                .single();
    }

    /** What became of gifts since then, counted up to a bound. */
    Map<String, Long> gifts(Instant since, int most) {
        Map<String, Long> gifts = new TreeMap<>();
        jdbc.sql("""
                        select x.state, count(*) from (
                          select g.state from decision.v_gift g where g.decided_at > :since order by g.decided_at desc, g.id desc limit :most) x
                         group by 1""").param("since", Timestamp.from(since)).param("most", most).query(rs -> {
            gifts.put(rs.getString(1), rs.getLong(2));
        });
        return gifts;
    }

    /** What was said to what was suggested since then, counted up to a bound. */
    Map<String, Long> answered(Instant since, int most) {
        Map<String, Long> answered = new TreeMap<>();
        jdbc.sql("""
                        select x.state, count(*) from (
                          select n.state from decision.v_next_action n
                           where n.settled_at > :since and n.state in ('accepted', 'dismissed') limit :most) x group by 1""").param("since", Timestamp.from(since)).param("most", most).query(rs -> {
            answered.put(rs.getString(1), rs.getLong(2));
        });
        return answered;
    }

    /** Messages that could not be delivered since then, counted up to a bound. */
    int failed(Instant since, int most) {
        return jdbc.sql("""
                        select count(*) from (
                          select from messaging.v_message m where m.state = 'failed' and m.queued_at > :since limit :most) x""")
                .param("since", Timestamp.from(since))
                .param("most", most)
                .query((rs, n) -> rs.getInt(1))
                .single();
    }

    /** Events that could not be taken in and wait for somebody, counted up to a bound. */
    int rejected(int most) {
        return jdbc.sql("""
                        select count(*) from (select from touchpoint.v_rejected r where r.replayed_at is null limit :most) x""").param("most", most).query((rs, n) -> rs.getInt(1)).single();
    }

    boolean anySource() {
        return jdbc.sql("select exists (select from touchpoint.v_source s)")
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }
}
