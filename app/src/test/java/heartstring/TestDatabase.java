package heartstring;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Starts one PostgreSQL for the whole test run and points the house at it. */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final EmbeddedPostgres POSTGRES = start();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            Map<String, Object> properties = Map.of(
                    "spring.datasource.url",
                    jdbcUrl("postgres"),
                    "spring.datasource.username",
                    "postgres",
                    "spring.datasource.password",
                    "postgres",
                    "heartstring.outbound.inside",
                    "127.0.0.1",
                    "heartstring.data",
                    Files.createTempDirectory("heartstring-test").toString());
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test-database", properties));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The JDBC URL of a database of the shared server; user and password are {@code postgres}. */
    public static String jdbcUrl(String database) {
        return POSTGRES.getJdbcUrl("postgres", database);
    }

    /** The shared database as an operator names it to a command. */
    public static String commandUrl() {
        return jdbcUrl("postgres").replaceFirst("^jdbc:postgresql://", "postgres://postgres:postgres@");
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres started = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("shared_buffers", "256MB")
                    .start();
            stopAfterTheHouses(started);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The library stops its server in a hook of its own, beside the one in which Spring closes the houses: each of them would
     * then wait for connections that never come. So that hook is told that all is done, and the server stops after the houses.
     */
    private static void stopAfterTheHouses(EmbeddedPostgres server) {
        try {
            Field field = EmbeddedPostgres.class.getDeclaredField("closed");
            field.setAccessible(true);
            AtomicBoolean closed = (AtomicBoolean) field.get(server);
            closed.set(true);
            SpringApplication.getShutdownHandlers().add(() -> {
                closed.set(false);
                try {
                    server.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The library keeps elsewhere whether its server is closed", e);
        }
    }
}
