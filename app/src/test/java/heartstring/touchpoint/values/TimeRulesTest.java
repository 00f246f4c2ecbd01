package heartstring.touchpoint.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeRulesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** A column that holds this one value, without a stated pattern. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-03-01T10:15:30Z          | 2026-03-01T10:15:30Z
            2026-03-01T10:15:30.123Z      | 2026-03-01T10:15:30.123Z
            2026-03-01T10:15:30.123456Z   | 2026-03-01T10:15:30.123456Z
            2026-03-01T10:15:30+05:30     | 2026-03-01T04:45:30Z
            2026-03-01 10:15:30 +0100     | 2026-03-01T09:15:30Z
            2026-03-01 10:15              | 2026-03-01T09:15:00Z
            2026-03-01                    | 2026-02-28T23:00:00Z
            2026-7-4                      | 2026-07-03T22:00:00Z
            01.03.2026                    | 2026-02-28T23:00:00Z
            1.3.2026 10:15                | 2026-03-01T09:15:00Z
            1.3.2026, 10:15:30            | 2026-03-01T09:15:30Z
            31/12/2025 23:59              | 2025-12-31T22:59:00Z
            12/31/2025 23:59              | 2025-12-31T22:59:00Z
            12/31/2025 11:59 PM           | 2025-12-31T22:59:00Z
            31-12-2025                    | 2025-12-30T23:00:00Z
            2025/12/31 8:05               | 2025-12-31T07:05:00Z
            20251231                      | 2025-12-30T23:00:00Z
            20251231080500                | 2025-12-31T07:05:00Z
            4 Jul 2026                    | 2026-07-03T22:00:00Z
            4 jul 2026 09:30              | 2026-07-04T07:30:00Z
            1767225600                    | 2026-01-01T00:00:00Z
            1767225600123                 | 2026-01-01T00:00:00.123Z
            45292                         | 2023-12-31T23:00:00Z
            45292.5                       | 2024-01-01T11:00:00Z
            45292.447916667               | 2024-01-01T09:45:00Z
            45474.25                      | 2024-07-01T04:00:00Z
            2026-02-30                    | none
            30.02.2026                    | none
            2026-13-01                    | none
            2026-03-01T25:00              | none
            1.2.26                        | none
            soon                          | none
            ٢٠٢٦-٠٣-٠١                    | none
            🌻                            | none
            12                            | none
            123456                        | none
            99999999999999999999          | none
            """)
    void usualSpellingsAreRecognised(String text, String expected) {
        Instant at = TimeRules.of(null, List.of(text), BERLIN, "DE").read(text);
        assertThat(at == null ? "none" : at.toString()).isEqualTo(expected);
    }

    /** The samples decide for the whole column; what does not fit is no time rather than a guess. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            13/02/2026 01/02/2026 | DE | 03/04/2026 | 2026-04-02T22:00:00Z
            02/13/2026 01/02/2026 | DE | 03/04/2026 | 2026-03-03T23:00:00Z
            01/02/2026 03/04/2026 | DE | 05/06/2026 | 2026-06-04T22:00:00Z
            01/02/2026 03/04/2026 | US | 05/06/2026 | 2026-05-05T22:00:00Z
            13/02/2026 14/02/2026 | US | 02/14/2026 | none
            45292 45293.5         | DE | 45294      | 2024-01-02T23:00:00Z
            45292 2024-01-02      | DE | 2024-01-03 | 2024-01-02T23:00:00Z
            45292 2024-01-02      | DE | 45292      | 2023-12-31T23:00:00Z
            """)
    void theColumnDecides(String samples, String region, String text, String expected) {
        Instant at =
                TimeRules.of(null, List.of(samples.split(" ")), BERLIN, region).read(text);
        assertThat(at == null ? "none" : at.toString()).isEqualTo(expected);
    }

    @Test
    void aDoubtIsSaid() {
        assertThat(TimeRules.of(null, List.of("01/02/2026"), BERLIN, "DE").note())
                .contains("day first");
        assertThat(TimeRules.of(null, List.of("01/02/2026"), BERLIN, "US").note())
                .contains("month first");
        assertThat(TimeRules.of(null, List.of("13/02/2026"), BERLIN, "DE").note())
                .isNull();
        assertThat(TimeRules.of(null, List.of("45292", "45293"), BERLIN, "DE").note())
                .contains("spreadsheet");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            yyyy.MM.dd HH:mm | 2026.03.01 10:15     | 2026-03-01T09:15:00Z
            dd.MM.yy         | 01.03.26             | 2026-02-28T23:00:00Z
            dd MMM yyyy      | 01 MAR 2026          | 2026-02-28T23:00:00Z
            yyyy-MM-dd       | 45292                | none
            yyyy-MM-dd       | 2026-02-30           | none
            """)
    void aStatedPatternIsKept(String pattern, String text, String expected) {
        Instant at = TimeRules.of(pattern, List.of(), BERLIN, "DE").read(text);
        assertThat(at == null ? "none" : at.toString()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"12.04.1990,1990-04-12", "1990-04-12,1990-04-12", "32975,1990-04-12", "12 Apr 1990,1990-04-12"})
    void birthdays(String text, String date) {
        assertThat(TimeRules.of(null, List.of(text), BERLIN, "DE").date(text)).isEqualTo(date);
    }

    @Test
    void theHourThatASpringNightSkipsIsRead() {
        assertThat(TimeRules.of(null, List.of("29.03.2026 02:30"), BERLIN, "DE").read("29.03.2026 02:30"))
                .isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
    }
}
