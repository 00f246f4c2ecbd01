package heartstring.customer.choices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChoiceRulesTest {

    private static final Instant THEN = Instant.parse("2026-03-01T10:00:00Z");

    private static Choice said(Use use, boolean allowed, int day) {
        return new Choice(use, allowed, THEN.plusSeconds(day * 86_400L), "person", "");
    }

    private static boolean allows(List<Choice> holding, Use use) {
        return holding.stream().anyMatch(c -> c.use() == use && c.allowed());
    }

    @Test
    void aNoOfAnyPieceHoldsAndWhereNobodySaidAnythingTheHouseDoes() {
        List<Choice> holding = ChoiceRules.holding(
                List.of(said(Use.GIFTS, false, 1), said(Use.GIFTS, true, 9), said(Use.EMOTION, true, 2)),
                Set.of(Use.EMOTION, Use.HOUSEHOLD));
        assertThat(holding).extracting(Choice::use).containsExactly(Use.values());
        assertThat(allows(holding, Use.GIFTS))
                .as("a later yes of another piece")
                .isFalse();
        assertThat(allows(holding, Use.EMOTION))
                .as("a yes above the house's no")
                .isTrue();
        assertThat(allows(holding, Use.HOUSEHOLD)).isFalse();
        assertThat(allows(holding, Use.MESSAGES)).isTrue();
        assertThat(ChoiceRules.uses("gifts, emotion,nonsense,")).containsExactlyInAnyOrder(Use.GIFTS, Use.EMOTION);
    }
}
