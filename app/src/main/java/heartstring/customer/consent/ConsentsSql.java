package heartstring.customer.consent;

import heartstring.customer.matching.Identifier;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of consents. */
@Component
class ConsentsSql {

    private final JdbcClient jdbc;

    ConsentsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Boolean> latest(Identifier address, Purpose purpose) {
        return jdbc.sql("""
                        select given from customer.consent
                         where kind = :kind and value = :value and purpose = :purpose order by said_at desc, id desc limit 1""")
                .param("kind", address.kind())
                .param("value", address.value())
                .param("purpose", text(purpose))
                .query((rs, n) -> rs.getBoolean(1))
                .optional();
    }

    void add(
            long profileId,
            Identifier address,
            Purpose purpose,
            boolean given,
            Instant at,
            Consents.Way way,
            Consents.@Nullable How how,
            long userId) {
        jdbc.sql("""
                        insert into customer.consent (profile_id, kind, value, purpose, given, said_at, way, how, user_id)
                        values (:profile, :kind, :value, :purpose, :given, :at::timestamptz, :way, :how, nullif(:user, 0))""")
                .param("profile", profileId)
                .param("kind", address.kind())
                .param("value", address.value())
                .param("purpose", text(purpose))
                .param("given", given)
                .param("at", at.toString())
                .param("way", way.name().toLowerCase(Locale.ROOT))
                .param("how", how == null ? null : how.name().toLowerCase(Locale.ROOT))
                .param("user", userId)
                .update();
    }

    private static String text(Purpose purpose) {
        return purpose.name().toLowerCase(Locale.ROOT);
    }
}
