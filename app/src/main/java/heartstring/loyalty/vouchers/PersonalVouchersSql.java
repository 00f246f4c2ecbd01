package heartstring.loyalty.vouchers;

import heartstring.platform.audit.SubjectName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of codes for one person. */
@Component
class PersonalVouchersSql {

    private final JdbcClient jdbc;

    PersonalVouchersSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    static SubjectName personalVoucherName() {
        return new SubjectName(
                "personal voucher",
                "select b.name || ' …' || v.tail from loyalty.voucher v join loyalty.voucher_batch b on b.id = v.batch_id"
                        + " where v.id = subject.id",
                null);
    }

    /** A code as it is kept. */
    record Kept(VoucherBatch batch, byte[] sealed, long usesLeft) {}

    long give(long batch, long profile, byte[] digest, byte[] sealed, String tail) {
        jdbc.sql("update loyalty.voucher_batch set codes = codes + 1, made = made + 1 where id = :batch")
                .param("batch", batch)
                .update();
        return jdbc.sql("""
                        insert into loyalty.voucher (batch_id, digest, sealed, tail, profile_id)
                        values (:batch, :digest, :sealed, :tail, :profile) returning id""")
                .param("batch", batch)
                .param("digest", digest)
                .param("sealed", sealed)
                .param("tail", tail)
                .param("profile", profile)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    /** How often a code of one person can be used in all. */
    record Uses(long each) {}

    Optional<Uses> uses(long id) {
        return jdbc.sql("""
                        select b.uses_each from loyalty.voucher v join loyalty.voucher_batch b on b.id = v.batch_id
                         where v.id = :id and v.profile_id is not null and b.personal""")
                .param("id", id)
                .query((rs, n) -> new Uses(rs.getLong(1)))
                .optional();
    }

    List<Kept> of(long customer, Instant now) {
        return jdbc.sql("select " + VoucherBatchesSql.COLUMNS + """
                        , v.sealed, coalesce(a.available, b.uses_each)
                          from customer.v_profile p join loyalty.voucher v on v.profile_id = p.id and v.sealed is not null
                          join loyalty.voucher_batch b on b.id = v.batch_id
                          left join loyalty.account a on a.holder = 'voucher' and a.holder_id = v.id
                               and a.unit_id = (select id from loyalty.unit where key = 'voucher-uses')
                         where p.customer_id = :customer and b.stopped_at is null and b.from_at <= :now::timestamptz
                           and (b.until_at is null or b.until_at > :now::timestamptz) and coalesce(a.available, b.uses_each) > 0
                         order by b.until_at nulls last, v.id limit 50""")
                .param("customer", customer)
                .param("now", now.toString())
                .query((rs, n) -> new Kept(VoucherBatchesSql.read(rs, n), rs.getBytes(21), rs.getLong(22)))
                .list();
    }
}
