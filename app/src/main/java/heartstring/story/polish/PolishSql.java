package heartstring.story.polish;

import heartstring.customer.privacy.PersonalData;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of rewording. */
@Component
class PolishSql {

    private static final int MOST_DISCARDED = 5_000;
    private static final int MOST_EXPORTED = 100;

    private final JdbcClient jdbc;

    PolishSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Model model() {
        return jdbc.sql("""
                        select address, model, secret is not null, timeout_seconds, most_a_day, quotes, enabled from story.polisher""")
                .query((rs, n) -> new Model(
                        rs.getString(1),
                        rs.getString(2),
                        rs.getBoolean(3),
                        rs.getInt(4),
                        rs.getInt(5),
                        rs.getBoolean(6),
                        rs.getBoolean(7)))
                .single();
    }

    /** The sealed key. */
    Optional<byte[]> secret() {
        return jdbc.sql("select secret from story.polisher where secret is not null")
                .query((rs, n) -> rs.getBytes(1))
                .optional();
    }

    /** Sets all but the key; what went wrong with the former one is forgotten. */
    void set(Model model) {
        jdbc.sql("""
                        update story.polisher set address = :address, model = :model, timeout_seconds = :timeout, most_a_day = :most,
                               quotes = :quotes, enabled = :enabled, fault = null, fault_at = null, refusal = null, refused_at = null""")
                .param("address", model.address())
                .param("model", model.name())
                .param("timeout", model.timeoutSeconds())
                .param("most", model.mostADay())
                .param("quotes", model.quotes())
                .param("enabled", model.enabled())
                .update();
    }

    void setSecret(byte @Nullable [] sealed) {
        jdbc.sql("update story.polisher set secret = :secret")
                .param("secret", sealed, java.sql.Types.BINARY)
                .update();
    }

    Status status(LocalDate today) {
        return jdbc.sql("""
                        select asked, case when day = :today::date then asked_that_day else 0 end, used, refused, failed, asked_at, good_at,
                               fault, fault_at, refusal, refused_at from story.polisher""")
                .param("today", today.toString())
                .query((rs, n) -> new Status(
                        rs.getLong(1),
                        rs.getLong(2),
                        rs.getLong(3),
                        rs.getLong(4),
                        rs.getLong(5),
                        instant(rs.getTimestamp(6)),
                        instant(rs.getTimestamp(7)),
                        rs.getString(8),
                        instant(rs.getTimestamp(9)),
                        rs.getString(10),
                        instant(rs.getTimestamp(11))))
                .single();
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    /** Counts a request that is about to leave; false when none may any more today. */
    boolean begin(LocalDate today, Instant now) {
        return jdbc.sql("""
                        update story.polisher
                           set asked = asked + 1, asked_at = :now::timestamptz, day = :today::date,
                               asked_that_day = case when day = :today::date then asked_that_day + 1 else 1 end
                         where enabled and (day is distinct from :today::date or asked_that_day < most_a_day)""")
                        .param("today", today.toString())
                        .param("now", now.toString())
                        .update()
                == 1;
    }

    void failed(String sentence, Instant now) {
        jdbc.sql("update story.polisher set failed = failed + 1, fault = :fault, fault_at = :now::timestamptz")
                .param("fault", sentence.substring(0, Math.min(sentence.length(), 300)))
                .param("now", now.toString())
                .update();
    }

    void answered(PolishRules.Judged judged, Instant now) {
        jdbc.sql("""
                        update story.polisher
                           set used = used + :used, refused = refused + :refused, good_at = :now::timestamptz, fault = null, fault_at = null,
                               refusal = coalesce(:refusal, refusal),
                               refused_at = case when :refusal::text is null then refused_at else :now::timestamptz end""")
                .param("used", judged.used())
                .param("refused", judged.refused())
                .param("refusal", judged.refusal(), java.sql.Types.VARCHAR)
                .param("now", now.toString())
                .update();
    }

    Optional<List<String>> find(byte[] digest) {
        return jdbc.sql("select sentences from story.polished where digest = :digest")
                .param("digest", digest)
                .query((rs, n) -> texts(rs))
                .optional();
    }

    private static List<String> texts(ResultSet rs) throws SQLException {
        Array array = rs.getArray(1);
        return List.of((String[]) array.getArray());
    }

    /** Until the transaction ends, no import is taken back whose story is just being kept. */
    void holdWithdrawals() {
        jdbc.sql("select pg_advisory_xact_lock_shared(7349, 1)").query(row -> {});
    }

    /** Until the transaction ends, nothing is kept. */
    void holdKeeping() {
        jdbc.sql("select pg_advisory_xact_lock(7349, 1)").query(row -> {});
    }

    /** Keeps wordings of a customer who still has pieces. */
    void keep(byte[] digest, long customerId, List<String> sentences, Instant now) {
        jdbc.sql("""
                        insert into story.polished (digest, profile_ids, sentences, made_at)
                        select :digest, array_agg(p.id order by p.id), :sentences::text[], :now::timestamptz
                          from customer.v_profile p where p.customer_id = :customer having count(*) > 0
                        on conflict (digest) do nothing""")
                .param("digest", digest)
                .param("customer", customerId)
                .param("sentences", sentences.toArray(String[]::new))
                .param("now", now.toString())
                .update();
    }

    /** Lets go of wordings made before then; true when more may be left. */
    boolean discard(Instant before) {
        return jdbc.sql("""
                        delete from story.polished where digest in (
                          select digest from story.polished where made_at < :before::timestamptz limit :most)""")
                        .param("before", before.toString())
                        .param("most", MOST_DISCARDED)
                        .update()
                == MOST_DISCARDED;
    }

    /** Lets go of all wordings, as when another model is set. */
    void discardAll() {
        jdbc.sql("delete from story.polished").update();
    }

    void export(long[] profiles, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('sentences', sentences, 'madeAt', made_at) from story.polished
                         where profile_ids && :profiles order by made_at desc limit :most""").param("profiles", profiles).param("most", MOST_EXPORTED).query(rs -> {
            rows.row("Reworded stories", rs.getString(1));
        });
    }

    long forget(long[] profiles) {
        return jdbc.sql("delete from story.polished where profile_ids && :profiles")
                .param("profiles", profiles)
                .update();
    }
}
