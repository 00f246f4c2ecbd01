package heartstring.decision.campaigns;

import heartstring.platform.audit.SubjectName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of campaigns. */
@Component
class CampaignsSql {

    private final JdbcClient jdbc;

    CampaignsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    static SubjectName campaignName() {
        return new SubjectName("campaign", "select name from decision.campaign where id = subject.id", "/campaigns/");
    }

    /** Those of smaller numbers, the last first. */
    List<Campaign> page(long below, int most) {
        return jdbc.sql("""
                        select id, name, segment_id, template_id, hold_out_percent, per_minute, state, start_at, started_at, ended_at, drawn, people,
                               made_at
                          from decision.campaign where id < :below order by id desc limit :most""")
                .param("below", below)
                .param("most", most)
                .query((rs, n) -> read(rs))
                .list();
    }

    private static Campaign read(ResultSet rs) throws SQLException {
        return new Campaign(
                rs.getLong(1),
                rs.getString(2),
                rs.getInt(3),
                rs.getInt(4),
                rs.getInt(5),
                rs.getInt(6),
                Campaign.State.valueOf(rs.getString(7).toUpperCase(Locale.ROOT)),
                instant(rs.getTimestamp(8)),
                instant(rs.getTimestamp(9)),
                instant(rs.getTimestamp(10)),
                rs.getBoolean(11),
                rs.getLong(12),
                rs.getTimestamp(13).toInstant());
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private JdbcClient.StatementSpec bound(String statement, Campaign.Draft draft) {
        Instant start = draft.startAt();
        return jdbc.sql(statement)
                .param("name", draft.name())
                .param("segment", draft.segmentId())
                .param("template", draft.templateId())
                .param("held", draft.holdOutPercent())
                .param("minute", draft.perMinute())
                .param("start", start == null ? null : start.toString());
    }

    long make(Campaign.Draft draft, Instant now, long user) {
        return bound("""
                        insert into decision.campaign (name, segment_id, template_id, hold_out_percent, per_minute, start_at, made_at, user_id)
                        values (:name, :segment, :template, :held, :minute, :start::timestamptz, :now, nullif(:user, 0)) returning id""", draft)
                .param("now", Timestamp.from(now))
                .param("user", user)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    /** As long as it has not started. */
    boolean set(long id, Campaign.Draft draft) {
        return bound("""
                        update decision.campaign
                           set name = :name, segment_id = :segment, template_id = :template, hold_out_percent = :held, per_minute = :minute,
                               start_at = :start::timestamptz
                         where id = :id and state = 'draft'""", draft).param("id", id).update() == 1;
    }

    /** From one of these states into another. */
    boolean state(long id, List<String> from, Campaign.State to, Instant now) {
        return jdbc.sql("""
                        update decision.campaign
                           set state = :to,
                               next_at = case when :to = 'running' then greatest(start_at, :now::timestamptz) end,
                               started_at = case when :to = 'running' then coalesce(started_at, :now::timestamptz) else started_at end,
                               ended_at = case when :to = any(array['stopped', 'done']) then :now::timestamptz else ended_at end
                         where id = :id and state = any(:from)""")
                        .param("id", id)
                        .param("from", from.toArray(String[]::new))
                        .param("to", to.name().toLowerCase(Locale.ROOT))
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    Tally tally(long id) {
        Map<String, Long> people = new HashMap<>();
        Map<String, Long> without = new HashMap<>();
        jdbc.sql("""
                        select state, coalesce(why, ''), count(*) from decision.campaign_person where campaign_id = :id group by 1, 2""").param("id", id).query(rs -> {
            if (rs.getString(1).equals("refused")) {
                without.merge(rs.getString(2), rs.getLong(3), Long::sum);
            } else {
                people.merge(rs.getString(1), rs.getLong(3), Long::sum);
            }
        });
        // Who said no, or whose time was over, while it was on its way.
        jdbc.sql(
                        "select why, count(*) from decision.sending where cause = :cause and state = 'refused' and queued_at is not null group by 1")
                .param("cause", Campaign.trial(id))
                .query(rs -> {
                    without.merge(rs.getString(1), rs.getLong(2), Long::sum);
                });
        return jdbc.sql("""
                        select count(*) filter (where s.state = 'queued'), count(*) filter (where s.state = 'sent'),
                               count(*) filter (where s.state = 'failed'), count(s.opened_at), count(s.clicked_at),
                               count(*) filter (where s.ended_at is not null and exists (
                                 select from customer.v_consent k
                                  where k.profile_id = s.profile_id and k.purpose = 'news' and not k.given
                                    and k.said_at between s.queued_at and s.ended_at + interval '7 days'))
                          from decision.sending s where s.cause = :cause and s.state = any(array['queued', 'sent', 'failed'])""")
                .param("cause", Campaign.trial(id))
                .query((rs, n) -> new Tally(
                        people.getOrDefault("waiting", 0L),
                        people.getOrDefault("held_out", 0L),
                        people.getOrDefault("joined", 0L),
                        without,
                        rs.getLong(1),
                        rs.getLong(2),
                        rs.getLong(3),
                        rs.getLong(4),
                        rs.getLong(5),
                        rs.getLong(6)))
                .single();
    }

    Optional<Campaign> byId(long id) {
        return page(id + 1, 1).stream().filter(c -> c.id() == id).findFirst();
    }
}
