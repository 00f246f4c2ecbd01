package heartstring.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Api;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.platform.auth.Role;
import org.junit.jupiter.api.Test;

@HouseTest
class ProblemTest {

    private final House house;
    private final Api api;

    ProblemTest(House house) {
        this.house = house;
        this.api = house.api("test:run");
    }

    @Test
    void aRefusalSaysWhatAndWhy() {
        Answer answer = api.get("/api/test/refusal");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.json().path("title").asString()).isEqualTo("Conflict");
        assertThat(answer.json().path("detail").asString()).isEqualTo("It is taken.");
        assertThat(answer.json().path("taken").asString()).isEqualTo("yes");
        assertThat(answer.json().path("id").asString()).isNotBlank();
    }

    @Test
    void aBugShowsAnIdAndNothingOfItself() {
        Answer answer = api.get("/api/test/bug");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("secret detail").doesNotContain("Exception");
        assertThat(answer.json().path("id").asString()).isNotBlank();
    }

    @Test
    void whatCannotBeReadIsABadRequest() {
        assertThat(api.post("/api/test/echo", "{\"text\":").status()).isEqualTo(400);
        assertThat(api.post("/api/test/echo", "[1,2]").status()).isEqualTo(400);
        assertThat(api.send("DELETE", "/api/test/echo", null).status()).isEqualTo(405);
        Answer missing = api.get("/api/test/nothing-here");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.json().path("title").asString()).isEqualTo("Not found");
    }

    @Test
    void peopleGetAPage() {
        Answer answer = house.as(Role.AGENT).get("/nothing-here");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(answer.body()).contains("There is nothing at this address.").contains("hs-sidebar");
    }
}
