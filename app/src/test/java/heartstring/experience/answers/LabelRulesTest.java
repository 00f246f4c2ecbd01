package heartstring.experience.answers;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.experience.questions.Forms;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelRulesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # field | told | known here
                    nps         | 9 - Very likely        | 9
                    nps         | 10                     | 10
                    nps         | ten                    | ten
                    one         | The bread              | bread
                    one         | the FRUIT              | fruit
                    one         | bread                  | bread
                    one         | cheese                 | cheese
                    many        | The red,The blue       | red;blue
                    many        | The green; The red     | green;red
                    table.staff | The good               | good
                    feeling     | Joy                    | joy
                    why         | The bread was late     | The bread was late
                    unknown     | anything               | anything
                    """)
    void whatWasChosenIsKnownByItsKey(String field, String told, String known) {
        assertThat(LabelRules.keys(Forms.whole(), Map.of(field, List.of(told))).get(field))
                .containsExactlyElementsOf(Arrays.asList(known.split(";")));
    }
}
