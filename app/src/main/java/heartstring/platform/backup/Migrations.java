package heartstring.platform.backup;

import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** The product's migrations, run up to a wished version; set up as {@code spring.flyway} does for the server. */
public record Migrations(DataSource database) {
    /** The newest version that this program knows. */
    public String newest() {
        return Stream.of(settings().load().info().all())
                .map(MigrationInfo::getVersion)
                .filter(version -> version != null)
                .map(Object::toString)
                .reduce(SchemaVersion.NONE, (one, other) -> SchemaVersion.compare(one, other) >= 0 ? one : other);
    }

    /** Brings the database to {@code version}; the version of a database without migrations leaves it as it is. */
    public void to(String version) {
        if (!version.equals(SchemaVersion.NONE)) {
            settings().target(version).load().migrate();
        }
    }

    public void toNewest() {
        settings().load().migrate();
    }

    private FluentConfiguration settings() {
        return Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .defaultSchema("platform")
                .createSchemas(true)
                .validateMigrationNaming(true)
                .outOfOrder(true);
    }
}
