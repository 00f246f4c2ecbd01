package heartstring.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.postgresql.PGConnection;

/** What the benchmarks say to the database themselves: the control, and the filling. */
final class BenchSql {

    private static final AtomicLong IDS = new AtomicLong(System.nanoTime());

    private BenchSql() {}

    static void execute(Connection c, String sql) throws SQLException {
        try (Statement s = c.createStatement()) {
            s.execute(sql);
        }
    }

    static long number(Connection c, String sql) throws SQLException {
        try (Statement s = c.createStatement();
                ResultSet rs = s.executeQuery(sql)) {
            rs.next();
            return rs.getLong(1);
        }
    }

    static String text(Connection c, String sql) throws SQLException {
        try (Statement s = c.createStatement();
                ResultSet rs = s.executeQuery(sql)) {
            rs.next();
            return rs.getString(1);
        }
    }

    static int source(Connection c, byte[] hash) throws SQLException {
        try (PreparedStatement s = c.prepareStatement("""
                insert into touchpoint.source (name, channel, write_key_hash) values ('bench', 'web', ?)
                on conflict (name) do update set channel = 'web' returning id""")) {
            s.setBytes(1, hash);
            try (ResultSet rs = s.executeQuery()) {
                rs.next();
                return rs.getInt(1);
            }
        }
    }

    /** The table of the control: a row as a touchpoint needs it, unique by message, found by customer and time. */
    static void control(Connection c) throws SQLException {
        execute(c, "create schema if not exists bench");
        execute(c, "drop table if exists bench.touch");
        execute(c, """
                create table bench.touch (
                  id bigint primary key, customer_id bigint not null, occurred_at timestamptz not null,
                  kind text not null, message_id uuid not null unique, payload jsonb not null)""");
        execute(c, "create index on bench.touch (customer_id, occurred_at)");
    }

    /** Messages that are due, each to somebody else. */
    static void messages(Connection c, String round, int count, String body) throws SQLException {
        try (PreparedStatement s = c.prepareStatement("""
                insert into messaging.message (message_key, channel, address, purpose, subject, body_text, body_html, try_at, queued_at)
                select 'bench:' || ? || ':' || n, 'email', ? || n || '@bench.test', 'asked', 'Hello', ?, '', now(), now()
                  from generate_series(1, ?) n""")) {
            s.setString(1, round);
            s.setString(2, round);
            s.setString(3, body);
            s.setInt(4, count);
            s.executeUpdate();
        }
    }

    /** The control: one COPY of so many rows. */
    static void copy(Connection c, int rows) throws SQLException, IOException {
        ThreadLocalRandom r = ThreadLocalRandom.current();
        String now = Instant.now().toString();
        ByteArrayOutputStream o = new ByteArrayOutputStream(rows * 600);
        for (int i = 0; i < rows; i++) {
            o.writeBytes((IDS.incrementAndGet() + "\t" + (r.nextLong(1_000_000) + 1) + "\t" + now + "\tpage_view\t"
                            + UUID.randomUUID() + "\t" + Payloads.any() + "\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        c.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy bench.touch from stdin", new ByteArrayInputStream(o.toByteArray()));
    }

    /** Fills the touchpoints up to so many rows, as the intake would have written them, message keys as told. */
    static void fill(Connection c, int source, long rows, boolean timeOrdered) throws SQLException {
        String key = timeOrdered
                ? "encode(substring(int8send((extract(epoch from now()) * 1000)::bigint - :rows + n) from 3), 'hex') || '7' || substr(md5(n::text), 1, 3) || '8' || substr(md5(n::text || 'x'), 1, 15)"
                : "substr(md5(n::text || random()::text), 1, 12) || '4' || substr(md5(n::text), 1, 3) || '8' || substr(md5(n::text || 'x'), 1, 15)";
        execute(c, """
                with k as (
                  insert into touchpoint.message (source_id, message_key)
                  select %d, (%s)::uuid from generate_series(1, %d) n on conflict do nothing)
                insert into touchpoint.touchpoint (id, profile_id, source_id, kind, name, channel, occurred_at, body)
                select (1 << 30) + n + (select coalesce(max(id), 0) from touchpoint.touchpoint),
                       1 + (random() * (select count(*) - 1 from customer.profile))::bigint, %d, 'track', 'Product Viewed', 'web',
                       now() - random() * interval '400 days', '%s'
                  from generate_series(1, %d) n""".formatted(
                        source,
                        key.replace(":rows", Long.toString(rows)),
                        rows,
                        source,
                        Payloads.event(1, UUID.randomUUID()),
                        rows));
        execute(c, "vacuum analyze touchpoint.touchpoint");
        execute(c, "vacuum analyze touchpoint.message");
    }
}
