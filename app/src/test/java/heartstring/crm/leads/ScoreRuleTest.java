package heartstring.crm.leads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreRuleTest {

    @Test
    void halfIsLeftAfterTheDaysNamedAndAQuarterAfterTwiceAsMany() {
        ScoreRule rule = new ScoreRule(1, "Form Submitted", "sent a form", 30, 14);
        assertThat(rule.worth(0)).isEqualTo(30);
        assertThat(rule.worth(14)).isEqualTo(15, within(1e-9));
        assertThat(rule.worth(28)).isEqualTo(7.5, within(1e-9));
        assertThat(rule.worth(-1)).as("a clock that is ahead").isEqualTo(30);
    }

    @Test
    void aReasonReadsLikeASum() {
        assertThat(new Lead.Reason("looked at a product", 6, 11.6).text())
                .isEqualTo("+12 looked at a product (6 times)");
        assertThat(new Lead.Reason("stopped our messages", 1, -20).text()).isEqualTo("−20 stopped our messages");
    }

    @Test
    void rulesThatMakeNoSenseAreRefused() {
        assertThat(ScoreRule.fault("Form Submitted", "sent a form", 30, 14)).isNull();
        for (String fault : List.of(
                "" + ScoreRule.fault(" ", "x", 1, 1),
                "" + ScoreRule.fault("x", " ", 1, 1),
                "" + ScoreRule.fault("x", "x", 0, 1),
                "" + ScoreRule.fault("x", "x", 101, 1),
                "" + ScoreRule.fault("x", "x", 1, 0))) {
            assertThat(fault).isNotEqualTo("null");
        }
    }
}
