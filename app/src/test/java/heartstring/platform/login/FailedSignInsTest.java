package heartstring.platform.login;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.platform.auth.Role;
import heartstring.platform.auth.Throttle;
import heartstring.platform.auth.ThrottleRules;
import heartstring.platform.totp.Phone;
import heartstring.platform.users.User;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class FailedSignInsTest {

    private static final Pattern SECRET = Pattern.compile("id=\"secret\">([A-Z2-7]+)<");

    private final House house;
    private final JdbcClient jdbc;
    private final FailedSignIns failed;
    private final Login login;
    private final Throttle throttle;

    FailedSignInsTest(House house, JdbcClient jdbc, FailedSignIns failed, Login login, Throttle throttle) {
        this.house = house;
        this.jdbc = jdbc;
        this.failed = failed;
        this.login = login;
        this.throttle = throttle;
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
        assertThat(house.as(Role.ADMINISTRATOR).get("/audit").body())
                .containsPattern(
                        "refused to sign in user <span dir=\"auto\">[^<]+</span> <small[^>]*>" + user.id() + "<");
    }

    @Test
    void everyWrongSecondFactorIsListedAndTheWaitOnce() {
        User user = house.user(Role.AGENT);
        Browser own = house.signedIn(user);
        Matcher secret = SECRET.matcher(own.post("/account/second-factor").body());
        assertThat(secret.find()).isTrue();
        own.post("/account/second-factor/confirmation", "code", new Phone(secret.group(1)).code(Instant.now()));
        assertThat(listed(user.id())).isEmpty();

        Browser other = house.browser();
        other.post("/login", "email", user.email(), "password", House.PASSWORD);
        for (int i = 0; i < ThrottleRules.CODE.attempts() + 3; i++) {
            assertThat(other.post("/login/code", "code", "no code " + i).status())
                    .isIn(401, 429);
        }
        assertThat(listed(user.id()))
                .hasSize(ThrottleRules.CODE.attempts() + 1)
                .containsOnly("{\"why\": \"wrong code\"}", "{\"why\": \"too many tries\"}")
                .containsOnlyOnce("{\"why\": \"too many tries\"}");
    }

    @Test
    void theWaitOfAnAddressIsListedOnceUnderTheAccountTriedThen() {
        String address = "2001:db8::" + Long.toHexString(System.nanoTime() & 0xffff);
        for (int i = 0; i < ThrottleRules.ADDRESS.attempts(); i++) {
            throttle.attempt(ThrottleRules.ADDRESS, address);
        }
        User first = house.user(Role.AGENT);
        User second = house.user(Role.AGENT);
        assertThat(login.password(first.email(), House.PASSWORD, address)).isInstanceOf(LoginOutcome.TooOften.class);
        assertThat(login.password(second.email(), House.PASSWORD, address)).isInstanceOf(LoginOutcome.TooOften.class);
        assertThat(listed(first.id())).containsExactly("{\"why\": \"too many tries from one address\"}");
        assertThat(listed(second.id())).isEmpty();
        assertThat(login.password(second.email(), House.PASSWORD, address + "1"))
                .isInstanceOf(LoginOutcome.Welcome.class);
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
