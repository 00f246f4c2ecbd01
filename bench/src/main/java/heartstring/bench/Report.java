package heartstring.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Rates by case and round; ratios are taken within a round, and medians over the rounds. */
final class Report {

    private final Map<String, List<Loop.Result>> rounds = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final String control;

    Report(String control) {
        this.control = control;
    }

    void add(String name, Loop.Result result) {
        rounds.computeIfAbsent(name, k -> new ArrayList<>()).add(result);
        System.out.printf(
                Locale.ROOT,
                "  %-58s %,10.0f /s   p50 %.2f ms  p95 %.2f ms  p99 %.2f ms%n",
                name,
                result.perSecond(),
                result.p(50),
                result.p(95),
                result.p(99));
    }

    void note(String note) {
        notes.add(note);
        System.out.println("  " + note);
    }

    double ratio(String name, String to) {
        List<Double> ratios = new ArrayList<>();
        List<Loop.Result> mine = rounds.getOrDefault(name, List.of());
        List<Loop.Result> theirs = rounds.getOrDefault(to, List.of());
        for (int i = 0; i < Math.min(mine.size(), theirs.size()); i++) {
            ratios.add(mine.get(i).perSecond() / theirs.get(i).perSecond());
        }
        return median(ratios);
    }

    /** The 95th percentile of a case's first round, in milliseconds. */
    double p95(String name) {
        List<Loop.Result> results = rounds.getOrDefault(name, List.of());
        return results.isEmpty() ? Double.NaN : results.getFirst().p(95);
    }

    /** The middle rate of a case's rounds. */
    double rate(String name) {
        return median(rounds.getOrDefault(name, List.of()).stream()
                .map(Loop.Result::perSecond)
                .toList());
    }

    /** The middle value, or the mean of the two in the middle; not a number where there is none. */
    static double median(List<Double> values) {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        int n = sorted.size();
        return n % 2 == 1 ? sorted.get(n / 2) : (sorted.get(n / 2 - 1) + sorted.get(n / 2)) / 2;
    }

    /** The table as Markdown, appended to the file that keeps all runs. */
    void append(Path file, String title) throws IOException {
        StringBuilder b = new StringBuilder();
        b.append("\n## ")
                .append(title)
                .append(", ")
                .append(Instant.now().truncatedTo(ChronoUnit.MINUTES))
                .append("\n\n");
        b.append(Runtime.getRuntime().availableProcessors())
                .append(" processors, JDK ")
                .append(Runtime.version().feature());
        b.append("; driver, product and PostgreSQL share them.\n\n");
        b.append(
                "| case | a second | × control | p50 ms | p95 ms | p99 ms | rounds |\n|---|---:|---:|---:|---:|---:|---:|\n");
        rounds.forEach((name, results) -> b.append(String.format(
                Locale.ROOT,
                "| %s | %,.0f | %.2f | %.2f | %.2f | %.2f | %d |%n",
                name,
                median(results.stream().map(Loop.Result::perSecond).toList()),
                ratio(name, control),
                median(results.stream().map(r -> r.p(50)).toList()),
                median(results.stream().map(r -> r.p(95)).toList()),
                median(results.stream().map(r -> r.p(99)).toList()),
                results.size())));
        notes.forEach(n -> b.append("\n- ").append(n));
        b.append(notes.isEmpty() ? "" : "\n");
        System.out.println(b);
        Files.createDirectories(file.getParent());
        Files.writeString(file, b, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
