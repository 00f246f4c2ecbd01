package heartstring.cli;

import heartstring.platform.backup.Migrations;
import heartstring.platform.backup.Restore;
import heartstring.platform.embedded.EmbeddedPostgres;
import heartstring.platform.embedded.Visit;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads a backup back into an empty database; the server must not be running. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Read a backup back into an empty database, all of it or nothing.",
            "Stop the server first. Everybody has to sign in again afterwards."
        })
final class RestoreBackup implements Callable<Integer> {

    @Mixin
    HouseOptions house = new HouseOptions();

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(names = "--replace", description = "Delete everything in the database first, if it is not empty.")
    boolean replace;

    @Parameters(paramLabel = "FILE", description = "The file that 'backup' wrote.")
    Path file = Path.of("heartstring-backup.zip");

    @Override
    public Integer call() {
        if (spec == null) {
            throw new IllegalStateException("restore is a subcommand");
        }
        try (Visit visit = enter()) {
            PGSimpleDataSource database = WriteBackup.dataSource(visit);
            Migrations migrations = new Migrations(database);
            Restore.Options options = new Restore.Options(migrations.newest(), replace, migrations::to);
            return switch (Restore.read(file, database, options)) {
                case Restore.Outcome.Done done -> {
                    migrations.toNewest();
                    spec.commandLine()
                            .getOut()
                            .println("Restored " + done.manifest().rows() + " rows of "
                                    + done.manifest().tables().size() + " tables, written at "
                                    + done.manifest().createdAt() + " by version "
                                    + done.manifest().product());
                    yield 0;
                }
                case Restore.Outcome.Refused refused -> {
                    spec.commandLine().getErr().println("heartstring: " + refused.reason());
                    yield 1;
                }
            };
        }
    }

    /** Unlike a backup this must be alone, so a data folder that is in use is refused. */
    private Visit enter() {
        if (house.namesDatabase()) {
            return house.visit();
        }
        EmbeddedPostgres started = EmbeddedPostgres.start(house.data, EmbeddedPostgres.Options.DEFAULT);
        return new Visit(started.jdbcUrl(), started.user(), started.password(), started::stop);
    }
}
