package heartstring.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Cuts the product off from its database right after a COMMIT, so that calls which are repeated meet their own commit. */
@Command(
        name = "commits",
        mixinStandardHelpOptions = true,
        description =
                "Cut connections to the database between a commit and its answer; prove nothing is lost or doubled.")
final class CommitProof implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(15);

    @Option(
            names = "--cuts",
            defaultValue = "1000",
            description = "Connections cut after their COMMIT (default: ${DEFAULT-VALUE}).")
    int cuts;

    @Option(
            names = "--met",
            defaultValue = "100",
            description = "Calls that at least have to meet their own commit (default: ${DEFAULT-VALUE}).")
    int met;

    @Option(names = "--clients", defaultValue = "4", description = "Clients (default: ${DEFAULT-VALUE}).")
    int clients;

    @Option(
            names = "--one-in",
            defaultValue = "4",
            description = "One in so many commits is cut (default: ${DEFAULT-VALUE}).")
    int oneIn;

    @Option(names = "--work", description = "A folder for the data (default: a temporary one).")
    @Nullable
    Path work;

    @Override
    public Integer call() throws Exception {
        try (Ground ground = Ground.in(work, "512m");
                CommitCutter cutter = new CommitCutter(ground.databasePort())) {
            ground.startProductAt(cutter.port());
            PointClients.fill(ground, ground.source());
            ground.stopProduct();
            ground.startProductAt(cutter.port());
            PointClients load = new PointClients(ground, clients);
            cutter.cutOneIn(oneIn);
            long end = System.nanoTime() + PATIENCE.toNanos();
            while ((cutter.cuts() < cuts || load.met() < met) && System.nanoTime() < end) {
                Thread.sleep(100);
            }
            cutter.cutOneIn(0);
            long done = cutter.cuts();
            boolean agree = load.agree("%,d connections cut after COMMIT".formatted(done));
            if (done < cuts || load.met() < met) {
                System.out.printf("TOO FEW: %,d cuts, %,d calls met their own commit%n", done, load.met());
            }
            boolean proved = agree && done >= cuts && load.met() >= met;
            if (proved) {
                ground.well();
            }
            return proved ? 0 : 1;
        }
    }
}
