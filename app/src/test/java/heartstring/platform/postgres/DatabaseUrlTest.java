package heartstring.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DatabaseUrlTest {

    @Test
    void readsAPostgresUrl() {
        assertThat(DatabaseUrl.parse("postgres://me:a%40b+c@db.local:5433/shop?sslmode=require"))
                .isEqualTo(new DatabaseUrl("jdbc:postgresql://db.local:5433/shop?sslmode=require", "me", "a@b+c"));
        assertThat(DatabaseUrl.parse("postgresql://db/shop"))
                .isEqualTo(new DatabaseUrl("jdbc:postgresql://db/shop", null, null));
    }

    @Test
    void takesAJdbcUrlAsItIs() {
        assertThat(DatabaseUrl.parse("jdbc:postgresql://db/shop?user=me").jdbc())
                .isEqualTo("jdbc:postgresql://db/shop?user=me");
    }

    @Test
    void refusesAnythingElseInWords() {
        assertThatThrownBy(() -> DatabaseUrl.parse("mysql://db/shop")).hasMessageContaining("starts with postgres://");
        assertThatThrownBy(() -> DatabaseUrl.parse("postgres://db")).hasMessageContaining("lacks");
    }

    @Test
    void neverPrintsThePassword() {
        assertThat(DatabaseUrl.parse("postgres://me:secret@db/shop")).asString().doesNotContain("secret");
    }
}
