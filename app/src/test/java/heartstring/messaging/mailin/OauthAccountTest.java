package heartstring.messaging.mailin;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import com.sun.net.httpserver.HttpServer;
import heartstring.HouseTest;
import heartstring.messaging.mailboxes.Mailbox;
import heartstring.messaging.mailboxes.MailboxDraft;
import heartstring.messaging.mailboxes.Mailboxes;
import heartstring.messaging.outbox.Carrier;
import heartstring.messaging.outbox.Threading;
import heartstring.platform.secrets.Vault;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** An account that is opened by OAuth alone: mail comes in and goes out by servers that compare what is sent byte for byte. */
@HouseTest
class OauthAccountTest {

    private final MailSync sync;
    private final Mailboxes mailboxes;
    private final Carrier carrier;
    private final Vault vault;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final String address = "care." + UUID.randomUUID() + "@house.test";
    private final String sender = "ana." + UUID.randomUUID() + "@mail.test";
    private final AtomicInteger given = new AtomicInteger();
    private volatile long lasts = 3_600;
    private volatile boolean allowed = true;
    private GreenMail behind;
    private GreenMailUser user;
    private OauthDoor imap;
    private OauthDoor smtp;
    private HttpServer tokens;
    private int box;

    OauthAccountTest(
            MailSync sync,
            Mailboxes mailboxes,
            Carrier carrier,
            Vault vault,
            JdbcClient jdbc,
            TransactionTemplate transactions) {
        this.transactions = transactions;
        this.sync = sync;
        this.mailboxes = mailboxes;
        this.carrier = carrier;
        this.vault = vault;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void connect() throws Exception {
        behind = new GreenMail(
                new ServerSetup[] {ServerSetupTest.IMAP.dynamicPort(), ServerSetupTest.SMTP.dynamicPort()});
        behind.start();
        user = behind.setUser(address, "care", "secret");
        imap = new OauthDoor(true, address, behind.getImap().getPort(), true);
        smtp = new OauthDoor(false, address, behind.getSmtp().getPort(), true);
        tokens = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        tokens.createContext("/token", exchange -> {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean good = allowed
                    && form.equals(
                            "grant_type=refresh_token&client_id=the+client&client_secret=s%26cret&refresh_token=r%2F1");
            byte[] answer = (good
                            ? "{\"access_token\":\"at-" + given.incrementAndGet()
                                    + ".~+/=\",\"token_type\":\"Bearer\",\"expires_in\":" + lasts + "}"
                            : "{\"error\":\"invalid_grant\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(good ? 200 : 400, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        tokens.start();
        box = add(imap.port());
    }

    /** At once, or the house would look into it under the address that is not there. */
    private int add(int port) {
        return Objects.requireNonNull(transactions.execute(status -> added(port)));
    }

    private int added(int port) {
        int id = ((Mailboxes.Outcome.Done) mailboxes.add(new MailboxDraft(
                        "Box " + UUID.randomUUID(),
                        address,
                        new Mailbox.Server("127.0.0.1", port, "none"),
                        address,
                        "oauth",
                        "https://tokens.invalid/token\nthe client\ns&cret\nr/1",
                        "INBOX",
                        new Mailbox.Server("127.0.0.1", smtp.port(), "none"),
                        0)))
                .id();
        // The form takes https alone; the test's own address has none.
        String secret = "http://127.0.0.1:" + tokens.getAddress().getPort() + "/token\nthe client\ns&cret\nr/1";
        jdbc.sql("update messaging.mailbox set sealed = :sealed where id = :id")
                .param("sealed", vault.seal(secret.getBytes(StandardCharsets.UTF_8), "mailbox:" + id))
                .param("id", id)
                .update();
        return id;
    }

    @AfterEach
    void disconnect() throws Exception {
        mailboxes.disable(box, true);
        imap.close();
        smtp.close();
        tokens.stop(0);
        behind.stop();
    }

    private void deliver(String subject) throws Exception {
        String raw = """
                From: Ana <%s>
                To: %s
                Subject: %s
                Message-ID: <%s@mail.test>

                Hello
                """.formatted(sender, address, subject, UUID.randomUUID()).replace("\n", "\r\n");
        user.deliver(new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8))));
    }

    private Mailbox.Status look() throws InterruptedException {
        mailboxes.hurry(box);
        jdbc.sql("update messaging.mailbox set taken_until = null where id = :id")
                .param("id", box)
                .update();
        for (int i = 0; i < 200; i++) {
            sync.lookOnce();
            Mailbox now = mailboxes.fresh().stream()
                    .filter(m -> m.id() == box)
                    .findFirst()
                    .orElseThrow();
            boolean taken = jdbc.sql("select taken_until is not null from messaging.mailbox where id = :id")
                    .param("id", box)
                    .query(Boolean.class)
                    .single();
            if (!taken && now.status().nextAt().isAfter(Instant.now())) {
                return now.status();
            }
            Thread.sleep(50);
        }
        throw new AssertionError("nobody looked");
    }

    private List<String> subjects() {
        return jdbc.sql("""
                        select t.body #>> '{properties,subject}'
                          from touchpoint.v_touchpoint t join customer.v_identifier i on i.profile_id = t.profile_id
                         where i.kind = 'email' and i.value = :sender and t.name = 'Message Received' order by t.id""").param("sender", sender).query(String.class).list();
    }

    @Test
    void mailComesInWithATokenThatIsFetchedKeptAndFetchedAgainWhenItEnds() throws Exception {
        imap.token = "at-1.~+/=";
        deliver("One");
        assertThat(look().trouble()).isNull();
        assertThat(subjects()).containsExactly("One");
        assertThat(imap.sent).containsExactly("XOAUTH2", imap.wanted());
        deliver("Two");
        assertThat(look().trouble()).isNull();
        assertThat(given).as("kept while it lasts").hasValue(1);

        // The server does not take it any more before its time: a fresh one is fetched at once.
        imap.token = "at-2.~+/=";
        imap.sent.clear();
        lasts = 1;
        deliver("Three");
        assertThat(look().trouble()).isNull();
        assertThat(imap.sent).anyMatch(line -> line.startsWith("after: ")).endsWith("XOAUTH2", imap.wanted());

        // Its time is over: the next look fetches another before it asks.
        imap.token = "at-3.~+/=";
        imap.sent.clear();
        lasts = 3_600;
        deliver("Four");
        assertThat(look().trouble()).isNull();
        assertThat(imap.sent).containsExactly("XOAUTH2", imap.wanted());
        assertThat(subjects()).containsExactly("One", "Two", "Three", "Four");
        assertThat(given).hasValue(3);
    }

    @Test
    void aServerThatAsksFirstAndOneThatRefusesAreUnderstood() throws Exception {
        mailboxes.disable(box, true);
        OauthDoor asks = new OauthDoor(true, address, behind.getImap().getPort(), false);
        try (asks) {
            jdbc.sql("update messaging.mailbox set imap_port = :port where id = :id")
                    .param("port", asks.port())
                    .param("id", box)
                    .update();
            mailboxes.disable(box, false);
            asks.token = "at-1.~+/=";
            deliver("Asked");
            assertThat(look().trouble()).isNull();
            assertThat(subjects()).containsExactly("Asked");
            assertThat(asks.sent).containsExactly("XOAUTH2", asks.wanted());

            asks.token = "another";
            Mailbox.Status refused = look();
            assertThat(refused.trouble()).contains("refused the access token");
            assertThat(refused.failures()).isEqualTo(1);
            allowed = false;
            assertThat(look().trouble()).contains("No access token was given (400)");
            allowed = true;
            asks.token = "at-" + (given.get() + 1) + ".~+/=";
            assertThat(look().trouble()).isNull();
        }
    }

    @Test
    void anAnswerLeavesByTheServerOfItsAccount() throws Exception {
        mailboxes.disable(box, false);
        smtp.token = "at-1.~+/=";
        assertThat(carrier.carry(parcel(1))).isInstanceOf(Carrier.Carried.Taken.class);
        assertThat(smtp.sent).containsExactly("XOAUTH2", smtp.wanted());
        assertThat(behind.getReceivedMessages()).hasSize(1);
        assertThat(behind.getReceivedMessages()[0].getFrom()[0].toString()).contains(address);

        smtp.token = "at-2.~+/=";
        smtp.sent.clear();
        assertThat(carrier.carry(parcel(2))).isInstanceOf(Carrier.Carried.Later.class);
        assertThat(carrier.carry(parcel(2))).as("with a fresh token").isInstanceOf(Carrier.Carried.Taken.class);
        assertThat(smtp.sent).anyMatch(line -> line.startsWith("after: "));
        assertThat(smtp.sent.getLast()).isEqualTo(smtp.wanted());
        assertThat(behind.getReceivedMessages()).hasSize(2);
    }

    private Carrier.Parcel parcel(long id) {
        return new Carrier.Parcel(
                id,
                sender,
                "Your tea",
                "It is on its way.",
                "",
                "",
                new Threading(box, "<a" + id + "@house.test>", "", "", List.of()));
    }
}
