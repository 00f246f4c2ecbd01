package heartstring.decision.workflowruns;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class NumbersSql {

    private static final int MOST = 10_000;

    private final JdbcClient jdbc;

    NumbersSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<Integer, Numbers.Whole> all() {
        Map<Integer, Numbers.Whole> all = new HashMap<>();
        jdbc.sql("""
                        select workflow_id, count(*), count(*) filter (where state <> 'ended'),
                               count(*) filter (where reason = 'goal' and state = 'ended'), count(*) filter (where state = 'parked')
                          from decision.workflow_run group by workflow_id limit :most""")
                .param("most", MOST)
                .query(rs -> {
                    all.put(
                            rs.getInt(1),
                            new Numbers.Whole(rs.getLong(2), rs.getLong(3), rs.getLong(4), rs.getLong(5)));
                });
        return all;
    }

    Map<String, Long> waiting(int workflow) {
        Map<String, Long> waiting = new HashMap<>();
        jdbc.sql("""
                        select step, count(*) from decision.workflow_run
                         where workflow_id = :workflow and state <> 'ended' group by step limit :most""")
                .param("workflow", workflow)
                .param("most", MOST)
                .query(rs -> {
                    waiting.put(rs.getString(1), rs.getLong(2));
                });
        return waiting;
    }

    Map<String, Map<String, Long>> ways(int workflow) {
        Map<String, Map<String, Long>> ways = new HashMap<>();
        jdbc.sql("""
                        select step, way, sum(n)::bigint from decision.workflow_tally
                         where workflow_id = :workflow group by step, way limit :most""")
                .param("workflow", workflow)
                .param("most", MOST)
                .query(rs -> {
                    ways.computeIfAbsent(rs.getString(1), step -> new HashMap<>())
                            .put(rs.getString(2), rs.getLong(3));
                });
        return ways;
    }

    Map<String, Long> before(int workflow, int version) {
        Map<String, Long> at = new LinkedHashMap<>();
        jdbc.sql("""
                        select step, count(*) from decision.workflow_run
                         where workflow_id = :workflow and version < :version and state <> 'ended'
                         group by step order by 2 desc, 1 limit :most""")
                .param("workflow", workflow)
                .param("version", version)
                .param("most", MOST)
                .query(rs -> {
                    at.put(rs.getString(1), rs.getLong(2));
                });
        return at;
    }
}
