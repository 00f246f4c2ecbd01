package heartstring.platform.secrets;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SecretCheckSql {

    private final JdbcClient jdbc;

    SecretCheckSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps the first sealed value there ever was, or this one in its place; answers the one that is kept. */
    byte[] keep(byte[] sealed, boolean instead) {
        return jdbc.sql("""
                        INSERT INTO platform.secret_check (one, sealed) VALUES (true, :sealed)
                        ON CONFLICT (one) DO UPDATE SET sealed = CASE WHEN :instead THEN excluded.sealed
                                                                      ELSE secret_check.sealed END
                        RETURNING sealed""")
                .param("sealed", sealed)
                .param("instead", instead)
                .query((rs, n) -> rs.getBytes(1))
                .single();
    }
}
