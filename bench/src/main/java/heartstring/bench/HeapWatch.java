package heartstring.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Looks from outside at the heap of another Java program of the same user, five times a second. */
final class HeapWatch implements AutoCloseable {

    private static final int EVERY_MILLIS = 200;
    private static final List<String> USED = List.of("S0U", "S1U", "EU", "OU");
    private static final List<String> COLLECTIONS = List.of("YGC", "FGC");

    private final Process looking;
    private volatile long used;
    private volatile long left;

    HeapWatch(long pid) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jstat").toString(),
                        "-gc",
                        Long.toString(pid),
                        Integer.toString(EVERY_MILLIS))
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        // Numbers with a point, wherever this runs.
        builder.environment().put("LC_ALL", "C");
        looking = builder.start();
        Thread.ofPlatform().daemon().start(this::read);
    }

    /** Megabytes in use a moment ago, with what nobody refers to any more. */
    long used() {
        return used;
    }

    /** Megabytes just after the last collection: what is needed, what that did not look at, and what was new since. */
    long left() {
        return left;
    }

    private void read() {
        try (BufferedReader lines = looking.inputReader(StandardCharsets.US_ASCII)) {
            List<String> names = List.of();
            double before = -1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                List<String> values = fields(line);
                if (names.isEmpty()) {
                    names = values;
                    continue;
                }
                double collections = sum(names, values, COLLECTIONS);
                used = (long) sum(names, values, USED) >> 10;
                left = collections == before ? left : used;
                before = collections;
            }
        } catch (IOException e) {
            System.out.println("  the heap is no more looked at: " + e.getMessage());
        }
    }

    private static List<String> fields(String line) {
        return Arrays.asList(line.strip().split("\\s+", -1));
    }

    private static double sum(List<String> names, List<String> values, List<String> wanted) {
        double sum = 0;
        for (String name : wanted) {
            int at = names.indexOf(name);
            sum += at < 0 || !values.get(at).matches("[0-9.]+") ? 0 : Double.parseDouble(values.get(at));
        }
        return sum;
    }

    @Override
    public void close() {
        looking.destroy();
    }
}
