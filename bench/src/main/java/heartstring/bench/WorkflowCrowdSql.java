package heartstring.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What became of a crowd in a workflow, and as many bare rows beside it. */
final class WorkflowCrowdSql {

    private WorkflowCrowdSql() {}

    /** A table with the columns and indexes of runs. */
    static void control(Connection c) throws SQLException {
        BenchSql.execute(c, "create schema if not exists bench");
        BenchSql.execute(c, "drop table if exists bench.run");
        BenchSql.execute(c, "create table bench.run (like decision.workflow_run including all)");
    }

    static void rows(Connection c, long rows, int most) throws SQLException {
        BenchSql.execute(c, "truncate bench.run");
        try (PreparedStatement s = c.prepareStatement("""
                insert into bench.run (workflow_id, version, profile_id, bulk, step, state, acts, since, due_at, entered_at)
                select 1, 1, n, true, 'first', 'waiting', false, now(), now(), now() from generate_series(?, ?) n""")) {
            for (long from = 1; from <= rows; from += most) {
                s.setLong(1, from);
                s.setLong(2, Math.min(rows, from + most - 1));
                s.executeUpdate();
            }
        }
    }

    static void clear(Connection c) throws SQLException {
        BenchSql.execute(c, "drop table bench.run");
    }

    static boolean isOver(Connection c, long workflow) throws SQLException {
        return BenchSql.number(c, """
                        select (select count(*) from decision.workflow where id = %1$d and filling is not null)
                             + (select count(*) from (select from decision.workflow_news where workflow_id = %1$d limit 1) n)
                             + (select count(*) from (select from decision.workflow_run where workflow_id = %1$d and state <> 'ended' limit 1) r)""".formatted(workflow)) == 0;
    }

    /** How many runs of that person have ended. */
    static long ended(Connection c, long workflow, long profile) throws SQLException {
        return BenchSql.number(
                c,
                "select count(*) from decision.workflow_run where state = 'ended' and workflow_id = " + workflow
                        + " and profile_id = " + profile);
    }

    static long points(Connection c) throws SQLException {
        return BenchSql.number(c, "select sum(available)::bigint from loyalty.account where holder = 'member'");
    }

    /** That everybody came in once, each step was done once for whoever was not held out, and as many points are there as were given. */
    static void check(Connection c, long workflow, long people, long points, int each) throws SQLException {
        String of = "select count(*) from decision.workflow_run where workflow_id = " + workflow;
        String logged =
                "select count(*) from decision.workflow_log l join decision.workflow_run r on r.id = l.run_id where l.way = 'done' and r.workflow_id = "
                        + workflow;
        long runs = BenchSql.number(c, of);
        long treated = BenchSql.number(c, of + " and reason = 'end'");
        long heldOut = BenchSql.number(c, of + " and reason = 'held-out'");
        long marked = BenchSql.number(c, logged + " and l.step in ('tag', 'set')");
        long given = BenchSql.number(c, logged + " and l.step = 'give'");
        if (runs != people
                || treated + heldOut != people
                || marked != treated
                || given != treated
                || points != treated * each) {
            throw new IllegalStateException(runs + " runs, " + treated + " to the end, " + heldOut + " without; marked "
                    + marked + ", given " + given + ", " + points + " points");
        }
    }

    /** From when to when people came in and went through each step. */
    static List<String> stages(Connection c, long workflow) throws SQLException {
        List<String> stages = new ArrayList<>();
        try (PreparedStatement s = c.prepareStatement("""
                with w as (select fill_asked as asked from decision.workflow where id = ?),
                s as (select 'coming in' as step, count(*) as n, min(entered_at) as first, max(entered_at) as last
                        from decision.workflow_run where workflow_id = ?
                      union all
                      select case when l.step = '' then 'the end' else 'step ' || l.step end, count(*), min(l.at), max(l.at)
                        from decision.workflow_log l join decision.workflow_run r on r.id = l.run_id where r.workflow_id = ? group by 1)
                select s.step, s.n, extract(epoch from s.first - w.asked), extract(epoch from s.last - w.asked) from s, w order by s.first""")) {
            for (int i = 1; i <= 3; i++) {
                s.setLong(i, workflow);
            }
            try (ResultSet rs = s.executeQuery()) {
                while (rs.next()) {
                    double seconds = rs.getDouble(4) - rs.getDouble(3);
                    stages.add(String.format(
                            Locale.ROOT,
                            "%s: %,d people, from second %.1f to %.1f: %,.0f a second",
                            rs.getString(1),
                            rs.getLong(2),
                            rs.getDouble(3),
                            rs.getDouble(4),
                            rs.getLong(2) / Math.max(0.001, seconds)));
                }
            }
        }
        return stages;
    }
}
