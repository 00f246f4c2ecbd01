package heartstring.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the product; answers an exit code, or {@link #KEEPS_RUNNING} while a server runs. */
@Command(
        name = "heartstring",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Every customer, one story.",
        subcommands = {Serve.class})
public final class Commands implements Runnable {

    /** Told by a command whose server goes on after the command has returned. */
    public static final int KEEPS_RUNNING = -1;

    private final Class<?> application;

    private Commands(Class<?> application) {
        this.application = application;
    }

    /** Runs one command line on the given Spring application. */
    public static int run(Class<?> application, String... args) {
        return new CommandLine(new Commands(application)).execute(args);
    }

    Class<?> application() {
        return application;
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
