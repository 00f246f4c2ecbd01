package heartstring.bench;

import heartstring.kernels.worth.BgNbd;
import heartstring.kernels.worth.Buying;
import heartstring.kernels.worth.GammaGamma;
import heartstring.kernels.worth.Histories;
import heartstring.kernels.worth.ParetoNbd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * How well it is foreseen what customers buy and are worth: on the CDNOW sample (2,357 customers, learnt from 39 weeks, tried on the 39 weeks
 * after them) beside the published figures, and how long learning takes.
 */
final class WorthQuality {

    private static final String SUMMARY = "cdnow/cdnow_customers_summary_with_transactions.csv";
    private static final String PURCHASES = "cdnow/CDNOW_sample.txt";
    private static final LocalDate CUT = LocalDate.of(1997, 9, 30);
    private static final double AHEAD = 39;
    private static final int RUNS = 7;
    private static final int MANY = 100_000;

    private final int[] again;
    private final double[] last;
    private final double[] age;
    private final double[] mean;
    private final int[] came;

    private WorthQuality(Path data) throws IOException {
        List<String> lines = Files.readAllLines(data.resolve(SUMMARY));
        int many = lines.size() - 1;
        this.again = new int[many];
        this.last = new double[many];
        this.age = new double[many];
        this.mean = new double[many];
        for (int i = 0; i < many; i++) {
            String[] cells = lines.get(i + 1).strip().split(",", -1);
            again[i] = (int) Double.parseDouble(cells[1]);
            last[i] = Double.parseDouble(cells[2]);
            age[i] = Double.parseDouble(cells[3]);
            mean[i] = Double.parseDouble(cells[4]);
        }
        this.came = came(data.resolve(PURCHASES), many);
    }

    /** Days of purchases after the cut, of each customer in the order of the summary. */
    private static int[] came(Path file, int many) throws IOException {
        List<Set<LocalDate>> days = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            days.add(new HashSet<>());
        }
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.strip().split("\\s+", -1);
            if (cells.length >= 5) {
                LocalDate day = LocalDate.parse(cells[2], DateTimeFormatter.BASIC_ISO_DATE);
                if (day.isAfter(CUT) && ChronoUnit.DAYS.between(CUT, day) <= AHEAD * 7) {
                    days.get(Integer.parseInt(cells[1]) - 1).add(day);
                }
            }
        }
        return days.stream().mapToInt(Set::size).toArray();
    }

    static String text(Path data) throws IOException {
        if (!Files.exists(data.resolve(SUMMARY)) || !Files.exists(data.resolve(PURCHASES))) {
            return "\n"
                    + "## Value of customers\n\n"
                    + "cdnow is not in the folder: it is the 1/10 sample of CDNOW of the Python package lifetimes (MIT)"
                    + " and of brucehardie.com.\n";
        }
        return new WorthQuality(data).text();
    }

    private record Timed<T>(T value, double seconds) {}

    /** The middle of some runs, once the machine is warm. */
    private static <T> Timed<T> timed(Supplier<T> work) {
        double[] seconds = new double[RUNS];
        T value = work.get();
        for (int i = 0; i < RUNS; i++) {
            long start = System.nanoTime();
            value = work.get();
            seconds[i] = (System.nanoTime() - start) / 1e9;
        }
        Arrays.sort(seconds);
        return new Timed<>(value, seconds[RUNS / 2]);
    }

    private String text() {
        String head = String.format(
                Locale.ROOT,
                "%n## Value of customers, %s%n%nCDNOW, 1/10 sample: %,d customers, learnt from 39 weeks, tried on the"
                        + " 39 after them, in which %,d purchases came. Published: Fader, Hardie and Lee (2005), and the"
                        + " notes of Fader and Hardie.%n%n| | found | published | seconds |%n|---|---|---|---|%n",
                LocalDate.now(ZoneOffset.UTC),
                again.length,
                Arrays.stream(came).sum());
        return head + bgNbd() + paretoNbd() + payments() + generatedOnes();
    }

    private String bgNbd() {
        Timed<BgNbd> fit = timed(
                () -> BgNbd.fit(Histories.of(again, last, age, again.length)).orElseThrow());
        BgNbd b = fit.value();
        return String.format(
                        Locale.ROOT,
                        "| BG/NBD r, α, a, b | %.4f, %.4f, %.4f, %.4f | .2426, 4.4135, .7929, 2.4258 | %.3f |%n| its"
                                + " log-likelihood | %.2f | −9582.43 | |%n| E[X(39)] after 2, the last at 30.43 of 38.86"
                                + " weeks | %.4f | 1.226 | |%n",
                        b.r(),
                        b.alpha(),
                        b.a(),
                        b.b(),
                        fit.seconds(),
                        b.logLikelihood(),
                        b.expected(2, 30.43, 38.86, AHEAD))
                + holdout("BG/NBD", b, "1,653, .7855");
    }

    private String paretoNbd() {
        Timed<ParetoNbd> fit = timed(() ->
                ParetoNbd.fit(Histories.of(again, last, age, again.length)).orElseThrow());
        ParetoNbd p = fit.value();
        return String.format(
                        Locale.ROOT,
                        "| Pareto/NBD r, α, s, β | %.4f, %.4f, %.4f, %.4f | .5533, 10.578, .6062, 11.668 | %.3f |%n|"
                                + " its log-likelihood | %.2f | −9594.97 | |%n",
                        p.r(),
                        p.alpha(),
                        p.s(),
                        p.beta(),
                        fit.seconds(),
                        p.logLikelihood())
                + holdout("Pareto/NBD", p, "");
    }

    private String payments() {
        Timed<GammaGamma> fit =
                timed(() -> GammaGamma.fit(again, mean, again.length).orElseThrow());
        GammaGamma g = fit.value();
        return String.format(
                Locale.ROOT,
                "| gamma-gamma p, q, v | %.4f, %.4f, %.4f | 6.249, 3.745, 15.448 | %.3f |%n",
                g.p(),
                g.q(),
                g.v(),
                fit.seconds());
    }

    private static String generatedOnes() {
        Histories histories = generated();
        Timed<BgNbd> fit = timed(() -> BgNbd.fit(histories).orElseThrow());
        return String.format(
                Locale.ROOT,
                "| BG/NBD of %,d generated customers (%,d different histories): r, α | %.4f, %.3f | planted .5, 40 |"
                        + " %.3f |%n",
                MANY,
                histories.rows(),
                fit.value().r(),
                fit.value().alpha(),
                fit.seconds());
    }

    private String holdout(String name, Buying buying, String published) {
        double sum = 0;
        double wrong = 0;
        double squares = 0;
        for (int i = 0; i < again.length; i++) {
            double foreseen = buying.expected(again[i], last[i], age[i], AHEAD);
            sum += foreseen;
            wrong += Math.abs(foreseen - came[i]);
            squares += (foreseen - came[i]) * (foreseen - came[i]);
        }
        return String.format(
                Locale.ROOT,
                "| %s: foreseen in the 39 weeks after, mean error of a customer (root of the mean square) | %,.0f,"
                        + " %.4f (%.4f) | %s | |%n",
                name,
                sum,
                wrong / again.length,
                Math.sqrt(squares / again.length),
                published);
    }

    /** Customers who came within two years, day by day. */
    private static Histories generated() {
        SplittableRandom random = new SplittableRandom(5);
        int[] x = new int[MANY];
        double[] t = new double[MANY];
        double[] known = new double[MANY];
        for (int i = 0; i < MANY; i++) {
            known[i] = 1 + random.nextInt(730);
            // Shape .5: half the square of a normal lot; stops after a purchase with one chance of a beta of 1 and 3.
            double normal = random.nextGaussian();
            double rate = normal * normal / 2 / 40;
            double stops = 1 - Math.cbrt(random.nextDouble());
            double day = -Math.log(random.nextDouble()) / Math.max(rate, 1e-12);
            while (day < known[i]) {
                x[i]++;
                t[i] = Math.floor(day);
                day = random.nextDouble() < stops
                        ? Double.POSITIVE_INFINITY
                        : day - Math.log(random.nextDouble()) / Math.max(rate, 1e-12);
            }
        }
        return Histories.of(x, t, known, MANY);
    }
}
