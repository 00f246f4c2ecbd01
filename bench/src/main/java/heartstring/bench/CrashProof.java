package heartstring.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Kills the product and its database under load while clients send events, earn, redeem and undo, and repeat what was not
 * acknowledged: 0 lost, 0 doubled.
 */
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

    @Option(
            names = "--clients",
            defaultValue = "8",
            description = "Clients that send events, and as many that earn and redeem (default: ${DEFAULT-VALUE}).")
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
        try (Ground ground = Ground.in(work, "512m")) {
            ground.startProduct();
            int source = ground.source();
            PointClients.fill(ground, source);
            ground.stopProduct();
            ground.startProduct();
            Load points = new PointClients(ground, clients);
            Load events = new Clients(ground, clients);
            for (int i = 0; i < kills; i++) {
                Thread.sleep(Duration.ofSeconds(gap));
                long eventsBefore = events.acknowledged();
                long callsBefore = points.acknowledged();
                if (i % 2 == 0) {
                    ground.killDatabase();
                } else {
                    ground.killProduct();
                    ground.startProduct();
                }
                System.out.printf(
                        "  kill %d of %d (%s) after %,d events and %,d calls about points acknowledged%n",
                        i + 1, kills, i % 2 == 0 ? "database" : "product", eventsBefore, callsBefore);
            }
            Thread.sleep(Duration.ofSeconds(gap));
            boolean pointsAgree = points.agree(kills + " kills");
            boolean eventsAgree = events.agree(kills + " kills");
            if (eventsAgree && pointsAgree) {
                ground.well();
            }
            return eventsAgree && pointsAgree ? 0 : 1;
        }
    }
}
