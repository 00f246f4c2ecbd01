package heartstring.customer.duplicates;

import heartstring.customer.likeness.EvidenceJson;
import heartstring.customer.owners.CustomerReach;
import heartstring.customer.owners.CustomersInReach;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that keep pairs and what was decided about them. */
@Component
class DuplicatesSql {

    /** Neither side is gone, and nobody said that they are two. */
    private static final String STILL_A_QUESTION = " " + """
            l.merged_into is null and r.merged_into is null
             and exists (select from customer.headline h where h.customer_id = l.id)
             and exists (select from customer.headline h where h.customer_id = r.id)
             and not exists (select from customer.profile a join customer.kept_apart x on x.profile_id = a.id
                              join customer.kept_apart y on y.movement_id = x.movement_id and y.side <> x.side
                              join customer.profile b on b.id = y.profile_id
                             where a.customer_id = l.id and b.customer_id = r.id)""";

    private final JdbcClient jdbc;
    private final CustomersInReach customers;

    DuplicatesSql(JdbcClient jdbc, CustomersInReach customers) {
        this.jdbc = jdbc;
        this.customers = customers;
    }

    /** Two customers, the smaller number left. */
    record Found(long left, long right, double bits, double probability, String evidenceJson) {}

    /** Keeps pairs that are a question still; what was decided before stays so. Answers how many are open now. */
    int keep(long run, List<Found> pairs) {
        return jdbc.sql("""
                        insert into customer.duplicate (left_customer_id, right_customer_id, bits, probability, evidence, run_id)
                        select l.id, r.id, f.bits, f.probability, f.evidence::jsonb, :run
                          from unnest(:lefts::bigint[], :rights::bigint[], :bits::float8[], :probabilities::float8[], :evidence::text[])
                               as f(l, r, bits, probability, evidence)
                          join customer.customer l on l.id = f.l join customer.customer r on r.id = f.r
                         where""" + STILL_A_QUESTION + """

                        on conflict (left_customer_id, right_customer_id) do update
                           set bits = excluded.bits, probability = excluded.probability, evidence = excluded.evidence,
                               run_id = excluded.run_id
                         where duplicate.settled_at is null""")
                .param("run", run)
                .param("lefts", pairs.stream().mapToLong(Found::left).toArray())
                .param("rights", pairs.stream().mapToLong(Found::right).toArray())
                .param("bits", pairs.stream().mapToDouble(Found::bits).toArray())
                .param(
                        "probabilities",
                        pairs.stream().mapToDouble(Found::probability).toArray())
                .param("evidence", pairs.stream().map(Found::evidenceJson).toArray(String[]::new))
                .update();
    }

    /** Open pairs that this search did not find again are no question any more. */
    int dropOthers(long run) {
        return jdbc.sql("delete from customer.duplicate where settled_at is null and run_id <> :run")
                .param("run", run)
                .update();
    }

    /** Open pairs, the likeliest first, after one of them. */
    List<Duplicate> open(double bits, long id, int most) {
        CustomerReach reach = customers.now();
        return jdbc.sql(select() + "\n where " + """
                        d.settled_at is null and (d.bits, d.id) < (:bits, :id) and""" + STILL_A_QUESTION + reach.and("lh") + reach.and("rh") + """

                         order by d.bits desc, d.id desc limit :most""")
                .params(reach.params())
                .param("bits", bits)
                .param("id", id)
                .param("most", most)
                .query(DuplicatesSql::duplicate)
                .list();
    }

    Optional<Duplicate> one(long id) {
        return jdbc.sql(select() + "\n where d.id = :id")
                .param("id", id)
                .query(DuplicatesSql::duplicate)
                .optional();
    }

    private static String select() {
        return """
                select d.id, d.left_customer_id, d.right_customer_id, coalesce(lh.name, ''), coalesce(rh.name, ''), d.bits,
                       d.probability, d.evidence::text, d.found_at, d.decision, coalesce(d.movement_id, 0)
                  from customer.duplicate d
                  join customer.customer l on l.id = d.left_customer_id
                  join customer.customer r on r.id = d.right_customer_id
                  left join customer.headline lh on lh.customer_id = l.id
                  left join customer.headline rh on rh.customer_id = r.id""";
    }

    private static Duplicate duplicate(ResultSet rs, int n) throws SQLException {
        return new Duplicate(
                rs.getLong(1),
                rs.getLong(2),
                rs.getLong(3),
                rs.getString(4),
                rs.getString(5),
                rs.getDouble(6),
                rs.getDouble(7),
                EvidenceJson.read(rs.getString(8)),
                rs.getTimestamp(9).toInstant(),
                rs.getString(10),
                rs.getLong(11));
    }

    /** How many wait, counted up to {@code most}. */
    int count(int most) {
        CustomerReach reach = customers.now();
        return jdbc.sql("select count(*) from (select from customer.duplicate d where settled_at is null"
                        + reach.andOf("d.left_customer_id") + reach.andOf("d.right_customer_id") + " limit :most) x")
                .params(reach.params())
                .param("most", most)
                .query((rs, n) -> rs.getInt(1))
                .single();
    }

    boolean lockOpen(long id) {
        return jdbc.sql("select true from customer.duplicate where id = :id and settled_at is null for update")
                .param("id", id)
                .query((rs, n) -> true)
                .optional()
                .isPresent();
    }

    /**
     * Writes down what was decided.
     *
     * @param replaced the values of the customer who stays that others took the place of, as JSON; null for none
     */
    void settle(long id, String decision, long movement, long user, @Nullable String replaced) {
        jdbc.sql("""
                        update customer.duplicate set settled_at = now(), decision = :decision, movement_id = nullif(:movement, 0),
                               decided_by = nullif(:user, 0), replaced = :replaced::jsonb where id = :id""")
                .param("id", id)
                .param("decision", decision)
                .param("movement", movement)
                .param("user", user)
                .param("replaced", replaced)
                .update();
    }

    /** The pair whose merge was just undone: it counts as kept apart from now on. Answers what had been replaced, as JSON. */
    Optional<String> undone(long stayed, long came) {
        return jdbc.sql("""
                        update customer.duplicate d set decision = 'apart', replaced = null
                          from (select id, replaced from customer.duplicate
                                 where left_customer_id = least(:stayed, :came) and right_customer_id = greatest(:stayed, :came)
                                   and decision = 'merged' for update) before
                         where d.id = before.id returning coalesce(before.replaced::text, '{}')""")
                .param("stayed", stayed)
                .param("came", came)
                .query((rs, n) -> rs.getString(1))
                .optional();
    }

    /** A pair that was kept apart, and is not any more, waits again. */
    void askAgain(long left, long right) {
        jdbc.sql("""
                        update customer.duplicate set settled_at = null, decision = null, movement_id = null, decided_by = null
                         where left_customer_id = :left and right_customer_id = :right and decision = 'apart'""").param("left", left).param("right", right).update();
    }

    /** What is declared of a customer, the latest word of each property as JSON. */
    Map<String, String> declared(long customer) {
        Map<String, String> values = new LinkedHashMap<>();
        jdbc.sql("""
                        select distinct on (t.name) t.name, t.value::text
                          from customer.profile p join customer.trait t on t.profile_id = p.id
                         where p.customer_id = :customer and p.erased_at is null
                         order by t.name, t.occurred_at desc, t.id desc limit 300""").param("customer", customer).query(rs -> {
            if (!rs.getString(2).equals("null")) {
                values.put(rs.getString(1), rs.getString(2));
            }
        });
        return values;
    }
}
