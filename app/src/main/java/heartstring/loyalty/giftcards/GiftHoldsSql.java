package heartstring.loyalty.giftcards;

import heartstring.commerce.orders.OrderKey;
import heartstring.loyalty.commands.Key;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of what is set aside on gift cards. */
@Component
class GiftHoldsSql {

    private final JdbcClient jdbc;

    GiftHoldsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Something set aside; the user 0 for a program. */
    record Hold(
            long id,
            long cardId,
            long amountMinor,
            long leftMinor,
            long postingId,
            String state,
            long userId,
            String currency) {}

    /** What stands under that key: the same answer again, or that it was used for something else. */
    Optional<Gifting> byKey(Key key) {
        return jdbc.sql("""
                        select h.id, h.card_id, h.amount_minor, h.left_minor, g.currency, h.contents
                          from loyalty.gift_hold h join loyalty.gift_card g on g.id = h.card_id where h.key = :key::uuid""")
                .param("key", key.value().toString())
                .query((rs, n) -> rs.getObject(6, UUID.class).equals(key.contents())
                        ? (Gifting) new Gifting.Moved(
                                rs.getLong(1), rs.getLong(2), rs.getLong(3), rs.getLong(4), rs.getString(5), true)
                        : new Gifting.KeyReused())
                .optional();
    }

    Optional<Long> keep(
            Key key, long card, long amount, long left, long posting, Instant at, Instant until, long user) {
        return jdbc.sql("""
                        insert into loyalty.gift_hold (key, contents, card_id, amount_minor, left_minor, posting_id, state, at, until_at,
                                                       user_id)
                        values (:key::uuid, :contents::uuid, :card, :amount, :left, :posting, 'held', :at::timestamptz,
                                :until::timestamptz, nullif(:user, 0))
                        on conflict (key) do nothing returning id""")
                .param("key", key.value().toString())
                .param("contents", key.contents().toString())
                .param("card", card)
                .param("amount", amount)
                .param("left", left)
                .param("posting", posting)
                .param("at", at.toString())
                .param("until", until.toString())
                .param("user", user)
                .query((rs, n) -> rs.getLong(1))
                .optional();
    }

    Optional<Hold> lock(long id) {
        return jdbc.sql("""
                        select h.id, h.card_id, h.amount_minor, h.left_minor, h.posting_id, h.state, coalesce(h.user_id, 0), g.currency
                          from loyalty.gift_hold h join loyalty.gift_card g on g.id = h.card_id where h.id = :id for update of h""")
                .param("id", id)
                .query((rs, n) -> new Hold(
                        rs.getLong(1),
                        rs.getLong(2),
                        rs.getLong(3),
                        rs.getLong(4),
                        rs.getLong(5),
                        rs.getString(6),
                        rs.getLong(7),
                        rs.getString(8)))
                .optional();
    }

    void become(long id, String state) {
        jdbc.sql("update loyalty.gift_hold set state = :state where id = :id")
                .param("state", state)
                .param("id", id)
                .update();
    }

    /** The spend that a hold became for this very order. */
    Optional<Long> spend(long hold, OrderKey order) {
        return jdbc.sql("""
                        select id from loyalty.gift_spend where hold_id = :hold and source_id = :source and order_key = :order""")
                .param("hold", hold)
                .param("source", order.sourceId())
                .param("order", order.orderKey())
                .query((rs, n) -> rs.getLong(1))
                .optional();
    }

    long spent(Hold hold, OrderKey order, long posting, UUID key, Instant at, long user) {
        return jdbc.sql("""
                        insert into loyalty.gift_spend (key, contents, card_id, amount_minor, left_minor, posting_id, source_id,
                                                        order_key, hold_id, at, user_id)
                        values (:key::uuid, :key::uuid, :card, :amount, :left, :posting, :source, :order, :hold, :at::timestamptz,
                                nullif(:user, 0)) returning id""")
                .param("key", key.toString())
                .param("card", hold.cardId())
                .param("amount", hold.amountMinor())
                .param("left", hold.leftMinor())
                .param("posting", posting)
                .param("source", order.sourceId())
                .param("order", order.orderKey())
                .param("hold", hold.id())
                .param("at", at.toString())
                .param("user", user)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }
}
