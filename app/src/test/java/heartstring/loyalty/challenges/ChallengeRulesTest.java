package heartstring.loyalty.challenges;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.loyalty.challenges.Challenge.Kind;
import heartstring.loyalty.challenges.Challenge.Measure;
import heartstring.loyalty.challenges.Challenge.Period;
import heartstring.loyalty.challenges.ChallengeRules.Entry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChallengeRulesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Challenge streak(Period period, int target, boolean repeats) {
        return new Challenge(
                1,
                1,
                "s",
                Kind.STREAK,
                Measure.PURCHASES,
                "purchases",
                null,
                null,
                target,
                period,
                repeats,
                10,
                null,
                Instant.EPOCH,
                null,
                null);
    }

    private static List<Entry> on(String... moments) {
        List<Entry> entries = new ArrayList<>();
        for (String moment : moments) {
            entries.add(new Entry(Instant.parse(moment), 1));
        }
        return entries;
    }

    @Test
    void aStreakIsAPurchaseInEachWeekOfTheZone() {
        Challenge three = streak(Period.WEEK, 3, true);
        // Sunday 23:30 in Berlin is Sunday; 22:30 UTC in winter is Sunday 23:30, 23:30 UTC is Monday.
        List<Entry> entries =
                on("2026-01-05T10:00:00Z", "2026-01-07T10:00:00Z", "2026-01-18T23:30:00Z", "2026-01-14T10:00:00Z");
        List<Entry> sorted = entries.stream()
                .sorted(java.util.Comparator.comparing(Entry::at))
                .toList();
        assertThat(ChallengeRules.deserved(three, sorted, BERLIN))
                .containsExactly(Instant.parse("2026-01-18T23:30:00Z"));
        assertThat(ChallengeRules.deserved(three, sorted, ZoneId.of("UTC"))).isEmpty();
    }

    @Test
    void aGapBeginsItAnewAndRepeatsCount() {
        Challenge two = streak(Period.MONTH, 2, true);
        List<Entry> entries = on(
                "2025-11-05T10:00:00Z",
                "2025-12-05T10:00:00Z",
                "2026-01-05T10:00:00Z",
                "2026-03-05T10:00:00Z",
                "2026-04-05T10:00:00Z");
        assertThat(ChallengeRules.deserved(two, entries, BERLIN)).hasSize(2);
        assertThat(ChallengeRules.deserved(streak(Period.MONTH, 2, false), entries, BERLIN))
                .hasSize(1);
        assertThat(ChallengeRules.progress(
                                streak(Period.MONTH, 5, true), entries, Instant.parse("2026-05-20T10:00:00Z"), BERLIN)
                        .count())
                .isEqualTo(2);
        assertThat(ChallengeRules.progress(
                                streak(Period.MONTH, 5, true), entries, Instant.parse("2026-06-20T10:00:00Z"), BERLIN)
                        .count())
                .isZero();
    }

    @Test
    void whoIsBornOnALeapDayIsCelebratedTheDayBeforeInOtherYears() {
        assertThat(ChallengeRules.birthdays(LocalDate.of(2026, 2, 28))).containsExactly("02-28", "02-29");
        assertThat(ChallengeRules.birthdays(LocalDate.of(2028, 2, 28))).containsExactly("02-28");
        assertThat(ChallengeRules.birthdays(LocalDate.of(2028, 2, 29))).containsExactly("02-29");
    }
}
