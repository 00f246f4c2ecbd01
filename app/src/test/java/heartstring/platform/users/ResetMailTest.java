package heartstring.platform.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import heartstring.Answer;
import heartstring.Browser;
import heartstring.House;
import heartstring.Houses;
import heartstring.platform.auth.Role;
import heartstring.platform.settings.Settings;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A forgotten password by way of a mail server. */
class ResetMailTest {

    private static final Pattern LINK = Pattern.compile("http://shop\\.test(/reset/\\S+)");

    @Test
    void theMailArrivesAndItsLinkWorksOnceAndForAnHour(@TempDir Path data) throws Exception {
        GreenMail mail = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
        mail.start();
        try (ConfigurableApplicationContext context = Houses.open(
                Houses.emptyDatabase(),
                data,
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + mail.getSmtp().getPort())) {
            context.getBean(Settings.class).set(Map.of("address", "http://shop.test"));
            House house = context.getBean(House.class);
            User user = house.user(Role.AGENT);
            Browser browser = house.browser();
            assertThat(ask(browser, "nobody@house.test")).contains("If there is a user with this address");
            assertThat(ask(browser, user.email())).contains("If there is a user with this address");
            String link = link(mail, user, 1);

            assertThat(browser.get(link).status()).isEqualTo(200);
            assertThat(browser.post(link, "password", "a brand new one").location())
                    .isEqualTo("/login");
            dead(browser.get(link));
            Answer used = browser.post(link, "password", "and another one");
            assertThat(used.status()).isEqualTo(422);
            assertThat(used.body()).contains("This link was used already, or is older than an hour.");
            assertThat(browser.post("/login", "email", user.email(), "password", "a brand new one")
                            .status())
                    .isEqualTo(303);

            ask(house.browser(), user.email());
            String second = link(mail, user, 2);
            context.getBean(JdbcClient.class)
                    .sql("update platform.password_reset set expires_at = now() - interval '1 second'")
                    .update();
            dead(house.browser().get(second));
            assertThat(mail.getReceivedMessages()).hasSize(2);
        } finally {
            mail.stop();
        }
    }

    private static String ask(Browser browser, String email) {
        return browser.post("/reset", "email", email).body();
    }

    private static void dead(Answer answer) {
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("This link no longer works", "used already, or is older than an hour");
    }

    private static String link(GreenMail mail, User user, int messages) throws Exception {
        assertThat(mail.waitForIncomingEmail(20_000, messages)).isTrue();
        MimeMessage message = mail.getReceivedMessages()[messages - 1];
        assertThat(message.getAllRecipients()[0]).hasToString(user.email());
        assertThat(message.getSubject()).isEqualTo("Your new Heartstring password");
        Matcher link = LINK.matcher(String.valueOf(message.getContent()));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }
}
