package heartstring.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The control of what moves value: the transaction of TPC-B as pgbench runs it (three updates, a select, an insert, each a call
 * of its own, then a durable commit), 8 connections, scale 10, on the same server.
 */
final class TpcB {

    static final String NAME = "control: TPC-B as pgbench runs it, 8 connections";
    private static final int SCALE = 10;

    private TpcB() {}

    static void fill(Ground ground) throws SQLException {
        try (Connection c = ground.connect()) {
            BenchSql.execute(c, "create schema if not exists bench");
            for (String sql : new String[] {
                "drop table if exists bench.branch, bench.teller, bench.account, bench.history",
                "create table bench.branch (id int primary key, balance int, filler char(88)) with (fillfactor = 100)",
                "create table bench.teller (id int primary key, branch int, balance int, filler char(84))",
                "create table bench.account (id int primary key, branch int, balance int, filler char(84))",
                "create table bench.history (teller int, branch int, account int, delta int, at timestamp, filler char(22))",
                "insert into bench.branch select n, 0, '' from generate_series(1, " + SCALE + ") n",
                "insert into bench.teller select n, (n - 1) / 10 + 1, 0, '' from generate_series(1, 10 * " + SCALE
                        + ") n",
                "insert into bench.account select n, (n - 1) / 100000 + 1, 0, '' from generate_series(1, 100000 * "
                        + SCALE + ") n",
                "vacuum analyze bench.branch",
                "vacuum analyze bench.teller",
                "vacuum analyze bench.account"
            }) {
                BenchSql.execute(c, sql);
            }
        }
    }

    static Loop.Result run(Ground ground, int seconds) throws Exception {
        return Loop.run(8, Duration.ofSeconds(1), Duration.ofSeconds(seconds), () -> new Client(ground.connect()));
    }

    private static final class Client implements Loop.Caller {
        private final Connection connection;
        private final PreparedStatement account;
        private final PreparedStatement read;
        private final PreparedStatement teller;
        private final PreparedStatement branch;
        private final PreparedStatement history;

        Client(Connection connection) throws SQLException {
            this.connection = connection;
            connection.setAutoCommit(false);
            account = connection.prepareStatement("update bench.account set balance = balance + ? where id = ?");
            read = connection.prepareStatement("select balance from bench.account where id = ?");
            teller = connection.prepareStatement("update bench.teller set balance = balance + ? where id = ?");
            branch = connection.prepareStatement("update bench.branch set balance = balance + ? where id = ?");
            history = connection.prepareStatement(
                    "insert into bench.history (teller, branch, account, delta, at) values (?, ?, ?, ?, current_timestamp)");
        }

        @Override
        public int call() throws SQLException {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            int delta = random.nextInt(-5_000, 5_001);
            int anAccount = 1 + random.nextInt(100_000 * SCALE);
            int aTeller = 1 + random.nextInt(10 * SCALE);
            int aBranch = 1 + random.nextInt(SCALE);
            change(account, delta, anAccount);
            read.setInt(1, anAccount);
            read.executeQuery().close();
            change(teller, delta, aTeller);
            change(branch, delta, aBranch);
            history.setInt(1, aTeller);
            history.setInt(2, aBranch);
            history.setInt(3, anAccount);
            history.setInt(4, delta);
            history.executeUpdate();
            connection.commit();
            return 1;
        }

        private static void change(PreparedStatement statement, int delta, int id) throws SQLException {
            statement.setInt(1, delta);
            statement.setInt(2, id);
            statement.executeUpdate();
        }

        @Override
        public void close() throws IOException {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IOException(e);
            }
        }
    }
}
