package heartstring.platform.routes;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.platform.auth.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Handlers are found, and what has none is answered, as before addresses were compared by how they begin. */
@HouseTest
class RoutesTest {

    private final House house;

    RoutesTest(House house) {
        this.house = house;
    }

    @ParameterizedTest
    @CsvSource({
        "/s/{key:[a-z0-9]+}, /s/",
        "/customers/{id}, /customers/",
        "/login, /login",
        "/files/**, /files/",
        "/a?c, /a",
        "'', ''"
    })
    void aPatternBeginsWithWhatIsFixedInIt(String pattern, String beginning) {
        assertThat(Routes.beginning(pattern)).isEqualTo(beginning);
    }

    @Test
    void handlersAreFoundAndOthersAnsweredAsBefore() {
        Browser boss = house.as(Role.MANAGER);
        assertThat(boss.get("/customers/0").status()).isEqualTo(404);
        assertThat(boss.get("/experience/surveys/0/results").status()).isEqualTo(404);
        assertThat(boss.get("/experience/surveys").status()).isEqualTo(200);
        assertThat(boss.get("/nothing/of/the/kind").status()).isEqualTo(404);
        assertThat(boss.post("/experience/asking").status())
                .as("no such method")
                .isEqualTo(405);
        assertThat(boss.post("/experience/surveys/0/results").status()).isEqualTo(405);
        assertThat(house.browser().get("/s/none").status()).isEqualTo(404);
        assertThat(house.browser().get("/s/l/%C3%BC%20x").status()).isEqualTo(404);
    }
}
