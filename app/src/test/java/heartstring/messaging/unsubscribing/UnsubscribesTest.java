package heartstring.messaging.unsubscribing;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.commerce.Feed;
import heartstring.customer.consent.Consents;
import heartstring.customer.consent.Purpose;
import heartstring.customer.matching.Identifier;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.sources.Sources;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class UnsubscribesTest {

    private final House house;
    private final Unsubscribes unsubscribes;
    private final Consents consents;
    private final JdbcClient jdbc;
    private final Feed feed;
    private final String email = "u" + UUID.randomUUID().toString().substring(0, 8) + "@mail.test";

    UnsubscribesTest(
            House house,
            Unsubscribes unsubscribes,
            Consents consents,
            JdbcClient jdbc,
            Intake intake,
            Sources sources) {
        this.house = house;
        this.unsubscribes = unsubscribes;
        this.consents = consents;
        this.jdbc = jdbc;
        this.feed = new Feed(sources, intake, "web");
    }

    private long profile() {
        feed.send(List.of("{'type':'identify','userId':'%s','traits':{'email':'%s'}}".formatted(email, email)));
        return jdbc.sql("select profile_id from customer.v_identifier where kind = 'email' and value = :email limit 1")
                .param("email", email)
                .query(Long.class)
                .single();
    }

    private boolean allowed(Purpose purpose) {
        return consents.allows(new Identifier(Identifier.EMAIL, email), purpose);
    }

    @Test
    void oneClickOfAMailProgramStopsThatPurposeAndLookingStopsNothing() {
        long profile = profile();
        String path = "/u/" + unsubscribes.token(profile, email, Purpose.SERVICE);
        Answer looked = house.browser().get(path);
        assertThat(looked.body()).contains("Stop these messages?", email);
        assertThat(allowed(Purpose.SERVICE)).as("programs look at links").isTrue();
        Answer clicked = house.browser().postBare(path, "List-Unsubscribe", "One-Click");
        assertThat(clicked.status()).isEqualTo(200);
        assertThat(allowed(Purpose.SERVICE)).isFalse();
        assertThat(house.browser()
                        .postBare(path, "List-Unsubscribe", "One-Click")
                        .status())
                .as("again")
                .isEqualTo(200);
        assertThat(house.browser().get(path).body()).contains("We do not write to you");
        assertThat(house.browser().postBare(path, "wanted", "true").status()).isEqualTo(200);
        assertThat(allowed(Purpose.SERVICE)).isTrue();
        assertThat(allowed(Purpose.NEWS)).as("another purpose").isFalse();
    }

    @Test
    void aLinkThatThisHouseDidNotMakeDoesNothing() {
        String token = unsubscribes.token(profile(), email, Purpose.SERVICE);
        String forged = token.substring(0, 20) + (token.charAt(20) == 'A' ? 'B' : 'A') + token.substring(21);
        for (String bad : List.of(forged, "x", "A".repeat(2_000))) {
            assertThat(house.browser().get("/u/" + bad).status()).isEqualTo(404);
            assertThat(house.browser().postBare("/u/" + bad).status()).isEqualTo(404);
        }
        assertThat(allowed(Purpose.SERVICE)).isTrue();
    }
}
