package heartstring.cli;

import heartstring.platform.backup.BackupException;
import heartstring.platform.embedded.EmbeddedPostgresException;
import heartstring.platform.secrets.WrongSecret;
import org.springframework.boot.web.server.PortInUseException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the product; answers an exit code, or {@link #KEEPS_RUNNING} while a server runs. */
@Command(
        name = "heartstring",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Every customer, one story.",
        footer = {
            "",
            "In a clone of the sources ./heartstring also takes:",
            "  build           build the jar when sources are newer",
            "  test            run every test",
            "  prove           run every test, and the long proofs at full length",
            "  bench           measure intake, import and reading beside a control",
            "Each command takes --help."
        },
        subcommands = {
            Serve.class,
            Demo.class,
            ImportFile.class,
            Rebuild.class,
            Train.class,
            WriteBackup.class,
            RestoreBackup.class,
            ResetPassword.class
        })
public final class Commands implements Runnable {

    /** Told by a command whose server goes on after the command has returned. */
    public static final int KEEPS_RUNNING = -1;

    private final Class<?> application;

    private Commands(Class<?> application) {
        this.application = application;
    }

    /** Runs one command line on the given Spring application. */
    public static int run(Class<?> application, String... args) {
        return new CommandLine(new Commands(application))
                .setExecutionExceptionHandler(Commands::explain)
                .execute(args);
    }

    /** What an operator can mend is told in a sentence; for all else the stack trace is wanted. */
    private static int explain(Exception exception, CommandLine command, CommandLine.ParseResult line)
            throws Exception {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException taken) {
                command.getErr().println("heartstring: " + Door.taken(taken.getPort()));
                return CommandLine.ExitCode.SOFTWARE;
            }
            if (cause instanceof Hindrance
                    || cause instanceof EmbeddedPostgresException
                    || cause instanceof BackupException
                    || cause instanceof WrongSecret) {
                command.getErr().println("heartstring: " + cause.getMessage());
                return CommandLine.ExitCode.SOFTWARE;
            }
        }
        throw exception;
    }

    Class<?> application() {
        return application;
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
