package heartstring.platform.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {

    private static final byte[] PLAIN = "a secret".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path data;

    @Test
    void whatIsSealedOpensAgainAfterARestart() {
        byte[] sealed = new Vault("", data).seal(PLAIN, "totp:7");
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("a secret");
        assertThat(new Vault("", data).open(sealed, "totp:7")).isEqualTo(PLAIN);
    }

    @Test
    void itOpensForItsPurposeAndUnderItsKeyOnly() {
        byte[] sealed = new Vault("", data).seal(PLAIN, "totp:7");
        assertThatThrownBy(() -> new Vault("", data).open(sealed, "totp:8")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new Vault("x".repeat(32), data).open(sealed, "totp:7"))
                .isInstanceOf(IllegalStateException.class);
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> new Vault("", data).open(sealed, "totp:7")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void nobodyElseMayReadTheKeyFile() throws Exception {
        new Vault("", data.resolve("new/folder"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("new/folder/secret.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aShortSecretIsRefused() {
        assertThatThrownBy(() -> new Vault("short", data)).hasMessageContaining("32 characters");
    }
}
