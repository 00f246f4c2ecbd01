package heartstring.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Opens an empty house once and leaves again, so that the JVM can note what a start needs (its ahead-of-time cache). */
@Command(name = "train", hidden = true, description = "Open an empty house once, for the JVM's ahead-of-time cache.")
final class Train implements Callable<Integer> {

    private static final List<String> PATHS = List.of("/actuator/health", "/setup", "/login", "/", "/openapi.json");

    @ParentCommand
    @Nullable
    Commands commands;

    @Override
    public Integer call() throws IOException {
        if (commands == null) {
            throw new IllegalStateException("train is a subcommand");
        }
        Path folder = Files.createTempDirectory("heartstring-train");
        HouseOptions house = new HouseOptions();
        house.data = folder;
        try (ConfigurableApplicationContext context = house.open(
                commands.application(),
                WebApplicationType.SERVLET,
                Map.of("server.port", 0, "logging.level.root", "error"))) {
            String port = context.getEnvironment().getRequiredProperty("local.server.port");
            for (String path : PATHS) {
                visit("http://127.0.0.1:" + port + path);
            }
        } finally {
            forget(folder);
        }
        return 0;
    }

    private static void visit(String address) throws IOException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.discarding());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
