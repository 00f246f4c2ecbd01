package heartstring.platform.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heartstring.Houses;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretCheckTest {

    @Test
    void aServerWithAnotherKeyFileDoesNotStartAndSaysWhy(@TempDir Path data) throws Exception {
        String database = Houses.emptyDatabase();
        Houses.open(database, data).close();
        Path key = data.resolve("secret.key");
        String former = Files.readString(key);
        Files.delete(key);
        assertThatThrownBy(() -> Houses.open(database, data))
                .hasRootCauseInstanceOf(WrongSecret.class)
                .rootCause()
                .hasMessageContaining(key.toString())
                .hasMessageContaining("Put the former secret.key back")
                .hasMessageContaining("HEARTSTRING_SECRET_LOST=true");
        String other = Files.readString(key);
        assertThat(other).isNotEqualTo(former);
        Files.writeString(key, former);
        Houses.open(database, data).close();
        Files.writeString(key, other);
        Houses.open(database, data, "--heartstring.secret-lost=true").close();
        Houses.open(database, data).close();
    }
}
