package heartstring.messaging.mailin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailRulesTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // auto-submitted, precedence, list-id, x-autoreply, return-path, content-type, from, automatic
                "-, -, -, -, <ana@x.test>, text/plain, ana@x.test, ''",
                "no, -, -, -, -, text/plain, ana@x.test, ''",
                "auto-replied, -, -, -, -, text/plain, ana@x.test, auto-replied",
                "auto-replied; x=y, -, -, -, -, text/plain, ana@x.test, auto-replied",
                "auto-generated, -, -, -, -, text/plain, ana@x.test, auto-generated",
                "-, bulk, -, -, -, text/plain, ana@x.test, list",
                "-, auto_reply, -, -, -, text/plain, ana@x.test, auto-replied",
                "-, -, <news.x.test>, -, -, text/plain, ana@x.test, list",
                "-, -, -, yes, -, text/plain, ana@x.test, auto-replied",
                "-, -, -, -, <>, text/plain, ana@x.test, bounce",
                "-, -, -, -, -, multipart/report; report-type=delivery-status, ana@x.test, bounce",
                "-, -, -, -, -, text/plain, mailer-daemon@x.test, bounce"
            })
    void aMachinesMailIsKnownByItsHeads(
            @Nullable String submitted,
            @Nullable String precedence,
            @Nullable String list,
            @Nullable String reply,
            @Nullable String path,
            @Nullable String type,
            String from,
            String automatic) {
        assertThat(MailRules.automatic(new MailRules.Heads(submitted, precedence, list, reply, path, type, null), from))
                .isEqualTo(automatic);
    }

    @Test
    void idsAreFoundAmongNonsenseEachOnce() {
        assertThat(MailRules.ids("garbage <a@x> <b@x>\r\n\t<a@x> <bad id> <>")).containsExactly("<a@x>", "<b@x>");
        assertThat(MailRules.ids(null)).isEmpty();
        assertThat(MailRules.ids("<1@x> ".repeat(1) + "<2@x> ".repeat(1))).hasSize(2);
    }

    @Test
    void aWrongClockIsNotBelieved() {
        Instant now = Instant.parse("2026-03-02T10:00:00Z");
        Instant arrived = now.minusSeconds(60);
        assertThat(MailRules.moment(now.minusSeconds(90), arrived, now)).isEqualTo(now.minusSeconds(90));
        assertThat(MailRules.moment(Instant.parse("1970-01-01T00:00:00Z"), arrived, now))
                .isEqualTo(arrived);
        assertThat(MailRules.moment(now.plus(Duration.ofDays(3)), arrived, now)).isEqualTo(arrived);
        assertThat(MailRules.moment(null, null, now)).isEqualTo(now);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "5, 16", "6, 30", "1440, 30"})
    void afterAFailureItIsTriedAgainSoonAndNeverLaterThanHalfAnHour(int failures, long minutes) {
        assertThat(MailRules.waitAfter(failures)).isEqualTo(Duration.ofMinutes(minutes));
    }
}
