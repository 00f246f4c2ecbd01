package heartstring.loyalty.vouchers;

import heartstring.loyalty.commands.Key;
import heartstring.platform.auth.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of codes and their uses. */
@Component
class VouchersSql {

    private static final String USES = """
            select u.id, u.voucher_id, u.profile_id, u.state, u.at, u.until_at, u.contents, u.posting_id,
                   coalesce(u.used_posting_id, 0), coalesce(u.points_posting_id, 0)
              from loyalty.voucher_use u
            """;

    private final JdbcClient jdbc;

    VouchersSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A use with what stands under it in the ledger, 0 for nothing. */
    record Kept(VoucherUse use, UUID contents, long posting, long used, long points) {}

    Optional<Voucher> byDigest(byte[] digest) {
        return jdbc.sql("select " + VoucherBatchesSql.COLUMNS + """
                        , v.id, v.tail, coalesce(a.available, b.uses_each),
                          case when v.profile_id is null then 0 else coalesce(p.customer_id, -1) end
                          from loyalty.voucher v join loyalty.voucher_batch b on b.id = v.batch_id
                          left join customer.v_profile p on p.id = v.profile_id
                          left join loyalty.account a on a.holder = 'voucher' and a.holder_id = v.id
                               and a.unit_id = (select id from loyalty.unit where key = 'voucher-uses')
                         where v.digest = :digest""")
                .param("digest", digest)
                .query((rs, n) -> new Voucher(
                        rs.getLong(21),
                        VoucherBatchesSql.read(rs, n),
                        rs.getString(22),
                        rs.getLong(23),
                        rs.getLong(24)))
                .optional();
    }

    VoucherBatch batchOf(long voucher) {
        return jdbc.sql("select " + VoucherBatchesSql.COLUMNS
                        + " from loyalty.voucher v join loyalty.voucher_batch b on b.id = v.batch_id where v.id = :id")
                .param("id", voucher)
                .query(VoucherBatchesSql::read)
                .single();
    }

    /** Those who use limited vouchers for the same customer come one after the other. */
    void lockTaker(long customer) {
        jdbc.sql("select pg_advisory_xact_lock(7327, hashint8(:customer))")
                .param("customer", customer)
                .query(row -> {});
    }

    /** How often this customer used or holds codes of the batch. */
    long uses(long batch, long customer, Instant now) {
        return jdbc.sql("""
                        select count(*) from loyalty.voucher_use u join loyalty.voucher v on v.id = u.voucher_id
                         where v.batch_id = :batch
                           and (u.state = 'used' or (u.state = 'reserved' and u.until_at > :now::timestamptz))
                           and u.profile_id in (select id from customer.v_profile where customer_id = :customer)""")
                .param("batch", batch)
                .param("customer", customer)
                .param("now", now.toString())
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    long used(long batch) {
        return jdbc.sql("""
                        select count(*) from loyalty.voucher_use u join loyalty.voucher v on v.id = u.voucher_id
                         where v.batch_id = :batch and u.state = 'used'""")
                .param("batch", batch)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    long keep(Key key, long voucher, long profile, long posting, @Nullable Instant until, long points, Instant now) {
        return jdbc.sql("""
                        insert into loyalty.voucher_use (key, contents, voucher_id, profile_id, state, posting_id, used_posting_id,
                                                         points_posting_id, at, until_at, user_id)
                        values (:key::uuid, :contents::uuid, :voucher, nullif(:profile, 0), :state, :posting, nullif(:used, 0),
                                nullif(:points, 0), :now::timestamptz, :until::timestamptz, nullif(:user, 0))
                        returning id""")
                .param("key", key.value().toString())
                .param("contents", key.contents().toString())
                .param("voucher", voucher)
                .param("profile", profile)
                .param("state", until == null ? "used" : "reserved")
                .param("posting", posting)
                .param("used", until == null ? posting : 0)
                .param("points", points)
                .param("now", now.toString())
                .param("until", until == null ? null : until.toString())
                .param("user", Actor.current().userId())
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    void captured(long id, long posting, long points) {
        jdbc.sql("""
                        update loyalty.voucher_use
                           set state = 'used', used_posting_id = :posting, points_posting_id = nullif(:points, 0), until_at = null
                         where id = :id""")
                .param("id", id)
                .param("posting", posting)
                .param("points", points)
                .update();
    }

    void rolledBack(long id) {
        jdbc.sql("update loyalty.voucher_use set state = 'rolled_back' where id = :id")
                .param("id", id)
                .update();
    }

    Optional<Kept> byKey(UUID key) {
        return jdbc.sql(USES + "where u.key = :key::uuid")
                .param("key", key.toString())
                .query(VouchersSql::read)
                .optional();
    }

    Optional<Kept> byId(long id) {
        return jdbc.sql(USES + "where u.id = :id")
                .param("id", id)
                .query(VouchersSql::read)
                .optional();
    }

    Optional<Kept> lock(long id) {
        return jdbc.sql(USES + "where u.id = :id for update")
                .param("id", id)
                .query(VouchersSql::read)
                .optional();
    }

    private static Kept read(ResultSet rs, int number) throws SQLException {
        Timestamp until = rs.getTimestamp(6);
        VoucherUse use = new VoucherUse(
                rs.getLong(1),
                rs.getLong(2),
                rs.getObject(3, Long.class),
                VoucherUse.State.valueOf(rs.getString(4).toUpperCase(Locale.ROOT)),
                rs.getTimestamp(5).toInstant(),
                until == null ? null : until.toInstant());
        return new Kept(use, rs.getObject(7, UUID.class), rs.getLong(8), rs.getLong(9), rs.getLong(10));
    }
}
