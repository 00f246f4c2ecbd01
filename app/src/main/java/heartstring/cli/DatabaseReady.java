package heartstring.cli;

import heartstring.platform.postgres.DatabaseUrl;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for a database that is starting, as after a power cut of both machines, and says in a sentence what else is wrong with it. */
final class DatabaseReady {

    /** How long a database may take to come back. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration PAUSE = Duration.ofMillis(500);

    /** Not yet: https://www.postgresql.org/docs/current/errcodes-appendix.html, cannot_connect_now, and all about connections. */
    private static final String STARTING = "57P03";

    private static final String CONNECTION = "08";
    private static final int TIMEOUT_SECONDS = 10;

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseReady.class);

    private DatabaseReady() {}

    /** Comes back once it can be entered. */
    static void await(DatabaseUrl database, String where, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        boolean told = false;
        while (true) {
            SQLException fault = fault(database);
            if (fault == null) {
                return;
            }
            if (!mayPass(fault) || System.nanoTime() > end) {
                throw new Hindrance("cannot enter the database " + where + ": " + fault.getMessage());
            }
            if (!told) {
                LOG.warn("Waiting for the database {}: {}", where, fault.getMessage());
                told = true;
            }
            pause();
        }
    }

    private static @Nullable SQLException fault(DatabaseUrl database) {
        Properties properties = new Properties();
        properties.put("loginTimeout", String.valueOf(TIMEOUT_SECONDS));
        if (database.user() != null) {
            properties.put("user", database.user());
        }
        if (database.password() != null) {
            properties.put("password", database.password());
        }
        try {
            DriverManager.getConnection(database.jdbc(), properties).close();
            return null;
        } catch (SQLException e) {
            return e;
        }
    }

    private static boolean mayPass(SQLException fault) {
        String state = fault.getSQLState();
        return state != null && (state.equals(STARTING) || state.startsWith(CONNECTION));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Hindrance("stopped while waiting for the database");
        }
    }
}
