package heartstring.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** What the database can take in at best: COPY into a table with the same needs as the touchpoints'. */
final class Control {

    static final String NAME = "control: COPY of 10,000, 2 writers";

    private Control() {}

    static Loop.Result run(Ground ground, int seconds) throws Exception {
        try (Connection c = ground.connect()) {
            BenchSql.control(c);
        }
        return Loop.run(2, Duration.ofSeconds(1), Duration.ofSeconds(seconds), () -> {
            Connection c = ground.connect();
            return new Loop.Caller() {
                @Override
                public int call() throws Exception {
                    BenchSql.copy(c, 10_000);
                    return 10_000;
                }

                @Override
                public void close() throws IOException {
                    try {
                        c.close();
                    } catch (SQLException e) {
                        throw new IOException(e);
                    }
                }
            };
        });
    }

    /** Drops its table, so that no case after it shares the machine with the vacuum of what the control left behind. */
    static void clear(Ground ground) throws SQLException {
        try (Connection c = ground.connect()) {
            BenchSql.execute(c, "drop table if exists bench.touch");
        }
    }
}
