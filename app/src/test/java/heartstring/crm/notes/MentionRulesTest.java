package heartstring.crm.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MentionRulesTest {

    private static final List<MentionRules.Colleague> ALL = List.of(
            new MentionRules.Colleague(1, "Ana"),
            new MentionRules.Colleague(2, "Ana Ruiz"),
            new MentionRules.Colleague(3, "Bo Lee"),
            new MentionRules.Colleague(4, "Bo Long"),
            new MentionRules.Colleague(5, "Jürgen Weiß"));

    @ParameterizedTest
    @CsvSource(
            nullValues = "nobody",
            value = {
                "'@Ana Ruiz knows', 2",
                "'@ana, please', 1",
                "'@Bo is two people', nobody",
                "'@bo lee!', 3",
                "'write to bo@ana.example', nobody",
                "'@jürgen weiß', 5",
                "'@Jürgen', 5",
                "'@Anabel is somebody else', nobody",
                "'@', nobody"
            })
    void reads(String text, Long who) {
        assertThat(MentionRules.named(text, ALL)).isEqualTo(who == null ? java.util.Set.of() : java.util.Set.of(who));
    }
}
