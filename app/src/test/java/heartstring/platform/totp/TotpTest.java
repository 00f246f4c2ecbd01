package heartstring.platform.totp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** RFC 6238, appendix B. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            59,          94287082
            1111111109,  07081804
            1111111111,  14050471
            1234567890,  89005924
            2000000000,  69279037
            20000000000, 65353130
            """)
    void theCodesOfTheStandard(long seconds, String code) {
        assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(seconds)), 8))
                .isEqualTo(code);
    }

    @Test
    void aCodeCountsNearItsMomentAndOnce() {
        Instant now = Instant.ofEpochSecond(1_111_111_111);
        long step = Totp.step(now);
        String code = Totp.code(SECRET, step, Totp.DIGITS);
        assertThat(Totp.accepts(SECRET, code, now, 0)).hasValue(step);
        assertThat(Totp.accepts(SECRET, code, now.plusSeconds(30), 0)).hasValue(step);
        assertThat(Totp.accepts(SECRET, code, now.plusSeconds(60), 0)).isEmpty();
        assertThat(Totp.accepts(SECRET, code, now, step)).isEmpty();
        assertThat(Totp.accepts(SECRET, "", now, 0)).isEmpty();
    }

    /** RFC 4648, section 10, without the padding that telephones do not want. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            f,      MY
            fo,     MZXQ
            foo,    MZXW6
            foob,   MZXW6YQ
            fooba,  MZXW6YTB
            foobar, MZXW6YTBOI
            """)
    void base32(String text, String expected) {
        assertThat(Totp.base32(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(expected);
    }

    @Test
    void drawsAQrCodeWithoutAnyStyle() {
        assertThat(QrCode.svg("otpauth://totp/x?secret=ABC", "The \"secret\""))
                .startsWith("<svg")
                .contains("aria-label=\"The secret\"")
                .doesNotContain("style");
    }
}
