package heartstring.kernels.emotions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClausesTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
                    The delivery was late, but your staff were lovely. | The delivery was late: delivery waiting / your staff were lovely.: staff
                    The delivery was late and the cashier was rude     | The delivery was late: delivery waiting / the cashier was rude: staff
                    I love the bread, the cheese and the wine          | I love the bread, the cheese and the wine:
                    Prices are fair. The queue is too long!            | Prices are fair.: price / The queue is too long!: waiting
                    My refund came; thank you                          | My refund came;: returns / thank you:
                    Great shop 😊                                      | Great shop 😊: store""", delimiter = '|')
    void aTextIsCutWhereSomethingElseIsSpokenOf(String text, String wanted) {
        String found = Clauses.of(text).stream()
                .map(clause -> clause.words() + ": "
                        + clause.themes().stream().sorted().map(Theme::word).collect(Collectors.joining(" ")))
                .map(String::strip)
                .collect(Collectors.joining(" / "));
        assertThat(found).isEqualTo(wanted);
    }

    @Test
    void clausesStandInTheTextAndQuotedMailDoesNot() {
        String text = "The app is slow.\nBut the staff helped :)\n\nOn Monday Sam wrote:\n> The delivery is late";
        List<Clauses.Clause> clauses = Clauses.of(text);
        assertThat(clauses)
                .isNotEmpty()
                .allSatisfy(clause -> assertThat(
                                text.substring(clause.from(), clause.to()).strip())
                        .isEqualTo(clause.words()));
        assertThat(clauses).noneMatch(clause -> clause.themes().contains(Theme.DELIVERY));
        assertThat(Clauses.of("but ".repeat(5_000))).hasSizeLessThanOrEqualTo(Clauses.MOST);
        assertThat(Clauses.of("   ")).isEmpty();
    }
}
