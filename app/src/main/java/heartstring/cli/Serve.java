package heartstring.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Starts the server and leaves it running. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Start the server.")
final class Serve implements Callable<Integer> {

    @ParentCommand
    @Nullable
    Commands commands;

    @Mixin
    HouseOptions house = new HouseOptions();

    @Option(
            names = "--port",
            defaultValue = "${env:HEARTSTRING_PORT:-8080}",
            description = "The port to listen on (default: ${DEFAULT-VALUE}; HEARTSTRING_PORT).")
    int port;

    @Override
    public Integer call() {
        if (commands == null) {
            throw new IllegalStateException("serve is a subcommand");
        }
        house.open(commands.application(), WebApplicationType.SERVLET, Map.of("server.port", port));
        return Commands.KEEPS_RUNNING;
    }
}
