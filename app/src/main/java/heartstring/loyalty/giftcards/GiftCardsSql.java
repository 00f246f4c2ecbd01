package heartstring.loyalty.giftcards;

import heartstring.loyalty.commands.Key;
import heartstring.platform.audit.SubjectName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of gift cards. */
@Component
class GiftCardsSql {

    private static final String CARDS = """
            select g.id, g.tail, g.currency, g.amount_minor, coalesce(a.available, 0), g.way, g.issued_at, g.expires_at,
                   g.blocked_at is not null,
                   g.blocked_at is null and d.undone_at is null and (g.expires_at is null or g.expires_at > :now::timestamptz
                                                                     or coalesce(a.available, 0) > 0),
                   g.contents, g.sealed, g.unit_id, g.withdrawn_at is not null
              from loyalty.gift_card g
              left join loyalty.account a on a.unit_id = g.unit_id and a.holder = 'gift_card' and a.holder_id = g.id
              left join loyalty.redemption d on d.id = g.redemption_id
            """;
    private static final String TAKEN = """
            select d.id, d.posting_id, d.profile_id, d.code_sealed, r.value_minor, p.currency, d.taken_at
              from loyalty.redemption d join loyalty.reward r on r.id = d.reward_id and r.kind = 'gift_card'
              join loyalty.programme p on p.id = r.programme_id
             where d.undone_at is null and d.code_sealed is not null
               and not exists (select from loyalty.gift_card g where g.redemption_id = d.id)
            """;

    private final JdbcClient jdbc;
    private final InstantSource time;

    GiftCardsSql(JdbcClient jdbc, InstantSource time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    @Bean
    static SubjectName giftCardName() {
        return new SubjectName("gift card", "select '…' || tail from loyalty.gift_card where id = subject.id", null);
    }

    /** A card with what is not shown of it. */
    record Kept(GiftCard card, UUID contents, byte[] sealed, int unitId, boolean withdrawn) {}

    /** A code as it is kept. */
    record Code(byte[] digest, byte[] sealed, String tail) {}

    /** A gift card that was taken as a reward and is none yet. */
    record Taken(
            long redemptionId,
            long postingId,
            long profileId,
            byte[] sealed,
            long valueMinor,
            String currency,
            Instant at) {}

    /** Its number, empty when the key stands there already. */
    Optional<Long> make(
            Key key,
            Code code,
            GiftCards.Draft draft,
            int unit,
            @Nullable Long redemption,
            Instant at,
            @Nullable Instant expires,
            long user) {
        return jdbc.sql("""
                        insert into loyalty.gift_card (key, contents, digest, sealed, tail, unit_id, currency, amount_minor, way,
                                                       redemption_id, profile_id, issued_at, expires_at, user_id)
                        values (:key::uuid, :contents::uuid, :digest, :sealed, :tail, :unit, :currency, :amount, :way,
                                :redemption::bigint, nullif(:profile, 0), :at::timestamptz, :expires::timestamptz, nullif(:user, 0))
                        on conflict (key) do nothing returning id""")
                .param("key", key.value().toString())
                .param("contents", key.contents().toString())
                .param("digest", code.digest())
                .param("sealed", code.sealed())
                .param("tail", code.tail())
                .param("unit", unit)
                .param("currency", draft.currency())
                .param("amount", draft.amountMinor())
                .param("way", redemption == null ? "sold" : "reward")
                .param("redemption", redemption)
                .param("profile", draft.profileId())
                .param("at", at.toString())
                .param("expires", expires == null ? null : expires.toString())
                .param("user", user)
                .query((rs, n) -> rs.getLong(1))
                .optional();
    }

    Optional<Kept> byKey(UUID key) {
        return one("where g.key = :value::uuid", key.toString());
    }

    Optional<Kept> byDigest(byte[] digest) {
        return one("where g.digest = :value", digest);
    }

    Optional<Kept> byId(long id) {
        return one("where g.id = :value", id);
    }

    private Optional<Kept> one(String where, Object value) {
        return jdbc.sql(CARDS + where)
                .param("now", time.instant().toString())
                .param("value", value)
                .query(GiftCardsSql::read)
                .optional();
    }

    /** Those who move money on a card come one after the other; also whoever undoes the redemption it was taken by. */
    Kept lock(long id) {
        jdbc.sql("select id from loyalty.gift_card where id = :id for update")
                .param("id", id)
                .query(row -> {});
        jdbc.sql("""
                        select d.id from loyalty.redemption d join loyalty.gift_card g on g.redemption_id = d.id
                         where g.id = :id for update of d""").param("id", id).query(row -> {});
        return byId(id).orElseThrow();
    }

    List<GiftCard> ending(String tail, int most) {
        return jdbc.sql(CARDS + "where :tail = '' or g.tail = :tail order by g.id desc limit :most")
                .param("now", time.instant().toString())
                .param("tail", tail)
                .param("most", most)
                .query((rs, n) -> read(rs, n).card())
                .list();
    }

    Map<String, Long> outstanding() {
        Map<String, Long> sums = new TreeMap<>();
        jdbc.sql("""
                        select u.currency, sum(a.available + a.reserved) from loyalty.account a join loyalty.unit u on u.id = a.unit_id
                         where a.holder = 'gift_card' and u.currency is not null group by 1 order by 1 limit 200""").query(rs -> {
            sums.put(rs.getString(1), rs.getLong(2));
        });
        return sums;
    }

    boolean setBlocked(long id, @Nullable Instant at) {
        return jdbc.sql("""
                        update loyalty.gift_card set blocked_at = :at::timestamptz
                         where id = :id and withdrawn_at is null and (blocked_at is null) <> (:at::timestamptz is null)""")
                        .param("id", id)
                        .param("at", at == null ? null : at.toString())
                        .update()
                == 1;
    }

    void withdraw(long id, Instant at) {
        jdbc.sql("""
                        update loyalty.gift_card set withdrawn_at = :at::timestamptz, blocked_at = coalesce(blocked_at, :at::timestamptz)
                         where id = :id""").param("at", at.toString()).param("id", id).update();
    }

    long issuer(long id) {
        return jdbc.sql("select coalesce(user_id, 0) from loyalty.gift_card where id = :id")
                .param("id", id)
                .query((rs, n) -> rs.getLong(1))
                .optional()
                .orElse(0L);
    }

    List<Taken> taken(int most) {
        return jdbc.sql(TAKEN + "order by d.id limit :most for update of d skip locked")
                .param("most", most)
                .query(GiftCardsSql::taken)
                .list();
    }

    Optional<Taken> taken(long redemption) {
        return jdbc.sql(TAKEN + "and d.id = :id for update of d")
                .param("id", redemption)
                .query(GiftCardsSql::taken)
                .optional();
    }

    /** Cards of rewards that were undone, with what is on them still. */
    List<Undone> undone(int most) {
        return jdbc.sql("""
                        select g.id, g.unit_id, a.available from loyalty.gift_card g
                          join loyalty.redemption d on d.id = g.redemption_id and d.undone_at is not null
                          join loyalty.account a on a.unit_id = g.unit_id and a.holder = 'gift_card' and a.holder_id = g.id
                         where a.available > 0 order by g.id limit :most for update of g skip locked""")
                .param("most", most)
                .query((rs, n) -> new Undone(rs.getLong(1), rs.getInt(2), rs.getLong(3)))
                .list();
    }

    /** What is on a card that holds no more. */
    record Undone(long cardId, int unitId, long balanceMinor) {}

    private static Taken taken(ResultSet rs, int number) throws SQLException {
        return new Taken(
                rs.getLong(1),
                rs.getLong(2),
                rs.getLong(3),
                rs.getBytes(4),
                rs.getLong(5),
                rs.getString(6),
                rs.getTimestamp(7).toInstant());
    }

    private static Kept read(ResultSet rs, int number) throws SQLException {
        Timestamp expires = rs.getTimestamp(8);
        GiftCard card = new GiftCard(
                rs.getLong(1),
                rs.getString(2),
                rs.getString(3),
                rs.getLong(4),
                rs.getLong(5),
                rs.getString(6),
                rs.getTimestamp(7).toInstant(),
                expires == null ? null : expires.toInstant(),
                rs.getBoolean(9),
                rs.getBoolean(10));
        return new Kept(card, rs.getObject(11, UUID.class), rs.getBytes(12), rs.getInt(13), rs.getBoolean(14));
    }
}
