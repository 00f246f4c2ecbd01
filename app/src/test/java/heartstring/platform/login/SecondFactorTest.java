package heartstring.platform.login;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.platform.auth.Role;
import heartstring.platform.totp.Phone;
import heartstring.platform.users.User;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class SecondFactorTest {

    private static final Pattern SECRET = Pattern.compile("id=\"secret\">([A-Z2-7]+)<");
    private static final Pattern RECOVERY = Pattern.compile("<li>([A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4})</li>");

    private final House house;
    private final JdbcClient jdbc;

    SecondFactorTest(House house, JdbcClient jdbc) {
        this.house = house;
        this.jdbc = jdbc;
    }

    @Test
    void aPasswordAloneOpensNothingAnyMore() {
        User user = house.user(Role.MANAGER);
        Browser browser = house.signedIn(user);
        Answer begun = browser.post("/account/second-factor");
        assertThat(begun.body()).contains("<svg class=\"hs-qr\"");
        Phone phone = new Phone(first(SECRET, begun));
        assertThat(browser.post("/account/second-factor/confirmation", "code", "000000")
                        .status())
                .isEqualTo(303);
        // The wrong code changed nothing: the secret shown before still counts.
        String used = phone.code(Instant.now());
        Answer confirmed = browser.post("/account/second-factor/confirmation", "code", used);
        List<String> recovery = RECOVERY.matcher(confirmed.body())
                .results()
                .map(result -> result.group(1))
                .toList();
        assertThat(recovery).hasSize(10).doesNotHaveDuplicates();

        Browser other = house.browser();
        Answer half = other.post("/login", "email", user.email(), "password", House.PASSWORD, "next", "/account");
        assertThat(half.location()).isEqualTo("/login/code?next=%2Faccount");
        assertThat(other.get("/account").status()).isEqualTo(303);
        assertThat(other.post("/login/code", "code", "123456").status()).isEqualTo(401);
        // The code that turned the factor on was used up; the next one opens.
        assertThat(other.post("/login/code", "code", used).status()).isEqualTo(401);
        Answer whole =
                other.post("/login/code", "code", phone.code(Instant.now().plusSeconds(30)), "next", "/account");
        assertThat(whole.location()).isEqualTo("/account");
        assertThat(other.get("/account").body()).contains("10 recovery codes");

        assertThat(withRecovery(user, recovery.getFirst()).get("/account").body())
                .contains("9 recovery codes");
        assertThat(withRecovery(user, recovery.getFirst()).get("/account").status())
                .isEqualTo(303);
    }

    @Test
    void theSecretIsSealedAndCodesAreDigests() {
        User user = house.user(Role.MANAGER);
        Browser browser = house.signedIn(user);
        String secret = first(SECRET, browser.post("/account/second-factor"));
        browser.post("/account/second-factor/confirmation", "code", new Phone(secret).code(Instant.now()));
        assertThat(jdbc.sql("SELECT length(totp_sealed) FROM platform.users WHERE id = :id AND totp_confirmed")
                        .param("id", user.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(12 + 20 + 16);
        assertThat(browser.post("/account/second-factor").location()).isEqualTo("/account");
    }

    @Test
    void withoutThePasswordThereIsNoSecondStep() {
        assertThat(house.browser().get("/login/code").location()).isEqualTo("/login");
        assertThat(house.browser().post("/login/code", "code", "123456").location())
                .isEqualTo("/login");
    }

    private Browser withRecovery(User user, String code) {
        Browser browser = house.browser();
        browser.post("/login", "email", user.email(), "password", House.PASSWORD);
        browser.post("/login/code", "code", code.toLowerCase(java.util.Locale.ROOT));
        return browser;
    }

    private static String first(Pattern pattern, Answer answer) {
        Matcher matcher = pattern.matcher(answer.body());
        assertThat(matcher.find()).as(answer.body()).isTrue();
        return matcher.group(1);
    }
}
