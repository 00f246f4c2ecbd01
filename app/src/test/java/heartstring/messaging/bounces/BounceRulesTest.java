package heartstring.messaging.bounces;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BounceRulesTest {

    private static final String ID = "<heartstring-7-0123456789ab@shop.test>";

    private static Optional<BounceReport> read(String type, String machineType, String machine, String original)
            throws Exception {
        String mail = """
                From: MAILER-DAEMON@mx.test
                To: shop@shop.test
                Subject: Undelivered
                MIME-Version: 1.0
                Content-Type: %s; boundary="b1"

                --b1
                Content-Type: text/plain

                We are sorry.
                --b1
                Content-Type: %s

                %s
                --b1
                Content-Type: message/rfc822

                %s
                --b1--
                """.formatted(type, machineType, machine, original);
        return BounceRules.read(new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))));
    }

    private static String status(String action, String status, String diagnosis) {
        return "Reporting-MTA: dns; mx.test\n\nFinal-Recipient: rfc822; ana@mail.test\nAction: " + action + "\nStatus: "
                + status + "\nDiagnostic-Code: smtp;\n  " + diagnosis;
    }

    private static final String OURS = "From: shop@shop.test\nMessage-Id: " + ID + "\nSubject: Hi\n\nText";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            failed  | 5.1.1 | 550 5.1.1 no such user        | HARD
            failed  | 5.1.10| 550 null MX                   | HARD
            failed  | 5.2.1 | 550 mailbox disabled          | HARD
            failed  | 5.4.4 | host not found                | HARD
            failed  | 5.0.0 | 550 User unknown              | HARD
            failed  | 5.0.0 | 554 rejected as spam          | SOFT
            failed  | 5.2.2 | 552 mailbox full              | SOFT
            failed  | 5.7.1 | 550 blocked by a list         | SOFT
            failed  | 5.1.7 | 550 sender not accepted       | SOFT
            failed  | 4.4.7 | too long in the queue         | SOFT
            failed  | ''    | 550 nobody here               | HARD
            failed  | ''    | 452 try later                 | SOFT
            delayed | 4.4.1 | still trying                  | ''
            relayed | 2.0.0 | passed on                     | ''
            delivered | 2.0.0 | there                       | ''
            """)
    void whatAReportMeans(String action, String status, String diagnosis, String kind) throws Exception {
        Optional<BounceReport> read = read(
                "multipart/report; report-type=delivery-status",
                "message/delivery-status",
                status(action, status, diagnosis),
                OURS);
        assertThat(read.map(r -> r.kind().name()).orElse("")).isEqualTo(kind);
        read.ifPresent(report -> {
            assertThat(report.mailId()).isEqualTo(ID);
            assertThat(report.reason()).isEqualTo(diagnosis);
        });
    }

    @Test
    void complaintsAreReadAndWhatIsNoReportIsNone() throws Exception {
        String report = "multipart/report; report-type=feedback-report";
        assertThat(read(report, "message/feedback-report", "Feedback-Type: abuse\nVersion: 1", OURS)
                        .orElseThrow()
                        .kind())
                .isEqualTo(BounceReport.Kind.COMPLAINT);
        assertThat(read(report, "message/feedback-report", "Feedback-Type: not-spam", OURS))
                .isEmpty();
        assertThat(read("multipart/mixed", "message/delivery-status", status("failed", "5.1.1", "550"), OURS))
                .isEmpty();
        assertThat(read("multipart/report", "message/delivery-status", status("failed", "5.1.1", "550"), "no heads"))
                .isEmpty();
        assertThat(read("multipart/report", "message/delivery-status", "\u0000\u0001 nonsense", OURS))
                .isEmpty();
    }
}
