package heartstring.story.conditions;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.HouseTest;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@HouseTest
class ConditionReadingTest {

    private final Conditions conditions;

    ConditionReadingTest(Conditions conditions) {
        this.conditions = conditions;
    }

    private Conditions.Reading read(String json) {
        return conditions.read(json.replace('\'', '"'));
    }

    private Condition good(String json) {
        return ((Conditions.Reading.Good) read(json)).condition();
    }

    private static String listOf(String one, int times) {
        return String.join(",", java.util.Collections.nCopies(times, one));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{                                                                     |               | This is not valid JSON near line 1",
                "{'all':[]} x                                                          |               | This is not valid JSON",
                "{'term':'city','term':'kind','is':'known'}                            |               | This is not valid JSON",
                "[]                                                                    |               | A condition is an object",
                "null                                                                  |               | A condition is an object",
                "{}                                                                    |               | exactly one of",
                "{'all':[],'any':[]}                                                   |               | exactly one of",
                "{'all':[],'why':1}                                                    |               | \"why\" is not known here; use all.",
                "{'all':{}}                                                            | all           | a list of conditions",
                "{'any':[]}                                                            | any           | needs at least one part",
                "{'not':null}                                                          | not           | A condition is an object",
                "{'all':[{'all':[]},{'not':{'term':'age','is':'known'}}]}              | all[1].not.term | There is no term \"age\". Known are birthday.month,",
                "{'term':7,'is':'known'}                                               | term          | There is no term",
            })
    void aTreeThatCannotBeReadIsToldWithItsPlaceAndWhatToDo(String json, String path, String words) {
        bad(json, path, words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'term':'city','is':'at-least','value':'Leeds'}                       | is            | can be compared by is, one-of, starts-with, contains, known",
                "{'term':'city','value':'Leeds'}                                       | is            | can be compared by",
                "{'term':'city','is':'is'}                                             | value         | needs \"value\"",
                "{'term':'city','is':'is','value':7}                                   | value         | a text of 1 to 200 characters",
                "{'term':'city','is':'is','value':' '}                                 | value         | a text of 1 to 200 characters",
                "{'term':'city','is':'is','value':'a\\u0000b'}                         | value         | a character that no property can have",
                "{'term':'city','is':'is','value':'a\\ud800b'}                         | value         | a character that no property can have",
                "{'term':'city','is':'is','values':['Leeds']}                          | values        | takes \"value\", not \"values\"",
                "{'term':'city','is':'known','value':'Leeds'}                          | value         | takes no value",
                "{'term':'city','is':'one-of','value':'Leeds'}                         | value         | takes \"values\", not \"value\"",
                "{'term':'city','is':'one-of','values':[]}                             | values        | a list of 1 to 500 values",
                "{'term':'city','is':'one-of','values':['a',1]}                        | values[1]     | a text of 1 to 200 characters",
                "{'term':'city','with':{'days':3},'is':'known'}                        | with          | \"days\" is not known here. Remove it.",
                "{'term':'orders','with':[],'is':'is','value':3}                       | with          | an object of names and values",
                "{'term':'orders','with':{'days':0},'is':'is','value':3}               | with.days     | a whole number from 1 to 3660",
                "{'term':'orders','with':{'days':1.5},'is':'is','value':3}             | with.days     | a whole number from 1 to 3660",
                "{'term':'orders','is':'known'}                                        | is            | can be compared by is, one-of, at-least",
                "{'term':'orders','is':'is','value':'3'}                               | value         | a number of at most 15 digits",
                "{'term':'orders','is':'is','value':1e999999999}                       | value         | a number of at most 15 digits",
                "{'term':'orders','is':'is','value':0.1234567}                         | value         | a number of at most 15 digits",
                "{'term':'orders','is':'between','values':[3]}                         | values        | two values, the smaller first",
                "{'term':'orders','is':'between','values':[3,2]}                       | values        | Turn the two around",
                "{'term':'spent','is':'at-least','value':19.99}                        | value         | such as 1999 for 19.99",
                "{'term':'spent','is':'at-least','value':-9223372036854775808}         | value         | such as 1999 for 19.99",
                "{'term':'did','is':'at-least','value':1}                              | with.name     | \"did\" needs \"name\"",
                "{'term':'trait.day','with':{'name':'x'},'is':'is','value':'2026-02-31'} | value       | a day from 1900 to 2199",
                "{'term':'trait.day','with':{'name':'x'},'is':'is','value':'9999-01-01'} | value       | a day from 1900 to 2199",
                "{'term':'first-seen','is':'at-least','value':'2026-02-01T10:00'}      | value         | and its offset",
                "{'term':'kind','is':'is','value':'cat'}                               | value         | Choose one of person, company.",
                "{'term':'birthday.today','is':'is','value':'true'}                    | value         | true or false here, without quotes",
            })
    void aTestThatCannotBeReadIsToldWithItsPlaceAndWhatToDo(String json, String path, String words) {
        bad(json, path, words);
    }

    private void bad(String json, String path, String words) {
        assertThat(read(json)).isInstanceOfSatisfying(Conditions.Reading.Bad.class, bad -> {
            assertThat(bad.path()).isEqualTo(path == null ? "" : path);
            assertThat(bad.sentence()).contains(words).endsWith(".");
        });
    }

    @Test
    void conditionsHaveBounds() {
        String city = "{'term':'city','is':'is','value':'Leeds'}";
        assertThat(read("{'not':".repeat(7) + city + "}".repeat(7))).isInstanceOf(Conditions.Reading.Good.class);
        assertThat(read("{'not':".repeat(8) + city + "}".repeat(8)))
                .isEqualTo(new Conditions.Reading.Bad(
                        "not.not.not.not.not.not.not.not",
                        "Conditions nest at most 8 deep. Say it with fewer levels."));
        assertThat(read("{'not':".repeat(100_000))).isInstanceOf(Conditions.Reading.Bad.class);
        assertThat(read("{'all':[" + listOf(city, 99) + "]}")).isInstanceOf(Conditions.Reading.Good.class);
        assertThat(read("{'all':[" + listOf(city, 100) + "]}"))
                .isInstanceOfSatisfying(
                        Conditions.Reading.Bad.class,
                        bad -> assertThat(bad.path()).isEqualTo("all[99]"));
        String many = "{'term':'city','is':'one-of','values':[%s]}";
        assertThat(read(many.formatted(listOf("'x'", 500)))).isInstanceOf(Conditions.Reading.Good.class);
        assertThat(read(many.formatted(listOf("'x'", 501)))).isInstanceOf(Conditions.Reading.Bad.class);
        assertThat(read(city.replace("Leeds", "🍀".repeat(200)))).isInstanceOf(Conditions.Reading.Good.class);
        assertThat(read(city.replace("Leeds", "x".repeat(201)))).isInstanceOf(Conditions.Reading.Bad.class);
        assertThat(read(" ".repeat(300_000))).isInstanceOf(Conditions.Reading.Bad.class);
    }

    @Test
    void noTextEverThrows() {
        Random random = new Random(3);
        String whole = """
                {"all":[{"any":[{"term":"orders","with":{"days":90},"is":"at-least","value":3},{"not":{"term":"city","is":
                "one-of","values":["Leeds","York"]}}]},{"term":"spent","is":"between","values":[-1,2000]}]}""";
        assertThat(conditions.read(whole)).isInstanceOf(Conditions.Reading.Good.class);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(whole);
            for (int n = 1 + random.nextInt(3); n > 0; n--) {
                int at = random.nextInt(text.length());
                int until = Math.min(text.length(), at + random.nextInt(6));
                int from = random.nextInt(whole.length() - 8);
                text.replace(at, until, whole.substring(from, from + random.nextInt(8)));
            }
            if (conditions.read(text.toString()) instanceof Conditions.Reading.Good good) {
                assertThat(conditions.sentence(good.condition())).isNotBlank();
                assertThat(conditions.read(conditions.write(good.condition()))).isEqualTo(good);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'all':[{'term':'orders','with':{'days':90},'is':'at-least','value':3},{'term':'city','is':'is','value':'Leeds'}]}"
                        + " | bought at least 3 times in the last 90 days and lives in Leeds",
                "{'term':'orders','with':{'category':'salad','store':'S1'},'is':'less-than','value':2}"
                        + " | bought something of category salad less than 2 times at the store S1",
                "{'not':{'term':'orders','is':'at-least','value':1}} | did not buy at least once",
                "{'term':'orders','with':{'days':1},'is':'is','value':1} | bought exactly once in the last day",
                "{'term':'last-order.days','is':'at-most','value':1} | bought last at most 1 day ago",
                "{'term':'touchpoints','with':{'channel':'web'},'is':'at-least','value':1} | has at least 1 touchpoint in the channel web",
                "{'all':[]} | always",
                "{'not':{'all':[]}} | never",
                "{'any':[{'term':'city','is':'one-of','values':['Leeds','York','Hull']},{'all':[{'term':'has-email','is':'is','value':true},"
                        + "{'term':'kind','is':'is','value':'company'}]}]}"
                        + " | lives in Leeds, York or Hull or (has an e-mail address and is a company)",
                "{'not':{'any':[{'term':'has-email','is':'is','value':false},{'not':{'term':'has-phone','is':'is','value':true}}]}}"
                        + " | not (has no e-mail address or has no telephone number)",
                "{'not':{'term':'has-email','is':'is','value':false}} | has an e-mail address",
                "{'term':'city','is':'known'} | the city is known",
                "{'not':{'term':'trait','with':{'name':'size'},'is':'known'}} | the property “size” is not known",
                "{'term':'trait.day','with':{'name':'since'},'is':'less-than','value':'2026-05-01'} | the property “since” is before 1 May 2026",
                "{'term':'did','with':{'name':'$1 {is}[x]','channel':'web'},'is':'is','value':2} | did “$1 {is}[x]” exactly 2 times in the channel web",
                "{'term':'weekday','is':'one-of','values':['saturday','sunday']} | it is Saturday or Sunday",
                "{'term':'order.total','is':'between','values':[1000,2000]} | the order comes to between €10.00 and €20.00",
                "{'term':'trait.list','with':{'name':'likes'},'is':'has-all-of','values':['tea','oats']} | the list “likes” has all of tea and oats",
                "{'not':{'term':'trait.list','with':{'name':'likes'},'is':'has-any-of','values':['tea','oats']}} | the list “likes” has not any of tea or oats",
                "{'term':'city','is':'starts-with','value':'Le'} | lives in something that starts with “Le”",
                "{'term':'line.category','is':'is','value':'salad'} | something of category salad is in the order",
            })
    void conditionsReadAsSentences(String json, String sentence) {
        assertThat(conditions.sentence(good(json))).isEqualTo(sentence);
    }
}
