package heartstring.cli;

import heartstring.platform.backup.Backup;
import heartstring.platform.backup.Manifest;
import heartstring.platform.embedded.EmbeddedPostgres;
import heartstring.platform.embedded.Visit;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a backup, whether the server is running or not. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = {
            "Write all data into one file, while the server may be running.",
            "The file is not encrypted and holds everything about every customer: keep it safe."
        })
final class WriteBackup implements Callable<Integer> {

    @Mixin
    HouseOptions house = new HouseOptions();

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The file to write; one that exists is replaced when all went well.")
    Path file = Path.of("heartstring-backup.zip");

    @Override
    public Integer call() throws Exception {
        if (spec == null) {
            throw new IllegalStateException("backup is a subcommand");
        }
        if (!house.namesDatabase() && !EmbeddedPostgres.existsIn(house.data)) {
            spec.commandLine().getErr().println("heartstring: there is no database in " + house.data + " to back up");
            return 1;
        }
        String version = new Version().getVersion()[0].replaceFirst("^heartstring ", "");
        try (Visit visit = house.visit()) {
            Manifest manifest = Backup.write(dataSource(visit), file, Backup.Options.of(version));
            spec.commandLine()
                    .getOut()
                    .println("Wrote " + manifest.rows() + " rows of "
                            + manifest.tables().size() + " tables (schema " + manifest.schemaVersion() + ") to "
                            + file);
        }
        return 0;
    }

    static PGSimpleDataSource dataSource(Visit visit) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(visit.jdbcUrl());
        if (!visit.user().isEmpty()) {
            source.setUser(visit.user());
            source.setPassword(visit.password());
        }
        source.setApplicationName("heartstring backup");
        return source;
    }
}
