package heartstring.touchpoint.prospects;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that ask what is there already. */
@Component
class ProspectsSql {

    private final JdbcClient jdbc;

    ProspectsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of these messages that were taken in before. */
    Set<UUID> claimed(int source, Collection<UUID> keys) {
        return new HashSet<>(jdbc.sql("""
                        select m.message_key from unnest(:keys::uuid[]) k
                          join touchpoint.message m on m.message_key = k and m.source_id = :source""")
                .param("keys", keys.stream().map(UUID::toString).toArray(String[]::new))
                .param("source", source)
                .query((rs, n) -> rs.getObject(1, UUID.class))
                .list());
    }

    /** Those of these identifiers, as {@code kind value}, that somebody has. */
    Set<String> known(List<String> kinds, List<String> values) {
        return new HashSet<>(jdbc.sql("""
                        select distinct k || ' ' || v from unnest(:kinds::text[], :values::text[]) t(k, v)
                         where exists (select from customer.v_identifier i where i.kind = k and i.value = v)""")
                .param("kinds", kinds.toArray(String[]::new))
                .param("values", values.toArray(String[]::new))
                .query((rs, n) -> rs.getString(1))
                .list());
    }
}
