package heartstring.loyalty.baskets;

import heartstring.commerce.orders.OrderKey;
import heartstring.loyalty.baskets.Dealing.State;
import heartstring.loyalty.commands.Key;
import heartstring.platform.auth.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of deals and what they drew. */
@Component
class BasketsSql {

    private static final String DEALS = """
            select d.id, d.contents, d.state, d.discount_minor, d.told, coalesce(d.profile_id, 0), d.store, d.currency,
                   coalesce(d.user_id, 0), o.source_id, o.order_key
              from loyalty.basket_deal d left join loyalty.basket_order o on o.deal_id = d.id
            """;

    private final JdbcClient jdbc;

    BasketsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A basket whose discounts were drawn; {@code order} what it became, null while it is none. */
    record Deal(
            long id,
            UUID contents,
            State state,
            long discountMinor,
            String told,
            long profileId,
            @Nullable String store,
            String currency,
            long userId,
            @Nullable OrderKey order) {}

    /** One thing that a deal drew: a posting of a budget, or the use of a voucher (whose budget is 0). */
    record Draw(boolean budget, long ref, long budgetId, long amountMinor, long givenBackMinor) {}

    /** The number of a deal that was not there before. */
    Optional<Long> begin(Key key, Quote.Wish wish, long discount, String told, @Nullable Instant until, Instant now) {
        return jdbc.sql("""
                        insert into loyalty.basket_deal (key, contents, state, profile_id, store, currency, discount_minor, told, at,
                                                         until_at, user_id)
                        values (:key::uuid, :contents::uuid, :state, nullif(:profile, 0), :store, :currency, :discount, :told,
                                :now::timestamptz, :until::timestamptz, nullif(:user, 0))
                        on conflict do nothing returning id""")
                .param("key", key.value().toString())
                .param("contents", key.contents().toString())
                .param("state", until == null ? "done" : "reserved")
                .param("profile", wish.profileId())
                .param("store", wish.store())
                .param("currency", wish.currency())
                .param("discount", discount)
                .param("told", told)
                .param("now", now.toString())
                .param("until", until == null ? null : until.toString())
                .param("user", Actor.current().userId())
                .query((rs, n) -> rs.getLong(1))
                .optional();
    }

    void draw(long deal, String kind, long ref, @Nullable Long budget, long amount) {
        jdbc.sql("""
                        insert into loyalty.basket_draw (deal_id, kind, ref_id, budget_id, amount_minor)
                        values (:deal, :kind, :ref, :budget, :amount)""")
                .param("deal", deal)
                .param("kind", kind)
                .param("ref", ref)
                .param("budget", budget)
                .param("amount", amount)
                .update();
    }

    /** In the order of their numbers. */
    List<Draw> draws(long deal) {
        return jdbc.sql("""
                        select d.kind = 'budget', d.ref_id, coalesce(d.budget_id, 0), d.amount_minor, d.given_back_minor
                          from loyalty.basket_draw d
                          left join loyalty.voucher_use u on d.kind = 'voucher' and u.id = d.ref_id
                         where d.deal_id = :deal order by u.voucher_id, d.ref_id""")
                .param("deal", deal)
                .query((rs, n) ->
                        new Draw(rs.getBoolean(1), rs.getLong(2), rs.getLong(3), rs.getLong(4), rs.getLong(5)))
                .list();
    }

    void captured(long deal, long reservation, long posting) {
        jdbc.sql("""
                        update loyalty.basket_draw set ref_id = :posting
                         where deal_id = :deal and kind = 'budget' and ref_id = :reservation""")
                .param("deal", deal)
                .param("reservation", reservation)
                .param("posting", posting)
                .update();
    }

    void become(long deal, State state) {
        jdbc.sql("update loyalty.basket_deal set state = :state where id = :id")
                .param("id", deal)
                .param("state", state.name().toLowerCase(Locale.ROOT))
                .update();
    }

    Optional<Deal> byKey(UUID key) {
        return jdbc.sql(DEALS + "where d.key = :key::uuid")
                .param("key", key.toString())
                .query(BasketsSql::read)
                .optional();
    }

    Optional<Deal> byId(long id) {
        return jdbc.sql(DEALS + "where d.id = :id")
                .param("id", id)
                .query(BasketsSql::read)
                .optional();
    }

    Optional<Deal> lock(long id) {
        return jdbc.sql(DEALS + "where d.id = :id for update of d")
                .param("id", id)
                .query(BasketsSql::read)
                .optional();
    }

    /** The categories of those products that are known. */
    Map<String, String> categories(List<String> products) {
        Map<String, String> known = new HashMap<>();
        jdbc.sql("select key, category from commerce.v_product where key = any(:keys::text[]) and category is not null")
                .param("keys", products.toArray(String[]::new))
                .query(rs -> {
                    known.put(rs.getString(1), rs.getString(2));
                });
        return known;
    }

    private static Deal read(ResultSet rs, int number) throws SQLException {
        return new Deal(
                rs.getLong(1),
                rs.getObject(2, UUID.class),
                State.valueOf(rs.getString(3).toUpperCase(Locale.ROOT)),
                rs.getLong(4),
                rs.getString(5),
                rs.getLong(6),
                rs.getString(7),
                rs.getString(8),
                rs.getLong(9),
                rs.getString(11) == null ? null : new OrderKey(rs.getInt(10), rs.getString(11)));
    }
}
