package heartstring.platform.login;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.platform.auth.Role;
import heartstring.platform.auth.ThrottleRules;
import heartstring.platform.users.User;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class FailedSignInsTest {

    private final House house;
    private final JdbcClient jdbc;
    private final FailedSignIns failed;

    FailedSignInsTest(House house, JdbcClient jdbc, FailedSignIns failed) {
        this.house = house;
        this.jdbc = jdbc;
        this.failed = failed;
    }

    @BeforeEach
    @AfterEach
    void forgetTries() {
        jdbc.sql("delete from platform.throttle").update();
    }

    @Test
    void everyWrongPasswordIsListedAndTheWaitOnce() {
        User user = house.user(Role.AGENT);
        Browser browser = house.browser();
        for (int i = 0; i < 12; i++) {
            browser.post("/login", "email", user.email(), "password", "secret guess " + i);
        }
        assertThat(listed(user.id()))
                .hasSize(9)
                .containsOnly("{\"why\": \"wrong password\"}", "{\"why\": \"too many tries\"}")
                .containsOnlyOnce("{\"why\": \"too many tries\"}");
        assertThat(jdbc.sql(
                                "select count(*) from platform.audit where audit::text like '%secret guess%' or audit::text like :mail")
                        .param("mail", "%" + user.email() + "%")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(house.as(Role.ADMINISTRATOR).get("/audit").body()).contains("refused to sign in user " + user.id());
    }

    @Test
    void nobodyFillsTheLogByFailing() {
        long before = listed(0).size();
        for (int i = 0; i < ThrottleRules.LISTED_FAILURES.attempts() + 50; i++) {
            failed.note(0, FailedSignIns.Why.UNKNOWN);
        }
        assertThat(listed(0)).hasSize((int) before + ThrottleRules.LISTED_FAILURES.attempts() + 1);
    }

    private List<String> listed(long user) {
        return jdbc.sql(
                        "select details::text from platform.audit where action = 'refused to sign in' and subject_id = :id")
                .param("id", String.valueOf(user))
                .query((rs, n) -> rs.getString(1))
                .list();
    }
}
