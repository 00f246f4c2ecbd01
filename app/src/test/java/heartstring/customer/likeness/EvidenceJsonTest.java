package heartstring.customer.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceJsonTest {

    @ParameterizedTest
    @CsvSource({"1, over 99.9 %", "0.9998, over 99.9 %", "0.99899, 99.8 %", "0.9899, 98 %", "0.5, 50 %"})
    void aProbabilityIsNeverRoundedUpToCertainty(double probability, String words) {
        assertThat(EvidenceJson.percent(probability)).isEqualTo(words);
    }

    @Test
    void aNameInOnePieceIsTakenApart() {
        List<String> nothing = Arrays.asList(null, null, null, null, null, null);
        assertThat(Known.of(1, "Anna Maria Berg", null, null, nothing).values()).startsWith("Anna Maria", "Berg");
        assertThat(Known.of(1, "Berg, Anna", null, null, nothing).values()).startsWith("Anna", "Berg");
        assertThat(Known.of(1, "Cher", null, null, nothing).values()).startsWith("Cher", null);
        assertThat(Known.of(1, "ann@example.org", null, null, nothing).values()).startsWith(null, null);
        assertThat(Known.of(1, "Somebody Else", "Ann", "Berg", nothing).values())
                .startsWith("Ann", "Berg");
        assertThat(Known.of(1, null, null, null, Arrays.asList("1971-03-09T00:00:00Z", null, null, null, null, null))
                        .birthday())
                .isEqualTo("1971-03-09");
    }
}
