package heartstring.loyalty.wallet;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of what signs passes. */
@Component
class WalletSql {

    private final JdbcClient jdbc;

    WalletSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, byte[]> all() {
        Map<String, byte[]> all = new HashMap<>();
        jdbc.sql("select kind, sealed from loyalty.wallet_setting limit 10").query(rs -> {
            all.put(rs.getString(1), rs.getBytes(2));
        });
        return all;
    }

    void keep(String kind, byte[] sealed, Instant now, long user) {
        jdbc.sql("""
                        insert into loyalty.wallet_setting (kind, sealed, set_at, user_id)
                        values (:kind, :sealed, :now::timestamptz, nullif(:user, 0))
                        on conflict (kind) do update
                           set sealed = excluded.sealed, set_at = excluded.set_at, user_id = excluded.user_id""")
                .param("kind", kind)
                .param("sealed", sealed)
                .param("now", now.toString())
                .param("user", user)
                .update();
    }

    boolean drop(String kind) {
        return jdbc.sql("delete from loyalty.wallet_setting where kind = :kind")
                        .param("kind", kind)
                        .update()
                == 1;
    }
}
