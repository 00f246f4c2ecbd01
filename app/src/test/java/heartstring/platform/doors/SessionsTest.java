package heartstring.platform.doors;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.platform.auth.Role;
import heartstring.platform.users.User;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class SessionsTest {

    private final House house;
    private final JdbcClient jdbc;

    SessionsTest(House house, JdbcClient jdbc) {
        this.house = house;
        this.jdbc = jdbc;
    }

    @Test
    void whoReadsPagesIsNotedOnceAMinute() {
        User agent = house.user(Role.AGENT);
        Browser browser = house.signedIn(agent);
        assertThat(browser.get("/account").status()).isEqualTo(200);
        long first = lastAccess(agent);
        assertThat(browser.get("/account").status()).isEqualTo(200);
        assertThat(lastAccess(agent)).isEqualTo(first);
        jdbc.sql("update platform.session set last_access_time = last_access_time - 61000 where principal_name = :name")
                .param("name", "user:" + agent.id())
                .update();
        assertThat(browser.get("/account").status()).isEqualTo(200);
        assertThat(lastAccess(agent)).isGreaterThanOrEqualTo(first);
    }

    private long lastAccess(User user) {
        return jdbc.sql("select max(last_access_time) from platform.session where principal_name = :name")
                .param("name", "user:" + user.id())
                .query((rs, n) -> rs.getLong(1))
                .single();
    }
}
