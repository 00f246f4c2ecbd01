package heartstring.cli;

import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.files.UnreadableFile;
import heartstring.touchpoint.imports.ImportRun;
import heartstring.touchpoint.imports.Imports;
import heartstring.touchpoint.mappings.BadMapping;
import heartstring.touchpoint.mappings.Mapping;
import heartstring.touchpoint.mappings.MappingJson;
import heartstring.touchpoint.mappings.ShippedMappings;
import heartstring.ui.components.Format;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Imports a file of people, orders or events, with a line of progress and a summary at the end. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Import a file: people, orders or answers to surveys as CSV, vCard, or events as JSON lines; plain or packed with gzip.",
            "Tells which database it writes to; a folder without one is refused.",
            "The same file from the same source imports nothing twice. Works beside a running server.",
            "Exit codes: 0 done, 1 not done, 2 wrong usage, 3 with --strict when rows were left out."
        })
final class ImportFile implements Callable<Integer> {

    private static final int STRICT = 3;

    @ParentCommand
    @Nullable
    Commands commands;

    @Mixin
    HouseOptions house = new HouseOptions();

    @Parameters(paramLabel = "FILE", description = "The file to import.")
    Path file = Path.of("-");

    @Option(
            names = "--mapping",
            paramLabel = "NAME|FILE",
            description =
                    "A shipped mapping (online-retail, completejourney-transactions, completejourney-households) or"
                            + " a mapping file; otherwise guessed from the headings.")
    @Nullable
    String mapping;

    @Option(names = "--with", paramLabel = "FILE", description = "A second file that the mapping looks columns up in.")
    List<Path> seconds = new ArrayList<>();

    @Option(names = "--source", paramLabel = "NAME", description = "The source of the touchpoints.")
    @Nullable
    String source;

    @Option(names = "--mode", paramLabel = "MODE", defaultValue = "upsert", description = "create, update or upsert.")
    String mode = "upsert";

    @Option(
            names = "--by",
            paramLabel = "IDENTIFIER",
            defaultValue = "email",
            description = "With create and update: email, phone, loyalty_card or user_id.")
    String by = "email";

    @Option(names = "--dry-run", description = "Count what would happen and write nothing.")
    boolean dryRun;

    @Option(names = "--strict", description = "Exit with 3 when rows were left out.")
    boolean strict;

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws Exception {
        if (commands == null) {
            throw new IllegalStateException("import is a subcommand");
        }
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            System.err.println("There is no such file, or it cannot be read: " + file);
            return 1;
        }
        // A server that runs on the same data folder goes on; the import enters its database.
        try (ConfigurableApplicationContext context = house.openQuietly(commands.application())) {
            out.println("Importing into the database " + (house.namesDatabase() ? "" : "of ") + house.where());
            return carryOut(context.getBean(Imports.class), context.getBean(Belts.class));
        } catch (UnreadableFile | BadMapping e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }

    private int carryOut(Imports imports, Belts belts) throws IOException, InterruptedException {
        ImportRun.Mode word;
        try {
            word = ImportRun.Mode.valueOf(mode.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new BadMapping("The mode is one of create, update, upsert.");
        }
        Mapping stated = stated();
        long id = bring(imports, stated);
        Mapping guessed = imports.find(id).orElseThrow().mapping();
        Mapping used = source == null ? guessed : guessed.from(source);
        try {
            imports.start(id, used, word, word == ImportRun.Mode.UPSERT ? "" : by, dryRun);
        } catch (BadMapping e) {
            imports.find(id).ifPresent(imports::forget);
            throw e;
        }
        Instant started = Instant.now();
        ImportRun run = watch(imports, id, started);
        summary(imports, run, Duration.between(started, Instant.now()));
        if (run.status() != ImportRun.Status.DONE) {
            return 1;
        }
        if (!dryRun) {
            out.println("Deriving orders and stories …");
            belts.drain();
        }
        return strict && run.counts().failed() + run.counts().skipped() > 0 ? STRICT : 0;
    }

    private @Nullable Mapping stated() throws IOException {
        if (mapping == null) {
            return null;
        }
        Optional<Mapping> shipped = ShippedMappings.find(mapping);
        if (shipped.isPresent()) {
            return shipped.get();
        }
        Path path = Path.of(mapping);
        if (!Files.isReadable(path)) {
            throw new BadMapping("There is no mapping \"" + mapping + "\": neither a file nor one of "
                    + String.join(", ", ShippedMappings.names()) + ".");
        }
        return MappingJson.read(Files.readString(path));
    }

    private long bring(Imports imports, @Nullable Mapping stated) throws IOException {
        List<Path> beside = new ArrayList<>(seconds);
        if (stated != null) {
            for (Mapping.Join join : stated.joins()) {
                if (seconds.isEmpty()) {
                    beside(join.name()).ifPresent(beside::add);
                }
            }
        }
        List<InputStream> open = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file)) {
            List<Imports.Second> more = new ArrayList<>();
            for (Path path : beside) {
                InputStream content = Files.newInputStream(path);
                open.add(content);
                more.add(new Imports.Second(String.valueOf(path.getFileName()), content));
                out.println("Looking up columns in " + path);
            }
            String name = String.valueOf(file.getFileName());
            return imports.bring(in, name, more, stated, new Imports.By("house", 0));
        } finally {
            for (InputStream content : open) {
                content.close();
            }
        }
    }

    /** A second file lies beside the first unless it is named. */
    private Optional<Path> beside(String name) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(p -> String.valueOf(p.getFileName()).startsWith(name + "."))
                    .sorted()
                    .findFirst();
        }
    }

    private ImportRun watch(Imports imports, long id, Instant started) throws InterruptedException {
        while (true) {
            ImportRun run = imports.find(id).orElseThrow();
            long seconds_ = Math.max(1, Duration.between(started, Instant.now()).toSeconds());
            out.printf(
                    "\r%3d %%  %s, %s, %s with errors, %s/s   ",
                    run.progressPermille() / 10,
                    counted(run.counts().read(), "row"),
                    counted(run.counts().landed(), "new touchpoint"),
                    counted(run.counts().failed(), "row"),
                    counted(run.counts().landed() / seconds_, "touchpoint"));
            out.flush();
            if (!run.status().isOpen()) {
                out.println();
                return run;
            }
            Thread.sleep(500);
        }
    }

    private void summary(Imports imports, ImportRun run, Duration took) {
        var counts = run.counts();
        var tally = run.tally();
        out.printf(
                "Import %d %s in %d s%s%n",
                run.id(),
                run.status().name().toLowerCase(Locale.ROOT),
                took.toSeconds(),
                run.dryRun() ? " (dry run: nothing was written)" : "");
        if (run.fault() != null) {
            out.println(run.fault());
        }
        line("rows read", counts.read());
        line(run.dryRun() ? "touchpoints that would be new" : "new touchpoints", counts.landed());
        line("imported before", counts.known());
        line("rows left out by the mode", counts.skipped());
        line("rows with errors", counts.failed());
        if (run.dryRun()) {
            line("people nobody knows yet", counts.peopleNew());
            line("people known already", counts.peopleKnown());
        }
        if (tally.people() > 0) {
            line("people", tally.people());
        }
        if (tally.orders() + tally.returns() > 0) {
            line("orders", tally.orders());
            line("returns", tally.returns());
            line("of nobody", tally.withoutCustomer());
            out.printf("  %-32s %s%n", "pieces sold", tally.quantity().toPlainString());
            out.printf(
                    "  %-32s %s%n", "pieces returned", tally.quantityReturned().toPlainString());
            tally.soldMinor().forEach((c, m) -> out.printf("  %-32s %s%n", "sold", Format.money(m, c)));
            tally.returnedMinor().forEach((c, m) -> out.printf("  %-32s %s%n", "given back", Format.money(m, c)));
        }
        Path errors = imports.errors(run);
        if (errors != null) {
            out.println("The rows that were left out, with the reasons: " + errors);
        }
    }

    static String counted(long number, String one) {
        return Format.number(number) + " " + one + (number == 1 ? "" : "s");
    }

    private void line(String what, long number) {
        out.printf("  %-32s %s%n", what, Format.number(number));
    }
}
