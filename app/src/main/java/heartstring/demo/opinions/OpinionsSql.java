package heartstring.demo.opinions;

import heartstring.experience.brought.BroughtAskings.Asked;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that choose who had been asked. */
@Component
class OpinionsSql {

    private static final Duration BEFORE = Duration.ofHours(3);

    private final JdbcClient jdbc;

    OpinionsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those who answered. */
    List<Asked> answered(int survey, int most) {
        return jdbc.sql("""
                        select profile_id, store, occurred_at from experience.v_answer
                         where survey_id = :survey and profile_id is not null order by occurred_at desc limit :most""")
                .param("survey", survey)
                .param("most", most)
                .query((rs, n) -> {
                    Instant at = rs.getTimestamp(3).toInstant();
                    return new Asked(rs.getLong(1), rs.getString(2), at.minus(BEFORE), at);
                })
                .list();
    }

    /** Some who bought something, drawn by lot, always the same. */
    List<Asked> silent(int survey, int most) {
        return jdbc.sql("""
                        select o.profile_id, s.key, o.occurred_at + interval '3 hours'
                          from commerce.v_order o left join commerce.v_store s on s.id = o.store_id
                         where o.profile_id is not null and o.occurred_at < now() - interval '4 hours'
                         order by md5(o.id || '/' || :survey) limit :most""")
                .param("survey", survey)
                .param("most", most)
                .query((rs, n) -> new Asked(
                        rs.getLong(1), rs.getString(2), rs.getTimestamp(3).toInstant(), null))
                .list();
    }
}
