package heartstring.messaging.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import heartstring.Houses;
import heartstring.messaging.dkim.DkimCheck;
import heartstring.messaging.dkim.Signatures;
import heartstring.messaging.dkim.SigningKey;
import heartstring.messaging.outbox.Carrier;
import heartstring.messaging.outbox.Letter;
import heartstring.messaging.outbox.Outbox;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Messages go out by a real mail server, from two servers of the house at once. */
class EmailsTest {

    @Test
    void twoServersSendEachMessageOnceAndWhatFailedGoesWhenTheMailServerIsBack(@TempDir Path data) throws Exception {
        GreenMail mail = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
        mail.start();
        String database = Houses.emptyDatabase();
        String[] settings = {
            "--spring.mail.host=127.0.0.1",
            "--spring.mail.port=" + mail.getSmtp().getPort(),
            "--heartstring.mail.from=shop@house.test"
        };
        try (ConfigurableApplicationContext one = Houses.open(database, data, settings);
                ConfigurableApplicationContext other = Houses.open(database, data, settings)) {
            Outbox outbox = one.getBean(Outbox.class);
            for (int i = 0; i < 40; i++) {
                outbox.queue(letter("m" + i, "p" + i + "@mail.test"));
            }
            assertThat(mail.waitForIncomingEmail(30_000, 40)).isTrue();
            Thread.sleep(1_500);
            MimeMessage[] received = mail.getReceivedMessages();
            assertThat(received).hasSize(40);
            Set<String> ids = Arrays.stream(received).map(EmailsTest::id).collect(Collectors.toSet());
            assertThat(ids).hasSize(40).allMatch(id -> id.matches("<heartstring-\\d+-[0-9a-f]{12}@house\\.test>"));
            assertThat(received[0].getSubject()).isEqualTo("Grüße");
            assertThat(received[0].getFrom()[0].toString()).contains("shop@house.test");
            MimeMultipart parts = (MimeMultipart) received[0].getContent();
            assertThat(parts.getCount()).isPositive();

            Carrier carrier = other.getBean(Carrier.class);
            assertThat(carrier.carry(new Carrier.Parcel(9, "not an address", "s", "t", "", "")))
                    .isInstanceOf(Carrier.Carried.Never.class);
            carrier.carry(new Carrier.Parcel(7, "u@mail.test", "s", "t", "", "https://house.test/u/abc"));
            carrier.carry(new Carrier.Parcel(8, "v@mail.test", "s", "t", "", "http://house.test/u/abc"));
            assertThat(mail.waitForIncomingEmail(10_000, 42)).isTrue();
            MimeMessage asked = received[0];
            MimeMessage oneClick = mail.getReceivedMessages()[40];
            MimeMessage plain = mail.getReceivedMessages()[41];
            assertThat(asked.getHeader("List-Unsubscribe")).isNull();
            assertThat(oneClick.getHeader("List-Unsubscribe", ",")).isEqualTo("<https://house.test/u/abc>");
            assertThat(oneClick.getHeader("List-Unsubscribe-Post", ",")).isEqualTo("List-Unsubscribe=One-Click");
            assertThat(plain.getHeader("List-Unsubscribe", ",")).isEqualTo("<http://house.test/u/abc>");
            assertThat(plain.getHeader("List-Unsubscribe-Post")).isNull();
            isSigned(one, mail);
            mail.stop();
            assertThat(carrier.carry(new Carrier.Parcel(9, "ana@mail.test", "s", "t", "", "")))
                    .isInstanceOf(Carrier.Carried.Later.class);
        } finally {
            mail.stop();
        }
    }

    /** What a receiver finds, by the record that the page shows. */
    private static void isSigned(ConfigurableApplicationContext one, GreenMail mail) throws Exception {
        Signatures signatures = one.getBean(Signatures.class);
        assertThat(signatures.add("house.test")).isInstanceOf(Signatures.Outcome.Done.class);
        SigningKey key = signatures.all().getFirst();
        assertThat(signatures.sign(key.id(), true)).isTrue();
        one.getBean(Carrier.class)
                .carry(new Carrier.Parcel(9, "w@mail.test", "Grüße", "Hallo  du ", "<p>Hallo</p>", ""));
        assertThat(mail.waitForIncomingEmail(10_000, 43)).isTrue();
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        mail.getReceivedMessages()[42].writeTo(signed);
        assertThat(DkimCheck.fault(signed.toByteArray(), key.recordText())).isEmpty();
        assertThat(key.recordName()).endsWith("._domainkey.house.test");
    }

    private static Letter letter(String key, String address) {
        return new Letter(key, 0, address, Letter.Purpose.ASKED, "Grüße", "Hallo", "<p>Hallo</p>", false, null);
    }

    private static String id(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
