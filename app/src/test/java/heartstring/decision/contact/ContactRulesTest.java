package heartstring.decision.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When somebody may be written to next, also in the nights in which clocks are changed. */
class ContactRulesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # zone             | quiet from | until | asked                | goes
                    Europe/Berlin      | 21:00      | 08:00 | 2026-01-10T12:00:00Z | 2026-01-10T12:00:00Z
                    Europe/Berlin      | 21:00      | 08:00 | 2026-01-10T20:00:00Z | 2026-01-11T07:00:00Z
                    Europe/Berlin      | 21:00      | 08:00 | 2026-01-11T06:59:59Z | 2026-01-11T07:00:00Z
                    Europe/Berlin      | 21:00      | 08:00 | 2026-01-11T07:00:00Z | 2026-01-11T07:00:00Z
                    Asia/Tokyo         | 21:00      | 08:00 | 2026-01-10T12:00:00Z | 2026-01-10T23:00:00Z
                    America/St_Johns   | 21:00      | 08:00 | 2026-01-11T01:00:00Z | 2026-01-11T11:30:00Z
                    # an end that does not exist: clocks go from 02:00 to 03:00, which is 01:00 UTC
                    Europe/Berlin      | 21:00      | 02:30 | 2026-03-28T23:00:00Z | 2026-03-29T01:00:00Z
                    # an hour shorter, an hour longer
                    Europe/Berlin      | 21:00      | 08:00 | 2026-03-28T21:00:00Z | 2026-03-29T06:00:00Z
                    Europe/Berlin      | 21:00      | 08:00 | 2026-10-24T21:00:00Z | 2026-10-25T07:00:00Z
                    # an end that comes twice: the first; and asked between the two, the second
                    Europe/Berlin      | 21:00      | 02:30 | 2026-10-24T22:00:00Z | 2026-10-25T00:30:00Z
                    Europe/Berlin      | 21:00      | 02:30 | 2026-10-25T01:10:00Z | 2026-10-25T01:30:00Z
                    # by day, and never
                    Europe/Berlin      | 12:00      | 14:00 | 2026-01-10T11:30:00Z | 2026-01-10T13:00:00Z
                    Europe/Berlin      | 00:00      | 00:00 | 2026-01-10T02:00:00Z | 2026-01-10T02:00:00Z
                    """)
    void nothingGoesWhileItIsQuietWhereThePersonLives(
            String zone, LocalTime from, LocalTime to, Instant asked, Instant goes) {
        assertThat(ContactRules.awake(asked, ZoneId.of(zone), from, to)).isEqualTo(goes);
    }

    @Test
    void aTimeThatDoesNotExistIsTheMomentAtWhichClocksGoForward() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        assertThat(ContactRules.at(LocalDateTime.parse("2026-03-29T02:30:00"), berlin))
                .isEqualTo(Instant.parse("2026-03-29T01:00:00Z"));
        assertThat(ContactRules.at(LocalDateTime.parse("2026-10-25T02:30:00"), berlin))
                .isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
    }

    @Test
    void oneMoreGoesOnceAnEarlierOneIsOldEnough() {
        Instant now = Instant.parse("2026-06-10T12:00:00Z");
        Instant yesterday = now.minus(Duration.ofHours(23));
        ContactLimits limits = new ContactLimits(1, 3, 2, 4, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, true);
        assertThat(ContactRules.capped(limits, List.of(), List.of(), now)).isEqualTo(now);
        assertThat(ContactRules.capped(limits, List.of(yesterday), List.of(yesterday), now))
                .as("one a day by the channel")
                .isEqualTo(now.plus(Duration.ofHours(1)));
        assertThat(ContactRules.capped(limits, List.of(), List.of(yesterday), now))
                .as("another channel has room")
                .isEqualTo(now);
        List<Instant> four = List.of(
                now.minus(Duration.ofDays(6)),
                now.minus(Duration.ofDays(5)),
                now.minus(Duration.ofDays(3)),
                now.minus(Duration.ofDays(2)));
        assertThat(ContactRules.capped(limits, List.of(), four, now))
                .as("four a week by all")
                .isEqualTo(now.plus(Duration.ofDays(1)));
        ContactLimits none = new ContactLimits(0, 0, 0, 0, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, true);
        assertThat(ContactRules.capped(none, four, four, now)).isEqualTo(now);
        ContactLimits night = new ContactLimits(1, 0, 0, 0, LocalTime.of(21, 0), LocalTime.of(8, 0), true);
        Instant evening = Instant.parse("2026-06-09T20:30:00Z");
        assertThat(ContactRules.next(night, ZoneId.of("Europe/Berlin"), List.of(evening), List.of(evening), now))
                .as("free in the evening, and then it is quiet")
                .isEqualTo(Instant.parse("2026-06-11T06:00:00Z"));
    }
}
