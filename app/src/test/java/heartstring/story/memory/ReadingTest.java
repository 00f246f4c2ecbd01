package heartstring.story.memory;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.kernels.remarks.Remark;
import heartstring.kernels.remarks.Speaker;
import heartstring.platform.embedding.Nuances;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** How well rules and head together read messages; rules alone are judged beside the rules. */
class ReadingTest {

    private static final LocalDate SAID = LocalDate.of(2026, 3, 4);
    private static final Nuances NUANCES = new Nuances();
    private static final Reading READING = new Reading(NUANCES);

    @AfterAll
    static void close() throws Exception {
        NUANCES.destroy();
    }

    private static List<Remark> read(Speaker speaker, String text) {
        return READING.read(new HeardRules.Heard(speaker, text), SAID, true);
    }

    /** Written by somebody who knew neither the rules nor what the head learnt from; nothing was decided by looking at them. */
    @Test
    void onMessagesKeptAsideItFindsMostAndSeldomErrs() throws IOException {
        int right = 0;
        int found = 0;
        int there = 0;
        Path file = Path.of("../kernels/src/test/resources/remarks/kept-aside.tsv");
        for (String line : Files.readAllLines(file).stream().skip(1).toList()) {
            String[] parts = line.split("\t", -1);
            Set<String> wanted = new TreeSet<>(List.of(parts[1].split(",")));
            wanted.remove("-");
            Set<String> got = read(Speaker.valueOf(parts[0]), parts[3].replace("\\n", "\n")).stream()
                    .map(remark -> remark.kind().name())
                    .collect(Collectors.toCollection(TreeSet::new));
            found += got.size();
            there += wanted.size();
            got.retainAll(wanted);
            right += got.size();
        }
        System.out.printf("kept aside: precision %.3f recall %.3f%n", (double) right / found, (double) right / there);
        assertThat((double) right / found).isGreaterThan(0.85);
        assertThat((double) right / there).isGreaterThan(0.70);
    }

    @Test
    void aPromiseInOtherWordsHasItsDay() {
        assertThat(read(Speaker.HOUSE, "You can count on hearing from me on Friday."))
                .singleElement()
                .satisfies(remark -> {
                    assertThat(remark.kind()).isEqualTo(Remark.Kind.PROMISE);
                    assertThat(remark.due()).isEqualTo(LocalDate.of(2026, 3, 6));
                });
    }
}
