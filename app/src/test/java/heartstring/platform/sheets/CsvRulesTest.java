package heartstring.platform.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvRulesTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "=1+1,'=1+1",
                "+44 20 7946,+44 20 7946",
                "-3.50,-3.50",
                "@SUM(A1),'@SUM(A1)",
                "-cmd,'-cmd",
                "plain,plain",
                "|x,'|x"
            })
    void nothingBeginsLikeAFormula(String cell, String written) {
        assertThat(CsvRules.harmless(cell)).isEqualTo(written);
    }

    @Test
    void quotesAreDoubled() {
        assertThat(CsvRules.line(List.of("a\"b", "c,d", ""))).isEqualTo("\"a\"\"b\",\"c,d\",\"\"\r\n");
    }
}
