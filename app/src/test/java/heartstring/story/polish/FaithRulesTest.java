package heartstring.story.polish;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.story.faith.FaithRules;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaithRulesTest {

    private static final String BOUGHT =
            "They bought 12 times, about every 21 days, the last time on 4 May for €34.50; most often Oat cake (5 times in a year).";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            With 12 times bought so far, about every 21 days, the last time on 4 May for €34.50, they mostly chose Oat cake, 5 times in a year.
            They have bought 12 times, roughly every 21 days, most recently on 4 May for €34.50, and most often Oat cake (5 times in a year).
            """)
    void otherWordsForTheSameStand(String said) {
        assertThat(FaithRules.fault(BOUGHT, said)).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            an amount      | They bought 12 times, about every 21 days, the last time on 4 May for €43.50; most often Oat cake (5 times in a year).
            what counts    | They bought 21 times, about every 12 days, the last time on 4 May for €34.50; most often Oat cake (5 times in a year).
            a lost one     | They bought 12 times, about every 21 days, the last time on 4 May; most often Oat cake (5 times in a year).
            the currency   | They bought 12 times, about every 21 days, the last time on 4 May for $34.50; most often Oat cake (5 times in a year).
            the month      | They bought 12 times, about every 21 days, the last time on 4 June for €34.50; most often Oat cake (5 times in a year).
            a name         | They bought 12 times, about every 21 days, the last time on 4 May for €34.50; most often Oat cake like Anna (5 times in a year).
            who            | Anna bought 12 times, about every 21 days, the last time on 4 May for €34.50; most often Oat cake (5 times in a year).
            other letters  | They bought 12 times, about every 21 days, the last time on 4 May for €34.50; most often Oat cake Анна (5 times in a year).
            a day in words | They bought 12 times, about every 21 days, the last time yesterday on 4 May for €34.50; most often Oat cake (5 times in a year).
            a number       | They bought 12 times, about every 21 days, the last time on 4 May for €34.50; most often Oat cake (5 times in a year) for three people.
            a refusal      | They never bought 12 times, about every 21 days, the last time on 4 May for €34.50; most often Oat cake (5 times in a year).
            a second one   | They bought 12 times, about every 21 days, the last time on 4 May for €34.50; most often Oat cake (5 times in a year). They are rich.
            a link         | They bought 12 times, about every 21 days, the last time on 4 May for €34.50; most often Oat cake (5 times in a year), see x/y.
            a tag          | They bought 12 times, about every 21 days, the last time on 4 May for €34.50; most often <b>Oat cake</b> (5 times in a year).
            a quotation    | They bought 12 times, about every 21 days, the last time on 4 May for €34.50; most often “Oat cake” (5 times in a year).
            """)
    void whatSaysMoreOrLessIsThrownAway(String what, String said) {
        assertThat(FaithRules.fault(BOUGHT, said)).as(what).isNotNull();
    }

    @Test
    void aQuotationStaysLetterByLetter() {
        String plain = "What worried them yesterday: “The 2 lids leak. I won't pay”.";
        assertThat(FaithRules.fault(plain, "Yesterday they were worried: “The 2 lids leak. I won't pay”."))
                .isNull();
        assertThat(FaithRules.fault(plain, "Yesterday they were worried: “The 3 lids leak. I won't pay”."))
                .isNotNull();
        assertThat(FaithRules.fault(plain, "Yesterday they were worried that 2 lids leak."))
                .isNotNull();
    }

    @Test
    void anAnswerHasOneLineForEachNumberInOrder() {
        List<String> two = List.of("They came yesterday.", "They bought once.");
        assertThat(PolishRules.lines("1. Yesterday they came.\n\n2) They bought once.", 2))
                .hasSize(2);
        for (String wrong : List.of(
                "1. Yesterday they came.",
                "2. They bought once.\n1. Yesterday they came.",
                "1. Yesterday they came.\n1. They bought once.",
                "Here it is:\n1. Yesterday they came.\n2. They bought once.",
                "1. Yesterday they came.\n2. They bought once.\n3. They are rich.")) {
            assertThat(PolishRules.judge(two, wrong, (a, b) -> true).used())
                    .as(wrong)
                    .isZero();
        }
        PolishRules.Judged half =
                PolishRules.judge(two, "1. Yesterday they came.\n2. They bought twice.", (a, b) -> true);
        assertThat(half.kept()).containsExactly("Yesterday they came.", "");
        assertThat(half.refusal()).isNotNull();
        assertThat(PolishRules.judge(two, "1. Yesterday they came.\n2. They bought once.", (a, b) -> false)
                        .used())
                .isZero();
    }
}
