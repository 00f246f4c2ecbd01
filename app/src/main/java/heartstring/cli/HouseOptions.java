package heartstring.cli;

import heartstring.platform.postgres.DatabaseUrl;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
            defaultValue = "${env:HEARTSTRING_DATA:-data}",
            description = "The data folder (default: ${DEFAULT-VALUE}; HEARTSTRING_DATA).")
    Path data = Path.of("data");

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            defaultValue = "${env:HEARTSTRING_DATABASE_URL}",
            description = "Your own PostgreSQL, as postgres://user:password@host:port/name (HEARTSTRING_DATABASE_URL).")
    @Nullable
    String databaseUrl;

    /** Opens the house with the given properties on top; the caller closes it. */
    ConfigurableApplicationContext open(Class<?> application, WebApplicationType type, Map<String, Object> more) {
        Map<String, Object> properties = new LinkedHashMap<>(more);
        properties.put("heartstring.data", data.toAbsolutePath().toString());
        DatabaseUrl database = database();
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
                .run(pairs);
    }

    private DatabaseUrl database() {
        if (databaseUrl == null || databaseUrl.isBlank()) {
            throw wrong("Name a database with --database-url or HEARTSTRING_DATABASE_URL");
        }
        try {
            return DatabaseUrl.parse(databaseUrl);
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
