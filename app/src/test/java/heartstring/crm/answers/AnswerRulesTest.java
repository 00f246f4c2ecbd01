package heartstring.crm.answers;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.crm.answers.AnswerRules.Colleague;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerRulesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Lost parcel | Re: Lost parcel",
                "Re: Lost parcel | Re: Lost parcel",
                "AW: Paket | AW: Paket",
                "RE[2]: Lost | RE[2]: Lost",
                "Regarding tea | Re: Regarding tea"
            })
    void aSubjectIsAnsweredOnce(String answered, String subject) {
        assertThat(AnswerRules.subject(answered, "Shop")).isEqualTo(subject);
    }

    @Test
    void whatHasNoSubjectGetsOne() {
        assertThat(AnswerRules.subject("  ", "Marigold")).isEqualTo("Your message to Marigold");
    }

    @Test
    void theThreadGoesOnFromWhatWasAnswered() {
        assertThat(AnswerRules.references("<a@x> <b@x>", "<b@x>", "<c@x>")).isEqualTo("<a@x> <b@x> <c@x>");
        assertThat(AnswerRules.references("", "<b@x>", "<c@x>")).isEqualTo("<b@x> <c@x>");
        assertThat(AnswerRules.references("", "", "")).isEmpty();
    }

    @Test
    void ofALongThreadTheFirstAndTheLatestStay() {
        String long_ = IntStream.range(0, 60).mapToObj(i -> "<" + i + "@x>").collect(Collectors.joining(" "));
        String[] kept = AnswerRules.references(long_, "", "<last@x>").split(" ");
        assertThat(kept).hasSize(20).startsWith("<0@x>").endsWith("<59@x>", "<last@x>");
    }

    @Test
    void variablesAreFilledAndUnknownOnesStay() {
        assertThat(AnswerRules.filled(
                        "Hi {{ first name }}, {{name}} {{oops}} $1", Map.of("first name", "A$na", "name", "N")))
                .isEqualTo("Hi A$na, N {{oops}} $1");
    }

    @Test
    void aNoteNamesTheLongestNameThatFits() {
        List<Colleague> all = List.of(new Colleague(1, "Ana"), new Colleague(2, "Ana Ruiz"), new Colleague(3, "Bo"));
        assertThat(AnswerRules.named("@Ana Ruiz look, and @bo.", all)).containsExactly(2L, 3L);
        assertThat(AnswerRules.named("@Ana please", all)).containsExactly(1L);
        assertThat(AnswerRules.named("mail ana@bo.example, @Bob", all)).containsExactly(3L);
    }
}
