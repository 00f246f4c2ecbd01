package heartstring.commerce.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

class AmountRulesTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            12.5              | EUR | 1250
            12.345            | EUR | 1235
            "12.50"           | EUR | 1250
            " 7 "             | EUR | 700
            0                 | EUR | 0
            1500              | JPY | 1500
            1500.4            | JPY | 1500
            1.2345            | KWD | 1235
            10000000000       | EUR | 1000000000000
            null              | EUR | absent
            ""                | EUR | absent
            10000000001       | EUR | bad
            -3                | EUR | bad
            "-3.00"           | EUR | bad
            1e40              | EUR | bad
            1e999999999       | EUR | bad
            1e-999999999      | EUR | bad
            "1e5"             | EUR | bad
            "NaN"             | EUR | bad
            "Infinity"        | EUR | bad
            "€12,50"          | EUR | bad
            "twelve"          | EUR | bad
            "1,234.50"        | EUR | bad
            true              | EUR | bad
            [12]              | EUR | bad
            {"amount": 12}    | EUR | bad
            """)
    void amountsAreReadOrToldApart(String json, String currency, String expected) {
        AmountRules.Reading reading = AmountRules.read(JSON.readTree(json));
        Long minor = AmountRules.minor(reading.value(), currency);
        assertThat(reading.bad() ? "bad" : minor == null ? "absent" : minor.toString())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"eur,EUR", "' usd ',USD", "JPY,JPY", "euros,XXX", "US$,XXX", "'',none"})
    void currencies(String stated, String expected) {
        String code = AmountRules.currency(stated);
        assertThat(code == null ? "none" : code).isEqualTo(expected);
    }
}
