package heartstring.messaging.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class DkimRulesTest {

    private static final String HEADS =
            "From: Ana  <ana@shop.test>\r\nTo: b@c.test\r\nSubject: A long\r\n\t subject \r\n"
                    + "Received: by x\r\nDate: Sun, 1 Mar 2026 09:00:00 +0000\r\nMessage-ID: <1@shop.test>\r\n";

    private static String text(byte[] mail) {
        return new String(mail, StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String mail) {
        return mail.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void theExamplesOfTheRfc() {
        // RFC 6376, 3.4.5
        assertThat(DkimRules.relaxedHead("A: X")).isEqualTo("a:X");
        assertThat(DkimRules.relaxedHead("B : Y\t\r\n\tZ  ")).isEqualTo("b:Y Z");
        assertThat(DkimRules.relaxedBody(" C \r\nD \t E\r\n\r\n\r\n")).isEqualTo(" C\r\nD E\r\n");
        assertThat(DkimRules.relaxedBody("")).isEmpty();
        assertThat(DkimRules.relaxedBody("\r\n\r\n")).isEmpty();
        assertThat(text(DkimRules.wired(bytes("a\nb\r\nc\rd")))).isEqualTo("a\r\nb\r\nc\r\nd");
    }

    @Test
    void aReceiverFindsItRightUnlessSomethingWasChanged() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2_048);
        KeyPair pair = generator.generateKeyPair();
        String record = "v=DKIM1; k=rsa; p="
                + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
        for (String body : new String[] {"Hello  there \r\n\r\n.dot\r\nGrüße\r\n\r\n\r\n", "", "no end", "\r\n"}) {
            byte[] wired = DkimRules.wired(bytes(HEADS + "\r\n" + body));
            String signature = DkimRules.signature(wired, "shop.test", "hs1", pair.getPrivate(), Instant.now());
            assertThat(signature.lines()).allMatch(line -> line.length() < 120);
            String signed = signature + text(wired);
            assertThat(DkimCheck.fault(bytes(signed), record)).isEmpty();
            assertThat(DkimCheck.fault(bytes("Received: by y\r\n" + signed.replace("To: b", "To:  b")), record))
                    .as("what servers on the way do")
                    .isEmpty();
            assertThat(DkimCheck.fault(bytes(signed + "more"), record)).isEqualTo("body");
            assertThat(DkimCheck.fault(bytes(signed.replace("b@c.test", "d@c.test")), record))
                    .isEqualTo("heads");
            assertThat(DkimCheck.fault(bytes(signed.replace("\r\nTo:", "\r\nFrom: eve@x.test\r\nTo:")), record))
                    .as("a second sender")
                    .isEqualTo("heads");
        }
    }
}
