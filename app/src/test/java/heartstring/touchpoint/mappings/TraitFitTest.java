package heartstring.touchpoint.mappings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heartstring.platform.fields.Field;
import heartstring.platform.fields.Kind;
import heartstring.platform.fields.Subject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TraitFitTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final TraitFit fit = new TraitFit(List.of(
            field(Kind.RATING, "feeling", "Good feeling"),
            field(Kind.MULTI, "dietaryPreference", "Dietary preference")));

    private static Field field(Kind kind, String key, String label) {
        return new Field(
                1,
                Subject.PERSON,
                key,
                label,
                "",
                kind,
                List.of(new Field.Choice("vegan", "Vegan"), new Field.Choice("no-pork", "No pork")),
                "",
                1,
                Set.of(),
                Set.of(),
                true,
                false);
    }

    @Test
    void aCellBecomesWhatTheFieldKeepsOrSaysWhyNot() {
        assertThat(fit.fit("trait:feeling", JSON.readTree("\"4\""), IllegalArgumentException::new))
                .isEqualTo(JSON.readTree("4"));
        assertThat(fit.fit(
                        "trait:dietaryPreference", JSON.readTree("\"Vegan; No pork\""), IllegalArgumentException::new))
                .isEqualTo(JSON.readTree("[\"vegan\",\"no-pork\"]"));
        assertThat(fit.fit("trait:other", JSON.readTree("\"4\""), IllegalArgumentException::new))
                .isEqualTo(JSON.readTree("\"4\""));
        assertThatThrownBy(() -> fit.fit("trait:feeling", JSON.readTree("\"great\""), IllegalArgumentException::new))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("“Good feeling” is a whole number from 1 to 5");
    }
}
