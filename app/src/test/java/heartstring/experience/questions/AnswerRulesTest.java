package heartstring.experience.questions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class AnswerRulesTest {

    private static final Form FORM = Forms.whole();

    /** Fields as {@code nps=9&many=red&many=blue}. */
    static Map<String, List<String>> typed(String fields) {
        Map<String, List<String>> typed = new LinkedHashMap<>();
        for (String field : fields.split("&")) {
            String[] parts = field.split("=", 2);
            typed.computeIfAbsent(parts[0], f -> new java.util.ArrayList<>()).add(parts.length > 1 ? parts[1] : "");
        }
        return typed;
    }

    private static String read(String question, String fields) {
        return switch (AnswerRules.read(FORM.question(question).orElseThrow(), typed(fields), "DE")) {
            case AnswerRules.Read.Nothing n -> "nothing";
            case AnswerRules.Read.Bad bad -> bad.phrase();
            case AnswerRules.Read.Good good ->
                Piping.words(FORM, FORM.question(question).orElseThrow(), good.given(), "en");
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            nps     | nps=9                               | 9
            nps     | nps=                                | choose
            nps     | nps=11                              | choose
            nps     | nps=<script>                        | choose
            why     | why=                                | nothing
            why     | why=  slow till                     | slow till
            feeling | feeling=joy                         | Joy
            feeling | feeling=envy                        | choose
            one     | one=bread                           | The bread
            one     | one=cake                            | choose
            one     | one=bread&one=fruit                 | choose
            one     | one=other&one.other=jam             | jam
            many    | many=blue&many=red                  | The red, The blue
            many    | many=black                          | choose
            table   | table.staff=good                    | The staff: The good
            table   | table.staff=so-so                   | choose
            rank    | rank.a=2&rank.b=1&rank.c=3          | The b, The a, The c
            rank    | rank.a=1&rank.b=1&rank.c=3          | rank
            rank    | rank.a=1                            | rank
            day     | day=2026-05-17                      | 2026-05-17
            day     | day=2026-02-31                      | day
            agree   | agree=yes                           | ✓
            agree   | other=yes                           | nothing
            reach   | reach.name=Ana                      | Ana
            reach   | reach.email=ana                     | email
            reach   | reach.phone=12                      | phone
            reach   | reach.email=ana@shop.example        | ana@shop.example
            """)
    void whatIsTypedIsReadAsItsKind(String question, String fields, String read) {
        assertThat(read(question, fields)).isEqualTo(read);
    }

    @Test
    void tooMuchIsSaidAndNotCutShort() {
        assertThat(read("why", "why=" + "x".repeat(AnswerRules.LONGEST_TEXT))).hasSize(AnswerRules.LONGEST_TEXT);
        assertThat(read("why", "why=" + "x".repeat(100_000))).isEqualTo("long");
        Question table = new Question.Matrix(Forms.head("t", true), Forms.options("a", "b"), Forms.options("x", "y"));
        assertThat(AnswerRules.read(table, typed("t.a=x"), "DE")).isEqualTo(new AnswerRules.Read.Bad("each", 0));
    }

    @Test
    void theWayFollowsTheAnswers() {
        assertThat(way("nps=10"))
                .containsExactly("nps", "feeling", "one", "many", "table", "rank", "day", "agree", "reach");
        assertThat(way("nps=3")).startsWith("nps", "why", "feeling");
        assertThat(way("nps=10&one=fruit")).containsExactly("nps", "feeling", "one", "day", "agree", "reach");
        assertThat(way("nps=10&one=fruit&day=2026-05-17")).containsExactly("nps", "feeling", "one", "day");
        Map<String, Given> given = AnswerRules.good(FORM, typed("nps=10&one=fruit"), "DE");
        List<Question> path = PathRules.path(FORM, given);
        assertThat(PathRules.next(path, "one")).map(Question::key).contains("day");
        assertThat(PathRules.before(path, "day")).map(Question::key).contains("one");
        assertThat(PathRules.next(path, "reach")).isEmpty();
        assertThat(PathRules.before(path, "nps")).isEmpty();
    }

    private static List<String> way(String fields) {
        return PathRules.path(FORM, AnswerRules.good(FORM, typed(fields), "DE")).stream()
                .map(Question::key)
                .toList();
    }

    @Test
    void answersStandInLaterWordsAsPlainText() {
        Map<String, Given> given = AnswerRules.good(FORM, typed("why=<b>slow</b>&many=red"), "DE");
        Map<String, String> names = Piping.names(FORM, given, Map.of("first_name", "Ana"), "en");
        assertThat(Piping.fill("{{first_name}}, you said {{why}} and {{many}}.", names))
                .isEqualTo("Ana, you said <b>slow</b> and The red.");
        assertThat(Piping.fill("What should we know, {{unknown}}?", names)).isEqualTo("What should we know?");
        assertThat(Piping.fill("{{why}}", Map.of("why", "{{why}} $1 \\"))).isEqualTo("{{why}} $1 \\");
    }

    @Test
    void aFormComesBackFromItsJsonAsItWas() {
        assertThat(FormJson.read(FormJson.write(FORM))).isEqualTo(FORM);
        assertThat(FormJson.rules(FORM)).contains("\"is\":\"at-most\"").contains("\"act\":\"show\"");
        assertThat(FormRules.unready(FORM, false)).isNull();
        assertThat(FormRules.unready(FORM, true)).contains("anonymous survey asks for no contact");
    }

    @Test
    void answersOfAProgramAreReadAsThoseOfAPage() {
        var json = JsonMapper.shared().readTree("""
                {"nps": 3, "why": "slow", "many": ["red", "blue"], "table": {"staff": "bad"}, "rank": ["c", "a", "b"], "agree": true, "one": [{"other": "jam"}]}""");
        Map<String, Given> given = AnswerRules.good(FORM, GivenJson.typed(json), "DE");
        assertThat(given.get("rank")).isEqualTo(new Given.Picks(List.of("c", "a", "b"), ""));
        assertThat(given.get("one")).isEqualTo(new Given.Picks(List.of(), "jam"));
        assertThat(given).hasSize(7);
        // Free words stand once, in the comment of the touchpoint.
        assertThat(GivenJson.write(given).propertyNames())
                .containsExactlyInAnyOrder("nps", "many", "table", "rank", "agree", "one");
        assertThat(AnswerRules.good(FORM, GivenJson.typed(GivenJson.write(given)), "DE")
                        .get("rank"))
                .isEqualTo(given.get("rank"));
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        Question nps = FORM.questions().getFirst();
        assertThat(FormRules.fault(FORM.withQuestions(List.of(nps, nps)))).contains("taken");
        assertThat(FormRules.fault(FORM.withLanguages(List.of("english")))).contains("languages");
        assertThat(FormRules.fault(Forms.of(
                        FORM.questions(), new Rule("why", new Rule.Test.Answered(), new Rule.Then.GoTo("nps")))))
                .contains("forward");
        assertThat(FormRules.fault(
                        Forms.of(List.of(nps), new Rule("gone", new Rule.Test.Answered(), new Rule.Then.Finish()))))
                .contains("not there any more");
        assertThat(FormRules.fault(Forms.of(
                        List.of(new Question.Choice(Forms.head("c", false), false, false, Forms.options("a"))))))
                .contains("2 to 30");
        assertThat(FormRules.unready(Forms.of(List.of()), false)).contains("no question");
    }

    @Test
    void everyLanguageHasEveryPhrase() throws Exception {
        Properties english = phrases("en");
        for (String language : Phrases.LANGUAGES) {
            assertThat(phrases(language).stringPropertyNames()).as(language).isEqualTo(english.stringPropertyNames());
        }
        assertThat(Arrays.stream(Emotion.values()).map(Emotion::word)).allMatch(english::containsKey);
        assertThat(Phrases.of("de-AT").say("of", 2, 5)).isEqualTo("Frage 2 von 5");
        assertThat(Phrases.of("xx").say("next")).isEqualTo("Next");
        assertThat(Stream.of("ar", "he-IL").allMatch(Phrases::fromTheRight)).isTrue();
    }

    private static Properties phrases(String language) throws Exception {
        Properties phrases = new Properties();
        try (var in = new java.io.InputStreamReader(
                AnswerRulesTest.class.getResourceAsStream(
                        "/heartstring/experience/phrases_" + language + ".properties"),
                java.nio.charset.StandardCharsets.UTF_8)) {
            phrases.load(in);
        }
        return phrases;
    }

    @Test
    void aRuleHoldsAtItsOwnNumber() {
        assertThat(PathRules.holds(new Rule.Test.AtLeast(7), new Given.Figure(7)))
                .isTrue();
        assertThat(PathRules.holds(new Rule.Test.AtLeast(7), new Given.Figure(6)))
                .isFalse();
        assertThat(PathRules.holds(new Rule.Test.AtMost(6), new Given.Figure(6)))
                .isTrue();
        assertThat(PathRules.holds(new Rule.Test.AtMost(6), new Given.Figure(7)))
                .isFalse();
        assertThat(PathRules.holds(new Rule.Test.AtLeast(0), null)).isFalse();
    }
}
