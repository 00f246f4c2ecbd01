package heartstring.customer.privacy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that keep and find the hashes of forgotten identifiers. */
@Component
class SuppressionSql {

    private final JdbcClient jdbc;

    SuppressionSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean anybody() {
        return jdbc.sql("select exists (select from customer.suppressed)")
                .query(Boolean.class)
                .single();
    }

    List<byte[]> known(List<byte[]> digests) {
        return jdbc.sql("select digest from customer.suppressed where digest = any(:digests)")
                .param("digests", digests.toArray(byte[][]::new))
                .query((rs, n) -> rs.getBytes(1))
                .list();
    }

    Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        jdbc.sql("select kind, count(*) from customer.suppressed group by kind").query(rs -> {
            counts.put(rs.getString(1), rs.getLong(2));
        });
        return counts;
    }

    void add(List<String> kinds, List<byte[]> digests, long customer) {
        jdbc.sql("""
                        insert into customer.suppressed (digest, kind, customer_id)
                        select d, k, :customer from unnest(:digests::bytea[], :kinds::text[]) as t(d, k)
                        on conflict do nothing""")
                .param("digests", digests.toArray(byte[][]::new))
                .param("kinds", kinds.toArray(String[]::new))
                .param("customer", customer)
                .update();
    }

    boolean lift(byte[] digest) {
        return jdbc.sql("delete from customer.suppressed where digest = :digest")
                        .param("digest", digest)
                        .update()
                > 0;
    }

    Optional<byte[]> key() {
        return jdbc.sql("select sealed from customer.suppression_key")
                .query((rs, n) -> rs.getBytes(1))
                .optional();
    }

    void addKey(byte[] sealed) {
        jdbc.sql("insert into customer.suppression_key (sealed) values (:sealed) on conflict do nothing")
                .param("sealed", sealed)
                .update();
    }
}
