package heartstring.loyalty.tills;

import heartstring.loyalty.commands.Key;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements about what tills asked for. */
@Component
class TillActsSql {

    private static final String ACTS = """
            select id, kind, programme_id, profile_id, reward_id, redemption_id, own, offline, user_id, happened_at, undone_at
              from loyalty.till_act
            """;

    private final JdbcClient jdbc;

    TillActsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Its number, empty when the key stands there already. */
    Optional<Long> begin(Key key, TillActs.Asked asked, long user, Instant now) {
        return jdbc.sql("""
                        insert into loyalty.till_act (key, contents, kind, programme_id, profile_id, reward_id, own, offline, user_id,
                                                      happened_at, recorded_at)
                        values (:key::uuid, :contents::uuid, :kind, :programme, :profile, :reward, :own, :offline, nullif(:user, 0),
                                :at::timestamptz, :now::timestamptz)
                        on conflict (key) do nothing returning id""")
                .param("key", key.value().toString())
                .param("contents", key.contents().toString())
                .param("kind", asked.kind().name().toLowerCase(Locale.ROOT))
                .param("programme", asked.member().programmeId())
                .param("profile", asked.member().profileId())
                .param("reward", asked.rewardId())
                .param("own", asked.own())
                .param("offline", asked.offline())
                .param("user", user)
                .param("at", asked.at().toString())
                .param("now", now.toString())
                .query((rs, n) -> rs.getLong(1))
                .optional();
    }

    Optional<TillAct> byId(long id) {
        return jdbc.sql(ACTS + "where id = :id")
                .param("id", id)
                .query(TillActsSql::act)
                .optional();
    }

    /** The act with that key, and those contents unless they are null. */
    Optional<TillAct> byKey(UUID key, @Nullable UUID contents) {
        return jdbc.sql(ACTS + "where key = :key::uuid and contents = coalesce(:contents::uuid, contents)")
                .param("key", key.toString())
                .param("contents", contents == null ? null : contents.toString())
                .query(TillActsSql::act)
                .optional();
    }

    void redeemed(long id, long redemption) {
        jdbc.sql("update loyalty.till_act set redemption_id = :redemption where id = :id and redemption_id is null")
                .param("redemption", redemption)
                .param("id", id)
                .update();
    }

    boolean undo(long id, long user, Instant now) {
        return jdbc.sql("""
                        update loyalty.till_act set undone_at = :now::timestamptz, undone_by = nullif(:user, 0)
                         where id = :id and undone_at is null""")
                        .param("now", now.toString())
                        .param("user", user)
                        .param("id", id)
                        .update()
                == 1;
    }

    void note(long act, String reason, long lacking, Instant now) {
        jdbc.sql("""
                        insert into loyalty.till_exception (act_id, reason, lacking, noted_at)
                        values (:act, :reason, :lacking, :now::timestamptz) on conflict (act_id) do nothing""")
                .param("act", act)
                .param("reason", reason)
                .param("lacking", lacking)
                .param("now", now.toString())
                .update();
    }

    Optional<Unhonoured> unhonoured(long act) {
        return jdbc.sql("""
                        select id, act_id, reason, lacking, noted_at, settled_at from loyalty.till_exception where act_id = :act""")
                .param("act", act)
                .query((rs, n) -> new Unhonoured(
                        rs.getLong(1),
                        rs.getLong(2),
                        rs.getString(3),
                        rs.getLong(4),
                        rs.getTimestamp(5).toInstant(),
                        instant(rs.getTimestamp(6))))
                .optional();
    }

    boolean settle(long id, long user, Instant now) {
        return jdbc.sql("""
                        update loyalty.till_exception set settled_at = :now::timestamptz, settled_by = nullif(:user, 0)
                         where id = :id and settled_at is null""")
                        .param("now", now.toString())
                        .param("user", user)
                        .param("id", id)
                        .update()
                == 1;
    }

    private static TillAct act(ResultSet rs, int number) throws SQLException {
        return new TillAct(
                rs.getLong(1),
                TillAct.Kind.valueOf(rs.getString(2).toUpperCase(Locale.ROOT)),
                rs.getInt(3),
                rs.getLong(4),
                rs.getObject(5, Long.class),
                rs.getObject(6, Long.class),
                rs.getBoolean(7),
                rs.getBoolean(8),
                rs.getObject(9, Long.class),
                rs.getTimestamp(10).toInstant(),
                instant(rs.getTimestamp(11)));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
