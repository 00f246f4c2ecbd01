package heartstring.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Watches the product work its studies out, one after the other: how long each takes, and what of the heap and of the processors. */
final class StudyNight {

    private static final int LOOK_MILLIS = 250;
    private static final int TELL_SECONDS = 10;
    private static final String GATE = "bench-gate";

    /** The product asks for its studies within a minute. */
    private static final int ASKED_SECONDS = 120;

    private final Connection c;
    private final Ground ground;
    private final HeapWatch heap;
    private final long endNanos;
    private final long after;
    private final Set<Long> seen = new HashSet<>();
    private final List<Told> told = new ArrayList<>();

    /**
     * One study.
     *
     * @param state done, failed, or what it was when there was no more time
     * @param usedMegabytes of the heap at most, with what nobody refers to any more
     * @param leftMegabytes that a collection left at most
     */
    record Told(
            String study,
            String state,
            double seconds,
            Ground.Processor processor,
            long usedMegabytes,
            long leftMegabytes,
            String says) {}

    /** Of studies that are asked for from now on. */
    StudyNight(Connection c, Ground ground, HeapWatch heap, long endNanos) throws SQLException {
        this.after = BenchSql.number(c, "select coalesce(max(id), 0) from insight.run");
        this.c = c;
        this.ground = ground;
        this.heap = heap;
        this.endNanos = endNanos;
    }

    /** Lets no study begin, as if another server were at one. */
    static void shut(Connection c) throws SQLException {
        try (PreparedStatement s = c.prepareStatement("""
                insert into insight.run (study, version, state, asked_at, began_at, holder, held_until)
                values (?, 'bench', 'running', now(), now(), ?, now() + interval '1 day') on conflict do nothing""")) {
            s.setString(1, GATE);
            s.setObject(2, UUID.randomUUID());
            s.executeUpdate();
        }
    }

    /** Asks for these alone, in this order, once the product has asked for all of its own; then lets them begin. */
    void open(List<String> wanted) throws SQLException, InterruptedException {
        List<String[]> asked = asked();
        long end = System.nanoTime() + 1_000_000_000L * ASKED_SECONDS;
        while (!asked.stream().map(one -> one[0]).toList().containsAll(wanted)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Not all of " + wanted + " were asked for");
            }
            rest();
            asked = asked();
        }
        BenchSql.execute(c, "delete from insight.run where state = 'waiting'");
        for (String[] one : asked) {
            if (!wanted.contains(one[0])) {
                add(one, "done");
            }
        }
        for (String name : wanted) {
            for (String[] one : asked) {
                if (one[0].equals(name)) {
                    add(one, "waiting");
                }
            }
        }
        BenchSql.execute(c, "delete from insight.run where study = '" + GATE + "'");
    }

    private List<String[]> asked() throws SQLException {
        List<String[]> asked = new ArrayList<>();
        try (PreparedStatement s = c.prepareStatement(
                        "select study, version from insight.run where state = 'waiting' order by id");
                ResultSet rs = s.executeQuery()) {
            while (rs.next()) {
                asked.add(new String[] {rs.getString(1), rs.getString(2)});
            }
        }
        return asked;
    }

    private void add(String[] study, String state) throws SQLException {
        try (PreparedStatement s = c.prepareStatement(
                "insert into insight.run (study, version, state, asked_at, ended_at) values (?, ?, ?, now(), case when ? = 'done' then now() end)")) {
            s.setString(1, study[0]);
            s.setString(2, study[1]);
            s.setString(3, state);
            s.setString(4, state);
            s.executeUpdate();
        }
    }

    private static void rest() throws InterruptedException {
        Thread.sleep(LOOK_MILLIS);
    }

    private record Running(long id, String study, int percent) {}

    /** Watches until nothing waits or runs any more, or there is no more time. */
    List<Told> watch() throws SQLException, InterruptedException, IOException {
        Running now = running();
        long toldAt = System.nanoTime();
        while (now != null || isWaiting()) {
            if (now != null) {
                now = watch(now);
            } else {
                rest();
                now = running();
            }
            if (System.nanoTime() > endNanos) {
                System.out.println("  no more time for studies");
                return told;
            }
            if (now == null && System.nanoTime() - toldAt > 1_000_000_000L * TELL_SECONDS) {
                toldAt = System.nanoTime();
                System.out.println("  waiting for a study to begin");
            }
        }
        addUnseen();
        return told;
    }

    /** Whatever began and ended between two looks. */
    private void addUnseen() throws SQLException {
        List<Running> ended = new ArrayList<>();
        try (PreparedStatement s = c.prepareStatement(
                "select id, study from insight.run where id > ? and began_at is not null and ended_at is not null order by id")) {
            s.setLong(1, after);
            try (ResultSet rs = s.executeQuery()) {
                while (rs.next()) {
                    ended.add(new Running(rs.getLong(1), rs.getString(2), 100));
                }
            }
        }
        for (Running one : ended) {
            if (seen.add(one.id())) {
                told.add(told(one, new Ground.Processor(0, 0), 0, 0));
            }
        }
    }

    /** Watches one until it ends; answers the one that runs then. */
    private @Nullable Running watch(Running study) throws SQLException, InterruptedException, IOException {
        Ground.Processor before = ground.processor();
        long from = System.nanoTime();
        long said = from;
        long used = 0;
        long left = 0;
        Running now = study;
        while (now != null && now.id() == study.id() && System.nanoTime() < endNanos) {
            used = Math.max(used, heap.used());
            left = Math.max(left, heap.left());
            if (System.nanoTime() - said > 1_000_000_000L * TELL_SECONDS) {
                said = System.nanoTime();
                System.out.printf(
                        "  %s: %d %%, %.0f s, heap %,d MB, %,d MB left by a collection%n",
                        study.study(), now.percent(), (said - from) / 1e9, used, left);
            }
            rest();
            now = running();
        }
        seen.add(study.id());
        Told one = told(study, ground.processor().minus(before), used, left);
        told.add(one);
        System.out.println("  " + one);
        return now;
    }

    private @Nullable Running running() throws SQLException {
        try (PreparedStatement s = c.prepareStatement("""
                        select id, study, case when total > 0 then 100 * done / total else 0 end from insight.run
                         where state = 'running' order by id limit 1""");
                ResultSet rs = s.executeQuery()) {
            return rs.next() ? new Running(rs.getLong(1), rs.getString(2), rs.getInt(3)) : null;
        }
    }

    private boolean isWaiting() throws SQLException {
        return BenchSql.number(c, "select count(*) from insight.run where state = 'waiting'") > 0;
    }

    private Told told(Running study, Ground.Processor processor, long used, long left) throws SQLException {
        try (PreparedStatement s = c.prepareStatement("""
                select state, extract(epoch from coalesce(ended_at, now()) - began_at), coalesce(reason, ''),
                       coalesce((select string_agg(f ->> 'label' || ': ' || (f ->> 'text'), '; ') from jsonb_array_elements(findings) f), '')
                  from insight.run where id = ?""")) {
            s.setLong(1, study.id());
            try (ResultSet rs = s.executeQuery()) {
                rs.next();
                return new Told(
                        study.study(),
                        rs.getString(1),
                        rs.getDouble(2),
                        processor,
                        used,
                        left,
                        rs.getString(3) + rs.getString(4));
            }
        }
    }

    /** A line of the table for each study. */
    static String lines(List<Told> all, ToDoubleFunction<Told> control) {
        StringBuilder text = new StringBuilder();
        for (Told one : all) {
            double beside = control.applyAsDouble(one);
            text.append(String.format(
                    Locale.ROOT,
                    "| %s%s | %.1f | %s | %.1f + %.1f | %,d | %,d |%n",
                    one.study(),
                    one.state().equals("done") ? "" : " (" + one.state() + ")",
                    one.seconds(),
                    beside > 0 ? String.format(Locale.ROOT, "%.2f", one.seconds() / beside) : "",
                    one.processor().product(),
                    one.processor().database(),
                    one.leftMegabytes(),
                    one.usedMegabytes()));
        }
        return text.toString();
    }
}
