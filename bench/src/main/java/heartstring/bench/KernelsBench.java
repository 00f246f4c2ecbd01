package heartstring.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The kernels alone, with JMH, each beside a limit or a control of the same run. A subject is one class, such as {@link BasketKernels}. */
@Command(
        name = "kernels",
        mixinStandardHelpOptions = true,
        description = "Measure the kernels alone, with JMH, beside a control in the same run.")
final class KernelsBench implements Callable<Integer> {

    @Option(
            names = "--only",
            defaultValue = "Kernels",
            description = "Part of the name of a class or measure (default: all).")
    String only = "";

    @Option(names = "--report", defaultValue = "docs/bench/kernels.md", description = "Where the tables are appended.")
    Path report = Path.of("docs/bench/kernels.md");

    @Override
    public Integer call() throws IOException, RunnerException {
        String head = String.format(
                Locale.ROOT,
                "%n## Kernels (%s), %s%n%n%d processors, JDK %d; load of the machine at the start %.1f.%n%n"
                        + "| measure | with | value | ± (99.9 %%) | unit |%n|---|---|---:|---:|---|%n",
                only,
                Instant.now().truncatedTo(ChronoUnit.MINUTES),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        Collection<RunResult> results =
                new Runner(new OptionsBuilder().include(only).build()).run();
        String text = head + results.stream().map(KernelsBench::lines).collect(Collectors.joining());
        System.out.println(text);
        Files.createDirectories(report.toAbsolutePath().getParent());
        Files.writeString(report, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return 0;
    }

    private static String lines(RunResult run) {
        String benchmark = run.getParams().getBenchmark();
        String name = benchmark.substring(benchmark.lastIndexOf('.', benchmark.lastIndexOf('.') - 1) + 1);
        String with = run.getParams().getParamsKeys().stream()
                .map(key -> key + " " + run.getParams().getParam(key))
                .collect(Collectors.joining(", "));
        StringBuilder lines = new StringBuilder(line(name, with, run.getPrimaryResult()));
        run.getSecondaryResults().forEach((label, result) -> lines.append(line(name + ": " + label, with, result)));
        return lines.toString();
    }

    private static String line(String name, String with, Result<?> result) {
        double error = result.getScoreError();
        return String.format(
                Locale.ROOT,
                "| %s | %s | %,.1f | %s | %s |%n",
                name,
                with,
                result.getScore(),
                Double.isNaN(error) ? "" : String.format(Locale.ROOT, "%,.1f", error),
                result.getScoreUnit());
    }
}
