package heartstring.ui.components;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

    @ParameterizedTest
    @CsvSource({
        "2.50, EUR, 250",
        "'2,5', EUR, 250",
        "3, EUR, 300",
        "0, EUR, 0",
        "250, JPY, 250",
        "1.234, KWD, 1234",
        "' 7 ', EUR, 700"
    })
    void readsWhatIsTyped(String typed, String currency, long minor) {
        assertThat(Amounts.minor(typed, currency)).hasValue(minor);
        assertThat(Amounts.minor(Amounts.typed(minor, currency), currency)).hasValue(minor);
    }

    @ParameterizedTest
    @CsvSource({"'', EUR", "-1, EUR", "2.505, EUR", "2.5, JPY", "'1.000,00', EUR", "1e3, EUR", "999999999999, EUR"})
    void refusesWhatIsNone(String typed, String currency) {
        assertThat(Amounts.minor(typed, currency)).isEmpty();
    }
}
