package heartstring.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Kills the product and its database under load while clients repeat what was not acknowledged: 0 lost, 0 doubled. */
@Command(
        name = "crash",
        mixinStandardHelpOptions = true,
        description = "Kill server and database under load; prove nothing acknowledged is lost or counted twice.")
final class CrashProof implements Callable<Integer> {

    @Option(
            names = "--kills",
            defaultValue = "20",
            description = "Kills, the product and the database in turn (default: ${DEFAULT-VALUE}).")
    int kills;

    @Option(names = "--clients", defaultValue = "8", description = "Clients (default: ${DEFAULT-VALUE}).")
    int clients;

    @Option(
            names = "--gap",
            defaultValue = "3",
            description = "Seconds of load before each kill (default: ${DEFAULT-VALUE}).")
    int gap;

    @Option(names = "--work", description = "A folder for the data (default: a temporary one).")
    @Nullable
    Path work;

    @Override
    public Integer call() throws Exception {
        Path folder = work == null ? Files.createTempDirectory("heartstring-crash") : work;
        try (Ground ground = new Ground(folder, "512m")) {
            ground.startProduct();
            ground.source();
            Clients load = new Clients(ground, clients);
            for (int i = 0; i < kills; i++) {
                Thread.sleep(Duration.ofSeconds(gap));
                long before = load.acknowledged();
                if (i % 2 == 0) {
                    ground.killDatabase();
                } else {
                    ground.killProduct();
                    ground.startProduct();
                }
                System.out.printf(
                        "  kill %d of %d (%s) after %,d acknowledged%n",
                        i + 1, kills, i % 2 == 0 ? "database" : "product", before);
            }
            Thread.sleep(Duration.ofSeconds(gap));
            return load.agree(kills + " kills") ? 0 : 1;
        }
    }
}
