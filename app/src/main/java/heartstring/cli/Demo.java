package heartstring.cli;

import heartstring.demo.opening.DemoShop;
import heartstring.demo.post.DemoPost;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Starts the server with a generated shop inside, and says where it is and how to sign in. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Start the server with a believable grocery shop inside. Its passwords are known to everybody: not for real data,"
                    + " and a database that holds any is refused.",
            "HEARTSTRING_DATA and HEARTSTRING_DATABASE_URL are for the other commands; the demo does not look at them."
        })
final class Demo implements Callable<Integer> {

    private static final long TELL_EVERY_MILLIS = 2_000;

    private static final int MOST_CUSTOMERS = 1_000_000;

    @ParentCommand
    @Nullable
    Commands commands;

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${sys:user.home}/" + HouseOptions.DEMO,
            description = "The folder that keeps the shop, in a PostgreSQL of its own (default: ${DEFAULT-VALUE}).")
    Path data = Path.of(HouseOptions.DEMO);

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description = "An empty PostgreSQL of your own instead, as postgres://user:password@host:port/name.")
    @Nullable
    String databaseUrl;

    @Option(
            names = "--port",
            defaultValue = "${env:HEARTSTRING_PORT:-8080}",
            description = "The port to listen on (default: ${DEFAULT-VALUE}; HEARTSTRING_PORT).")
    int port;

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "The address to listen on (default: ${DEFAULT-VALUE}, this machine alone;"
                    + " 0.0.0.0 lets in everybody who reaches it).")
    String address = "127.0.0.1";

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
        if (commands == null || spec == null) {
            throw new IllegalStateException("demo is a subcommand");
        }
        Door door = new Door(port, address);
        if (customers < 1 || customers > MOST_CUSTOMERS || !(density >= 0.05 && density <= 4)) {
            throw new Hindrance("a shop has 1 to 1,000,000 customers and a density of 0.05 to 4");
        }
        door.check();
        HouseOptions house = new HouseOptions();
        house.spec = spec;
        house.data = data;
        house.databaseUrl = databaseUrl;
        Map<String, Object> properties = door.properties();
        properties.put("logging.level.root", "warn");
        properties.put("heartstring.first-run", false);
        if (System.getenv("SPRING_MAIL_HOST") == null && System.getProperty("spring.mail.host") == null) {
            properties.put("spring.mail.host", "127.0.0.1");
            properties.put("spring.mail.port", DemoPost.open().port());
        }
        ConfigurableApplicationContext context =
                house.open(commands.application(), WebApplicationType.SERVLET, properties);
        DemoShop shop = context.getBean(DemoShop.class);
        String at = context.getEnvironment().getProperty("local.server.port", "" + port);
        shop.isReachedAt("http://localhost:" + at);
        ZonedDateTime now = ZonedDateTime.now(ZoneId.of("Europe/Berlin"));
        return switch (shop.open(customers, now, density, this::tell)) {
            case DemoShop.Opening.Refused refused -> {
                context.close();
                throw new Hindrance(refused.reason());
            }
            case DemoShop.Opening.Filled filled -> {
                welcome("The shop is open.", filled.customers(), at, house, door);
                yield Commands.KEEPS_RUNNING;
            }
            case DemoShop.Opening.Kept kept -> {
                welcome("The shop is open again.", kept.customers(), at, house, door);
                yield Commands.KEEPS_RUNNING;
            }
        };
    }

    private void welcome(String first, int inside, String port, HouseOptions house, Door door) {
        System.out.printf(
                """

                %s
                  Open      http://%s:%s
                  Sign in   %s   password: %s
                            %s and %s have the same password
                  Inside    %,d customers; more are listed, for some visitors stay unknown and some pieces unjoined
                  Stop with Ctrl+C; the shop is kept in %s
                """,
                first,
                door.isPrivate() || address.equals("0.0.0.0") ? "localhost" : address,
                port,
                DemoShop.LOGIN,
                DemoShop.PASSWORD,
                DemoShop.AGENT,
                DemoShop.CASHIER,
                inside,
                house.namesDatabase() ? house.where() : data.toAbsolutePath());
        if (wasAsked() && inside != customers) {
            System.out.printf(
                    "  Kept with %,d customers; %s to make it anew%n",
                    inside, house.namesDatabase() ? "use an empty database" : "remove " + data.toAbsolutePath());
        }
        if (!door.isPrivate()) {
            System.out.println("  Everybody who reaches this machine can sign in: these passwords are public");
        }
        System.out.println();
    }

    private boolean wasAsked() {
        return spec != null && spec.commandLine().getParseResult().hasMatchedOption("--customers");
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
