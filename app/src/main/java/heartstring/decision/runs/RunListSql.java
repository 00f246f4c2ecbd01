package heartstring.decision.runs;

import heartstring.customer.owners.CustomerReach;
import heartstring.decision.runs.Runs.Done;
import heartstring.decision.runs.Runs.Numbers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of lists of runs, and of what colleagues do about them. */
@Component
class RunListSql {

    private static final String ROWS = """
                        select r.id, r.workflow_id, r.version, p.customer_id,
                               coalesce(nullif(h.name, ''), 'Customer ' || p.customer_id), r.key, r.step, r.state,
                               coalesce(r.reason, ''), r.since, r.due_at, r.entered_at, r.ended_at
                          from decision.workflow_run r
                          join customer.v_profile p on p.id = r.profile_id
                          join customer.v_headline h on h.customer_id = p.customer_id
                         where\s""";

    private final JdbcClient jdbc;

    RunListSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static RunRow row(ResultSet rs, int n) throws SQLException {
        Timestamp due = rs.getTimestamp(11);
        Timestamp ended = rs.getTimestamp(13);
        return new RunRow(
                rs.getLong(1),
                rs.getInt(2),
                rs.getInt(3),
                rs.getLong(4),
                rs.getString(5),
                rs.getString(6),
                rs.getString(7),
                rs.getString(8),
                rs.getString(9),
                rs.getTimestamp(10).toInstant(),
                due == null ? null : due.toInstant(),
                rs.getTimestamp(12).toInstant(),
                ended == null ? null : ended.toInstant());
    }

    Map<String, Numbers> numbers(int workflow) {
        Map<String, Map<String, Long>> passed = new HashMap<>();
        jdbc.sql("select step, way, sum(n) from decision.workflow_tally where workflow_id = :workflow group by 1, 2")
                .param("workflow", workflow)
                .query(rs -> {
                    passed.computeIfAbsent(rs.getString(1), s -> new HashMap<>())
                            .put(rs.getString(2), rs.getLong(3));
                });
        Map<String, long[]> here = new HashMap<>();
        jdbc.sql("""
                        select step, count(*) filter (where state = 'waiting'), count(*) filter (where state = 'parked')
                          from decision.workflow_run where workflow_id = :workflow and state <> 'ended' group by 1""").param("workflow", workflow).query(rs -> {
            here.put(rs.getString(1), new long[] {rs.getLong(2), rs.getLong(3)});
        });
        Map<String, Numbers> numbers = new HashMap<>();
        Set<String> steps = new HashSet<>(passed.keySet());
        steps.addAll(here.keySet());
        for (String step : steps) {
            long[] at = here.getOrDefault(step, new long[2]);
            numbers.put(step, new Numbers(at[0], at[1], passed.getOrDefault(step, Map.of())));
        }
        return numbers;
    }

    Map<Integer, Long> live() {
        Map<Integer, Long> live = new HashMap<>();
        jdbc.sql("select workflow_id, count(*) from decision.workflow_run where state <> 'ended' group by 1")
                .query(rs -> {
                    live.put(rs.getInt(1), rs.getLong(2));
                });
        return live;
    }

    /** So many at a step of a version. */
    record Place(int version, String step, long runs) {}

    List<Place> standing(int workflow) {
        return jdbc.sql("""
                        select version, step, count(*) from decision.workflow_run
                         where workflow_id = :workflow and state <> 'ended' group by 1, 2 order by 1 desc, 2 limit 2000""")
                .param("workflow", workflow)
                .query((rs, n) -> new Place(rs.getInt(1), rs.getString(2), rs.getLong(3)))
                .list();
    }

    List<RunRow> page(int workflow, String state, long before, int most, CustomerReach reach) {
        return jdbc.sql(ROWS + """
                         r.workflow_id = :workflow and (:before = 0 or r.id < :before) and (:state = '' or r.state = :state)%s
                         order by r.id desc limit :most""".formatted(reach.and("h")))
                .params(reach.params())
                .param("workflow", workflow)
                .param("before", before)
                .param("state", state)
                .param("most", most)
                .query(RunListSql::row)
                .list();
    }

    List<RunRow> ofCustomer(long customer, int most, CustomerReach reach) {
        return jdbc.sql(ROWS + " p.customer_id = :customer" + reach.and("h") + " order by r.id desc limit :most")
                .params(reach.params())
                .param("customer", customer)
                .param("most", most)
                .query(RunListSql::row)
                .list();
    }

    Optional<RunRow> find(long run, CustomerReach reach) {
        return jdbc.sql(ROWS + " r.id = :run" + reach.and("h"))
                .params(reach.params())
                .param("run", run)
                .query(RunListSql::row)
                .optional();
    }

    List<Done> log(long run) {
        return jdbc.sql("""
                        select step, at, way, note, coalesce(user_id, 0) from decision.workflow_log
                         where run_id = :run order by id limit 300""")
                .param("run", run)
                .query((rs, n) -> new Done(
                        rs.getString(1),
                        rs.getTimestamp(2).toInstant(),
                        rs.getString(3),
                        rs.getString(4),
                        rs.getLong(5)))
                .list();
    }

    /** A step of a version. */
    record At(int workflow, int version, String step) {}

    List<RunRow> at(List<At> where, int most, CustomerReach reach) {
        return jdbc.sql(ROWS + """
                         r.state = 'waiting' and r.answer is null
                           and (r.workflow_id, r.version, r.step) in (select * from unnest(:workflows, :versions, :steps::text[]))%s
                         order by r.since, r.id limit :most""".formatted(reach.and("h")))
                .params(reach.params())
                .param("workflows", where.stream().mapToInt(At::workflow).toArray())
                .param("versions", where.stream().mapToInt(At::version).toArray())
                .param("steps", where.stream().map(At::step).toArray(String[]::new))
                .param("most", most)
                .query(RunListSql::row)
                .list();
    }

    boolean answer(RunRow run, String answer, Instant now) {
        return jdbc.sql("""
                        update decision.workflow_run set answer = :answer, due_at = :now::timestamptz
                         where id = :run and state = 'waiting' and step = :step and version = :version and answer is null""")
                        .param("run", run.id())
                        .param("step", run.step())
                        .param("version", run.version())
                        .param("answer", answer)
                        .param("now", now.toString())
                        .update()
                == 1;
    }

    /** What a colleague said of a step. */
    record Said(long run, String step, String way, String note, long userId) {}

    /** Keeps what a colleague said of a step; in place of what stood there. */
    void say(Said line, Instant now) {
        jdbc.sql("""
                        insert into decision.workflow_log (run_id, step, at, way, note, user_id)
                        values (:run, :step, :now::timestamptz, :way, :note, nullif(:user, 0))
                            on conflict (run_id, step) do update set at = excluded.at, way = excluded.way, note = excluded.note,
                               user_id = excluded.user_id""")
                .param("run", line.run())
                .param("step", line.step())
                .param("way", line.way())
                .param("note", line.note())
                .param("user", line.userId())
                .param("now", now.toString())
                .update();
    }

    boolean retry(long run, Instant now) {
        return jdbc.sql("""
                        update decision.workflow_run set state = 'waiting', due_at = :now::timestamptz, tries = 0, reason = null
                         where id = :run and state = 'parked'""").param("run", run).param("now", now.toString()).update() == 1;
    }

    boolean skip(RunRow run, String next, boolean acts, Instant now) {
        return jdbc.sql("""
                        update decision.workflow_run
                           set state = 'waiting', step = :next, acts = :acts, since = :now::timestamptz, due_at = :now::timestamptz,
                               tries = 0, reason = null, answer = null
                         where id = :run and state <> 'ended' and step = :step and version = :version""")
                        .param("run", run.id())
                        .param("step", run.step())
                        .param("version", run.version())
                        .param("next", next)
                        .param("acts", acts)
                        .param("now", now.toString())
                        .update()
                == 1;
    }

    private static final String END =
            "update decision.workflow_run set state = 'ended', reason = 'stopped', due_at = null, ended_at = :now::timestamptz where ";

    boolean end(long run, Instant now) {
        return jdbc.sql(END + "id = :run and state <> 'ended'")
                        .param("run", run)
                        .param("now", now.toString())
                        .update()
                == 1;
    }

    int endSome(int workflow, Instant now, int most) {
        return jdbc.sql(END + """
                        id = any(array(select id from decision.workflow_run where workflow_id = :workflow and state <> 'ended'
                                        order by id limit :most for update))""")
                .param("workflow", workflow)
                .param("most", most)
                .param("now", now.toString())
                .update();
    }
}
