package heartstring.messaging.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignatureRulesTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    private static final Instant NOW = Instant.ofEpochSecond(1_614_265_330);
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";

    /** The example that Standard Webhooks publishes. */
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private static @Nullable String fault(String signature, byte[] body, Instant now) {
        return SignatureRules.fault(ID, "1614265330", signature, body, SECRET, now);
    }

    @Test
    void theStandardsOwnExampleHolds() {
        assertThat(SignatureRules.signature(ID, 1_614_265_330, BODY, SECRET)).isEqualTo(SIGNATURE);
        assertThat(fault(SIGNATURE, BODY, NOW)).isNull();
        assertThat(fault("v1,AAAA " + SIGNATURE, BODY, NOW))
                .as("one of several")
                .isNull();
    }

    @Test
    void whatWasChangedIsOldOrUnsignedIsRefusedInWords() {
        assertThat(fault(SIGNATURE, "{}".getBytes(StandardCharsets.UTF_8), NOW)).contains("signature is wrong");
        assertThat(fault(SIGNATURE, BODY, NOW.plusSeconds(301))).contains("five minutes");
        assertThat(fault(SIGNATURE, BODY, NOW.minusSeconds(301))).contains("five minutes");
        assertThat(fault("v1,not base64!", BODY, NOW)).contains("signature is wrong");
        assertThat(fault("", BODY, NOW)).isNotNull();
        assertThat(SignatureRules.fault(null, "1", SIGNATURE, BODY, SECRET, NOW))
                .contains("webhook-id");
        assertThat(SignatureRules.fault(ID, "soon", SIGNATURE, BODY, SECRET, NOW))
                .contains("seconds");
    }
}
