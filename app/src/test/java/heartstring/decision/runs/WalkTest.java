package heartstring.decision.runs;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.decision.workflows.Step;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Waits by the clocks of where people live, lots, and what becomes of a step that fails. */
class WalkTest {

    /** Clocks go forward at 02:00 on 29 March 2026 in Berlin and back at 03:00 on 25 October; in New York on 8 March and 1 November. */
    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin,    2026-03-28T20:00:00Z, 02:30, 2026-03-29T01:00:00Z",
        "Europe/Berlin,    2026-03-29T01:00:00Z, 02:30, 2026-03-29T01:00:00Z",
        "Europe/Berlin,    2026-03-29T01:00:01Z, 02:30, 2026-03-30T00:30:00Z",
        "Europe/Berlin,    2026-03-29T01:00:00Z, 09:00, 2026-03-29T07:00:00Z",
        "Europe/Berlin,    2026-10-24T20:00:00Z, 02:30, 2026-10-25T00:30:00Z",
        "Europe/Berlin,    2026-10-25T00:45:00Z, 02:30, 2026-10-26T01:30:00Z",
        "Europe/Berlin,    2026-10-25T06:00:00Z, 09:00, 2026-10-25T08:00:00Z",
        "America/New_York, 2026-03-08T03:00:00Z, 02:00, 2026-03-08T07:00:00Z",
        "America/New_York, 2026-11-01T03:00:00Z, 01:30, 2026-11-01T05:30:00Z",
        "Pacific/Apia,     2026-06-01T20:00:00Z, 09:00, 2026-06-01T20:00:00Z",
        "Asia/Kathmandu,   2026-06-01T03:15:01Z, 09:00, 2026-06-02T03:15:00Z",
    })
    void aTimeOfDayIsThatOfWhereTheyLive(String zone, Instant from, LocalTime at, Instant then) {
        assertThat(Walk.hour(from, at, Set.of(), ZoneId.of(zone))).isEqualTo(then);
    }

    @Test
    void onlySomeDaysOfTheWeek() {
        // A Friday evening.
        Instant from = Instant.parse("2026-11-27T20:00:00Z");
        Set<DayOfWeek> working = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
        assertThat(Walk.hour(from, LocalTime.of(9, 0), working, ZoneId.of("UTC")))
                .isEqualTo("2026-11-30T09:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T00:00:00Z, 1990-12-24,  3, true,  2026-12-21T08:00:00Z",
        "2026-12-22T00:00:00Z, 1990-12-24,  3, true,  2027-12-21T08:00:00Z",
        "2026-12-22T00:00:00Z, 1990-12-24, -3, true,  2026-12-27T08:00:00Z",
        "2026-02-01T00:00:00Z, 1992-02-29,  0, true,  2026-02-28T08:00:00Z",
        "2028-02-01T00:00:00Z, 1992-02-29,  0, true,  2028-02-29T08:00:00Z",
        "2026-12-30T00:00:00Z, 1990-01-02,  3, true,  2026-12-30T08:00:00Z",
        "2026-11-23T00:00:00Z, 2026-12-24,  1, false, 2026-12-23T08:00:00Z",
        "2026-12-24T00:00:00Z, 2026-12-24,  1, false, ",
    })
    void aDayOfTheirs(Instant from, LocalDate day, int before, boolean yearly, Instant then) {
        assertThat(Walk.day(from, day, before, yearly, LocalTime.of(9, 0), ZoneId.of("Europe/Berlin")))
                .isEqualTo(Optional.ofNullable(then));
    }

    @Test
    void aLotFallsIntoOneShareEvenlyAndForEver() {
        Step.Shares shares =
                new Step.Shares("s", List.of(new Step.Share(50, List.of()), new Step.Share(30, List.of())));
        int[] counts = new int[3];
        for (int piece = 0; piece < 10_000; piece++) {
            double lot = People.place("workflow:1:s", piece);
            assertThat(lot).isEqualTo(People.place("workflow:1:s", piece)).isBetween(0.0, 1.0);
            counts[Integer.parseInt(Walk.share(shares, lot))]++;
        }
        assertThat(counts[1]).isBetween(4_800, 5_200);
        assertThat(counts[2]).isBetween(2_800, 3_200);
        assertThat(counts[0]).isBetween(1_800, 2_200);
    }
}
