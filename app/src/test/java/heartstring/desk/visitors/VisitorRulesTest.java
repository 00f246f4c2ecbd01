package heartstring.desk.visitors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisitorRulesTest {

    @Test
    void enoughOfAnAddressToKnowItAgain() {
        assertThat(VisitorRules.maskedMail("ana@shop.example")).isEqualTo("a…@shop.example");
        assertThat(VisitorRules.maskedMail(null)).isNull();
        assertThat(VisitorRules.maskedPhone("+491701234567")).isEqualTo("…567");
        assertThat(VisitorRules.maskedPhone("12")).isNull();
    }

    @Test
    void onlyWhatMayBeANameIsLookedForByItsBeginning() {
        assertThat(VisitorRules.mayBeName("Ana")).isTrue();
        assertThat(VisitorRules.mayBeName("Øyvind Å")).isTrue();
        assertThat(VisitorRules.mayBeName("a")).isFalse();
        assertThat(VisitorRules.mayBeName("29123")).isFalse();
        assertThat(VisitorRules.mayBeName("GIFT-7H2K")).isFalse();
        assertThat(VisitorRules.mayBeName("ana@")).isFalse();
    }
}
