package heartstring.decision.gifts;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Api;
import heartstring.House;
import heartstring.HouseTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What no till would ask about. */
@HouseTest
class OddBasketsTest {

    private static final String PATH = "/api/till/decisions";

    private final House house;
    private final Api api;

    OddBasketsTest(House house) {
        this.house = house;
        this.api = house.api("till");
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    @Test
    void oddBasketsAreRefused() {
        assertThat(api.post(PATH, "{\"items\":[{\"product\":\"a\"}]}").status()).isEqualTo(400);
        assertThat(api.send("POST", PATH, "{}", "Idempotency-Key", key()).status())
                .isEqualTo(422);
        assertThat(api.send(
                                "POST",
                                PATH,
                                "{\"items\":[{\"product\":\"a\",\"quantity\":1e999999}]}",
                                "Idempotency-Key",
                                key())
                        .status())
                .isEqualTo(422);
        assertThat(api.send("POST", PATH, "{\"items\":[{\"product\":\"a\"}],\"points\":5}", "Idempotency-Key", key())
                        .status())
                .isEqualTo(400);
        assertThat(api.get(PATH + "/999999999999").status()).isEqualTo(404);
        assertThat(house.api("customers:read").get(PATH + "/1").status()).isEqualTo(403);
    }
}
