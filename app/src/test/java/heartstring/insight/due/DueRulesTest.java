package heartstring.insight.due;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DueRulesTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @Test
    void daysReadAsPeopleSay() {
        assertThat(DueRules.when(MONDAY, MONDAY)).isEqualTo("about today");
        assertThat(DueRules.when(MONDAY.plusDays(1), MONDAY)).isEqualTo("about tomorrow");
        assertThat(DueRules.when(MONDAY.plusDays(3), MONDAY)).isEqualTo("about Thursday");
        assertThat(DueRules.when(MONDAY.plusDays(7), MONDAY)).isEqualTo("about 9 March");
        assertThat(DueRules.when(MONDAY.minusDays(1), MONDAY)).isEqualTo("since yesterday");
        assertThat(DueRules.when(MONDAY.minusDays(2), MONDAY)).isEqualTo("since Saturday");
        assertThat(DueRules.when(MONDAY.minusDays(20), MONDAY)).isEqualTo("since 10 February");
        assertThat(DueRules.window(MONDAY, MONDAY.plusDays(9), MONDAY)).isEqualTo("today to 11 March");
        assertThat(DueRules.days(0.4)).isEqualTo("1 day");
        assertThat(DueRules.chance(1)).isEqualTo("99 %");
        assertThat(DueRules.chance(0)).isEqualTo("1 %");
    }
}
