package heartstring.loyalty.challenges;

import heartstring.loyalty.challenges.Challenge.Kind;
import heartstring.loyalty.challenges.Challenge.Measure;
import heartstring.loyalty.challenges.Challenge.Period;
import heartstring.platform.audit.SubjectName;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of challenges. */
@Component
class ChallengesSql {

    private final JdbcClient jdbc;

    ChallengesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    static SubjectName challengeName() {
        return new SubjectName("challenge", "select name from loyalty.challenge where id = subject.id", null);
    }

    List<Challenge> all() {
        return jdbc.sql("""
                        select id, programme_id, name, kind, measure, noun, category, product, target, period, repeats, points,
                               reward_id, from_at, until_at, condition
                          from loyalty.challenge order by id limit 5000""")
                .query((rs, n) -> {
                    Timestamp until = rs.getTimestamp(15);
                    String period = rs.getString(10);
                    return new Challenge(
                            rs.getLong(1),
                            rs.getInt(2),
                            rs.getString(3),
                            Kind.valueOf(rs.getString(4).toUpperCase(Locale.ROOT)),
                            Measure.valueOf(rs.getString(5).toUpperCase(Locale.ROOT)),
                            rs.getString(6),
                            rs.getString(7),
                            rs.getString(8),
                            rs.getLong(9),
                            period == null ? null : Period.valueOf(period.toUpperCase(Locale.ROOT)),
                            rs.getBoolean(11),
                            rs.getObject(12, Integer.class),
                            rs.getObject(13, Long.class),
                            rs.getTimestamp(14).toInstant(),
                            until == null ? null : until.toInstant(),
                            rs.getString(16));
                })
                .list();
    }

    long begin(int programmeId, Challenges.Draft draft, Instant from, long userId) {
        return jdbc.sql("""
                        insert into loyalty.challenge (programme_id, name, kind, measure, noun, category, product, target, period,
                                                       repeats, points, reward_id, from_at, until_at, condition, user_id)
                        values (:programme, :name, :kind, :measure, :noun, :category, :product, :target, :period, :repeats, :points,
                                :reward, :from::timestamptz, :until::timestamptz, :condition, nullif(:user, 0))
                        returning id""")
                .param("programme", programmeId)
                .param("name", draft.name())
                .param("kind", draft.kind().name().toLowerCase(Locale.ROOT))
                .param("measure", draft.measure().name().toLowerCase(Locale.ROOT))
                .param("noun", draft.noun())
                .param("category", draft.category())
                .param("product", draft.product())
                .param("target", draft.target())
                .param(
                        "period",
                        draft.period() == null ? null : draft.period().name().toLowerCase(Locale.ROOT))
                .param("repeats", draft.repeats())
                .param("points", draft.points())
                .param("reward", draft.rewardId())
                .param("from", from.toString())
                .param("until", draft.until() == null ? null : draft.until().toString())
                .param("condition", draft.condition())
                .param("user", userId)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    boolean end(long id, Instant at) {
        return jdbc.sql("""
                        update loyalty.challenge set until_at = greatest(from_at, :at::timestamptz)
                         where id = :id and (until_at is null or until_at > :at::timestamptz)""").param("id", id).param("at", at.toString()).update() == 1;
    }

    /** The last day whose birthdays were looked at; the day before that one where there is none yet. */
    LocalDate birthdaysUntil(long id, LocalDate otherwise) {
        return jdbc.sql("select birthdays_until::text from loyalty.challenge where id = :id for update")
                .param("id", id)
                .query((rs, n) -> rs.getString(1) == null ? otherwise : LocalDate.parse(rs.getString(1)))
                .single();
    }

    void birthdaysUntilNow(long id, LocalDate day) {
        jdbc.sql("update loyalty.challenge set birthdays_until = :day::date where id = :id")
                .param("id", id)
                .param("day", day.toString())
                .update();
    }

    /** Prizes given by now, by challenge. */
    java.util.Map<Long, Long> prizes(int programme) {
        java.util.Map<Long, Long> counts = new java.util.HashMap<>();
        jdbc.sql("""
                        select p.challenge_id, count(*) from loyalty.challenge_prize p
                          join loyalty.challenge c on c.id = p.challenge_id
                         where c.programme_id = :programme and p.deserved group by 1""").param("programme", programme).query(rs -> {
            counts.put(rs.getLong(1), rs.getLong(2));
        });
        return counts;
    }
}
