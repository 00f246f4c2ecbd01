package heartstring.crm.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static ZonedDateTime at(String moment) {
        return ZonedDateTime.parse(moment + ":00+00:00[UTC]").withZoneSameLocal(BERLIN);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "never",
            value = {
                "FREQ=DAILY, 2026-03-28T09:00, 2026-03-29T09:00",
                "FREQ=DAILY;INTERVAL=3, 2026-03-28T09:00, 2026-03-31T09:00",
                "FREQ=WEEKLY, 2026-03-23T09:00, 2026-03-30T09:00",
                "'FREQ=WEEKLY;BYDAY=MO,TH', 2026-03-23T09:00, 2026-03-26T09:00",
                "'FREQ=WEEKLY;BYDAY=MO,TH', 2026-03-26T09:00, 2026-03-30T09:00",
                "'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH', 2026-03-26T09:00, 2026-04-06T09:00",
                "FREQ=MONTHLY, 2026-01-31T09:00, 2026-03-31T09:00",
                "FREQ=YEARLY, 2024-02-29T09:00, 2028-02-29T09:00",
                "FREQ=DAILY;UNTIL=20260328, 2026-03-28T09:00, never",
                "FREQ=DAILY;UNTIL=20260329, 2026-03-28T09:00, 2026-03-29T09:00",
                "RRULE:FREQ=DAILY;COUNT=1, 2026-03-28T09:00, never",
                "FREQ=DAILY;COUNT=2, 2026-03-28T09:00, 2026-03-29T09:00"
            })
    void comesNext(String rule, String from, String next) {
        assertThat(Repeat.parse(rule).after(at(from), 1, at(from)).map(Repeat.Turn::at))
                .isEqualTo(java.util.Optional.ofNullable(next).map(RepeatTest::at));
    }

    @ParameterizedTest
    @CsvSource({"2026-03-30T10:00, 2026-03-31T09:00, 4", "2026-03-28T08:00, 2026-03-29T09:00, 2"})
    void missedTurnsAreCountedAndLeftOut(String now, String next, int turn) {
        assertThat(Repeat.parse("FREQ=DAILY").after(at("2026-03-28T09:00"), 1, at(now)))
                .hasValue(new Repeat.Turn(at(next), turn));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "every day",
                "FREQ=HOURLY",
                "FREQ=DAILY;INTERVAL=0",
                "FREQ=DAILY;INTERVAL=99999999999",
                "FREQ=MONTHLY;BYDAY=MO",
                "FREQ=WEEKLY;BYDAY=1MO",
                "FREQ=DAILY;COUNT=2;UNTIL=20260101",
                "FREQ=DAILY;FREQ=WEEKLY",
                "FREQ=DAILY;BYSETPOS=1",
                "FREQ=DAILY;UNTIL=tomorrow"
            })
    void saysWhatItDoesNotUnderstand(String rule) {
        assertThatThrownBy(() -> Repeat.parse(rule))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(".");
    }

    @ParameterizedTest
    @CsvSource({
        "FREQ=DAILY, every day",
        "'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH,MO', every 2 weeks on Monday and Thursday",
        "FREQ=MONTHLY;COUNT=3, 'every month, 3 times'"
    })
    void readsInWords(String rule, String words) {
        assertThat(Repeat.parse(rule).words()).isEqualTo(words);
    }
}
