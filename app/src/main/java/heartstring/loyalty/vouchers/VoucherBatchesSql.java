package heartstring.loyalty.vouchers;

import heartstring.platform.audit.SubjectName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of batches and their codes. */
@Component
class VoucherBatchesSql {

    static final String COLUMNS = """
            b.id, b.name, b.public_code, b.codes, b.made, b.uses_each, b.member_most, b.least_minor, b.condition, b.gives, b.worth,
            b.currency, b.product, b.programme_id, b.budget_id, b.personal, b.from_at, b.until_at, b.stopped_at is not null,
            b.downloaded_at
            """;
    private static final String BATCHES = "select " + COLUMNS + " from loyalty.voucher_batch b ";

    private final JdbcClient jdbc;

    VoucherBatchesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    static SubjectName voucherBatchName() {
        return new SubjectName("voucher batch", "select name from loyalty.voucher_batch where id = subject.id", null);
    }

    long make(VoucherBatches.Draft d, @Nullable String condition, Instant now, long userId) {
        return jdbc.sql("""
                        insert into loyalty.voucher_batch (name, public_code, codes, uses_each, member_most, least_minor, condition, gives,
                                                           worth, currency, product, programme_id, budget_id, personal, from_at, until_at,
                                                           made_at, user_id)
                        values (:name, :code, :codes, :uses, :most, :least, :condition, :gives, :worth, :currency, :product, :programme,
                                :budget, :personal, :from::timestamptz, :until::timestamptz, :now::timestamptz, nullif(:user, 0))
                        returning id""")
                .param("name", d.name().strip())
                .param("code", d.publicCode() == null ? null : VoucherRules.normal(d.publicCode()))
                .param("codes", d.personal() ? 0 : d.codes())
                .param("uses", d.usesEach())
                .param("most", d.memberMost())
                .param("least", d.leastMinor())
                .param("condition", condition)
                .param("gives", d.gives().text())
                .param("worth", d.gives() == VoucherBatch.Gives.PRODUCT ? 0 : d.worth())
                .param("currency", d.currency())
                .param("product", d.gives() == VoucherBatch.Gives.PRODUCT ? d.product() : null)
                .param("programme", d.gives() == VoucherBatch.Gives.POINTS ? d.programmeId() : null)
                .param("budget", d.budgetId())
                .param("personal", d.personal())
                .param("from", d.from().toString())
                .param("until", d.until() == null ? null : d.until().toString())
                .param("now", now.toString())
                .param("user", userId)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    /** Keeps new codes and counts them. */
    void keep(long batch, List<VoucherBatches.Code> codes) {
        jdbc.sql("""
                        insert into loyalty.voucher (batch_id, digest, sealed, tail)
                        select :batch, d, s, t from unnest(:digests::bytea[], :sealed::bytea[], :tails::text[]) as x(d, s, t)""")
                .param("batch", batch)
                .param(
                        "digests",
                        codes.stream().map(VoucherBatches.Code::digest).toArray(byte[][]::new))
                .param("sealed", codes.stream().map(VoucherBatches.Code::sealed).toArray(byte[][]::new))
                .param("tails", codes.stream().map(VoucherBatches.Code::tail).toArray(String[]::new))
                .update();
        jdbc.sql("update loyalty.voucher_batch set made = made + :count where id = :batch")
                .param("batch", batch)
                .param("count", codes.size())
                .update();
    }

    Optional<VoucherBatch> lockUnmade() {
        return jdbc.sql(BATCHES + """
                        where b.made < b.codes and b.public_code is null and not b.personal order by b.id limit 1 for update skip locked""").query(VoucherBatchesSql::read).optional();
    }

    Optional<VoucherBatch> byId(long id) {
        return one(BATCHES + "where b.id = :id", id);
    }

    Optional<VoucherBatch> lock(long id) {
        return one(BATCHES + "where b.id = :id for update", id);
    }

    private Optional<VoucherBatch> one(String statement, long id) {
        return jdbc.sql(statement)
                .param("id", id)
                .query(VoucherBatchesSql::read)
                .optional();
    }

    List<VoucherBatch> all() {
        return jdbc.sql(BATCHES + "order by b.id desc limit 200")
                .query(VoucherBatchesSql::read)
                .list();
    }

    List<byte[]> sealed(long batch) {
        return jdbc.sql("select sealed from loyalty.voucher where batch_id = :batch and sealed is not null order by id")
                .param("batch", batch)
                .query((rs, n) -> rs.getBytes(1))
                .list();
    }

    void fetched(long batch, Instant at) {
        jdbc.sql("update loyalty.voucher_batch set downloaded_at = :at::timestamptz where id = :batch")
                .param("batch", batch)
                .param("at", at.toString())
                .update();
    }

    /** Forgets codes of batches that were fetched before then; how many. */
    int forgetFetched(Instant before, int most) {
        return jdbc.sql("""
                        update loyalty.voucher set sealed = null where id = any(array(
                          select v.id from loyalty.voucher v join loyalty.voucher_batch b on b.id = v.batch_id
                           where b.downloaded_at <= :before::timestamptz and v.sealed is not null
                           order by v.id limit :most for update of v skip locked))""")
                .param("before", before.toString())
                .param("most", most)
                .update();
    }

    boolean setStopped(long id, @Nullable Instant at) {
        return jdbc.sql("""
                        update loyalty.voucher_batch set stopped_at = :at::timestamptz
                         where id = :id and (stopped_at is null) <> (:at::timestamptz is null)""")
                        .param("id", id)
                        .param("at", at == null ? null : at.toString())
                        .update()
                == 1;
    }

    static VoucherBatch read(ResultSet rs, int number) throws SQLException {
        Timestamp until = rs.getTimestamp(18);
        Timestamp fetched = rs.getTimestamp(20);
        return new VoucherBatch(
                rs.getLong(1),
                rs.getString(2),
                rs.getString(3),
                rs.getInt(4),
                rs.getInt(5),
                rs.getLong(6),
                rs.getObject(7, Integer.class),
                rs.getLong(8),
                rs.getString(9),
                VoucherBatch.Gives.valueOf(rs.getString(10).toUpperCase(Locale.ROOT)),
                rs.getLong(11),
                rs.getString(12),
                rs.getString(13),
                rs.getObject(14, Integer.class),
                rs.getObject(15, Long.class),
                rs.getBoolean(16),
                rs.getTimestamp(17).toInstant(),
                until == null ? null : until.toInstant(),
                rs.getBoolean(19),
                fetched == null ? null : fetched.toInstant());
    }
}
