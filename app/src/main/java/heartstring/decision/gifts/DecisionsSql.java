package heartstring.decision.gifts;

import heartstring.customer.owners.CustomerReach;
import heartstring.customer.owners.CustomersInReach;
import heartstring.decision.giftprogrammes.GiftProgramme;
import heartstring.decision.giftprogrammes.GiftProgrammes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The statements of decisions. */
@Component
class DecisionsSql {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String DECISIONS = """
            select d.id, d.profile_id, p.customer_id, coalesce(h.name, ''), d.programme_id, d.store, d.decided_at, d.state, d.why, d.product_key,
                   coalesce(d.cost_minor, 0), d.until, d.seed, coalesce(d.propensity, 0), d.weighed
              from decision.gift_decision d
              join customer.v_profile p on p.id = d.profile_id
              left join customer.v_headline h on h.customer_id = p.customer_id
            """;

    private final JdbcClient jdbc;
    private final GiftProgrammes programmes;
    private final CustomersInReach customers;

    DecisionsSql(JdbcClient jdbc, GiftProgrammes programmes, CustomersInReach customers) {
        this.jdbc = jdbc;
        this.programmes = programmes;
        this.customers = customers;
    }

    /** What is kept of a decision. */
    record Made(
            byte[] key,
            byte[] contents,
            long profile,
            long programme,
            String store,
            Instant at,
            String state,
            @Nullable Why why,
            @Nullable String product,
            @Nullable Long cost,
            @Nullable Instant until,
            long user,
            long seed,
            @Nullable Double propensity,
            Weighed weighed) {}

    /** What was decided under a key, and from what. */
    record Before(long id, byte[] contents) {}

    /** A decision that is being settled. */
    record Standing(long id, long profile, String state, long reservation, long stock, long cost) {}

    Optional<Before> byKey(byte[] key) {
        return jdbc.sql("select id, contents from decision.gift_decision where key = :key")
                .param("key", key)
                .query((rs, n) -> new Before(rs.getLong(1), rs.getBytes(2)))
                .optional();
    }

    /**
     * Until the transaction ends, nothing else is decided for this customer; and statements keep their plans, see
     * {@link heartstring.platform.postgres.PlansSql#whateverTheValues}.
     */
    void lock(long customer) {
        jdbc.sql("""
                        select set_config('plan_cache_mode', 'force_generic_plan', true), set_config('enable_seqscan', 'off', true),
                               pg_advisory_xact_lock(7350, hashint8(:customer))""").param("customer", customer).query(row -> {});
    }

    /** What was decided under the key before, and whether the customer had something of that programme since then. */
    record Earlier(Optional<Before> before, boolean lately) {}

    /** What was set aside counts as long as it stands; {@code but} a decision that is being replaced. */
    Earlier earlier(byte[] key, long customer, long programme, Instant since, Instant now, long but) {
        return jdbc.sql("""
                        select k.id, k.contents,
                               exists (select from customer.v_profile p join decision.gift_decision d on d.profile_id = p.id
                                        where p.customer_id = :customer and d.programme_id = :programme and d.decided_at > :since
                                          and (d.state = 'given' or d.id <> :but and d.state = 'reserved' and d.until > :now))
                          from (values (1)) one left join decision.gift_decision k on k.key = :key""")
                .param("key", key)
                .param("customer", customer)
                .param("programme", programme)
                .param("since", Timestamp.from(since))
                .param("now", Timestamp.from(now))
                .param("but", but)
                .query((rs, n) -> {
                    long id = rs.getLong(1);
                    return new Earlier(
                            rs.wasNull() ? Optional.empty() : Optional.of(new Before(id, rs.getBytes(2))),
                            rs.getBoolean(3));
                })
                .single();
    }

    /** What is set aside is noted by {@link #setAside} before the transaction ends. */
    long keep(Made made) {
        return jdbc.sql("""
                        insert into decision.gift_decision (key, contents, profile_id, programme_id, store, decided_at, state, why, product_key,
                               cost_minor, reservation, until, user_id, seed, propensity, weighed)
                        values (:key, :contents, :profile, :programme, :store, :at, :state, :why, :product,
                                :cost, case when :state = 'reserved' then 0 end, :until, nullif(:user, 0), :seed, :propensity, :weighed::jsonb) returning id""")
                .param("key", made.key())
                .param("contents", made.contents())
                .param("profile", made.profile())
                .param("programme", made.programme())
                .param("store", made.store())
                .param("at", Timestamp.from(made.at()))
                .param("state", made.state())
                .param("why", made.why() == null ? null : made.why().word())
                .param("product", made.product())
                .param("cost", made.cost())
                .param("until", made.until() == null ? null : Timestamp.from(made.until()))
                .param("user", made.user())
                .param("seed", made.seed())
                .param("propensity", made.propensity())
                .param("weighed", JSON.writeValueAsString(made.weighed()))
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    /** Notes by which reservations it is set aside. */
    void setAside(long id, long reservation, @Nullable Long stock) {
        jdbc.sql(
                        "update decision.gift_decision set reservation = :reservation, stock_reservation = :stock where id = :id")
                .param("id", id)
                .param("reservation", reservation)
                .param("stock", stock)
                .update();
    }

    /** Takes back what was kept in this transaction. */
    void drop(long id) {
        jdbc.sql("delete from decision.gift_decision where id = :id")
                .param("id", id)
                .update();
    }

    Optional<Standing> locked(long id) {
        return jdbc.sql("""
                        select id, profile_id, state, coalesce(reservation, 0), coalesce(stock_reservation, 0), coalesce(cost_minor, 0)
                          from decision.gift_decision where id = :id for update""")
                .param("id", id)
                .query((rs, n) -> new Standing(
                        rs.getLong(1), rs.getLong(2), rs.getString(3), rs.getLong(4), rs.getLong(5), rs.getLong(6)))
                .optional();
    }

    void settle(long id, String state, Instant now) {
        jdbc.sql("update decision.gift_decision set state = :state, settled_at = :now where id = :id")
                .param("id", id)
                .param("state", state)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Notes that what was given to this customer went with that sale; the first sale that is noted stands. */
    boolean wentWith(long id, long customer, String sale) {
        return jdbc.sql("""
                        update decision.gift_decision d set sale_key = :sale from customer.v_profile p
                         where d.id = :id and p.id = d.profile_id and p.customer_id = :customer and d.state = 'given' and d.sale_key is null""")
                        .param("id", id)
                        .param("customer", customer)
                        .param("sale", sale)
                        .update()
                == 1;
    }

    /** What went with it, also what was taken back before. */
    List<Long> ofSale(String sale) {
        return jdbc.sql(
                        "select id from decision.gift_decision where sale_key = :sale and state in ('given', 'taken_back') order by id limit 10")
                .param("sale", sale)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    /** What was set aside for longer than it stands; the ledger has freed it or does so by itself. */
    int expire(Instant now, int most) {
        return jdbc.sql("""
                        update decision.gift_decision set state = 'expired', settled_at = :now
                         where id = any(array(select id from decision.gift_decision where state = 'reserved' and until <= :now
                                               order by until limit :most for update skip locked))""")
                .param("now", Timestamp.from(now))
                .param("most", most)
                .update();
    }

    /** Forgets what came to nothing long ago. */
    int forget(Instant before, int most) {
        return jdbc.sql("""
                        delete from decision.gift_decision
                         where id = any(array(select id from decision.gift_decision
                                               where state in ('none', 'voided', 'expired') and decided_at < :before
                                               order by decided_at limit :most for update skip locked))""")
                .param("before", Timestamp.from(before))
                .param("most", most)
                .update();
    }

    /** Whoever it was about: for tills, where everybody is served. */
    Optional<Decision> byId(long id) {
        return jdbc.sql(DECISIONS + " where d.id = :id")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    /** Those of customers within reach, the newest first. */
    List<Decision> page(long programme, String state, Instant before, long beforeId, int most) {
        CustomerReach reach = customers.now();
        return jdbc.sql(DECISIONS + """
                         where (:programme = 0 or d.programme_id = :programme) and (:state = '' or d.state = :state)
                           and (d.decided_at, d.id) < (:before, :id)""" + reach.andOf("p.customer_id") + """

                         order by d.decided_at desc, d.id desc limit :most""")
                .params(reach.params())
                .param("programme", programme)
                .param("state", state)
                .param("before", Timestamp.from(before))
                .param("id", beforeId)
                .param("most", most)
                .query(this::read)
                .list();
    }

    /** How many decisions of a programme came to what since then, by state; those that came to nothing by their reason. */
    Map<String, Long> tally(long programme, Instant since) {
        Map<String, Long> tally = new TreeMap<>();
        jdbc.sql("""
                        select coalesce(why, state), count(*) from decision.gift_decision
                         where programme_id = :programme and decided_at > :since group by 1""")
                .param("programme", programme)
                .param("since", Timestamp.from(since))
                .query(rs -> {
                    tally.put(rs.getString(1), rs.getLong(2));
                });
        return tally;
    }

    private Decision read(ResultSet rs, int number) throws SQLException {
        GiftProgramme programme = programmes.byId(rs.getLong(5)).orElseThrow();
        String why = rs.getString(9);
        Timestamp until = rs.getTimestamp(12);
        return new Decision(
                rs.getLong(1),
                rs.getLong(2),
                rs.getLong(3),
                rs.getString(4),
                programme,
                rs.getString(6),
                rs.getTimestamp(7).toInstant(),
                rs.getString(8),
                why == null ? null : Why.of(why),
                rs.getString(10),
                rs.getLong(11),
                until == null ? null : until.toInstant(),
                rs.getLong(13),
                rs.getDouble(14),
                JSON.readValue(rs.getString(15), Weighed.class));
    }
}
