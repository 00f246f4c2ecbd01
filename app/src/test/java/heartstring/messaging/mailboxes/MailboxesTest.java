package heartstring.messaging.mailboxes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import heartstring.Answer;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.platform.auth.Role;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class MailboxesTest {

    private final House house;
    private final Mailboxes mailboxes;
    private final JdbcClient jdbc;

    MailboxesTest(House house, Mailboxes mailboxes, JdbcClient jdbc) {
        this.house = house;
        this.mailboxes = mailboxes;
        this.jdbc = jdbc;
    }

    private static String[] form(String name, String address, String secret) {
        return new String[] {
            "name",
            name,
            "address",
            address,
            "imap-host",
            "imap.invalid",
            "imap-port",
            "993",
            "imap-security",
            "tls",
            "login",
            "",
            "way",
            "password",
            "secret",
            secret,
            "folder",
            "",
            "smtp-host",
            "smtp.invalid",
            "smtp-port",
            "587",
            "smtp-security",
            "starttls",
            "private",
            "0"
        };
    }

    @Test
    void anAccountIsConnectedChangedAndLaidToRestOnItsPage() {
        Browser administrator = house.as(Role.ADMINISTRATOR);
        String address = "box." + UUID.randomUUID() + "@house.test";
        assertThat(administrator.get("/mailboxes/new").status()).isEqualTo(200);
        assertThat(administrator
                        .post("/mailboxes", form("Box", "nonsense", "x"))
                        .body())
                .contains("This is no e-mail address.");
        assertThat(administrator
                        .post("/mailboxes", form("Box " + address, address, ""))
                        .body())
                .contains("needs its password");
        assertThat(administrator
                        .post("/mailboxes", form("Box " + address, address, "secret one"))
                        .status())
                .isEqualTo(303);
        Mailbox box = mailboxes.all().stream()
                .filter(m -> m.address().equals(address))
                .findFirst()
                .orElseThrow();
        mailboxes.disable(box.id(), true);
        assertThat(mailboxes.key(box)).isEqualTo(new Mailboxes.Key.Opens("secret one", false));
        Answer page = administrator.get("/mailboxes/" + box.id());
        assertThat(page.body()).contains("imap.invalid").doesNotContain("secret one");
        administrator.post("/mailboxes/" + box.id(), form("Box " + address, address, ""));
        assertThat(mailboxes.key(box))
                .as("an empty field keeps it")
                .isEqualTo(new Mailboxes.Key.Opens("secret one", false));
        assertThat(mailboxes.outgoing(box.id()))
                .hasValueSatisfying(out -> assertThat(out.address()).isEqualTo(address));
        jdbc.sql(
                        "update messaging.mailbox set disabled_at = null, trouble = 'The server did not answer in time.', failures = 3, next_at = '2100-01-01', last_at = now() where id = :id")
                .param("id", box.id())
                .update();
        assertThat(administrator.get("/mailboxes").body())
                .contains("Failed 3 times in a row")
                .contains("The server did not answer in time.");
        administrator.post("/mailboxes/" + box.id() + "/rest", "disabled", "true");
        assertThat(administrator.get("/mailboxes").body()).contains("Resting");
        assertThat(house.as(Role.MANAGER).get("/mailboxes").status()).isEqualTo(403);
    }

    @Test
    void aTokenIsFetchedKeptAndToldWhenItIsRefused() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        List<String> asked = new CopyOnWriteArrayList<>();
        server.createContext("/token", exchange -> {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(form);
            boolean good = form.contains("refresh_token=good");
            byte[] answer = (good ? "{\"access_token\":\"at-1\",\"expires_in\":3600}" : "{\"error\":\"invalid_grant\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(good ? 200 : 400, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        try {
            String at = "http://127.0.0.1:" + server.getAddress().getPort() + "/token";
            AccessTokens tokens = new AccessTokens(Instant::now);
            assertThat(tokens.access(1, at + "\nclient\nsec ret\ngood")).isEqualTo("at-1");
            assertThat(tokens.access(1, at + "\nclient\nsec ret\ngood")).isEqualTo("at-1");
            assertThat(asked).hasSize(1);
            assertThat(asked.getFirst()).contains("grant_type=refresh_token").contains("client_secret=sec+ret");
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> tokens.access(2, at + "\nclient\nsecret\nbad"))
                    .hasMessageContaining("No access token was given (400)");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void oauthSignsInByXoauth2AndTlsIsNotOptional() {
        Properties imap = Mailboxes.properties("imap", new Mailbox.Server("h", 993, "tls"), true);
        assertThat(imap)
                .containsEntry("mail.imap.auth.mechanisms", "XOAUTH2")
                .containsEntry("mail.imap.ssl.enable", "true");
        Properties smtp = Mailboxes.properties("smtp", new Mailbox.Server("h", 587, "starttls"), false);
        assertThat(smtp)
                .containsEntry("mail.smtp.starttls.required", "true")
                .doesNotContainKey("mail.smtp.auth.mechanisms");
    }
}
