package heartstring.touchpoint.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesRulesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            2026-03-01T10:15:30.123Z      | 2026-03-01T10:15:30.123Z
            2026-03-01T10:15:30Z          | 2026-03-01T10:15:30Z
            2026-03-01T10:15:30.123456Z   | 2026-03-01T10:15:30.123456Z
            2026-03-01T10:15:30.123+02:00 | 2026-03-01T08:15:30.123Z
            2026-03-01T10:15+0200         | 2026-03-01T08:15:00Z
            2026-03-01 10:15:30           | 2026-03-01T10:15:30Z
            2026-03-01                    | 2026-03-01T00:00:00Z
            2024-02-29T23:59:59.999Z      | 2024-02-29T23:59:59.999Z
            2026-02-29T10:15:30.123Z      | none
            2026-13-01T10:15:30.123Z      | none
            2026-03-01T24:15:30.123Z      | none
            2026-03-01T10:60:30.123Z      | none
            2026-03-01T10:15:60.123Z      | none
            2026-0a-01T10:15:30.123Z      | none
            yesterday                     | none
            """)
    void timesAreReadAsWritten(String text, String expected) {
        assertThat(Times.parse(text)).isEqualTo(expected == null ? null : Instant.parse(expected));
    }

    @Test
    void theUsualFormIsReadAsTheStandardLibraryReadsIt() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            Instant at = Instant.ofEpochMilli(random.nextLong(-62_000_000_000_000L, 250_000_000_000_000L));
            assertThat(Times.parse(at.toString())).isEqualTo(at);
        }
    }
}
