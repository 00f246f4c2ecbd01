package heartstring.loyalty.tiers;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.loyalty.ladders.Ladder;
import heartstring.loyalty.ladders.Tier;
import heartstring.loyalty.tiers.TierRules.Entry;
import heartstring.loyalty.tiers.TierRules.Promise;
import heartstring.loyalty.tiers.TierRules.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TierRulesTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private static Ladder ladder(@Nullable Integer months, int grace, boolean soft) {
        return new Ladder(
                1,
                1,
                Ladder.Measure.POINTS,
                months,
                grace,
                soft,
                Instant.EPOCH,
                null,
                List.of(tier(0, "basic", 0), tier(1, "silver", 100), tier(2, "gold", 300)));
    }

    private static Tier tier(int rank, String key, long threshold) {
        return new Tier(rank, rank, key, key, threshold, null, List.of());
    }

    private static Instant at(String day) {
        return LocalDate.parse(day).atStartOfDay(ZONE).toInstant();
    }

    private static List<Entry> entries(String text) {
        return Arrays.stream(text.split(" "))
                .map(e -> e.split(":"))
                .map(e -> new Entry(at(e[0]), Long.parseLong(e[1])))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # months, 0 for years | grace | soft | what was earned when | the tiers from when on
            12 | 0 | false | 2024-03-01:100                                | 2024-03-01 silver, 2025-03-01 basic
            12 | 0 | false | 2024-03-01:99                                 |
            12 | 0 | false | 2024-03-01:100 2024-06-01:250                 | 2024-03-01 silver, 2024-06-01 gold, 2025-03-01 silver, 2025-06-01 basic
            12 | 3 | false | 2024-03-01:100                                | 2024-03-01 silver, 2025-06-01 basic
            # enough again within the grace keeps it
            12 | 3 | false | 2024-03-01:100 2025-04-15:100                 | 2024-03-01 silver, 2026-07-15 basic
            # a hard landing and a soft one
            12 | 0 | false | 2024-03-01:300                                | 2024-03-01 gold, 2025-03-01 basic
            12 | 0 | true  | 2024-03-01:300                                | 2024-03-01 gold, 2025-03-01 silver, 2026-03-01 basic
            # the year: reached in one, kept to the end of the next
            0  | 12 | false | 2024-03-01:60 2024-11-01:60                  | 2024-11-01 silver, 2026-01-01 basic
            0  | 0  | false | 2024-12-31:100                               | 2024-12-31 silver, 2025-01-01 basic
            # two halves of two years are not one
            0  | 12 | false | 2024-12-31:60 2025-01-01:60                  |
            0  | 12 | true  | 2024-05-01:300                               | 2024-05-01 gold, 2026-01-01 silver, 2027-01-01 basic
            # reached again each year, it never ends in between
            0  | 0  | false | 2024-05-01:100 2025-01-01:100                | 2024-05-01 silver, 2026-01-01 basic
            """)
    void aTierIsReachedKeptAndLost(int months, int grace, boolean soft, String earned, @Nullable String steps) {
        Ladder ladder = ladder(months == 0 ? null : months, grace, soft);
        List<String> told = TierRules.course(ladder, entries(earned), ZONE).stream()
                .skip(1)
                .map((Step s) -> LocalDate.ofInstant(s.at(), ZONE) + " "
                        + ladder.tiers().get(s.rank()).key())
                .toList();
        assertThat(told).isEqualTo(steps == null ? List.of() : List.of(steps.split(", ")));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-04-01, silver, 2025-03-01, 120",
        "2025-02-28, silver, 2025-03-01, 120",
        "2025-03-01, gold, 2025-05-01, 0",
        "2025-05-01, basic, , 0"
    })
    void aPromiseHoldsForItsTime(String day, String tier, @Nullable String lost, long counted) {
        Ladder ladder = ladder(12, 0, false);
        List<Entry> entries = entries("2024-03-01:120");
        List<Step> course = TierRules.course(ladder, entries, ZONE);
        List<Promise> promises = List.of(
                new Promise("gold", at("2025-03-01"), at("2025-05-01")),
                new Promise("platinum", at("2024-01-01"), at("2030-01-01")));
        int rank = TierRules.rankAt(ladder, course, promises, at(day));
        assertThat(ladder.tiers().get(rank).key()).isEqualTo(tier);
        assertThat(TierRules.counted(ladder, entries, at(day), ZONE)).isEqualTo(counted);
        if (rank != 1) {
            Instant until = TierRules.lostAt(ladder, course, promises, at(day));
            assertThat(until).isEqualTo(lost == null ? null : at(lost));
        }
    }
}
