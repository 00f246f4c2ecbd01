package heartstring.insight.runs;

import heartstring.insight.runs.Run.Finding;
import heartstring.insight.runs.Run.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The statements of runs. */
@Component
class RunsSql {

    /** So long is a server believed to work at what it has taken; it says so again meanwhile. */
    static final Duration HELD = Duration.ofMinutes(3);

    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    /** This server, as long as it runs. */
    private final UUID holder = UUID.randomUUID();

    RunsSql(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    record Taken(long id, String study, @Nullable String reached, int taken) {}

    /** Asks for a run; whether there was none open yet. */
    boolean ask(String study, String version, Instant now) {
        return jdbc.sql("""
                        insert into insight.run (study, version, asked_at) values (:study, :version, :now)
                        on conflict (study) where state in ('waiting', 'running') do nothing""")
                        .param("study", study)
                        .param("version", version)
                        .param("now", Timestamp.from(now))
                        .update()
                > 0;
    }

    /** Takes up what waits longest, or what a server left that is no more heard of; nothing while another one is being worked at. */
    Optional<Taken> take(List<String> studies) {
        return jdbc.sql("""
                        update insight.run r
                           set state = 'running', holder = :holder, held_until = clock_timestamp() + :held::interval,
                               began_at = coalesce(r.began_at, clock_timestamp()), taken = r.taken + 1,
                               met = coalesce(r.met, (select max(id) from touchpoint.v_touchpoint))
                         where r.id = (select w.id from insight.run w
                                        where w.study = any(:studies)
                                          and (w.state = 'waiting' or w.state = 'running' and w.held_until < clock_timestamp())
                                          and not exists (select from insight.run o
                                                           where o.state = 'running' and o.held_until >= clock_timestamp())
                                        order by w.id limit 1 for update skip locked)
                        returning r.id, r.study, r.reached::text, r.taken""")
                .param("holder", holder)
                .param("held", HELD.toString())
                .param("studies", studies.toArray(String[]::new))
                .query((rs, n) -> new Taken(rs.getLong(1), rs.getString(2), rs.getString(3), rs.getInt(4)))
                .optional();
    }

    boolean progress(long id, long done, long total) {
        return jdbc.sql("""
                        update insight.run set done = :done, total = :total, held_until = clock_timestamp() + :held::interval
                         where id = :id and state = 'running' and holder = :holder""")
                        .param("done", done)
                        .param("total", total)
                        .param("held", HELD.toString())
                        .param("id", id)
                        .param("holder", holder)
                        .update()
                > 0;
    }

    /** Says that this server is still at what it has taken. */
    void hold() {
        jdbc.sql("""
                        update insight.run set held_until = clock_timestamp() + :held::interval
                         where state = 'running' and holder = :holder""").param("held", HELD.toString()).param("holder", holder).update();
    }

    boolean reach(long id, String reached) {
        return jdbc.sql("""
                        update insight.run set reached = :reached::jsonb, held_until = clock_timestamp() + :held::interval
                         where id = :id and state = 'running' and holder = :holder""")
                        .param("reached", reached)
                        .param("held", HELD.toString())
                        .param("id", id)
                        .param("holder", holder)
                        .update()
                > 0;
    }

    void window(long id, @Nullable Instant from, @Nullable Instant until) {
        jdbc.sql(
                        "update insight.run set data_from = :from::timestamptz, data_until = :until::timestamptz where id = :id")
                .param("from", from == null ? null : Timestamp.from(from))
                .param("until", until == null ? null : Timestamp.from(until))
                .param("id", id)
                .update();
    }

    /** Puts a run that this server cannot finish now back among those that wait; that it was taken up does not count. */
    void letGo(long id) {
        jdbc.sql("""
                        update insight.run set state = 'waiting', holder = null, held_until = null, taken = taken - 1
                         where id = :id and state = 'running' and holder = :holder""").param("id", id).param("holder", holder).update();
    }

    void end(long id, State state, List<Finding> findings, @Nullable String reason, Instant now) {
        jdbc.sql("""
                        update insight.run
                           set state = :state, ended_at = greatest(:now::timestamptz, began_at), findings = :findings::jsonb, reason = :reason,
                               holder = null, held_until = null, reached = null, done = case when :state = 'done' then total else done end
                         where id = :id and state = 'running' and holder = :holder""")
                .param("state", state.name().toLowerCase(Locale.ROOT))
                .param("now", Timestamp.from(now))
                .param("findings", json.writeValueAsString(findings))
                .param("reason", reason)
                .param("id", id)
                .param("holder", holder)
                .update();
    }

    /** Of each study the newest runs, newest first. */
    List<Run> newest(List<String> studies, int each) {
        return jdbc.sql("""
                        select r.* from unnest(:studies::text[]) s (study)
                         cross join lateral (select id, study, version, state, asked_at, began_at, ended_at, done, total, data_from, data_until,
                                                    findings::text, reason
                                               from insight.run where study = s.study order by id desc limit :each) r""")
                .param("studies", studies.toArray(String[]::new))
                .param("each", each)
                .query((rs, n) -> run(rs))
                .list();
    }

    /**
     * The studies for which the house has grown by a fifth and a little more since their newest run began; a run that took long is let rest
     * ten times as long.
     */
    List<String> outgrown(List<String> studies, Instant now) {
        return jdbc.sql("""
                        select s.study from unnest(:studies::text[]) s (study)
                         cross join lateral (select began_at, ended_at, met from insight.run where study = s.study order by id desc limit 1) r
                         cross join (select coalesce(max(id), 0) as id from touchpoint.v_touchpoint) newest
                         where newest.id > coalesce(r.met, 0) * 1.2 + 2000
                           and :now::timestamptz > r.ended_at + greatest(interval '1 minute', 10 * (r.ended_at - r.began_at))""")
                .param("studies", studies.toArray(String[]::new))
                .param("now", Timestamp.from(now))
                .query(String.class)
                .list();
    }

    /** The newest run of a study that came to its end. */
    Optional<Run> done(String study) {
        return jdbc.sql("""
                        select id, study, version, state, asked_at, began_at, ended_at, done, total, data_from, data_until, findings::text, reason
                          from insight.run where study = :study and state = 'done' order by id desc limit 1""").param("study", study).query((rs, n) -> run(rs)).optional();
    }

    /** Forgets runs that ended long ago, but of no study the newest ten. */
    void forget(Instant before) {
        jdbc.sql("""
                        delete from insight.run r
                         where r.ended_at < :before
                           and r.id not in (select n.id from insight.run n where n.study = r.study order by n.id desc limit 10)""").param("before", Timestamp.from(before)).update();
    }

    private Run run(ResultSet rs) throws SQLException {
        return new Run(
                rs.getLong(1),
                rs.getString(2),
                rs.getString(3),
                State.valueOf(rs.getString(4).toUpperCase(Locale.ROOT)),
                rs.getTimestamp(5).toInstant(),
                moment(rs, 6),
                moment(rs, 7),
                rs.getLong(8),
                rs.getLong(9),
                moment(rs, 10),
                moment(rs, 11),
                json.readValue(rs.getString(12), FINDINGS),
                rs.getString(13));
    }

    private static @Nullable Instant moment(ResultSet rs, int column) throws SQLException {
        Timestamp moment = rs.getTimestamp(column);
        return moment == null ? null : moment.toInstant();
    }
}
