package heartstring.platform.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Reads a backup back into an empty database, all of it or nothing, after having verified every byte. */
public final class Restore {
    private static final Logger LOG = LoggerFactory.getLogger(Restore.class);

    private Restore() {}

    /**
     * How to read.
     *
     * @param newestVersion the newest migration that this program knows; a backup of a newer schema is refused
     * @param replace whether a database that is not empty loses what it has
     * @param migrateTo brings the empty database to the schema of the given version
     */
    public record Options(String newestVersion, boolean replace, Consumer<String> migrateTo) {}

    /** What a restore can come to. */
    public sealed interface Outcome {
        /** Everything is back; the schema is still that of the backup, for the caller to migrate further. */
        record Done(Manifest manifest) implements Outcome {}

        /** Nothing was loaded, for this reason, told in plain words. */
        record Refused(String reason) implements Outcome {}
    }

    /** Verifies, migrates and loads; throws {@link BackupException} when the database or the disk fails. */
    public static Outcome read(Path file, DataSource database, Options options) {
        return switch (BackupFile.open(file)) {
            case BackupFile.Opening.Broken broken ->
                new Outcome.Refused(file + " is not a whole backup: " + broken.reason() + ".");
            case BackupFile.Opening.Opened opened -> read(file, opened.backup(), database, options);
        };
    }

    private static Outcome read(Path file, BackupFile opened, DataSource database, Options options) {
        try (BackupFile backup = opened) {
            Manifest manifest = backup.manifest();
            Optional<String> unreadable = unreadable(manifest, options)
                    .or(() -> backup.fault().map(fault -> "the file is damaged, " + fault));
            if (unreadable.isPresent()) {
                return new Outcome.Refused(file + " cannot be restored: " + unreadable.get() + ".");
            }
            if (!clear(database, options)) {
                return new Outcome.Refused("The database is not empty. Restore into an empty one, or say --replace to"
                        + " delete everything in it first.");
            }
            options.migrateTo().accept(manifest.schemaVersion());
            Optional<String> misfit = load(backup, database);
            if (misfit.isPresent()) {
                return new Outcome.Refused(file + " does not fit the schema of this program: " + misfit.get() + ".");
            }
            LOG.info("Restored {} tables, {} rows", manifest.tables().size(), manifest.rows());
            return new Outcome.Done(manifest);
        } catch (SQLException | IOException | UncheckedIOException | DataAccessException e) {
            throw new BackupException("The backup " + file + " could not be restored", e);
        }
    }

    private static Optional<String> unreadable(Manifest manifest, Options options) {
        if (manifest.format() != Manifest.FORMAT || !SchemaVersion.isWellFormed(manifest.schemaVersion())) {
            return Optional.of("this program does not know its format (" + manifest.format() + ")");
        }
        if (SchemaVersion.compare(manifest.schemaVersion(), options.newestVersion()) > 0) {
            return Optional.of("it was written by the newer version " + manifest.product() + " (schema "
                    + manifest.schemaVersion() + ", this program knows " + options.newestVersion()
                    + "); restore it with that version");
        }
        return Optional.empty();
    }

    /** Whether the database is empty, if need be after it has been emptied. */
    private static boolean clear(DataSource database, Options options) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            JdbcClient sql = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            List<CatalogueSql.Table> tables = new CatalogueSql(sql).tables();
            if (!tables.isEmpty() && options.replace()) {
                new RestoreSql(sql).dropSchemasOf(tables);
            }
            connection.commit();
            connection.setAutoCommit(true);
            return tables.isEmpty() || options.replace();
        }
    }

    /** Loads all tables in one transaction; answers what does not fit, in which case nothing is loaded. */
    private static Optional<String> load(BackupFile backup, DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                JdbcClient sql = JdbcClient.create(new SingleConnectionDataSource(connection, true));
                Target target = Target.of(new CatalogueSql(sql));
                Optional<String> misfit = target.misfit(backup.manifest());
                if (misfit.isPresent()) {
                    return misfit;
                }
                BackupSql.writeValuesTheSameEverywhere(sql);
                RestoreSql restore = new RestoreSql(sql);
                CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
                restore.withoutRules(() -> {
                    restore.empty(target.data());
                    for (Manifest.Table table : backup.manifest().tables()) {
                        load(backup, table, target, copy);
                    }
                });
                for (Manifest.Sequence value : backup.manifest().sequences()) {
                    target.sequence(value).ifPresent(sequence -> restore.set(sequence, value));
                }
                restore.refreshViews();
                target.data().forEach(restore::analyse);
                connection.commit();
                return Optional.empty();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static void load(BackupFile backup, Manifest.Table table, Target target, CopyManager copy) {
        try (InputStream rows = backup.rows(table)) {
            long loaded = copy.copyIn(target.copyIn(table), rows, 1 << 16);
            if (loaded != table.rows()) {
                throw new IOException(
                        table.label() + " came to " + loaded + " rows instead of the " + table.rows() + " written");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new UncheckedIOException(new IOException(table.label() + ": " + e.getMessage(), e));
        }
    }
}
