package heartstring.customer.consent;

import heartstring.customer.matching.Identifier;
import java.time.Instant;
import java.util.List;
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

    /** What is said once; {@code how} null where no colleague was told. */
    record Word(
            long profileId,
            Identifier address,
            Purpose purpose,
            boolean given,
            Instant at,
            Consents.Way way,
            Consents.@Nullable How how) {}

    Optional<Boolean> latest(Identifier address, Purpose purpose, String channel) {
        return jdbc.sql("""
                        select given from customer.consent
                         where kind = :kind and value = :value and purpose = :purpose and channel = any(array['', :channel])
                         order by said_at desc, id desc limit 1""")
                .param("kind", address.kind())
                .param("value", address.value())
                .param("purpose", text(purpose))
                .param("channel", channel)
                .query((rs, n) -> rs.getBoolean(1))
                .optional();
    }

    /** Whether that was said last, and for all that the address carries. */
    boolean isLast(Identifier address, Purpose purpose, boolean given) {
        return jdbc.sql("""
                        select coalesce((select channel = '' and given = :given from customer.consent
                                          where kind = :kind and value = :value and purpose = :purpose
                                          order by said_at desc, id desc limit 1), false)""")
                .param("kind", address.kind())
                .param("value", address.value())
                .param("purpose", text(purpose))
                .param("given", given)
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }

    /** Whether any channel of which something was said may be used, or all the others. */
    boolean anyAllowed(Identifier address, Purpose purpose, boolean unsaid) {
        return jdbc.sql("""
                        select bool_or(coalesce(w.given, :unsaid))
                          from (select '' as channel
                                 union select channel from customer.consent
                                        where kind = :kind and value = :value and purpose = :purpose) c
                          left join lateral (select given from customer.consent k
                                              where k.kind = :kind and k.value = :value and k.purpose = :purpose
                                                and k.channel = any(array['', c.channel])
                                              order by k.said_at desc, k.id desc limit 1) w on true""")
                .param("kind", address.kind())
                .param("value", address.value())
                .param("purpose", text(purpose))
                .param("unsaid", unsaid)
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }

    void add(Word word, Evidence evidence, long userId) {
        Consents.How how = word.how();
        jdbc.sql("""
                        insert into customer.consent (profile_id, kind, value, purpose, given, said_at, way, how, user_id, channel, source, shown,
                                                      proof)
                        values (:profile, :kind, :value, :purpose, :given, :at::timestamptz, :way, :how, nullif(:user, 0), :channel,
                                nullif(:source, ''), nullif(:shown, ''), nullif(:proof, ''))""")
                .param("profile", word.profileId())
                .param("kind", word.address().kind())
                .param("value", word.address().value())
                .param("purpose", text(word.purpose()))
                .param("given", word.given())
                .param("at", word.at().toString())
                .param("way", word.way().name().toLowerCase(Locale.ROOT))
                .param("how", how == null ? null : how.name().toLowerCase(Locale.ROOT))
                .param("user", userId)
                .param("channel", evidence.channel())
                .param("source", evidence.source())
                .param("shown", evidence.shown())
                .param("proof", evidence.proof())
                .update();
    }

    List<Consent> history(long customerId, long below, int most) {
        return jdbc.sql("""
                        select c.id, c.kind, c.value, c.purpose, c.channel, c.given, c.said_at, c.way, coalesce(c.how, ''),
                               coalesce(c.source, ''), coalesce(c.shown, ''), coalesce(c.proof, '')
                          from customer.consent c join customer.profile p on p.id = c.profile_id
                         where p.customer_id = :customer and c.id < :below order by c.id desc limit :most""")
                .param("customer", customerId)
                .param("below", below)
                .param("most", most)
                .query((rs, n) -> new Consent(
                        rs.getLong(1),
                        rs.getString(2),
                        rs.getString(3),
                        Purpose.valueOf(rs.getString(4).toUpperCase(Locale.ROOT)),
                        rs.getString(5),
                        rs.getBoolean(6),
                        rs.getTimestamp(7).toInstant(),
                        rs.getString(8),
                        rs.getString(9),
                        rs.getString(10),
                        rs.getString(11),
                        rs.getString(12)))
                .list();
    }

    private static String text(Purpose purpose) {
        return purpose.name().toLowerCase(Locale.ROOT);
    }
}
