package heartstring.crm.chatdoors;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.crm.chatdoors.IdentityRules.Read;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class IdentityRulesTest {

    private static final byte[] SECRET = "a secret of the site".getBytes(StandardCharsets.UTF_8);
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final long SOON = NOW.getEpochSecond() + 600;

    private static Read read(String token) {
        return IdentityRules.read(token, SECRET, NOW);
    }

    private static String claims(String inside) {
        return "{" + inside + "}";
    }

    @Test
    void whatTheSiteSignedIsProven() {
        String token = IdentityRules.signed(
                claims("\"sub\":\"42\",\"email\":\"Ana@Shop.Example\",\"name\":\"Ana\",\"exp\":" + SOON), SECRET);
        assertThat(read(token)).isEqualTo(new Read.Proven("42", "ana@shop.example", "Ana"));
        assertThat(((Read.Proven) read(token)).subject()).isEqualTo("user:42");
    }

    @Test
    void aNumberIsAUserIdToo() {
        assertThat(read(IdentityRules.signed(claims("\"sub\":42,\"exp\":" + SOON), SECRET)))
                .isEqualTo(new Read.Proven("42", "", ""));
    }

    @Test
    void whatWasChangedOrSignedByOthersIsNot() {
        String token = IdentityRules.signed(claims("\"sub\":\"42\",\"exp\":" + SOON), SECRET);
        String[] parts = token.split("\\.");
        String other = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(claims("\"sub\":\"43\",\"exp\":" + SOON).getBytes(StandardCharsets.UTF_8));
        assertThat(read(parts[0] + "." + other + "." + parts[2])).isInstanceOf(Read.Refused.class);
        assertThat(IdentityRules.read(token, "another secret".getBytes(StandardCharsets.UTF_8), NOW))
                .isInstanceOf(Read.Refused.class);
        assertThat(read(parts[0] + "." + parts[1] + ".")).isInstanceOf(Read.Refused.class);
    }

    @Test
    void aTokenThatSaysItNeedsNoSignatureIsRefused() {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        String none = encoder.encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + encoder.encodeToString(
                        claims("\"sub\":\"42\",\"exp\":" + SOON).getBytes(StandardCharsets.UTF_8))
                + ".";
        assertThat(read(none)).isEqualTo(new Read.Refused("The identity has to be signed with HS256."));
    }

    @Test
    void whatHasRunOutHoldsTooLongOrNamesNobodyIsRefused() {
        assertThat(read(IdentityRules.signed(claims("\"sub\":\"42\",\"exp\":" + (NOW.getEpochSecond() - 300)), SECRET)))
                .isEqualTo(new Read.Refused("The identity has run out."));
        assertThat(read(IdentityRules.signed(
                        claims("\"sub\":\"42\",\"exp\":" + (NOW.getEpochSecond() + 10 * 86_400)), SECRET)))
                .isEqualTo(new Read.Refused("The identity holds for longer than a day."));
        assertThat(read(IdentityRules.signed(claims("\"sub\":\"42\""), SECRET))).isInstanceOf(Read.Refused.class);
        assertThat(read(IdentityRules.signed(claims("\"name\":\"Ana\",\"exp\":" + SOON), SECRET)))
                .isInstanceOf(Read.Refused.class);
    }

    @Test
    void nonsenseIsRefused() {
        for (String odd : new String[] {"", "a.b", "a.b.c", "....", "{}.{}.{}", "x".repeat(5_000)}) {
            assertThat(read(odd)).as(odd).isInstanceOf(Read.Refused.class);
        }
    }
}
