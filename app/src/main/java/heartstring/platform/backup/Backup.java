package heartstring.platform.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Writes all of the product's data into one zip, in one snapshot, while the product goes on working. */
public final class Backup {
    private static final Logger LOG = LoggerFactory.getLogger(Backup.class);

    /** Tables whose rows are not worth keeping: who is signed in at this moment. */
    public static final Set<String> TRANSIENT = Set.of("platform.session", "platform.session_attributes");

    private Backup() {}

    /**
     * What to write.
     *
     * @param product the version of the product, for the manifest
     * @param without tables to leave empty, as {@code name} or {@code schema.name}
     */
    public record Options(String product, Set<String> without, Clock clock) {
        /** All but {@link #TRANSIENT}. */
        public static Options of(String product) {
            return new Options(product, TRANSIENT, Clock.systemUTC());
        }

        boolean omits(CatalogueSql.Table table) {
            return without.contains(table.name()) || without.contains(table.schema() + "." + table.name());
        }
    }

    /** Writes to a file that appears under its name only once it is whole and on the disk, for its owner's eyes only. */
    public static Manifest write(DataSource database, Path file, Options options) {
        Path target = file.toAbsolutePath();
        Path draft = target.resolveSibling(target.getFileName() + ".part");
        try {
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Manifest manifest;
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
                manifest = write(database, out, options);
                out.flush();
                channel.force(true);
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(draft);
                throw e;
            }
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
            return manifest;
        } catch (IOException e) {
            throw new BackupException("The backup cannot be written to " + file, e);
        }
    }

    /** Writes to a stream, which stays open; a stream that was cut short is refused when it is read back. */
    public static Manifest write(DataSource database, OutputStream out, Options options) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                ZipOutputStream zip = new ZipOutputStream(out);
                zip.setLevel(Deflater.BEST_SPEED);
                Manifest manifest = write(connection, zip, options);
                zip.finish();
                LOG.info("Backup written: {} tables, {} rows", manifest.tables().size(), manifest.rows());
                return manifest;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException | IOException | DataAccessException e) {
            throw new BackupException("The backup failed", e);
        }
    }

    private static Manifest write(Connection connection, ZipOutputStream zip, Options options)
            throws SQLException, IOException {
        JdbcClient sql = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        CatalogueSql catalogue = new CatalogueSql(sql);
        BackupSql backup = new BackupSql(sql);
        backup.beginSnapshot();
        List<CatalogueSql.Table> tables = catalogue.tables();
        backup.holdShape(tables);
        Instant snapshot = options.clock().instant();

        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        List<Manifest.Table> written = new ArrayList<>();
        List<Manifest.Migration> migrations = List.of();
        for (CatalogueSql.Table table : tables) {
            if (table.name().equals(CatalogueSql.HISTORY)) {
                migrations = catalogue.migrations(table);
            } else if (!options.omits(table)) {
                written.add(write(table, catalogue.columns(table), copy, zip, written.size() + 1));
            }
        }
        // Sequences are outside of snapshots. Read last, they are at least as far as the rows.
        List<Manifest.Sequence> sequences =
                catalogue.sequences().stream().map(catalogue::value).toList();
        Manifest manifest = new Manifest(
                Manifest.FORMAT,
                options.product(),
                SchemaVersion.newest(migrations),
                snapshot,
                written,
                sequences,
                migrations);
        zip.putNextEntry(new ZipEntry(Manifest.FILE));
        zip.write(manifest.toJson());
        zip.closeEntry();
        return manifest;
    }

    private static Manifest.Table write(
            CatalogueSql.Table table,
            List<CatalogueSql.Column> columns,
            CopyManager copy,
            ZipOutputStream zip,
            int number)
            throws SQLException, IOException {
        String label = (table.schema() + "." + table.name()).replaceAll("[^A-Za-z0-9_.-]", "_");
        String file = "tables/%04d-%s.copy".formatted(number, label);
        zip.putNextEntry(new ZipEntry(file));
        TableFile sums = new TableFile();
        long rows = copy.copyOut(BackupSql.copyOut(table, columns), sums.to(zip));
        zip.closeEntry();
        LOG.debug("{}: {} rows", label, rows);
        return new Manifest.Table(
                table.schema(),
                table.name(),
                columns.stream()
                        .map(column -> new Manifest.Column(column.name(), column.type()))
                        .toList(),
                file,
                rows,
                sums.bytes(),
                sums.sha256Hex());
    }
}
