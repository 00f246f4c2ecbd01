package heartstring.decision.engine;

import heartstring.decision.runs.Run;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of the engine. */
@Component
class RunsSql {

    private static final String COLUMNS =
            "r.id, r.workflow_id, r.version, r.profile_id, case when p.erased_at is null then p.customer_id else 0 end, r.step, r.since,"
                    + " r.answer, r.tries, r.depth";

    private final JdbcClient jdbc;

    RunsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static Run read(ResultSet rs, int n) throws SQLException {
        return new Run(
                rs.getLong(1),
                rs.getInt(2),
                rs.getInt(3),
                rs.getLong(4),
                rs.getLong(5),
                rs.getString(6),
                rs.getTimestamp(7).toInstant(),
                rs.getString(8),
                rs.getInt(9),
                rs.getInt(10));
    }

    /** A step of a version. */
    record Place(int workflow, int version, String step) {}

    /** Which runs: at steps that do something or at others, brought in by the thousand or not, of one workflow or of all for 0. */
    record Which(boolean acts, boolean bulk, int workflow) {}

    /** The next that are due, locked; what another engine works at is passed over. */
    List<Run> due(Which which, Instant now, int most) {
        return jdbc.sql("select " + COLUMNS + " "
                        + """
                         from decision.workflow_run r join customer.v_profile p on p.id = r.profile_id
                         where r.id = any(array(
                           select d.id from decision.workflow_run d
                            where d.state = 'waiting' and d.acts = :acts and d.bulk = :bulk and d.due_at <= :now::timestamptz %s
                            order by d.due_at, d.id limit :most for update skip locked))
                         order by r.id""".formatted(which.workflow() == 0 ? "" : "and d.workflow_id = :workflow"))
                .param("acts", which.acts())
                .param("bulk", which.bulk())
                .param("workflow", which.workflow())
                .param("now", now.toString())
                .param("most", most)
                .query(RunsSql::read)
                .list();
    }

    /** Where the next that is due stands; empty where nothing is. */
    Optional<Place> head(Which which, Instant now) {
        return jdbc.sql("""
                        select workflow_id, version, step from decision.workflow_run
                         where state = 'waiting' and acts = :acts and bulk = :bulk and due_at <= :now::timestamptz %s
                         order by due_at, id limit 1""".formatted(which.workflow() == 0 ? "" : "and workflow_id = :workflow"))
                .param("acts", which.acts())
                .param("bulk", which.bulk())
                .param("workflow", which.workflow())
                .param("now", now.toString())
                .query((rs, n) -> new Place(rs.getInt(1), rs.getInt(2), rs.getString(3)))
                .optional();
    }

    /**
     * Those among these whose customer is in an older run of the same workflow and key: pieces that came together. Most customers are one
     * piece, so those of several are looked for first, and only their runs are read.
     */
    Set<Long> doubles(Collection<Run> runs) {
        Map<Long, Long> pieces = several(runs.stream().map(Run::customer).collect(Collectors.toSet()));
        if (pieces.isEmpty()) {
            return Set.of();
        }
        Map<Entered, Long> first = new HashMap<>();
        Map<Long, Entered> all = new HashMap<>();
        jdbc.sql("""
                        select id, profile_id, workflow_id, key from decision.workflow_run
                         where profile_id = any(:pieces) and state <> 'ended'""").param("pieces", numbers(pieces.keySet())).query(rs -> {
            Entered entered =
                    new Entered(pieces.getOrDefault(rs.getLong(2), 0L), rs.getInt(3), String.valueOf(rs.getString(4)));
            all.put(rs.getLong(1), entered);
            first.merge(entered, rs.getLong(1), Math::min);
        });
        Set<Long> doubles = new HashSet<>();
        for (Run run : runs) {
            Entered entered = all.get(run.id());
            if (entered != null && first.getOrDefault(entered, run.id()) < run.id()) {
                doubles.add(run.id());
            }
        }
        return doubles;
    }

    private record Entered(long customer, int workflow, String key) {}

    /** The pieces of those among these customers who have several, and whose they are. */
    private Map<Long, Long> several(Collection<Long> customers) {
        Map<Long, Long> pieces = new HashMap<>();
        jdbc.sql("""
                        select customer_id, array_agg(id) from customer.v_profile where customer_id = any(:customers)
                         group by customer_id having count(*) > 1""").param("customers", numbers(customers)).query(rs -> {
            for (Long piece : (Long[]) rs.getArray(2).getArray()) {
                pieces.put(piece, rs.getLong(1));
            }
        });
        return pieces;
    }

    private static long[] numbers(Collection<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    void write(List<Move> moves, Instant now) {
        if (moves.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        update decision.workflow_run r
                           set step = u.step, acts = u.acts, state = u.state, since = u.since, due_at = u.due_at, reason = u.reason,
                               tries = u.tries, answer = null,
                               acted_at = case when u.acted then :now::timestamptz else r.acted_at end,
                               ended_at = case when u.state = 'ended' then :now::timestamptz end
                          from unnest(:runs, :steps::text[], :acts, :states::text[], :since::timestamptz[], :due::timestamptz[],
                                      :reasons::text[], :tries, :acted) u (id, step, acts, state, since, due_at, reason, tries, acted)
                         where r.id = u.id""")
                .param("now", now.toString())
                .param("runs", moves.stream().mapToLong(Move::run).toArray())
                .param("steps", moves.stream().map(Move::step).toArray(String[]::new))
                .param("acts", moves.stream().map(Move::acts).toArray(Boolean[]::new))
                .param("states", moves.stream().map(Move::state).toArray(String[]::new))
                .param("since", moves.stream().map(m -> m.since().toString()).toArray(String[]::new))
                .param(
                        "due",
                        moves.stream()
                                .map(m -> m.dueAt() == null ? null : m.dueAt().toString())
                                .toArray(String[]::new))
                .param("reasons", moves.stream().map(Move::reason).toArray(String[]::new))
                .param("tries", moves.stream().mapToInt(Move::tries).toArray())
                .param("acted", moves.stream().map(Move::acted).toArray(Boolean[]::new))
                .update();
    }

    /** Keeps what was done; a step of a run is kept once. */
    void log(List<Line> lines, Instant now) {
        if (!lines.isEmpty()) {
            keep(lines, now);
            tally(lines);
        }
    }

    /** The same without counting them; how many were not kept before. */
    int keep(List<Line> lines, Instant now) {
        return jdbc.sql("""
                        insert into decision.workflow_log (run_id, step, at, way, note, user_id)
                        select u.run, u.step, :now::timestamptz, u.way, u.note, nullif(u.who, 0)
                          from unnest(:runs, :steps::text[], :ways::text[], :notes::text[], :users) u (run, step, way, note, who)
                            on conflict do nothing""")
                .param("now", now.toString())
                .param("runs", lines.stream().mapToLong(Line::run).toArray())
                .param("steps", lines.stream().map(Line::step).toArray(String[]::new))
                .param("ways", lines.stream().map(Line::way).toArray(String[]::new))
                .param("notes", lines.stream().map(Line::note).toArray(String[]::new))
                .param("users", lines.stream().mapToLong(Line::userId).toArray())
                .update();
    }

    /** Those among these runs for which this step was done before. */
    Set<Long> done(String step, Collection<Long> runs) {
        return new HashSet<>(
                jdbc.sql("select run_id from decision.workflow_log where run_id = any(:runs) and step = :step")
                        .param("runs", runs.stream().mapToLong(Long::longValue).toArray())
                        .param("step", step)
                        .query(Long.class)
                        .list());
    }

    /** Says that this step of this run is being done; false where it was done before. */
    boolean claim(Line line, Instant now) {
        return jdbc.sql("""
                        insert into decision.workflow_log (run_id, step, at, way, note)
                        values (:run, :step, :now::timestamptz, :way, :note) on conflict do nothing""")
                        .param("run", line.run())
                        .param("step", line.step())
                        .param("now", now.toString())
                        .param("way", line.way())
                        .param("note", line.note())
                        .update()
                == 1;
    }

    void tell(Line line) {
        jdbc.sql("update decision.workflow_log set way = :way, note = :note where run_id = :run and step = :step")
                .param("run", line.run())
                .param("step", line.step())
                .param("way", line.way())
                .param("note", line.note())
                .update();
    }

    private record Way(int workflow, int version, String step, String way) {}

    /** Counts them; new rows, so that engines do not wait for each other. */
    void tally(List<Line> lines) {
        Map<String, Long> counts = new TreeMap<>();
        Map<String, Way> places = new TreeMap<>();
        for (Line line : lines) {
            String name = line.workflow() + "/" + line.version() + "/" + line.step() + "/" + line.way();
            counts.merge(name, 1L, Long::sum);
            places.putIfAbsent(name, new Way(line.workflow(), line.version(), line.step(), line.way()));
        }
        List<Way> all = List.copyOf(places.values());
        if (all.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into decision.workflow_tally (workflow_id, version, step, way, n)
                        select * from unnest(:workflows, :versions, :steps::text[], :ways::text[], :n)""")
                .param("workflows", all.stream().mapToInt(Way::workflow).toArray())
                .param("versions", all.stream().mapToInt(Way::version).toArray())
                .param("steps", all.stream().map(Way::step).toArray(String[]::new))
                .param("ways", all.stream().map(Way::way).toArray(String[]::new))
                .param("n", counts.values().stream().mapToLong(Long::longValue).toArray())
                .update();
    }

    /** Adds up what was counted one by one; how many rows that were. */
    int fold(int most) {
        return jdbc.sql("""
                        with gone as (
                          delete from decision.workflow_tally where id = any(array(
                            select id from decision.workflow_tally order by id desc limit :most for update skip locked))
                          returning workflow_id, version, step, way, n),
                        kept as (
                          insert into decision.workflow_tally (workflow_id, version, step, way, n)
                          select workflow_id, version, step, way, sum(n) from gone group by 1, 2, 3, 4)
                        select count(*) from gone""").param("most", most).query(Integer.class).single();
    }

    /** Moves some of those in older versions to this one, where it has their step; how many. */
    int toVersion(int workflow, int version, Map<String, Boolean> steps, Instant now, int most) {
        return jdbc.sql("""
                        update decision.workflow_run r
                           set version = :version, acts = u.acts,
                               due_at = case when r.state = 'waiting' then least(r.due_at, :now::timestamptz) end
                          from unnest(:steps::text[], :acts) u (step, acts)
                         where u.step = r.step and r.id = any(array(
                           select o.id from decision.workflow_run o
                            where o.workflow_id = :workflow and o.version < :version and o.state <> 'ended' and o.step = any(:steps::text[])
                            order by o.id limit :most for update))""")
                .param("workflow", workflow)
                .param("version", version)
                .param("steps", steps.keySet().toArray(String[]::new))
                .param("acts", steps.values().toArray(Boolean[]::new))
                .param("now", now.toString())
                .param("most", most)
                .update();
    }

    /** Everybody was moved to that version; unless another was published meanwhile, to which they are still to be moved. */
    void moved(int workflow, int version) {
        jdbc.sql("update decision.workflow set moving = false where id = :id and version = :version")
                .param("id", workflow)
                .param("version", version)
                .update();
    }
}
