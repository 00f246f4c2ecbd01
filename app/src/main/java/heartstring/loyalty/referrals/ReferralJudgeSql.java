package heartstring.loyalty.referrals;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that judge referrals. */
@Component
class ReferralJudgeSql {

    private final JdbcClient jdbc;

    ReferralJudgeSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An order by its natural key, and when it was made. */
    record Purchase(Instant at, int sourceId, String orderKey) {}

    List<Long> due(Instant now, int most) {
        return jdbc.sql(
                        "select id from loyalty.referral where look_at <= :now::timestamptz order by look_at, id limit :most")
                .param("now", now.toString())
                .param("most", most)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    Optional<Referral> lock(long id, Instant now) {
        return jdbc.sql(ReferralsSql.REFERRALS
                        + "where r.id = :id and r.look_at <= :now::timestamptz for update of r skip locked")
                .param("id", id)
                .param("now", now.toString())
                .query(ReferralsSql::referral)
                .optional();
    }

    /** Whether the friend, who may have become one of two since, was brought before that. */
    boolean hasEarlier(Referral referral) {
        return jdbc.sql("""
                        select exists (select from loyalty.referral r join customer.v_profile p on p.id = r.friend_profile_id
                                        where p.customer_id = :friend and r.programme_id = :programme and r.id < :id
                                          and r.state <> 'refused')""")
                .param("friend", referral.friendCustomer())
                .param("programme", referral.programmeId())
                .param("id", referral.id())
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }

    /** When the friend first bought something that counts, of which enough was kept. */
    Optional<Purchase> firstKept(Referral referral, String currency) {
        return jdbc.sql("""
                        select o.occurred_at, o.source_id, o.order_key from commerce.v_order o join customer.v_profile p on p.id = o.profile_id
                         where p.customer_id = :friend and o.occurred_at >= :from::timestamptz and o.currency = :currency
                           and o.status not in ('cancelled', 'refunded') and o.kept_minor >= greatest(:minimum, 1)
                         order by o.occurred_at, o.id limit 1""")
                .param("friend", referral.friendCustomer())
                .param("from", referral.countsFrom().toString())
                .param("currency", currency)
                .param("minimum", referral.minimumMinor())
                .query((rs, n) -> new Purchase(rs.getTimestamp(1).toInstant(), rs.getInt(2), rs.getString(3)))
                .optional();
    }

    /** Whether the purchase that counted is still told: while orders are derived again, it may be missing for a while. */
    boolean isTold(long id) {
        return jdbc.sql("""
                        select exists (select from loyalty.referral r
                                         join commerce.v_order o on o.source_id = r.bought_source and o.order_key = r.bought_order
                                        where r.id = :id)""").param("id", id).query((rs, n) -> rs.getBoolean(1)).single();
    }

    /** Notes the purchase that counts. */
    void bought(long id, Purchase purchase) {
        jdbc.sql("update loyalty.referral set bought_source = :source, bought_order = :order where id = :id")
                .param("id", id)
                .param("source", purchase.sourceId())
                .param("order", purchase.orderKey())
                .update();
    }

    void note(
            long id,
            String state,
            @Nullable String reason,
            @Nullable Instant bought,
            @Nullable Instant due,
            @Nullable Instant look) {
        jdbc.sql("""
                        update loyalty.referral
                           set state = :state, reason = :reason, bought_at = :bought::timestamptz, due_at = :due::timestamptz,
                               look_at = :look::timestamptz
                         where id = :id""")
                .param("id", id)
                .param("state", state)
                .param("reason", reason)
                .param("bought", text(bought))
                .param("due", text(due))
                .param("look", text(look))
                .update();
    }

    void look(long id, @Nullable Instant at) {
        jdbc.sql("update loyalty.referral set look_at = :at::timestamptz where id = :id")
                .param("id", id)
                .param("at", text(at))
                .update();
    }

    void postings(long id, @Nullable Long advocate, @Nullable Long friend) {
        jdbc.sql(
                        "update loyalty.referral set advocate_posting_id = :advocate, friend_posting_id = :friend where id = :id")
                .param("id", id)
                .param("advocate", advocate)
                .param("friend", friend)
                .update();
    }

    void later(long id, Instant now, Duration wait) {
        look(id, now.plus(wait));
    }

    /** Those whose friend belongs to the customers of these profiles have to be looked at again. */
    void stir(Collection<Long> profiles, Instant now) {
        jdbc.sql("""
                        update loyalty.referral set look_at = :now::timestamptz where id in (
                          select r.id from customer.v_profile asked join customer.v_profile p on p.customer_id = asked.customer_id
                            join loyalty.referral r on r.friend_profile_id = p.id
                           where asked.id = any(:profiles) and r.state in ('waiting', 'bought', 'rewarded')
                           order by r.id for update of r)""")
                .param("profiles", profiles.stream().mapToLong(Long::longValue).toArray())
                .param("now", now.toString())
                .update();
    }

    /** Likewise where friend or advocate belong to one of these customers. */
    void stirCustomers(long one, long other, Instant now) {
        jdbc.sql("""
                        update loyalty.referral set look_at = :now::timestamptz where id in (
                          select r.id from customer.v_profile p
                            join loyalty.referral r on r.friend_profile_id = p.id or r.advocate_profile_id = p.id
                           where p.customer_id in (:one, :other) and r.state in ('waiting', 'bought', 'rewarded')
                           order by r.id for update of r)""")
                .param("one", one)
                .param("other", other)
                .param("now", now.toString())
                .update();
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
