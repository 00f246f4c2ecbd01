package heartstring.ui.layout;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.House;
import heartstring.HouseTest;
import org.junit.jupiter.api.Test;

@HouseTest
class CsrfFormsTest {

    private final House house;

    CsrfFormsTest(House house) {
        this.house = house;
    }

    @Test
    void aFormThatPostsBeginsWithTheToken() {
        house.user(heartstring.platform.auth.Role.AGENT);
        String page = house.browser().get("/login").body();

        assertThat(page)
                .containsPattern(
                        "<form[^<>]*method=\"post\"[^<>]*>\\s*<input type=\"hidden\" name=\"_csrf\" value=\"[^\"]+\">");
        assertThat(page).doesNotContain("method=\"post\"<");
    }
}
