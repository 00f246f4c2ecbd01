package heartstring.crm.chatdoors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginRulesTest {

    @ParameterizedTest
    @CsvSource({
        "https://shop.example,https://shop.example",
        "shop.example,https://shop.example",
        "HTTPS://Shop.Example/cart?x=1,https://shop.example",
        "https://shop.example:443,https://shop.example",
        "http://localhost:8080,http://localhost:8080",
        "https://*.shop.example,https://*.shop.example"
    })
    void whatPeopleTypeBecomesAnOrigin(String typed, String origin) {
        assertThat(OriginRules.origin(typed)).isEqualTo(origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "https://*",
                "https://*.example",
                "null",
                "javascript:alert(1)",
                "a b",
                "https://",
                "https://x:y"
            })
    void whatWouldLetInEverybodyIsNone(String typed) {
        if (typed.equals("null")) {
            assertThat(OriginRules.allows(List.of("https://shop.example"), typed))
                    .isFalse();
        } else {
            assertThat(OriginRules.origin(typed)).isNull();
        }
    }

    @Test
    void aStarStandsForNamesBelowAndNoOthers() {
        List<String> origins = List.of("https://*.shop.example", "http://localhost:3000");
        assertThat(OriginRules.allows(origins, "https://www.shop.example")).isTrue();
        assertThat(OriginRules.allows(origins, "https://a.b.shop.example")).isTrue();
        assertThat(OriginRules.allows(origins, "http://localhost:3000")).isTrue();
        assertThat(OriginRules.allows(origins, "https://shop.example")).isFalse();
        assertThat(OriginRules.allows(origins, "http://www.shop.example")).isFalse();
        assertThat(OriginRules.allows(origins, "https://evilshop.example")).isFalse();
        assertThat(OriginRules.allows(origins, "https://evil.example/.shop.example"))
                .isFalse();
        assertThat(OriginRules.allows(origins, "http://localhost:3001")).isFalse();
    }
}
