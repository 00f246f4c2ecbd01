package heartstring.loyalty.adjustments;

import heartstring.customer.owners.CustomerReach;
import heartstring.customer.owners.CustomersInReach;
import heartstring.loyalty.adjustments.Adjustment.State;
import heartstring.loyalty.commands.Key;
import heartstring.loyalty.members.Member;
import heartstring.platform.auth.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of corrections by hand. */
@Component
class AdjustmentsSql {

    private static final String COLUMNS = """
            select a.id, a.programme_id, a.member_id, a.profile_id, a.change, a.reason, a.state, a.asked_kind, a.asked_by, a.asked_at,
                   a.decided_by, a.decided_at, a.posting_id, a.contents
              from loyalty.adjustment a
            """;

    private final JdbcClient jdbc;
    private final CustomersInReach customers;

    AdjustmentsSql(JdbcClient jdbc, CustomersInReach customers) {
        this.jdbc = jdbc;
        this.customers = customers;
    }

    /** One that stands under a key, and what was asked for then. */
    record Kept(Adjustment adjustment, UUID contents) {}

    /** What one asker asks for comes one after the other, so that the limit holds. */
    void lockAsker(String asker) {
        jdbc.sql("select pg_advisory_xact_lock(7306, hashtext(:asker))")
                .param("asker", asker)
                .query(row -> {});
    }

    /** Points that this asker corrected since then without a second person. */
    long postedAlone(Actor asker, int programmeId, Instant since) {
        return jdbc.sql("""
                        select coalesce(sum(abs(change)), 0) from loyalty.adjustment
                         where asked_kind = :kind and asked_by = :asker and asked_at > :since::timestamptz
                           and programme_id = :programme and state = 'posted' and decided_by is null""")
                .param("kind", kind(asker))
                .param("asker", asker.id())
                .param("since", since.toString())
                .param("programme", programmeId)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    private static String kind(Actor asker) {
        return asker.kind().name().toLowerCase(Locale.ROOT);
    }

    long ask(Key key, Member member, long change, String reason, Actor asker, Instant now) {
        return jdbc.sql("""
                        insert into loyalty.adjustment (key, contents, programme_id, member_id, profile_id, change, reason, state,
                                                        asked_kind, asked_by, asked_at)
                        values (:key::uuid, :contents::uuid, :programme, :member, :profile, :change, :reason, 'waiting', :kind,
                                :asker, :now::timestamptz)
                        returning id""")
                .param("key", key.value().toString())
                .param("contents", key.contents().toString())
                .param("programme", member.programmeId())
                .param("member", member.id())
                .param("profile", member.profileId())
                .param("change", change)
                .param("reason", reason)
                .param("kind", kind(asker))
                .param("asker", asker.id())
                .param("now", now.toString())
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    void posted(long id, long posting) {
        jdbc.sql("update loyalty.adjustment set state = 'posted', posting_id = :posting where id = :id")
                .param("posting", posting)
                .param("id", id)
                .update();
    }

    void decided(long id, State state, @Nullable Long posting, long user, Instant now) {
        jdbc.sql("""
                        update loyalty.adjustment
                           set state = :state, posting_id = :posting, decided_by = :user, decided_at = :now::timestamptz
                         where id = :id""")
                .param("state", state.name().toLowerCase(Locale.ROOT))
                .param("posting", posting)
                .param("user", user)
                .param("now", now.toString())
                .param("id", id)
                .update();
    }

    Optional<Adjustment> byId(long id) {
        return one(COLUMNS + "where a.id = :id", id);
    }

    Optional<Adjustment> lockWaiting(long id) {
        return one(COLUMNS + "where a.id = :id and a.state = 'waiting' for update", id);
    }

    private Optional<Adjustment> one(String statement, long id) {
        return jdbc.sql(statement).param("id", id).query(AdjustmentsSql::read).optional();
    }

    Optional<Kept> byKey(UUID key) {
        return jdbc.sql(COLUMNS + "where a.key = :key::uuid")
                .param("key", key.toString())
                .query((rs, n) -> new Kept(read(rs, n), rs.getObject(14, UUID.class)))
                .optional();
    }

    List<Adjustment> waiting(long after, int most) {
        CustomerReach reach = customers.now();
        return jdbc.sql(COLUMNS + "where a.state = 'waiting' and a.id > :after"
                        + reach.andOf("(select r.customer_id from customer.v_profile r where r.id = a.profile_id)")
                        + " order by a.id limit :most")
                .params(reach.params())
                .param("after", after)
                .param("most", most)
                .query(AdjustmentsSql::read)
                .list();
    }

    List<Adjustment> ofCustomer(long customer) {
        return jdbc.sql(COLUMNS + """
                        where a.profile_id in (select id from customer.v_profile where customer_id = :customer)
                        order by a.id desc limit 100""")
                .param("customer", customer)
                .query(AdjustmentsSql::read)
                .list();
    }

    long customer(long profile) {
        return jdbc.sql("select customer_id from customer.v_profile where id = :profile")
                .param("profile", profile)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    /** Those that wait, oldest first, and then the newest decided ones, with names. */
    List<AdjustmentsView.Line> lines(boolean waiting, int most) {
        CustomerReach reach = customers.now();
        return jdbc.sql("""
                        select a.id, a.member_id, coalesce(p.customer_id, 0),
                               coalesce(nullif(h.name, ''), 'Customer ' || p.customer_id, 'Somebody who was erased'), g.name, a.change,
                               a.reason, a.state, a.asked_at,
                               case a.asked_kind when 'user' then coalesce(u.name, 'A colleague') when 'house' then 'The house'
                                 else 'A program' end,
                               a.asked_kind = 'user' and a.asked_by = :me, d.name
                          from loyalty.adjustment a
                          join loyalty.programme g on g.id = a.programme_id
                          left join customer.v_profile p on p.id = a.profile_id and p.erased_at is null
                          left join customer.v_headline h on h.customer_id = p.customer_id
                          left join platform.v_user u on a.asked_kind = 'user' and u.id = a.asked_by
                          left join platform.v_user d on d.id = a.decided_by
                         where (a.state = 'waiting') = :waiting%s
                         order by case when :waiting then a.id else -a.id end limit :most""".formatted(reach.and("h")))
                .params(reach.params())
                .param("waiting", waiting)
                .param("me", Actor.current().userId())
                .param("most", most)
                .query((rs, n) -> new AdjustmentsView.Line(
                        rs.getLong(1),
                        rs.getLong(2),
                        rs.getLong(3),
                        rs.getString(4),
                        rs.getString(5),
                        rs.getLong(6),
                        rs.getString(7),
                        rs.getString(8),
                        rs.getTimestamp(9).toInstant(),
                        rs.getString(10),
                        rs.getBoolean(11),
                        rs.getString(12)))
                .list();
    }

    private static Adjustment read(ResultSet rs, int number) throws SQLException {
        Timestamp decided = rs.getTimestamp(12);
        return new Adjustment(
                rs.getLong(1),
                rs.getInt(2),
                rs.getLong(3),
                rs.getLong(4),
                rs.getLong(5),
                rs.getString(6),
                State.valueOf(rs.getString(7).toUpperCase(Locale.ROOT)),
                rs.getString(8),
                rs.getLong(9),
                rs.getTimestamp(10).toInstant(),
                rs.getObject(11, Long.class),
                decided == null ? null : decided.toInstant(),
                rs.getObject(13, Long.class));
    }
}
