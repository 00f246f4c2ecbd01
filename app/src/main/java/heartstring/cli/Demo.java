package heartstring.cli;

import heartstring.demo.opening.DemoShop;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Starts the server with a generated shop inside, and says where it is and how to sign in. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Start the server with a believable grocery shop inside. Its passwords are known to everybody: not for real data.")
final class Demo implements Callable<Integer> {

    private static final long TELL_EVERY_MILLIS = 2_000;

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

    @Option(
            names = "--customers",
            defaultValue = "2000",
            description = "Customers of a new shop, up to a million (default: ${DEFAULT-VALUE}).")
    int customers;

    @Option(
            names = "--density",
            defaultValue = "1.0",
            description = "Touchpoints per customer against the usual (0.05 to 4; default: ${DEFAULT-VALUE}).")
    double density;

    private final AtomicLong lastTold = new AtomicLong();

    @Override
    public Integer call() {
        if (commands == null) {
            throw new IllegalStateException("demo is a subcommand");
        }
        house.data = house.orElse(Path.of(System.getProperty("user.home"), ".heartstring-demo"));
        ConfigurableApplicationContext context = house.open(
                commands.application(),
                WebApplicationType.SERVLET,
                Map.of("server.port", port, "logging.level.root", "warn"));
        DemoShop shop = context.getBean(DemoShop.class);
        ZonedDateTime now = ZonedDateTime.now(ZoneId.of("Europe/Berlin"));
        boolean filled = shop.open(customers, now, density, this::tell);
        String address = "http://localhost:" + context.getEnvironment().getProperty("local.server.port", "" + port);
        System.out.printf(
                """

                %s
                  Open      %s
                  Sign in   %s   password: %s
                  Stop with Ctrl+C; the shop is kept in %s
                %n""",
                filled ? "The shop is open." : "The shop is open again.",
                address,
                DemoShop.LOGIN,
                DemoShop.PASSWORD,
                house.data.toAbsolutePath());
        return Commands.KEEPS_RUNNING;
    }

    private void tell(DemoShop.Progress progress) {
        long now = System.currentTimeMillis();
        long last = lastTold.get();
        boolean end = progress.customers() == progress.ofCustomers();
        if ((end || now - last >= TELL_EVERY_MILLIS) && lastTold.compareAndSet(last, now)) {
            System.out.printf(
                    "Filling the shop: %,d of %,d customers, %,d touchpoints%n",
                    progress.customers(), progress.ofCustomers(), progress.touchpoints());
        }
    }
}
