package heartstring.crm.clocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Monday to Friday from nine to six in Berlin; Easter Monday 2026 is the 6th of April. */
class ClockRulesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Hours HOURS = new Hours(
            ClockRules.week("mon 09:00-18:00,tue 09:00-18:00,wed 09:00-18:00,thu 09:00-18:00,fri 09:00-18:00"),
            Set.of(LocalDate.parse("2026-04-06")),
            BERLIN);

    @ParameterizedTest
    @CsvSource({
        // within a day
        "2026-03-02T09:30:00+01:00, 60, 2026-03-02T10:30:00+01:00",
        // to the very end of a day
        "2026-03-02T17:00:00+01:00, 60, 2026-03-02T18:00:00+01:00",
        // over the night
        "2026-03-02T17:30:00+01:00, 60, 2026-03-03T09:30:00+01:00",
        // asked before the day begins, and after it ended
        "2026-03-02T05:00:00+01:00, 60, 2026-03-02T10:00:00+01:00",
        "2026-03-02T22:00:00+01:00, 60, 2026-03-03T10:00:00+01:00",
        // at the moment it ends
        "2026-03-02T18:00:00+01:00, 1, 2026-03-03T09:01:00+01:00",
        // over a weekend
        "2026-03-06T17:00:00+01:00, 120, 2026-03-09T10:00:00+01:00",
        "2026-03-07T12:00:00+01:00, 30, 2026-03-09T09:30:00+01:00",
        // over the weekend in which clocks are changed, and a holiday: Easter
        "2026-03-27T17:00:00+01:00, 120, 2026-03-30T10:00:00+02:00",
        "2026-04-03T17:30:00+02:00, 60, 2026-04-07T09:30:00+02:00",
        // several days: 9 hours each
        "2026-03-02T09:00:00+01:00, 1080, 2026-03-03T18:00:00+01:00"
    })
    void aPromiseFallsDueAfterSoMuchTimeOfWork(String from, int minutes, String due) {
        assertThat(ClockRules.due(instant(from), minutes, HOURS)).isEqualTo(instant(due));
    }

    private static Instant instant(String text) {
        return java.time.OffsetDateTime.parse(text).toInstant();
    }

    @Test
    void noPromiseNeverFallsDueAndNobodyWaitsForAHouseThatNeverWorks() {
        assertThat(ClockRules.due(Instant.now(), 0, HOURS)).isNull();
        assertThat(ClockRules.due(Instant.now(), 10, new Hours(Map.of(), Set.of(), BERLIN)))
                .isNull();
    }

    @Test
    void roundTheClockMeansTheClock() {
        Hours always = new Hours(
                ClockRules.week(
                        "mon 00:00-00:00,tue 00:00-00:00,wed 00:00-00:00,thu 00:00-00:00,fri 00:00-00:00,sat 00:00-00:00,sun 00:00-00:00"),
                Set.of(),
                BERLIN);
        Instant from = instant("2026-03-28T20:00:00+01:00");
        assertThat(ClockRules.due(from, 24 * 60, always)).isEqualTo(from.plusSeconds(24 * 3_600));
    }

    @Test
    void weeksAreReadAndWrittenAsTheyAre() {
        String week = "mon 09:00-18:00,sat 10:00-14:30";
        assertThat(ClockRules.text(ClockRules.week(week))).isEqualTo(week);
        assertThat(ClockRules.week("mon 18:00-09:00")).isNull();
        assertThat(ClockRules.week("someday 09:00-10:00")).isNull();
        assertThat(ClockRules.week("mon 9-10")).isNull();
        assertThat(ClockRules.week("mon 09:00-18:00"))
                .containsExactly(Map.entry(DayOfWeek.MONDAY, new Hours.Span(LocalTime.of(9, 0), LocalTime.of(18, 0))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"30,120,480,960 | true", "30,120,480 | false", "1,2,3,x | false", "1,2,3,525601 | false"})
    void promisesAreFourNumbers(String text, boolean good) {
        assertThat(ClockRules.minutes(text) != null).isEqualTo(good);
    }
}
