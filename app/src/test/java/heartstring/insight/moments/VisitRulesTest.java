package heartstring.insight.moments;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.insight.moments.MomentsSql.Purchase;
import heartstring.insight.moments.VisitRules.Followed;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What became of a customer after a visit. */
class VisitRulesTest {

    private static final long LANDMARK = 1_000 * VisitRules.DAY;

    private static List<Purchase> on(double... days) {
        return Arrays.stream(days)
                .mapToObj(d -> new Purchase(LANDMARK + Math.round(d * VisitRules.DAY), 1_000, false))
                .toList();
    }

    @Test
    void whoComesEveryTenDaysIsBackWithinFifteen() {
        Followed back = VisitRules.followed(on(-40, -30, -20, -10, 14.9), LANDMARK);
        assertThat(back.back()).isTrue();
        assertThat(back.gapDays()).isEqualTo(10);
        assertThat(back.visits()).isEqualTo(4);
        assertThat(VisitRules.followed(on(-40, -30, -20, -10, 15.1), LANDMARK).back())
                .isFalse();
        assertThat(VisitRules.followed(on(-41, -30, -20, -1, 15.1), LANDMARK).gapDays())
                .as("the middle of 11, 10 and 19")
                .isEqualTo(11);
    }

    @Test
    void whoHasNoHabitYetHasThirtyDaysAndNobodyHasMoreThanSixty() {
        assertThat(VisitRules.followed(on(-3, 29), LANDMARK).back()).isTrue();
        assertThat(VisitRules.followed(on(-3, 31), LANDMARK).back()).isFalse();
        assertThat(VisitRules.followed(on(-90, -60, -30, 0, 46), LANDMARK).back())
                .isFalse();
        assertThat(VisitRules.followed(on(-300, -200, -100, 0, 61), LANDMARK).back())
                .as("150 days would be one and a half times the gap")
                .isFalse();
        assertThat(VisitRules.followed(on(-1, -1, -1, -1, -1, 2), LANDMARK).gapDays())
                .as("five at once are no habit")
                .isEqualTo(30);
        assertThat(VisitRules.followed(List.of(), LANDMARK)).isEqualTo(new Followed(false, 30, 0, 0, 0));
    }

    @Test
    void moneyIsThatOfSixtyDaysEitherWayInOneCurrency() {
        List<Purchase> mixed = List.of(
                new Purchase(LANDMARK - 61 * VisitRules.DAY, 1, false),
                new Purchase(LANDMARK - 59 * VisitRules.DAY, 20, false),
                new Purchase(LANDMARK, 300, false),
                new Purchase(LANDMARK + VisitRules.DAY, 4_000, true),
                new Purchase(LANDMARK + 60 * VisitRules.DAY, 50_000, false),
                new Purchase(LANDMARK + 61 * VisitRules.DAY, 600_000, false));
        Followed followed = VisitRules.followed(mixed, LANDMARK);
        assertThat(followed.spentBeforeMinor()).isEqualTo(320);
        assertThat(followed.spentMinor()).isEqualTo(50_000);
        assertThat(followed.back()).as("in another currency it is a visit").isTrue();
    }
}
