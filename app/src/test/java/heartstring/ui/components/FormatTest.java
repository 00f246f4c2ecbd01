package heartstring.ui.components;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            Ada Lovelace,          AL
            ada,                   A
            '  Jean  Luc  Picard', JP
            '',                    ?
            😀 smile,               😀S
            """)
    void initials(String name, String expected) {
        assertThat(Format.initials(name)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            hello, 5, hello
            hello, 4, hel…
            😀😀😀, 2, 😀…
            """)
    void shortened(String text, int codePoints, String expected) {
        assertThat(Format.shortened(text, codePoints)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            1999,  EUR, 19.99
            -5,    EUR, 0.05
            1999,  JPY, '1,999'
            12345, KWD, 12.345
            """)
    void moneyKnowsTheDigitsOfItsCurrency(long minor, String currency, String expected) {
        assertThat(Format.money(minor, currency)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0,      just now
            90,     1 minute ago
            600,    10 minutes ago
            """)
    void ago(long secondsAgo, String expected) {
        assertThat(Format.ago(java.time.Instant.now().minusSeconds(secondsAgo))).isEqualTo(expected);
    }
}
