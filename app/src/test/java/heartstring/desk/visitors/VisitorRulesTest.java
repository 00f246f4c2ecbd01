package heartstring.desk.visitors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
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

    private static VisitorsSql.Mind mind(int day, String name, String complaint, String text) {
        return new VisitorsSql.Mind(
                name, Instant.parse("2026-05-%02dT10:00:00Z".formatted(day)), complaint, "long_wait", text);
    }

    @Test
    void aComplaintIsOpenUntilSomebodyResolvesIt() {
        List<VisitorsSql.Mind> minds = List.of(
                mind(9, "Note Added", null, "Likes the window seat"),
                mind(8, "Complaint Resolved", "C1", null),
                mind(7, "Complaint Raised", "C2", "Nobody came"),
                mind(6, "Complaint Raised", "C1", "Too slow"),
                mind(5, "Complaint Raised", null, "Without a number"));
        assertThat(MindRules.open(minds, 3).stream().map(Visitor.Remembered::text))
                .containsExactly("Open complaint about long wait: Nobody came");
        assertThat(MindRules.note(minds)).isEqualTo("Likes the window seat");
        assertThat(MindRules.open(minds.subList(4, 5), 3)).hasSize(1);
        assertThat(MindRules.wish("preferredStore", "Altstadt")).isEqualTo("Preferred store: Altstadt");
        assertThat(MindRules.wish("diet", "[\"vegan\", \"no nuts\"]")).isEqualTo("Diet: vegan, no nuts");
    }
}
