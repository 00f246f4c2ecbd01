package heartstring.touchpoint.mappings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingRulesTest {

    private static final String MAPPINGS = """
            {"columns":{"A":"email"}}                              | good
            {"columns":{"A":"trait:Größe 🌻"}}                     | good
            {"columns":{"A":"id:crm"}}                             | good
            {"columns":{"A":"skip","B":"time"}}                    | good
            {"zone":"Europe/Berlin","currency":"EUR","decimal":","} | good
            {"timePattern":"dd.MM.yyyy HH:mm"}                     | good
            {"delimiter":"tab"}                                    | good
            {"clean":{"A":"whole"}}                                | good
            {"clean":{"A":["lower","collapse"]}}                   | good
            {                                                      | not valid JSON
            []                                                     | is a JSON object
            null                                                   | is a JSON object
            {"colums":{}}                                          | has no "colums"
            {"columns":[]}                                         | "columns" is an object
            {"columns":{"A":"mail"}}                               | "mail" (for "A") is no target
            {"columns":{"A":""}}                                   | is no target
            {"columns":{"A":"trait:"}}                             | is no target
            {"columns":{"A":"trait:a:b"}}                          | is no target
            {"columns":{"A":7}}                                    | "7" (for "A") is no target
            {"columns":{"A":null}}                                 | is no target
            {"columns":{"A":{"x":1}}}                              | is an object of texts
            {"defaults":{"nothing":"x"}}                           | is no target
            {"clean":{"A":"polish"}}                               | There is no cleaning "polish"
            {"clean":{"A":{"x":1}}}                                | "clean" is a text or a list
            {"clean":7}                                            | "clean" is an object
            {"kind":"orders!"}                                     | "kind" is one of
            {"channel":"Über"}                                     | "channel" 2 to 20
            {"userIdNamespace":"Ä"}                                | "userIdNamespace" has lower-case
            {"source":" "}                                         | "source" has 1 to 100
            {"decimal":"x"}                                        | "decimal" is . or ,
            {"decimal":".."}                                       | is a single character
            {"delimiter":"🌻"}                                     | is a single character
            {"zone":"Mars/Olympus"}                                | IANA zone
            {"timePattern":"qqqqqqq{"}                             | "timePattern" a pattern
            {"currency":"EURO"}                                    | "currency" three letters
            {"joins":[{"name":"p"}]}                               | "joins" has a "name"
            {"joins":[7]}                                          | "joins" has a "name"
            {"joins":7}                                            | "joins" is a list
            {"header":"perhaps"}                                   | "header" is true or false
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = MAPPINGS)
    void aMappingIsReadOrToldWhatIsWrongWithIt(String json, String words) {
        if (words.equals("good")) {
            assertThat(MappingJson.read(MappingJson.write(MappingJson.read(json))))
                    .isEqualTo(MappingJson.read(json));
        } else {
            assertThatThrownBy(() -> MappingJson.read(json))
                    .isInstanceOf(BadMapping.class)
                    .hasMessageContaining(words);
        }
    }

    @Test
    void aMappingHasABound() {
        String long_ = "{\"about\":\"" + "x".repeat(MappingJson.MOST) + "\"}";
        assertThatThrownBy(() -> MappingJson.read(long_))
                .isInstanceOf(BadMapping.class)
                .hasMessageContaining("64 kB");
        String deep = "[".repeat(20_000) + "]".repeat(20_000);
        assertThatThrownBy(() -> MappingJson.read(deep)).isInstanceOf(BadMapping.class);
        assertThatThrownBy(() -> MappingJson.read("{\"source\":\"" + "x".repeat(4_096) + "\"}"))
                .isInstanceOf(BadMapping.class)
                .hasMessageContaining("1 to 100");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"columns":{"A":"email"}}                                             | A     | nothing
            {"columns":{"A":"phone","B":"trait:x"}}                               | A B   | nothing
            {"columns":{"A":"trait:x"}}                                           | A     | who it is
            {"columns":{"Z":"email"}}                                             | A     | no column "Z"
            {"kind":"orders","columns":{"A":"order_id","B":"time","C":"price"}}   | A B C | nothing
            {"kind":"orders","columns":{"A":"order_id","C":"price"}}              | A C   | the time of the order
            {"kind":"orders","columns":{"B":"time","C":"line_total"}}             | B C   | the number of the order
            {"kind":"orders","columns":{"A":"order_id","B":"time"}}               | A B   | price of one piece
            {"kind":"orders","columns":{"A":"order_id","B":"time"},"joins":[{"name":"p","on":"K","columns":{"X":"price"}}]} | A B | to look up p by
            {"kind":"events"}                                                     | event | nothing
            """)
    void whatIsMissingIsSaidInAPlainSentence(String json, String headings, String words) {
        List<String> missing = MappingRules.missing(MappingJson.read(json), List.of(headings.split(" ")));
        if (words.equals("nothing")) {
            assertThat(missing).isEmpty();
        } else {
            assertThat(missing).singleElement().asString().contains(words);
        }
    }

    @Test
    void unusedColumnsAreSkipped() {
        Mapping mapping = MappingJson.read(
                "{\"columns\":{\"B\":\"email\"},\"joins\":[{\"name\":\"p\",\"on\":\"B\",\"columns\":{\"X\":\"trait:x\"}}]}");
        assertThat(MappingRules.targets(mapping, List.of("A", "B", "C")))
                .containsExactly("skip", "email", "skip", "trait:x");
    }
}
