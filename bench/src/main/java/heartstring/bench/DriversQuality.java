package heartstring.bench;

import heartstring.demo.shop.Shop;
import heartstring.demo.stream.ShopEvent;
import heartstring.demo.stream.ShopPlan;
import heartstring.kernels.drivers.Driver;
import heartstring.kernels.drivers.Drivers;
import heartstring.kernels.drivers.Factor;
import heartstring.kernels.drivers.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How right the shares of what is explained are: beside an average over all orders that is worked out one by one, on the published answers of the
 * European satisfaction index, and against the line that is planted in the demo shop.
 */
final class DriversQuality {

    private static final String FILE = "ecsi/ecsi_mobi.csv";
    private static final LocalDate LAST = LocalDate.of(2026, 6, 30);
    private static final int SHOPPERS = 2_000;

    private DriversQuality() {}

    static String text(Path data) throws IOException {
        StringBuilder text = new StringBuilder("\n## What goes with an outcome\n");
        Path file = data.resolve(FILE);
        if (Files.exists(file)) {
            text.append(satisfaction(file));
        } else {
            text.append("\n")
                    .append(FILE)
                    .append(" is not in the folder: it comes with the R packages on path models.\n");
        }
        return text.append(planted()).append(time()).toString();
    }

    private static String satisfaction(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> heads = Arrays.asList(lines.getFirst().replace("\"", "").split(","));
        double[][] rows = lines.subList(1, lines.size()).stream()
                .map(l -> Arrays.stream(l.replace("\"", "").split(","))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toArray(double[][]::new);
        List<String> names = List.of("IMAG", "CUSA", "CUSCO");
        double[] loyalty = index(rows, heads, "CUSL");
        double[][] x = names.stream().map(n -> index(rows, heads, n)).toArray(double[][]::new);
        List<Factor> factors = IntStream.range(0, x.length)
                .mapToObj(i -> Factor.of(names.get(i), x[i]))
                .toList();
        Drivers.Found found = (Drivers.Found) Drivers.of(sample(loyalty, factors), 1_000, 3);
        double[] byOrders = orders(x, loyalty);
        double apart = 0;
        StringBuilder text = new StringBuilder("\n" + rows.length
                + " answers of the European satisfaction index for mobile phones, each construct the first principal component"
                + " of its answers; loyalty explained by image, satisfaction and how complaints were dealt with.\n\n"
                + "| factor | part of R² | 95 % | by all orders one by one | slope, all on one scale | 95 % | published path |\n"
                + "|---|---|---|---|---|---|---|\n");
        for (Driver driver : found.drivers()) {
            int at = names.indexOf(driver.name());
            apart = Math.max(apart, Math.abs(driver.importance().value() - byOrders[at]));
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %.4f | %.4f to %.4f | %.4f | %.3f | %.3f to %.3f | %s |%n",
                    driver.name(),
                    driver.importance().value(),
                    driver.importance().low(),
                    driver.importance().high(),
                    byOrders[at],
                    driver.slope().value(),
                    driver.slope().low(),
                    driver.slope().high(),
                    driver.name().equals("CUSA") ? ".485" : ""));
        }
        return text.append(String.format(
                        Locale.ROOT,
                        "%nTogether %.4f of the variation (%.4f to %.4f); from the one-by-one average the sharing differs by %.1e at most.%n",
                        found.explained().value(),
                        found.explained().low(),
                        found.explained().high(),
                        apart))
                .toString();
    }

    /** The first principal component of all answers whose heads begin so, with mean 0 and spread 1. */
    private static double[] index(double[][] rows, List<String> heads, String begins) {
        int[] columns = IntStream.range(0, heads.size())
                .filter(c -> heads.get(c).startsWith(begins))
                .toArray();
        double[][] parts = Arrays.stream(columns)
                .mapToObj(
                        c -> standard(Arrays.stream(rows).mapToDouble(r -> r[c]).toArray()))
                .toArray(double[][]::new);
        double[] weights = new double[parts.length];
        Arrays.fill(weights, 1);
        double[] sum = new double[rows.length];
        for (int round = 0; round < 100; round++) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] = 0;
                for (int p = 0; p < parts.length; p++) {
                    sum[i] += weights[p] * parts[p][i];
                }
            }
            double size = 0;
            for (int p = 0; p < parts.length; p++) {
                weights[p] = dot(parts[p], sum);
                size += weights[p] * weights[p];
            }
            for (int p = 0; p < parts.length; p++) {
                weights[p] /= Math.sqrt(size);
            }
        }
        return standard(sum);
    }

    private static double[] standard(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        double spread = Math.sqrt(Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElse(1));
        return Arrays.stream(values).map(v -> (v - mean) / spread).toArray();
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** What each adds to R² when it comes in, averaged over all orders, each by a least squares of its own. */
    private static double[] orders(double[][] x, double[] y) {
        double[] shares = new double[x.length];
        List<int[]> orders = new ArrayList<>();
        permute(IntStream.range(0, x.length).toArray(), 0, orders);
        for (int[] order : orders) {
            double before = 0;
            for (int k = 0; k < order.length; k++) {
                double[][] some =
                        Arrays.stream(order, 0, k + 1).mapToObj(c -> x[c]).toArray(double[][]::new);
                double now = explained(some, y);
                shares[order[k]] += (now - before) / orders.size();
                before = now;
            }
        }
        return shares;
    }

    private static void permute(int[] order, int from, List<int[]> all) {
        if (from == order.length) {
            all.add(order.clone());
        }
        for (int i = from; i < order.length; i++) {
            int kept = order[from];
            order[from] = order[i];
            order[i] = kept;
            permute(order, from + 1, all);
            order[i] = order[from];
            order[from] = kept;
        }
    }

    /** R² of standardised columns, by taking each out of those after it (Gram and Schmidt). */
    private static double explained(double[][] x, double[] y) {
        double[] rest = standard(y);
        double all = dot(rest, rest);
        List<double[]> done = new ArrayList<>();
        for (double[] column : x) {
            double[] own = standard(column);
            for (double[] other : done) {
                take(own, other);
            }
            done.add(own);
            take(rest, own);
        }
        return 1 - dot(rest, rest) / all;
    }

    private static void take(double[] from, double[] what) {
        double times = dot(from, what) / dot(what, what);
        for (int i = 0; i < from.length; i++) {
            from[i] -= times * what[i];
        }
    }

    private static Sample sample(double[] y, List<Factor> factors) {
        return new Sample(
                y, false, factors, new double[0][], IntStream.range(0, y.length).toArray());
    }

    private static String planted() {
        Shop shop = Shop.of(ShopPlan.upTo(LAST).withCustomers(SHOPPERS));
        List<double[]> answers = IntStream.range(0, SHOPPERS)
                .parallel()
                .mapToObj(i -> {
                    List<double[]> own = new ArrayList<>();
                    shop.events(i, i + 1, event -> hear(event, own));
                    return own;
                })
                .flatMap(List::stream)
                .toList();
        String[] names = {"friendliness", "freshness", "minutes waited"};
        double[] planted = {0.6, 0.35, -0.3};
        List<Factor> factors = IntStream.range(0, 3)
                .mapToObj(f -> Factor.of(
                        names[f], answers.stream().mapToDouble(a -> a[f + 1]).toArray()))
                .toList();
        Drivers.Found found = (Drivers.Found) Drivers.of(
                sample(answers.stream().mapToDouble(a -> a[0]).toArray(), factors), 500, 8);
        StringBuilder text = new StringBuilder(
                "\nThe demo shop of " + SHOPPERS + " customers, " + answers.size()
                        + " answers after visits to a store. Slopes are pulled towards nothing by the ends of the scale and by leavers, who answer by rules of"
                        + " their own.\n\n| factor | planted | slope | 95 % | part of R² | 95 % |\n|---|---|---|---|---|---|\n");
        for (Driver driver : found.drivers()) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %.2f | %.3f | %.3f to %.3f | %.3f | %.3f to %.3f |%n",
                    driver.name(),
                    planted[Arrays.asList(names).indexOf(driver.name())],
                    driver.slope().value(),
                    driver.slope().low(),
                    driver.slope().high(),
                    driver.importance().value(),
                    driver.importance().low(),
                    driver.importance().high()));
        }
        return text.toString();
    }

    private static void hear(ShopEvent event, List<double[]> answers) {
        Map<String, Object> told = event.properties();
        if ("Survey Answered".equals(event.name())
                && "after_visit".equals(told.get("survey"))
                && told.get("wait_seconds") instanceof Number wait
                && told.get("score") instanceof Number score
                && told.get("friendliness") instanceof Number friendly
                && told.get("freshness") instanceof Number fresh) {
            answers.add(new double[] {
                score.doubleValue(), friendly.doubleValue(), fresh.doubleValue(), wait.doubleValue() / 60
            });
        }
    }

    private static String time() {
        SplittableRandom random = new SplittableRandom(1);
        int rows = 20_000;
        double[] y =
                IntStream.range(0, rows).mapToDouble(i -> random.nextDouble()).toArray();
        List<Factor> factors = IntStream.range(0, 12)
                .mapToObj(f -> Factor.of(
                        "f" + f,
                        IntStream.range(0, rows)
                                .mapToDouble(i -> y[i] * f / 12 + random.nextDouble())
                                .toArray()))
                .toList();
        long start = System.nanoTime();
        Drivers.of(sample(y, factors), 200, 1);
        double linear = (System.nanoTime() - start) / 1e9;
        double[] came = Arrays.stream(y).limit(4_000).map(v -> v > 0.4 ? 1 : 0).toArray();
        List<Factor> some = factors.subList(0, 8).stream()
                .map(f -> Factor.of(f.name(), Arrays.copyOf(f.columns()[0], came.length)))
                .toList();
        start = System.nanoTime();
        Drivers.of(
                new Sample(
                        came,
                        true,
                        some,
                        new double[0][],
                        IntStream.range(0, came.length).toArray()),
                40,
                1);
        double logistic = (System.nanoTime() - start) / 1e9;
        return String.format(
                Locale.ROOT,
                "%nTime, on a machine that others used too: 12 factors, 20,000 rows, all 4,096 choices, 200 draws %.1f s; yes and no, 8 factors, 4,000"
                        + " rows, 256 choices, 40 draws %.1f s.%n",
                linear,
                logistic);
    }
}
