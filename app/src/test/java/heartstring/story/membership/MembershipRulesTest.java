package heartstring.story.membership;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MembershipRulesTest {

    @Test
    void whoCameAndWhoLeftIsToldBySortedNumbers() {
        long[] is = {1, 3, 4, 9};
        long[] was = {2, 3, 9, 10};
        assertThat(MembershipRules.without(is, was)).containsExactly(1, 4);
        assertThat(MembershipRules.without(was, is)).containsExactly(2, 10);
        assertThat(MembershipRules.without(is, new long[0])).isEqualTo(is);
        assertThat(MembershipRules.block(is, 3, 5)).containsExactly(9);
        assertThat(MembershipRules.block(is, 0, 2)).containsExactly(1, 3);
    }
}
