package heartstring.desk.till;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TillRulesTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final Instant JOINED = Instant.parse("2026-05-01T11:00:00Z");

    @Test
    void whenSomethingHappenedIsToldAsAnAge() {
        assertThat(TillRules.at(null, NOW, JOINED)).isEqualTo(NOW);
        assertThat(TillRules.at(0L, NOW, JOINED)).isEqualTo(NOW);
        assertThat(TillRules.at(-60L, NOW, JOINED)).isEqualTo(NOW);
        assertThat(TillRules.at(60L, NOW, JOINED)).isEqualTo(NOW.minusSeconds(60));
        // Whoever showed the card had joined by then, whatever the till's clock says.
        assertThat(TillRules.at(7_200L, NOW, JOINED)).isEqualTo(JOINED);
    }

    @Test
    void amountsAreWrittenInTheDigitsOfTheirCurrency() {
        assertThat(TillRules.decimal(1250, "EUR")).isEqualTo("12.50");
        assertThat(TillRules.decimal(1250, "JPY")).isEqualTo("1250");
        assertThat(TillRules.decimal(1250, "KWD")).isEqualTo("1.250");
    }
}
