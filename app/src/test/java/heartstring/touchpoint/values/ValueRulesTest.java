package heartstring.touchpoint.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueRulesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            12            | . | 12
            12.50         | . | 12.50
            12,50         | , | 12.50
            .5            | . | .5
            5.            | . | 5
            +7            | . | 7
            -3.5          | . | -3.5
            −3,5          | , | -3.5
            (12.50)       | . | -12.50
            1,234         | . | 1234
            1,234,567.89  | . | 1234567.89
            1.234.567,89  | , | 1234567.89
            12,34,567.00  | . | 1234567.00
            1 234,50      | , | 1234.50
            1'234.50      | . | 1234.50
            1’234.50      | . | 1234.50
            € 12,50       | , | 12.50
            £12.50        | . | 12.50
            12,50 €       | , | 12.50
            1E3           | . | 1000
            12,50         | . | none
            1,23,4        | . | none
            1234,567      | . | none
            1.5           | , | none
            1,2345        | . | none
            ,234          | . | none
            1.234.56      | . | none
            12,50,00      | , | none
            12.50 EUR     | . | none
            twelve        | . | none
            ١٢            | . | none
            🌻            | . | none
            --5           | . | none
            1e1000        | . | none
            NaN           | . | none
            0x10          | . | none
            ``            | . | none
            -             | . | none
            12345678901234567890123456789012345678901 | . | none
            """)
    void numbersAsPeopleWriteThem(String text, char decimal, String expected) {
        BigDecimal number = ValueRules.number(text, decimal);
        if (expected.equals("none")) {
            assertThat(number).isNull();
        } else {
            assertThat(number).isEqualByComparingTo(new BigDecimal(expected));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            12.50 3.99        | .
            12,50 3,99        | ,
            1.234,50          | ,
            1,234.50          | .
            1.234.567 2.500   | ,
            1,234,567         | .
            1,234 2,500       | .
            12 7 100          | .
            0,335 1,2         | ,
            12,50 3.99 2.99   | .
            x y               | .
            """)
    void theDecimalMarkFollowsFromTheSamples(String samples, char mark) {
        assertThat(ValueRules.decimalMark(List.of(samples.split(" ")))).isEqualTo(mark);
    }

    @Test
    void withoutSamplesTheMarkIsADot() {
        assertThat(ValueRules.decimalMark(List.of())).isEqualTo('.');
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `  Ana  `        |                | Ana
            `\u00a0Ana\u00a0`| collapse       | Ana
            `A  B\u00a0 C`   | collapse       | A B C
            17850.0          | whole          | 17850
            17850,00         | whole          | 17850
            17850.5          | whole          | 17850.5
            STRASSE İ        | lower          | strasse i̇
            straße           | upper          | STRASSE
            +49 (30) 12-3    | digits         | 4930123
            abc              | digits         | none
            `   `            |                | none
            N/A              |                | none
            🌻 مرحبا         |                | 🌻 مرحبا
            """)
    void cleanings(String raw, String cleaning, String expected) {
        String clean = ValueRules.clean(raw, cleaning == null ? List.of() : List.of(cleaning), List.of("N/A"));
        assertThat(clean == null ? "none" : clean).isEqualTo(expected);
    }

    @Test
    void aValueOfFourKilobytesStaysWhole() {
        assertThat(ValueRules.clean("x".repeat(4_096), List.of("upper"), List.of()))
                .isEqualTo("X".repeat(4_096));
    }

    @ParameterizedTest
    @CsvSource({"yes,true", "JA,true", "sí,true", "1,true", "x,true", "No,false", "nein,false", "0,false", "maybe,none"
    })
    void yesAndNo(String word, String expected) {
        assertThat(String.valueOf(ValueRules.yesOrNo(word)).replace("null", "none"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"12.345,2,1235", "-12.345,2,-1235", "0.005,2,1", "0.004,2,0", "1500.4,0,1500", "1.2345,3,1235"})
    void minorUnitsAreRoundedAwayFromZero(String amount, int digits, long minor) {
        assertThat(ValueRules.minor(new BigDecimal(amount), digits)).isEqualTo(minor);
    }
}
