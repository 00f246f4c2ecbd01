package heartstring;

import heartstring.ui.components.Format;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;

/** Opens further houses beside the shared one, for tests about an empty database or about several nodes on one. */
public final class Houses {

    private Houses() {}

    /** Makes an empty database on the shared server and answers its JDBC URL. */
    public static String emptyDatabase() throws SQLException {
        String name = "house_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection =
                        DriverManager.getConnection(TestDatabase.jdbcUrl("postgres"), "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return TestDatabase.jdbcUrl(name);
    }

    /** Starts one node on a database, on a port of its own; the caller closes it. {@code House} is a bean of it. */
    public static ConfigurableApplicationContext open(String jdbcUrl, Path data, String... more) {
        return open(jdbcUrl, "postgres", "postgres", data, more);
    }

    /** One node on an empty database that lives by a clock of the test's own; the caller closes it. */
    public static ConfigurableApplicationContext openAt(Path data, InstantSource clock) throws SQLException {
        return application()
                .initializers(context -> ((GenericApplicationContext) context)
                        .registerBean("clock", InstantSource.class, () -> clock, bean -> bean.setPrimary(true)))
                .run(arguments(emptyDatabase(), "postgres", "postgres", data));
    }

    /** The same on a database of somebody else's server. */
    public static ConfigurableApplicationContext open(
            String jdbcUrl, String user, String password, Path data, String... more) {
        return application().run(arguments(jdbcUrl, user, password, data, more));
    }

    private static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(Heartstring.class, House.class)
                .web(WebApplicationType.SERVLET)
                .listeners((ApplicationEvent event) -> speakAsBefore(event));
    }

    /** A house sets language and zone of its whole process: once it is closed, the shared one speaks its own again. */
    private static void speakAsBefore(ApplicationEvent event) {
        if (event instanceof ContextClosedEvent) {
            Format.use(Locale.UK, ZoneId.of("Europe/Berlin"), Clock.systemUTC());
        }
    }

    private static String[] arguments(String jdbcUrl, String user, String password, Path data, String... more) {
        String[] arguments = new String[more.length + 6];
        arguments[0] = "--server.port=0";
        arguments[1] = "--spring.datasource.url=" + jdbcUrl;
        arguments[2] = "--spring.datasource.username=" + user;
        arguments[3] = "--spring.datasource.password=" + password;
        arguments[4] = "--heartstring.data=" + data;
        arguments[5] = "--spring.jmx.enabled=false";
        System.arraycopy(more, 0, arguments, 6, more.length);
        return arguments;
    }
}
