package heartstring.experience.brought;

import heartstring.experience.brought.BroughtAskings.Asked;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that keep askings of the past. */
@Component
class BroughtSql {

    private final JdbcClient jdbc;

    BroughtSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isAsked(int survey) {
        return jdbc.sql("select exists (select from experience.asking where survey_id = :survey)")
                .param("survey", survey)
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }

    void bring(int survey, List<Asked> asked) {
        jdbc.sql("""
                        insert into experience.asking (survey_id, profile_id, way, due_at, outcome, decided_at, answered_at, store)
                        select :survey, profile, 'email', at::timestamptz, 'asked', at::timestamptz, answered::timestamptz, store
                          from unnest(:profiles::bigint[], :stores::text[], :ats::text[], :answereds::text[])
                               t(profile, store, at, answered)""")
                .param("survey", survey)
                .param("profiles", asked.stream().mapToLong(Asked::profileId).toArray())
                .param("stores", asked.stream().map(Asked::store).toArray(String[]::new))
                .param("ats", asked.stream().map(a -> a.at().toString()).toArray(String[]::new))
                .param(
                        "answereds",
                        asked.stream().map(a -> text(a.answeredAt())).toArray(String[]::new))
                .update();
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
