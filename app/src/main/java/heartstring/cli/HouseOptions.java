package heartstring.cli;

import heartstring.platform.embedded.EmbeddedPostgres;
import heartstring.platform.embedded.Visit;
import heartstring.platform.postgres.DatabaseUrl;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of every command that needs the house: which database, which data folder. */
final class HouseOptions {

    @Spec(Spec.Target.MIXEE)
    @Nullable
    CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:HEARTSTRING_DATA:-${sys:user.home}/.heartstring}",
            description = "The data folder (default: ${DEFAULT-VALUE}; HEARTSTRING_DATA)."
                    + " It holds a PostgreSQL of its own, unless --database-url names another.")
    Path data = Path.of(".heartstring");

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            defaultValue = "${env:HEARTSTRING_DATABASE_URL}",
            description = "Your own PostgreSQL, as postgres://user:password@host:port/name (HEARTSTRING_DATABASE_URL).")
    @Nullable
    String databaseUrl;

    /** Opens the house with the given properties on top, on its own PostgreSQL if need be; the caller closes it. */
    ConfigurableApplicationContext open(Class<?> application, WebApplicationType type, Map<String, Object> more) {
        if (namesDatabase()) {
            return open(application, type, more, database(), () -> {});
        }
        EmbeddedPostgres embedded = EmbeddedPostgres.start(data, EmbeddedPostgres.Options.DEFAULT);
        try {
            DatabaseUrl database = new DatabaseUrl(embedded.jdbcUrl(), embedded.user(), embedded.password());
            return open(application, type, more, database, embedded::stop);
        } catch (RuntimeException e) {
            embedded.stop();
            throw e;
        }
    }

    /**
     * Opens the house for one command, without listening to the network, whether its server is running or not; the caller
     * closes it.
     */
    ConfigurableApplicationContext openQuietly(Class<?> application) {
        Visit visit = visit();
        DatabaseUrl database = new DatabaseUrl(
                visit.jdbcUrl(),
                visit.user().isEmpty() ? null : visit.user(),
                visit.password().isEmpty() ? null : visit.password());
        Map<String, Object> quiet = Map.of("server.port", -1, "logging.level.root", "warn");
        return open(application, WebApplicationType.SERVLET, quiet, database, visit::close);
    }

    /** Enters the database without opening the house: the one named, or that of the data folder, running or not. */
    Visit visit() {
        if (!namesDatabase()) {
            return EmbeddedPostgres.visit(data, EmbeddedPostgres.Options.DEFAULT);
        }
        DatabaseUrl database = database();
        return new Visit(
                database.jdbc(),
                Objects.requireNonNullElse(database.user(), ""),
                Objects.requireNonNullElse(database.password(), ""),
                () -> {});
    }

    /** The data folder that was named, or the given one when none was. */
    Path orElse(Path other) {
        return data.equals(Path.of(System.getProperty("user.home"), ".heartstring")) ? other : data;
    }

    boolean namesDatabase() {
        return databaseUrl != null && !databaseUrl.isBlank();
    }

    private ConfigurableApplicationContext open(
            Class<?> application,
            WebApplicationType type,
            Map<String, Object> more,
            DatabaseUrl database,
            Runnable afterwards) {
        Map<String, Object> properties = new LinkedHashMap<>(more);
        properties.put("heartstring.data", data.toAbsolutePath().toString());
        properties.put("spring.datasource.url", database.jdbc());
        if (database.user() != null) {
            properties.put("spring.datasource.username", database.user());
        }
        if (database.password() != null) {
            properties.put("spring.datasource.password", database.password());
        }
        String[] pairs = properties.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
        return new SpringApplicationBuilder(application)
                .web(type)
                .bannerMode(Banner.Mode.OFF)
                // Beans are destroyed in reverse order, so what comes first is done last: after the pool has closed.
                .initializers(context -> ((DefaultListableBeanFactory) context.getBeanFactory())
                        .registerDisposableBean("embeddedPostgres", afterwards::run))
                .run(pairs);
    }

    private DatabaseUrl database() {
        try {
            return DatabaseUrl.parse(Objects.requireNonNullElse(databaseUrl, ""));
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private ParameterException wrong(String sentence) {
        if (spec == null) {
            throw new IllegalStateException(sentence);
        }
        return new ParameterException(spec.commandLine(), sentence);
    }
}
