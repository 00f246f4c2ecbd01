package heartstring.platform.embedded;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the launcher itself asks of its server: whether it answers, and the product's role and database. */
record EmbeddedSql(int port, String adminPassword, String password, Duration patience) {
    /** The owner of the cluster, a superuser; only this launcher signs in as it. */
    static final String ADMIN = "postgres";

    /** The product's role, which owns its database and is no superuser. */
    static final String USER = "heartstring";

    static final String DATABASE = "heartstring";

    String url() {
        return url(port);
    }

    static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    /** Whether the server on this port knows our passwords, and so is ours. */
    boolean answers() {
        return failure() == null;
    }

    /** Why the administrator cannot sign in, or null if that works. */
    @Nullable
    String failure() {
        try {
            admin().sql("SELECT 1").query(Integer.class).single();
            return null;
        } catch (DataAccessException e) {
            return String.valueOf(e.getMostSpecificCause().getMessage());
        }
    }

    /** Makes the product's role and database unless they are there; safe to repeat, and after a crash in between. */
    void prepare() {
        JdbcClient admin = admin();
        if (!exists("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = :name)", USER)) {
            // The password is made of letters, digits, - and _ only, so it needs no quoting.
            admin.sql("CREATE ROLE heartstring LOGIN PASSWORD '" + password + "'")
                    .update();
        }
        if (!exists("SELECT EXISTS (SELECT FROM pg_database WHERE datname = :name)", DATABASE)) {
            admin.sql("GRANT pg_monitor, pg_checkpoint TO heartstring").update();
            admin.sql("CREATE DATABASE heartstring OWNER heartstring").update();
        }
    }

    private boolean exists(String question, String name) {
        return admin().sql(question).param("name", name).query(Boolean.class).single();
    }

    /** Ends what a killed owner of an adopted server has left open, with the locks it still holds. */
    void endSessions() {
        admin().sql("""
                SELECT count(pg_terminate_backend(pid, 5000))
                FROM pg_stat_activity
                WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()
                """).query(Long.class).single();
    }

    private JdbcClient admin() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(ADMIN);
        source.setUser(ADMIN);
        source.setPassword(adminPassword);
        source.setApplicationName("heartstring launcher");
        source.setConnectTimeout(Math.toIntExact(Math.max(1, patience.toSeconds())));
        source.setSocketTimeout(Math.toIntExact(Math.max(1, patience.toSeconds())));
        return JdbcClient.create(source);
    }
}
