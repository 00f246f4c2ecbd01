package heartstring.touchpoint.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class BodyTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"a":1}             | {"a":1}
            \\ud83c\\udf3b      | \\ud83c\\udf3b
            \\uD83C\\uDF3B      | \\uD83C\\uDF3B
            \\ud83c             | \\ufffd
            x\\ud83cy           | x\\ufffdy
            \\udf3b             | \\ufffd
            \\ud83c\\ud83c      | \\ufffd\\ufffd
            \\ud83c\\ud83c\\udf3b | \\ufffd\\ud83c\\udf3b
            \\udf3b\\ud83c      | \\ufffd\\ufffd
            \\\\ud83c           | \\\\ud83c
            \\\\\\ud83c         | \\\\\\ufffd
            \\u00e9             | \\u00e9
            """)
    void halvesOfCharactersAreReplaced(String json, String whole) {
        assertThat(BodyText.whole(json)).isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"userId\":",
                "{\"a\":[1,",
                "{\"a\":{\"b\":\"c",
                "{\"a\":NaN}",
                "{'a':1}",
                "[1}",
                "nul",
                "{\"a\" 1}"
            })
    void aFaultSaysNothingOfTheParsersOwnAffairs(String json) {
        JacksonException e = catchThrowableOfType(
                JacksonException.class, () -> JsonMapper.shared().readTree(json));
        assertThat(BodyText.fault(e)).isNotBlank().doesNotContain("Source", "REDACTED", "#UNKNOWN", "  ");
    }
}
