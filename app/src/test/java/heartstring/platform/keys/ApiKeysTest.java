package heartstring.platform.keys;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Api;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.platform.auth.Role;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class ApiKeysTest {

    private static final Pattern TOKEN = Pattern.compile("id=\"token\">(hs_[A-Za-z0-9_-]{43})<");

    private final House house;
    private final JdbcClient jdbc;

    ApiKeysTest(House house, JdbcClient jdbc) {
        this.house = house;
        this.jdbc = jdbc;
    }

    @Test
    void aKeyIsShownOnceAndKeptAsADigest() {
        Browser administrator = house.as(Role.ADMINISTRATOR);
        String name = "till " + UUID.randomUUID();
        Answer made = administrator.post("/api-keys", "name", name, "scope", "test:run");
        Matcher token = TOKEN.matcher(made.body());
        assertThat(token.find()).isTrue();
        assertThat(administrator.get("/api-keys").body())
                .contains(name)
                .doesNotContain(token.group(1))
                .contains(token.group(1).substring(0, 8));
        Api api = house.apiWith(token.group(1));
        assertThat(api.get("/api/test/refusal").status()).isEqualTo(409);
        long id = jdbc.sql("SELECT id FROM platform.api_key WHERE name = :name AND last_used_at IS NOT NULL")
                .param("name", name)
                .query(Long.class)
                .single();
        administrator.post("/api-keys/" + id + "/revocation");
        assertThat(eventually401(api)).isTrue();
    }

    @Test
    void noKeyAWrongKeyAndTheWrongScopeAreToldApart() {
        Answer none = house.browser().get("/api/test/refusal");
        assertThat(none.status()).isEqualTo(401);
        assertThat(none.header("WWW-Authenticate")).hasValue("Bearer");
        assertThat(none.header("Content-Type")).hasValue("application/problem+json");
        assertThat(house.apiWith("hs_nonsense").get("/api/test/refusal").status())
                .isEqualTo(401);
        Answer other = house.api("other:scope").get("/api/test/refusal");
        assertThat(other.status()).isEqualTo(403);
        assertThat(other.json().path("detail").asString()).contains("test:run");
        assertThat(house.api("admin").get("/api/test/refusal").status()).isEqualTo(409);
    }

    @Test
    void aSessionOpensNoApiAndAKeyNoPage() {
        assertThat(house.as(Role.ADMINISTRATOR).get("/api/test/refusal").status())
                .isEqualTo(401);
        assertThat(house.api("admin").get("/users").status()).isEqualTo(303);
    }

    @Test
    void aKeyNeedsANameAndAScope() {
        Browser administrator = house.as(Role.ADMINISTRATOR);
        assertThat(administrator
                        .post("/api-keys", "name", " ", "scope", "admin")
                        .status())
                .isEqualTo(422);
        assertThat(administrator.post("/api-keys", "name", "x").status()).isEqualTo(422);
        assertThat(administrator
                        .post("/api-keys", "name", "x", "scope", "made:up")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void metricsWantTheirScopeAndHealthWantsNothing() {
        assertThat(house.browser().get("/actuator/health").status()).isEqualTo(200);
        assertThat(house.browser().get("/actuator/prometheus").status()).isEqualTo(401);
        Answer metrics = house.api("metrics:read").get("/actuator/prometheus");
        assertThat(metrics.status()).isEqualTo(200);
        assertThat(metrics.body()).contains("jvm_memory_used_bytes");
        assertThat(house.api("test:run").get("/actuator/prometheus").status()).isEqualTo(403);
    }

    /** The other nodes are told, which takes a moment. */
    private static boolean eventually401(Api api) {
        for (int i = 0; i < 100; i++) {
            if (api.get("/api/test/refusal").status() == 401) {
                return true;
            }
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
        }
        return false;
    }
}
