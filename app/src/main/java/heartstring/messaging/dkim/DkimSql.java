package heartstring.messaging.dkim;

import heartstring.platform.audit.SubjectName;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of keys that sign mail. */
@Component
class DkimSql {

    private final JdbcClient jdbc;

    DkimSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    static SubjectName signingKeyName() {
        return new SubjectName("signing key", "select domain from messaging.dkim_key where id = subject.id", null);
    }

    List<SigningKey> all() {
        return jdbc.sql("""
                        select id, domain, selector, public_key, made_at, signs_since from messaging.dkim_key
                         order by domain limit :most""")
                .param("most", Signatures.MOST)
                .query((rs, n) -> {
                    Timestamp since = rs.getTimestamp(6);
                    return new SigningKey(
                            rs.getInt(1),
                            rs.getString(2),
                            rs.getString(3),
                            rs.getString(4),
                            rs.getTimestamp(5).toInstant(),
                            since == null ? null : since.toInstant());
                })
                .list();
    }

    Optional<Integer> add(String domain, String selector, byte[] sealed, String publicKey, Instant now) {
        return jdbc.sql("""
                        insert into messaging.dkim_key (domain, selector, sealed, public_key, made_at)
                        values (:domain, :selector, :sealed, :public, :now::timestamptz) on conflict (domain) do nothing returning id""")
                .param("domain", domain)
                .param("selector", selector)
                .param("sealed", sealed)
                .param("public", publicKey)
                .param("now", now.toString())
                .query((rs, n) -> rs.getInt(1))
                .optional();
    }

    byte[] sealed(int id) {
        return jdbc.sql("select sealed from messaging.dkim_key where id = :id")
                .param("id", id)
                .query((rs, n) -> rs.getBytes(1))
                .single();
    }

    boolean sign(int id, boolean on, Instant now) {
        return jdbc.sql("""
                        update messaging.dkim_key set signs_since = case when :on then coalesce(signs_since, :now::timestamptz) end
                         where id = :id""")
                        .param("on", on)
                        .param("now", now.toString())
                        .param("id", id)
                        .update()
                == 1;
    }

    boolean remove(int id) {
        return jdbc.sql("delete from messaging.dkim_key where id = :id")
                        .param("id", id)
                        .update()
                == 1;
    }
}
