package heartstring.cli;

import heartstring.platform.embedded.EmbeddedPostgres;
import heartstring.platform.embedded.Visit;
import heartstring.platform.postgres.DatabaseUrl;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    /** Where the demo keeps its shop unless told otherwise. */
    static final String DEMO = ".heartstring-demo";

    private static final Logger LOG = LoggerFactory.getLogger(HouseOptions.class);

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
            DatabaseReady.await(database(), where(), DatabaseReady.PATIENCE);
            LOG.info("Starting the server");
            return open(application, type, more, database(), () -> {});
        }
        EmbeddedPostgres embedded = EmbeddedPostgres.start(data, EmbeddedPostgres.Options.DEFAULT);
        try {
            DatabaseUrl database = new DatabaseUrl(embedded.jdbcUrl(), embedded.user(), embedded.password());
            LOG.info("Starting the server");
            return open(application, type, more, database, embedded::stop);
        } catch (RuntimeException e) {
            embedded.stop();
            throw e;
        }
    }

    /**
     * Opens the house for one command, without listening to the network, whether its server is running or not; the caller
     * closes it. A folder without a database is refused: a new one is hardly what was meant.
     */
    ConfigurableApplicationContext openQuietly(Class<?> application) {
        if (!namesDatabase() && !EmbeddedPostgres.existsIn(data)) {
            throw new Hindrance("there is no database in " + data + "; name its folder with --data" + demoFolder()
                    + ", or make one with 'serve' or 'demo'");
        }
        Visit visit = visit();
        DatabaseUrl database = new DatabaseUrl(
                visit.jdbcUrl(),
                visit.user().isEmpty() ? null : visit.user(),
                visit.password().isEmpty() ? null : visit.password());
        Map<String, Object> quiet =
                Map.of("server.port", -1, "logging.level.root", "warn", "heartstring.first-run", false);
        return open(application, WebApplicationType.SERVLET, quiet, database, visit::close);
    }

    /** Enters the database without opening the house: the one named, or that of the data folder, running or not. */
    Visit visit() {
        if (!namesDatabase()) {
            return EmbeddedPostgres.visit(data, EmbeddedPostgres.Options.DEFAULT);
        }
        DatabaseUrl database = database();
        DatabaseReady.await(database, where(), DatabaseReady.PATIENCE);
        return new Visit(
                database.jdbc(),
                Objects.requireNonNullElse(database.user(), ""),
                Objects.requireNonNullElse(database.password(), ""),
                () -> {});
    }

    /** Which database it is, without the password. */
    String where() {
        return namesDatabase()
                ? database().jdbc().replaceFirst("^jdbc:postgresql:(//)?", "").replaceFirst("[?].*", "")
                : data.toString();
    }

    private String demoFolder() {
        Path demo = Path.of(System.getProperty("user.home"), DEMO);
        return EmbeddedPostgres.existsIn(demo) ? " (the demo's is " + demo + ")" : "";
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
        // Commands tells what has hindered a start.
        properties.put("logging.level.org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter", "off");
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
