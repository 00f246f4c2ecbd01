package heartstring.crm.webforms;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.crm.webforms.WebForm.Field;
import heartstring.crm.webforms.WebForm.Kind;
import heartstring.crm.webforms.WebForm.Rule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormRulesTest {

    private static final Field NAME = new Field(1, Kind.NAME, "Name", true, List.of());
    private static final Field EMAIL = new Field(2, Kind.EMAIL, "E-mail", true, List.of());
    private static final Field SIZE = new Field(3, Kind.CHOICE, "Size", false, List.of("small", "large"));
    private static final Field MESSAGE = new Field(4, Kind.MESSAGE, "Message", false, List.of());
    private static final Field TERMS = new Field(5, Kind.TICK, "Terms", true, List.of());

    static WebForm form(Field... fields) {
        return new WebForm(
                0, "", "Enquiry", "", "Send", "Thanks", List.of(), 0, List.of(fields), List.of(), 0, null, false);
    }

    private static final WebForm FORM = form(NAME, EMAIL, SIZE, MESSAGE, TERMS);

    @Test
    void whatIsRightIsTaken() {
        Map<Integer, String> values = Map.of(1, "Ana Ruiz", 2, "ana@shop.example", 3, "large", 4, "Hello", 5, "yes");
        assertThat(FormRules.faults(FORM, values, "DE")).isEmpty();
        assertThat(FormRules.text(FORM, values))
                .isEqualTo("Hello\n\nName: Ana Ruiz\nE-mail: ana@shop.example\nSize: large\nTerms: yes");
    }

    @Test
    void whatIsMissingOrOddIsSaidFieldByField() {
        Map<Integer, String> faults =
                FormRules.faults(FORM, Map.of(2, "ana@shop", 3, "huge", 4, "x".repeat(8_001)), "DE");
        assertThat(faults).containsOnlyKeys(1, 2, 3, 4, 5);
        assertThat(faults.get(1)).isEqualTo("Please fill this in.");
        assertThat(faults.get(2)).contains("no e-mail address");
        assertThat(faults.get(5)).isEqualTo("Please tick this.");
    }

    @Test
    void anAddressIsLookedAtTwice() {
        for (String wrong :
                List.of("ana", "ana@", "ana@shop", "ana..ruiz@shop.example", "a@b@shop.example", "a b@shop.example")) {
            assertThat(FormRules.faults(FORM, Map.of(1, "A", 2, wrong, 5, "yes"), "DE"))
                    .as(wrong)
                    .containsOnlyKeys(2);
        }
        assertThat(FormRules.faults(FORM, Map.of(1, "A", 2, "ana@gmial.com", 5, "yes"), "DE"))
                .containsEntry(2, "Did you mean ana@gmail.com?");
    }

    @Test
    void aFormThatNobodyCouldBeAnsweredByIsRefused() {
        assertThat(FormRules.fault(FORM)).isNull();
        assertThat(FormRules.fault(form(NAME))).contains("e-mail address or a phone");
        assertThat(FormRules.fault(form(new Field(1, Kind.EMAIL, "E-mail", false, List.of()))))
                .contains("e-mail address or a phone");
        assertThat(FormRules.fault(form(EMAIL, EMAIL))).contains("once each");
        assertThat(FormRules.fault(form(EMAIL, new Field(2, Kind.CHOICE, "Size", false, List.of("one")))))
                .contains("choices");
        assertThat(FormRules.fault(form())).contains("1 to 20 fields");
    }

    @Test
    void theFirstRuleThatHoldsDecidesElseItGoesRound() {
        List<Rule> rules = List.of(new Rule(3, "Large", 7), new Rule(3, "large", 8));
        assertThat(FormRules.assigned(rules, Map.of(3, "large"))).isEqualTo(7);
        assertThat(FormRules.assigned(rules, Map.of(3, "small"))).isZero();
        assertThat(FormRules.assigned(rules, Map.of())).isZero();
        assertThat(List.of(0L, 1L, 2L, 3L).stream().map(turn -> FormRules.turn(List.of(4L, 5L, 6L), turn)))
                .containsExactly(4L, 5L, 6L, 4L);
        assertThat(FormRules.turn(List.of(), 1)).isZero();
    }
}
