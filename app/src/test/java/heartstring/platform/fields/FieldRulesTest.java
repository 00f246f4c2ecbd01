package heartstring.platform.fields;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class FieldRulesTest {

    private static Field field(String kind) {
        return new Field(
                1,
                Subject.PERSON,
                "x",
                "Field",
                "",
                Kind.of(kind).orElseThrow(),
                List.of(new Field.Choice("vegan", "Vegan"), new Field.Choice("no-nuts", "Öhne Nüsse")),
                kind.equals("money") ? "EUR" : "",
                1,
                Set.of(),
                Set.of(),
                true,
                false);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "text | ab c | \"ab c\"",
                "number | 12,5 | 12.5",
                "number | 1.234,5 | 1234.5",
                "number | 1,234.50 | 1234.5",
                "number | 12a | bad",
                "money | 12.345 | bad",
                "money | 1 200,50 | 1200.5",
                "date | 2026-03-31 | \"2026-03-31\"",
                "date | 2026-02-30 | bad",
                "date | 31.03.2026 | bad",
                "select | vegan | \"vegan\"",
                "select | VEGAN | \"vegan\"",
                "select | ohne nusse | \"no-nuts\"",
                "select | meat | bad",
                "multi | vegan;Öhne Nüsse;vegan | [\"vegan\",\"no-nuts\"]",
                "multi | vegan;meat | bad",
                "rating | 5 | 5",
                "rating | 6 | bad",
                "rating | 4.5 | bad",
                "relation | 42 | 42",
                "relation | Ada | bad",
                "number | ~ ~ | null"
            })
    void whatIsTypedIsReadOrRefused(String kind, String typed, String json) {
        FieldRules.Reading reading = FieldRules.read(field(kind), Arrays.asList(typed.split(";")));
        assertThat(reading instanceof FieldRules.Reading.Good good ? good.json() : "bad")
                .isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "text | \"a\" | good",
                "text | 5 | bad",
                "number | 5.5 | good",
                "number | \"5.5\" | bad",
                "rating | 4 | good",
                "rating | 4.5 | bad",
                "date | \"2026-03-31\" | good",
                "date | 20260331 | bad",
                "multi | [\"vegan\"] | good",
                "multi | \"vegan\" | bad",
                "relation | 7 | good",
                "relation | \"7\" | bad",
                "select | {\"a\":1} | bad",
                "select | null | good"
            })
    void programsSendTheTypeOfTheField(String kind, String json, String word) {
        FieldRules.Reading reading =
                FieldRules.check(field(kind), JsonMapper.shared().readTree(json));
        assertThat(reading instanceof FieldRules.Reading.Good ? "good" : "bad").isEqualTo(word);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "money | 12.5 | 1250",
                "money | \"12,50\" | 1250",
                "date | \"1970-01-11T10:00:00Z\" | 10",
                "number | \"x\" | ",
                "text | \"Äpfel\" | apfel",
                "multi | \"vegan, Öhne Nüsse\" | vegan+no-nuts",
                "rating | 3 | 3",
                "select | 5 | "
            })
    void listsCompareWhatSourcesTell(String kind, String json, String keys) {
        assertThat(FieldRules.keys(field(kind), json).stream()
                        .map(k -> k.text() == null ? String.valueOf(k.number().toPlainString()) : k.text())
                        .collect(Collectors.joining("+")))
                .isEqualTo(keys == null ? "" : keys);
    }
}
