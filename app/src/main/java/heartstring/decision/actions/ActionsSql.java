package heartstring.decision.actions;

import heartstring.customer.owners.CustomerReach;
import heartstring.customer.owners.CustomersInReach;
import heartstring.decision.actionrules.Action;
import heartstring.decision.actionrules.Because;
import heartstring.decision.actionrules.Weighed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The statements of decisions about what to do next. */
@Component
class ActionsSql {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String TOLD = """
            select n.id, p.customer_id, n.action, n.about, n.why, n.say, n.decided_at, n.until, n.state""";

    private static final String FROM = " from decision.next_action n join customer.v_profile p on p.id = n.profile_id ";

    private static final String DECIDED =
            TOLD + """
            , coalesce(h.name, ''), n.drawn, n.how, n.propensity, n.seed, n.value_minor, coalesce(n.reason, ''), n.settled_at,
            coalesce(n.outcome, ''), n.weighed""" + FROM + " left join customer.v_headline h on h.customer_id = p.customer_id ";

    private final JdbcClient jdbc;
    private final CustomersInReach customers;

    ActionsSql(JdbcClient jdbc, CustomersInReach customers) {
        this.jdbc = jdbc;
        this.customers = customers;
    }

    /** What was decided last. */
    record Standing(NextAction told, byte[] print, boolean seen) {}

    /** What is kept of a decision. */
    record Made(
            long profile,
            Instant at,
            Instant until,
            @Nullable Asker asker,
            byte[] print,
            Weighed.Option told,
            Action drawn,
            String how,
            double propensity,
            long seed,
            long value,
            Weighed weighed) {}

    /** What was decided about a customer last. */
    Optional<Standing> standing(long customer) {
        return jdbc.sql(TOLD + ", n.print, n.asker is not null" + FROM + """
                         where p.customer_id = :customer order by n.decided_at desc, n.id desc limit 1""")
                .param("customer", customer)
                .query((rs, n) -> new Standing(told(rs), rs.getBytes(10), rs.getBoolean(11)))
                .optional();
    }

    /** Until the transaction ends, nothing else is decided about this customer. */
    void lock(long customer) {
        jdbc.sql("select pg_advisory_xact_lock(7351, hashint8(:customer))")
                .param("customer", customer)
                .query(row -> {});
    }

    /** Somebody looked at it, for the first time. */
    void seen(long id, Asker asker) {
        jdbc.sql("update decision.next_action set asker = :asker where id = :id and asker is null")
                .param("id", id)
                .param("asker", asker.word())
                .update();
    }

    /** What was open of a customer gives way to what is decided now. */
    void pass(long customer) {
        jdbc.sql("""
                        update decision.next_action n set state = 'passed' from customer.v_profile p
                         where p.customer_id = :customer and n.profile_id = p.id and n.state = 'open'""").param("customer", customer).update();
    }

    /** Keeps a decision; 0 where the person was forgotten meanwhile. */
    long keep(Made made) {
        return jdbc.sql("""
                        insert into decision.next_action (profile_id, decided_at, until, asker, print, action, drawn, about, why, say, how, pace,
                               propensity, seed, value_minor, weighed)
                        select p.id, :at, :until, :asker, :print, :action, :drawn, :about, :why, :say, :how, :pace,
                               :propensity, :seed, :value, :weighed::jsonb
                          from customer.v_profile p where p.id = :profile and p.erased_at is null returning id""")
                .param("profile", made.profile())
                .param("at", Timestamp.from(made.at()))
                .param("until", Timestamp.from(made.until()))
                .param("asker", made.asker() == null ? null : made.asker().word())
                .param("print", made.print())
                .param("action", made.told().action().word())
                .param("drawn", made.drawn().word())
                .param("about", made.told().about())
                .param("why", made.told().why())
                .param("say", made.told().say())
                .param("how", made.how())
                .param("pace", made.weighed().pace().word())
                .param("propensity", made.propensity())
                .param("seed", made.seed())
                .param("value", made.value())
                .param("weighed", JSON.writeValueAsString(made.weighed()))
                .query((rs, n) -> rs.getLong(1))
                .optional()
                .orElse(0L);
    }

    /** What an answer is given to; nobody else answers until the transaction ends. */
    record Open(long id, String action, String pace, String how, double propensity, String state, String reason) {}

    Optional<Open> locked(long id) {
        return jdbc.sql("""
                        select id, action, pace, how, propensity, state, coalesce(reason, '') from decision.next_action
                         where id = :id for update""")
                .param("id", id)
                .query((rs, n) -> new Open(
                        rs.getLong(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getString(4),
                        rs.getDouble(5),
                        rs.getString(6),
                        rs.getString(7)))
                .optional();
    }

    void settle(long id, @Nullable Because because, Instant at, long user) {
        jdbc.sql("""
                        update decision.next_action
                           set state = :state, reason = :reason, settled_at = :at, user_id = nullif(:user, 0),
                               outcome = case when :state = 'dismissed' then 'dismissed' else outcome end
                         where id = :id""")
                .param("id", id)
                .param("state", because == null ? "accepted" : "dismissed")
                .param("reason", because == null ? null : because.word())
                .param("at", Timestamp.from(at))
                .param("user", user)
                .update();
    }

    /** Whoever it is about; the caller asks whether they may be seen. */
    Optional<Decided> byId(long id) {
        return jdbc.sql(DECIDED + "where n.id = :id")
                .param("id", id)
                .query(this::decided)
                .optional();
    }

    /** Open ones about customers within reach, what brings most first; of one action, or of all for null. */
    List<Decided> open(@Nullable Action action, Instant now, long belowValue, long below, int most) {
        CustomerReach reach = customers.now();
        return jdbc.sql(DECIDED + """
                        where n.state = 'open' and n.action <> 'nothing' and n.until > :now %s
                          and (n.value_minor, n.id) < (:value, :below)""".formatted(action == null ? "" : "and n.action = :action")
                        + reach.andOf("p.customer_id")
                        + " order by n.value_minor desc, n.id desc limit :most")
                .params(reach.params())
                .params(action == null ? Map.of() : Map.of("action", action.word()))
                .param("now", Timestamp.from(now))
                .param("value", belowValue)
                .param("below", below)
                .param("most", most)
                .query(this::decided)
                .list();
    }

    /** How many of each action are open, within reach, looked through up to a bound. */
    Map<Action, Long> counts(Instant now, int lookedThrough) {
        CustomerReach reach = customers.now();
        Map<Action, Long> counts = new LinkedHashMap<>();
        jdbc.sql("""
                        select x.action, count(*) from (
                          select n.action, p.customer_id from decision.next_action n join customer.v_profile p on p.id = n.profile_id
                           where n.state = 'open' and n.action <> 'nothing' and n.until > :now
                           order by n.value_minor desc, n.id desc limit :most) x
                         where true""" + reach.andOf("x.customer_id") + " group by 1")
                .params(reach.params())
                .param("now", Timestamp.from(now))
                .param("most", lookedThrough)
                .query(rs -> {
                    Action.of(rs.getString(1)).ifPresent(action -> counts.put(action, count(rs)));
                });
        return counts;
    }

    private static long count(ResultSet rs) {
        try {
            return rs.getLong(2);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was decided about a customer lately, the newest first. */
    List<Decided> ofCustomer(long customer, int most) {
        return jdbc.sql(DECIDED + "where p.customer_id = :customer order by n.decided_at desc, n.id desc limit :most")
                .param("customer", customer)
                .param("most", most)
                .query(this::decided)
                .list();
    }

    private static NextAction told(ResultSet rs) throws SQLException {
        return new NextAction(
                rs.getLong(1),
                rs.getLong(2),
                Action.of(rs.getString(3)).orElseThrow(),
                rs.getString(4),
                rs.getString(5),
                rs.getString(6),
                rs.getTimestamp(7).toInstant(),
                rs.getTimestamp(8).toInstant(),
                rs.getString(9));
    }

    private Decided decided(ResultSet rs, int row) throws SQLException {
        Timestamp settled = rs.getTimestamp(17);
        return new Decided(
                told(rs),
                rs.getString(10),
                Action.of(rs.getString(11)).orElseThrow(),
                rs.getString(12),
                rs.getDouble(13),
                rs.getLong(14),
                rs.getLong(15),
                rs.getString(16),
                settled == null ? Optional.empty() : Optional.of(settled.toInstant()),
                rs.getString(18),
                JSON.readValue(rs.getString(19), Weighed.class));
    }
}
