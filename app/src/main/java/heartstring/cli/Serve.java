package heartstring.cli;

import java.io.Console;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Starts the server and leaves it running. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Start the server.")
final class Serve implements Callable<Integer> {

    @ParentCommand
    @Nullable
    Commands commands;

    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    HouseOptions house = new HouseOptions();

    @Option(
            names = "--port",
            defaultValue = "${env:HEARTSTRING_PORT:-8080}",
            description = "The port to listen on (default: ${DEFAULT-VALUE}; HEARTSTRING_PORT).")
    int port;

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            defaultValue = "${env:HEARTSTRING_ADDRESS}",
            description = "The address to listen on (default: every one of this machine; HEARTSTRING_ADDRESS).")
    @Nullable
    String address;

    @Option(
            names = "--log",
            defaultValue = "${env:HEARTSTRING_LOG}",
            description = "plain or json (Elastic Common Schema); json unless on a terminal (HEARTSTRING_LOG).")
    @Nullable
    String log;

    @Override
    public Integer call() {
        if (commands == null || spec == null) {
            throw new IllegalStateException("serve is a subcommand");
        }
        Door door = new Door(port, address == null || address.isBlank() ? null : address);
        Map<String, Object> properties = door.properties();
        if (isJson(spec)) {
            properties.put("logging.structured.format.console", "ecs");
        }
        door.check();
        openLog(properties);
        house.open(commands.application(), WebApplicationType.SERVLET, properties);
        return Commands.KEEPS_RUNNING;
    }

    /** Before the house is opened: the database that comes along speaks first, and is to speak the same way. */
    private static void openLog(Map<String, Object> properties) {
        StandardEnvironment environment = new StandardEnvironment();
        Map<String, Object> known = new HashMap<>(properties);
        known.put("spring.application.name", "heartstring");
        known.put("spring.application.pid", ProcessHandle.current().pid());
        String version = Serve.class.getPackage().getImplementationVersion();
        if (version != null) {
            known.put("spring.application.version", version);
        }
        environment.getPropertySources().addFirst(new MapPropertySource("serve", known));
        LoggingSystem log = LoggingSystem.get(Serve.class.getClassLoader());
        log.beforeInitialize();
        log.getSystemProperties(environment).apply();
        log.initialize(new LoggingInitializationContext(environment), null, null);
    }

    private boolean isJson(CommandSpec spec) {
        Console console = System.console();
        boolean terminal = console != null && console.isTerminal();
        return switch (Objects.requireNonNullElse(log, terminal ? "plain" : "json")) {
            case "json" -> true;
            case "plain" -> false;
            default -> throw new ParameterException(spec.commandLine(), "--log is plain or json, not " + log);
        };
    }
}
