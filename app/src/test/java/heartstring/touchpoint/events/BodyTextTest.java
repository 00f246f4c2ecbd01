package heartstring.touchpoint.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a": 1, "b":true,"c":false,"d":[1.50,-2]} | true
            {"5e3":"4E5 and 1e9","ü":null}             | true
            {"a":1e9}                                  | false
            {"a":[0,1.5E131000]}                       | false
            {"a":"\\u0000"}                          | false
            {"a":"say \\"1e9\\""}                  | false
            """)
    void onlyPlainTextIsKeptAsItStands(String json, boolean plain) {
        assertThat(BodyText.isPlain(json)).isEqualTo(plain);
        JsonNode node = JsonMapper.shared().readTree(json.replace("131000", "3"));
        assertThat(BodyText.of(node, json, 1_000)).isEqualTo(plain ? json : BodyText.of(node));
        assertThat(BodyText.of(node, json, 5)).isEqualTo(BodyText.of(node));
    }
}
