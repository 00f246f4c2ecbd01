package heartstring.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CursorTest {

    @Test
    void carriesASortKeyThereAndBack() {
        Instant moment = Instant.parse("2025-05-03T14:05:06.123456Z");
        Cursor read = Objects.requireNonNull(
                Cursor.parse(Cursor.of(moment, 42L, "Zoë, ltd").text(), 3));
        assertThat(read.moment(0)).isEqualTo(moment);
        assertThat(read.number(1)).isEqualTo(42);
        assertThat(read.string(2)).isEqualTo("Zoë, ltd");
    }

    @Test
    void nothingIsTheBeginning() {
        assertThat(Cursor.parse(null, 1)).isNull();
        assertThat(Cursor.parse("", 1)).isNull();
    }

    @Test
    void nonsenseIsRefused() {
        for (String nonsense : new String[] {"%%%", "abc", Cursor.of(1, 2).text(), "A".repeat(5_000)}) {
            assertThatThrownBy(() -> Cursor.parse(nonsense, 3)).isInstanceOf(Refusal.class);
        }
        Cursor words = Objects.requireNonNull(Cursor.parse(Cursor.of("x").text(), 1));
        assertThatThrownBy(() -> words.number(0)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> words.moment(0)).isInstanceOf(Refusal.class);
    }
}
