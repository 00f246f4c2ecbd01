package heartstring.platform.postgres;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ChangesSql {

    private static final int KEEP_ALIVE_SECONDS = 30;

    private final JdbcClient jdbc;
    private final HikariDataSource pool;

    ChangesSql(JdbcClient jdbc, DataSource pool) throws SQLException {
        this.jdbc = jdbc;
        this.pool = pool.unwrap(HikariDataSource.class);
    }

    void tell(String message) {
        jdbc.sql("SELECT pg_notify('heartstring', :message)")
                .param("message", message)
                .query((row, number) -> 0)
                .list();
    }

    /** A connection of its own, outside the pool, since it waits most of the time. */
    Connection listen() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "heartstring-changes");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", String.valueOf(KEEP_ALIVE_SECONDS));
        if (pool.getUsername() != null) {
            properties.setProperty("user", pool.getUsername());
        }
        if (pool.getPassword() != null) {
            properties.setProperty("password", pool.getPassword());
        }
        Connection connection = DriverManager.getConnection(pool.getJdbcUrl(), properties);
        try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN heartstring");
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    /** Fails when the connection has died without a word. */
    static void probe(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        }
    }
}
