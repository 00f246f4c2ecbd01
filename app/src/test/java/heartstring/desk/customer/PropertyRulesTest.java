package heartstring.desk.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PropertyRulesTest {

    @ParameterizedTest
    @CsvSource({
        "Shoe size,shoeSize",
        "city,city",
        "firstName,firstName",
        "favourite_colour,favouriteColour",
        "'  padded  ',padded",
        "9lives,''",
        "<b>,''",
        "'',''",
    })
    void typedNamesBecomePropertyNames(String typed, String name) {
        assertThat(PropertyRules.name(typed)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "city,Leeds,-",
                "email,ada@example.org,-",
                "email,ada at example,This is not an e-mail address.",
                "phone,020 7946 0018,-",
                "'',x,'A property''s name begins with a letter and has only letters, digits and underscores.'",
            })
    void aValueMustFitItsProperty(String name, String value, String fault) {
        assertThat(PropertyRules.fault(name, value, "GB")).isEqualTo(fault);
    }

    @Test
    void numbersAndTruthsStayWhatTheyWere() {
        assertThat(PropertyRules.json("7", "3")).isEqualTo("7");
        assertThat(PropertyRules.json("7", "\"3\"")).isEqualTo("\"7\"");
        assertThat(PropertyRules.json("true", "false")).isEqualTo("true");
        assertThat(PropertyRules.json("many", "3")).isEqualTo("\"many\"");
        assertThat(PropertyRules.json("  ", "3")).isEqualTo("null");
    }

    @Test
    void anAddressHasThePartsOfEveryAddressAndKeepsWhatWasNotTyped() {
        String before = "{\"city\":\"Leeds\",\"floor\":3,\"geo\":{\"lat\":1}}";

        assertThat(PropertyRules.parts("homeAddress", before))
                .extracting(Portrait.Part::name)
                .containsExactly("street", "postalCode", "city", "state", "country", "floor");
        assertThat(PropertyRules.parts("size", "{\"shoe\":44}")).containsExactly(new Portrait.Part("shoe", "44"));
        assertThat(PropertyRules.parts("tags", "[\"a\"]")).isEmpty();
        assertThat(PropertyRules.whole(
                        "homeAddress", Map.of("city", " ", "floor", "4", "geo", "x", "other", "y"), before))
                .isEqualTo("{\"floor\":4,\"geo\":{\"lat\":1}}");
        assertThat(PropertyRules.whole("size", Map.of("shoe", ""), "{\"shoe\":44}"))
                .isEqualTo("null");
    }

    @Test
    void wholeValuesReadAsText() {
        assertThat(PropertyRules.text("{\"city\":\"Leeds\",\"tags\":[\"a\",\"b\"]}"))
                .isEqualTo("City: Leeds · Tags: a, b");
        assertThat(PropertyRules.text("\"x\"")).isEqualTo("x");
    }

    @Test
    void aYesReadsAsAYesAndSaysWhatItMeans() {
        assertThat(PropertyRules.text("true")).isEqualTo("yes");
        assertThat(PropertyRules.text("false")).isEqualTo("no");
        assertThat(PropertyRules.text("\"true\"")).isEqualTo("true");
        assertThat(PropertyRules.meaning("marketing_opt_in", "true")).isEqualTo("agreed to advertising");
        assertThat(PropertyRules.meaning("marketingOptIn", "false")).isEqualTo("did not agree to advertising");
        assertThat(PropertyRules.meaning("vegetarian", "true")).isEmpty();
        assertThat(PropertyRules.json("no", "true")).isEqualTo("false");
        assertThat(PropertyRules.json("yes", "\"no\"")).isEqualTo("\"yes\"");
    }
}
