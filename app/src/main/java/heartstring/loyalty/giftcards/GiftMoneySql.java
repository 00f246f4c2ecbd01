package heartstring.loyalty.giftcards;

import heartstring.commerce.orders.OrderKey;
import heartstring.loyalty.commands.Key;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of what was spent from gift cards and given back to them. */
@Component
class GiftMoneySql {

    private final JdbcClient jdbc;

    GiftMoneySql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A spend; amounts in minor units. */
    record Spend(long id, long cardId, long amountMinor, long givenBackMinor, long postingId) {}

    /** What stands under that key: the same answer again, or that it was used for something else. */
    Optional<Gifting> spend(Key key) {
        return stands("""
                select s.id, s.card_id, s.amount_minor, s.left_minor, g.currency, s.contents
                  from loyalty.gift_spend s join loyalty.gift_card g on g.id = s.card_id where s.key = :key::uuid""", key);
    }

    Optional<Gifting> returned(Key key) {
        return stands("""
                select r.id, s.card_id, r.amount_minor, r.left_minor, g.currency, r.contents
                  from loyalty.gift_return r join loyalty.gift_spend s on s.id = r.spend_id
                  join loyalty.gift_card g on g.id = s.card_id where r.key = :key::uuid""", key);
    }

    private Optional<Gifting> stands(String statement, Key key) {
        return jdbc.sql(statement)
                .param("key", key.value().toString())
                .query((rs, n) -> rs.getObject(6, UUID.class).equals(key.contents())
                        ? (Gifting) new Gifting.Moved(
                                rs.getLong(1), rs.getLong(2), rs.getLong(3), rs.getLong(4), rs.getString(5), true)
                        : new Gifting.KeyReused())
                .optional();
    }

    Optional<Spend> lock(long id) {
        return jdbc.sql("""
                        select id, card_id, amount_minor, given_back_minor, posting_id from loyalty.gift_spend where id = :id for update""")
                .param("id", id)
                .query((rs, n) -> new Spend(rs.getLong(1), rs.getLong(2), rs.getLong(3), rs.getLong(4), rs.getLong(5)))
                .optional();
    }

    Optional<Long> keepSpend(
            Key key, long card, long amount, long left, long posting, @Nullable String receipt, Instant at, long user) {
        return jdbc.sql("""
                        insert into loyalty.gift_spend (key, contents, card_id, amount_minor, left_minor, posting_id, receipt, at, user_id)
                        values (:key::uuid, :contents::uuid, :card, :amount, :left, :posting, :receipt, :at::timestamptz,
                                nullif(:user, 0))
                        on conflict (key) do nothing returning id""")
                .param("key", key.value().toString())
                .param("contents", key.contents().toString())
                .param("card", card)
                .param("amount", amount)
                .param("left", left)
                .param("posting", posting)
                .param("receipt", receipt)
                .param("at", at.toString())
                .param("user", user)
                .query((rs, n) -> rs.getLong(1))
                .optional();
    }

    Optional<Long> keepReturn(Key key, long spend, long amount, long left, long posting, Instant at, long user) {
        return jdbc.sql("""
                        with r as (
                          insert into loyalty.gift_return (key, contents, spend_id, amount_minor, left_minor, posting_id, at, user_id)
                          values (:key::uuid, :contents::uuid, :spend, :amount, :left, :posting, :at::timestamptz, nullif(:user, 0))
                          on conflict (key) do nothing returning id),
                        s as (update loyalty.gift_spend set given_back_minor = given_back_minor + :amount
                               where id = :spend and exists (select from r))
                        select id from r""")
                .param("key", key.value().toString())
                .param("contents", key.contents().toString())
                .param("spend", spend)
                .param("amount", amount)
                .param("left", left)
                .param("posting", posting)
                .param("at", at.toString())
                .param("user", user)
                .query((rs, n) -> rs.getLong(1))
                .optional();
    }

    /** What one card paid for an order and was not given back yet. */
    record Paid(long spendId, String tail, long leftMinor) {}

    /** The first that paid comes first. */
    List<Paid> ofOrder(OrderKey order) {
        return jdbc.sql("""
                        select s.id, g.tail, s.amount_minor - s.given_back_minor
                          from loyalty.gift_spend s join loyalty.gift_card g on g.id = s.card_id
                         where s.source_id = :source and s.order_key = :order order by s.id limit 100""")
                .param("source", order.sourceId())
                .param("order", order.orderKey())
                .query((rs, n) -> new Paid(rs.getLong(1), rs.getString(2), rs.getLong(3)))
                .list();
    }

    /** A card that was given back something of an order and did not pay it again. */
    record Back(long cardId, long amountMinor) {}

    /** The last that paid comes first. */
    List<Back> givenBack(OrderKey order) {
        return jdbc.sql("""
                        select card_id, sum(given_back_minor - case when again_for is null then 0 else amount_minor end)
                          from loyalty.gift_spend where source_id = :source and order_key = :order
                         group by card_id order by min(id) desc limit 100""")
                .param("source", order.sourceId())
                .param("order", order.orderKey())
                .query((rs, n) -> new Back(rs.getLong(1), rs.getLong(2)))
                .list();
    }

    void keepAgain(
            Key key,
            long card,
            long amount,
            long left,
            long posting,
            OrderKey order,
            long forReturn,
            Instant at,
            long user) {
        jdbc.sql("""
                        insert into loyalty.gift_spend (key, contents, card_id, amount_minor, left_minor, posting_id, source_id,
                                                        order_key, again_for, at, user_id)
                        values (:key::uuid, :contents::uuid, :card, :amount, :left, :posting, :source, :order, :for, :at::timestamptz,
                                nullif(:user, 0))""")
                .param("key", key.value().toString())
                .param("contents", key.contents().toString())
                .param("card", card)
                .param("amount", amount)
                .param("left", left)
                .param("posting", posting)
                .param("source", order.sourceId())
                .param("order", order.orderKey())
                .param("for", forReturn)
                .param("at", at.toString())
                .param("user", user)
                .update();
    }

    Optional<GiftMoney.Spent> spent(long id) {
        return jdbc.sql("select coalesce(user_id, 0), at, order_key is not null from loyalty.gift_spend where id = :id")
                .param("id", id)
                .query((rs, n) ->
                        new GiftMoney.Spent(rs.getLong(1), rs.getTimestamp(2).toInstant(), rs.getBoolean(3)))
                .optional();
    }
}
