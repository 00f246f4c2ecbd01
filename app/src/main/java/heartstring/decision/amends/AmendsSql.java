package heartstring.decision.amends;

import heartstring.decision.cases.Cause;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of amends. */
@Component
class AmendsSql {

    private static final int MOST_WAITING = 20;

    private final JdbcClient jdbc;

    AmendsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static long[] numbers(List<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).toArray();
    }

    /** What a case, and those it goes on with, have cost so far, in minor units. */
    long spent(List<Long> cases) {
        return jdbc.sql("""
                        select coalesce(sum(cost_minor), 0)::bigint from decision.case_step
                         where case_id = any(:cases) and kind = 'amends' and undone_at is null""").param("cases", numbers(cases)).query(Long.class).single();
    }

    /** What one giver gives comes one after the other, so that the limit of a day holds. */
    void alone(String giver) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('decision.amends ' || :giver, 0))")
                .param("giver", giver)
                .query(rs -> {});
    }

    /** What this giver's amends have cost since then in a programme. */
    long spentBy(String giver, int programme, Instant since) {
        return jdbc.sql("""
                        select coalesce(sum(cost_minor), 0)::bigint from decision.case_step
                         where giver = :giver and kind = 'amends' and at > :since::timestamptz and programme_id = :programme
                           and undone_at is null""")
                .param("giver", giver)
                .param("programme", programme)
                .param("since", since.toString())
                .query(Long.class)
                .single();
    }

    /** What stands under a key. */
    record Before(long caseId, String thing, long number, String name) {}

    Optional<Before> before(byte[] key) {
        return jdbc.sql("""
                        select case_id, coalesce(thing, 'points'), coalesce(thing_id, points), coalesce(thing_name, '')
                          from decision.case_step where key = :key""")
                .param("key", key)
                .query((rs, n) -> new Before(rs.getLong(1), rs.getString(2), rs.getLong(3), rs.getString(4)))
                .optional();
    }

    /** Amends to be kept. */
    record Giving(
            long caseId,
            Instant at,
            long by,
            String giver,
            int programme,
            byte[] key,
            Offers.Offer offer,
            String currency,
            long givenId,
            long reservation) {}

    /** False when something was given under this key before. */
    boolean gave(Giving g) {
        What what = g.offer().what();
        return jdbc.sql("""
                        insert into decision.case_step (case_id, at, user_id, kind, thing, thing_id, thing_name, points, cost_minor, currency,
                                                        given_id, reservation, giver, programme_id, key)
                        values (:id, :at::timestamptz, :by, 'amends', :thing, nullif(:thing_id, 0::bigint), :name,
                                nullif(:points, 0::bigint), :cost, :currency, :given, :reservation, :giver, :programme, :key)
                        on conflict do nothing""")
                        .param("id", g.caseId())
                        .param("at", g.at().toString())
                        .param("by", g.by())
                        .param("thing", what.word())
                        .param("thing_id", what instanceof What.Points ? 0L : what.number())
                        .param("name", g.offer().name())
                        .param("points", what instanceof What.Points p ? p.points() : 0L)
                        .param("cost", g.offer().costMinor())
                        .param("currency", g.currency())
                        .param("given", g.givenId())
                        .param("reservation", g.reservation())
                        .param("giver", g.giver())
                        .param("programme", g.programme())
                        .param("key", g.key())
                        .update()
                == 1;
    }

    /** Amends as they stand; givenId is null for those of before they could be taken back. */
    record Kept(
            long id,
            long caseId,
            String thing,
            String name,
            long costMinor,
            @Nullable Long givenId,
            long reservation,
            boolean handed,
            boolean undone) {}

    Optional<Kept> find(long step, List<Long> cases) {
        return jdbc.sql("""
                        select id, case_id, coalesce(thing, 'points'), coalesce(thing_name, ''), cost_minor, given_id,
                               coalesce(reservation, 0), handed_at is not null, undone_at is not null
                          from decision.case_step where id = :step and case_id = any(:cases) and kind = 'amends'""")
                .param("step", step)
                .param("cases", numbers(cases))
                .query((rs, n) -> new Kept(
                        rs.getLong(1),
                        rs.getLong(2),
                        rs.getString(3),
                        rs.getString(4),
                        rs.getLong(5),
                        rs.getObject(6, Long.class),
                        rs.getLong(7),
                        rs.getBoolean(8),
                        rs.getBoolean(9)))
                .optional();
    }

    /** Of which case these amends are. */
    Optional<Long> caseOf(long step) {
        return jdbc.sql("select case_id from decision.case_step where id = :step and kind = 'amends'")
                .param("step", step)
                .query((rs, n) -> rs.getLong(1))
                .optional();
    }

    void undone(long step, Instant at) {
        jdbc.sql("update decision.case_step set undone_at = :at::timestamptz where id = :step")
                .param("step", step)
                .param("at", at.toString())
                .update();
    }

    void handed(long step, Instant at) {
        jdbc.sql("update decision.case_step set handed_at = :at::timestamptz where id = :step")
                .param("step", step)
                .param("at", at.toString())
                .update();
    }

    /** Goods of a customer that wait to be handed over, the oldest first. */
    List<Amends.Waiting> waiting(long customer) {
        return jdbc.sql("""
                        select s.id, s.case_id, s.thing_name, s.at, coalesce(u.name, ''), c.cause
                          from customer.v_profile p join decision.customer_case c on c.profile_id = p.id
                          join decision.case_step s on s.case_id = c.id
                          left join platform.v_user u on u.id = s.user_id
                         where p.customer_id = :customer and s.kind = 'amends' and s.thing = 'gift' and s.handed_at is null
                           and s.undone_at is null
                         order by s.id limit :most""")
                .param("customer", customer)
                .param("most", MOST_WAITING)
                .query((rs, n) -> new Amends.Waiting(
                        rs.getLong(1),
                        rs.getLong(2),
                        rs.getString(3),
                        rs.getTimestamp(4).toInstant(),
                        rs.getString(5),
                        told(rs.getString(6))))
                .list();
    }

    /** What they told us of; what is only seen in their behaviour, nobody should mention to them. */
    private static String told(String cause) {
        return Cause.of(cause)
                .filter(c -> c.isKnownToThem() && c != Cause.HAND)
                .map(Cause::label)
                .orElse("");
    }
}
