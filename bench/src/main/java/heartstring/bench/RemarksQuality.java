package heartstring.bench;

import heartstring.kernels.remarks.Learnt;
import heartstring.kernels.remarks.Remarks;
import heartstring.kernels.remarks.Speaker;
import heartstring.platform.embedding.Nuances;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How well what to keep in mind is found in messages that were kept aside, and how long a message takes. */
final class RemarksQuality {

    private static final LocalDate SAID = LocalDate.of(2026, 3, 4);

    private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();

    private RemarksQuality() {}

    static String text(Path messages) throws IOException {
        if (!Files.exists(messages)) {
            return "\nRemarks: no " + messages + " here.\n";
        }
        List<String> lines = Files.readAllLines(messages).stream().skip(1).toList();
        Nuances nuances = new Nuances();
        Learnt learnt = Learnt.shipped(nuances::of);
        return String.format(
                Locale.ROOT,
                "%n## Remarks%n%nOn %d messages that neither the rules nor the head were made by; milliseconds of processor time.%n%n"
                        + "| by | finds right | found | a message, median | 99 of 100 |%n|---|---|---|---|---|%n%s%s",
                lines.size(),
                line("rules", lines, null),
                line("rules and head", lines, learnt));
    }

    private static String line(String by, List<String> lines, @Nullable Learnt learnt) {
        int right = 0;
        int found = 0;
        int there = 0;
        double[] millis = new double[lines.size()];
        for (int round = 0; round < 2; round++) {
            right = 0;
            found = 0;
            there = 0;
            for (int i = 0; i < millis.length; i++) {
                String[] parts = lines.get(i).split("\t", -1);
                Set<String> wanted = new HashSet<>(List.of(parts[1].split(",")));
                wanted.remove("-");
                Set<String> got = new HashSet<>();
                long start = PROCESSOR.getCurrentThreadCpuTime();
                Remarks.of(parts[3].replace("\\n", "\n"), Speaker.valueOf(parts[0]), SAID, learnt)
                        .forEach(remark -> got.add(remark.kind().name()));
                millis[i] = (PROCESSOR.getCurrentThreadCpuTime() - start) / 1e6;
                found += got.size();
                there += wanted.size();
                got.retainAll(wanted);
                right += got.size();
            }
        }
        Arrays.sort(millis);
        return String.format(
                Locale.ROOT,
                "| %s | %.3f | %.3f | %.1f | %.1f |%n",
                by,
                (double) right / found,
                (double) right / there,
                millis[millis.length / 2],
                millis[millis.length * 99 / 100]);
    }
}
