package heartstring.messaging.mailin;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import heartstring.HouseTest;
import heartstring.messaging.files.Files;
import heartstring.messaging.mailboxes.Mailbox;
import heartstring.messaging.mailboxes.MailboxDraft;
import heartstring.messaging.mailboxes.Mailboxes;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mail comes in by a real IMAP server. */
@HouseTest
class MailSyncTest {

    private final MailSync sync;
    private final Mailboxes mailboxes;
    private final Files files;
    private final JdbcClient jdbc;
    private final String sender = "ana." + UUID.randomUUID() + "@mail.test";
    private final String address = "care." + UUID.randomUUID() + "@house.test";
    private GreenMail server;
    private GreenMailUser user;
    private int box;

    MailSyncTest(MailSync sync, Mailboxes mailboxes, Files files, JdbcClient jdbc) {
        this.sync = sync;
        this.mailboxes = mailboxes;
        this.files = files;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void connect() {
        server = new GreenMail(new ServerSetup[] {ServerSetupTest.IMAP.dynamicPort()});
        server.start();
        user = server.setUser(address, "care", "secret");
        box = ((Mailboxes.Outcome.Done) mailboxes.add(draft(server.getImap().getPort(), "secret"))).id();
    }

    private MailboxDraft draft(int port, String password) {
        return new MailboxDraft(
                "Box " + address,
                address,
                new Mailbox.Server("127.0.0.1", port, "none"),
                "care",
                "password",
                password,
                "INBOX",
                new Mailbox.Server("", 25, "none"),
                0);
    }

    @AfterEach
    void disconnect() {
        mailboxes.disable(box, true);
        server.stop();
    }

    private void deliver(String raw) throws Exception {
        MimeMessage message = new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(raw.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1)));
        user.deliver(message);
    }

    private Mailbox.Status look() {
        mailboxes.hurry(box);
        jdbc.sql("update messaging.mailbox set taken_until = null where id = :id")
                .param("id", box)
                .update();
        // The house looks by itself, too; what it has begun is waited for.
        for (int i = 0; i < 200; i++) {
            sync.lookOnce();
            Mailbox now = mailboxes.fresh().stream()
                    .filter(m -> m.id() == box)
                    .findFirst()
                    .orElseThrow();
            boolean taken = jdbc.sql("select taken_until is not null from messaging.mailbox where id = :id")
                    .param("id", box)
                    .query((rs, n) -> rs.getBoolean(1))
                    .single();
            if (!taken && now.status().nextAt().isAfter(java.time.Instant.now())) {
                return now.status();
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        throw new AssertionError("nobody looked");
    }

    private List<String> texts() {
        return jdbc.sql("""
                        select coalesce(t.body #>> '{properties,subject}', '') || '|' || coalesce(t.body #>> '{properties,text}', '')
                          from touchpoint.v_touchpoint t join customer.v_identifier i on i.profile_id = t.profile_id
                         where i.kind = 'email' and i.value = :sender and t.name = 'Message Received' order by t.id""")
                .param("sender", sender)
                .query((rs, n) -> rs.getString(1))
                .list();
    }

    private String plain(String id, String subject, String more, String text) {
        return "From: Ana <" + sender + ">\nTo: " + address + "\nSubject: " + subject + "\nMessage-ID: " + id
                + "\nDate: Mon, 2 Mar 2026 10:00:00 +0100\n" + more + "\n" + text + "\n";
    }

    private static String id() {
        return "<" + UUID.randomUUID() + "@mail.test>";
    }

    @Test
    void eachMailIsTakenInOnceAlsoWhenTheFolderCountsAnew() throws Exception {
        String first = id();
        deliver(plain(first, "Tea", "", "Where is my tea?"));
        deliver(plain(id(), "=?UTF-8?Q?Gr=C3=BC=C3=9Fe?=", "In-Reply-To: " + first + "\n", "And my coffee?"));
        Mailbox.Status status = look();
        assertThat(status.trouble()).isNull();
        assertThat(status.lastCount()).isEqualTo(2);
        assertThat(texts()).containsExactly("Tea|Where is my tea?", "Grüße|And my coffee?");
        assertThat(jdbc.sql("select h.name from customer.headline h where h.email = :e")
                        .param("e", sender)
                        .query((rs, n) -> rs.getString(1))
                        .single())
                .as("what they call themselves")
                .isEqualTo("Ana");
        assertThat(look().lastCount()).isZero();
        deliver(plain(first, "Tea", "", "Where is my tea?"));
        assertThat(look().lastCount())
                .as("the same Message-ID under another number")
                .isZero();
        jdbc.sql("update messaging.mailbox set validity = 1 where id = :id")
                .param("id", box)
                .update();
        assertThat(look().lastCount()).as("another validity").isZero();
        assertThat(texts()).hasSize(2);
        assertThat(jdbc.sql(
                                "select body #>> '{properties,in_reply_to}' from touchpoint.touchpoint where body #>> '{properties,subject}' = 'Grüße' and body #>> '{properties,from}' = :s")
                        .param("s", sender)
                        .query((rs, n) -> rs.getString(1))
                        .single())
                .isEqualTo(first);
    }

    @Test
    void aServerThatIsAwayIsToldInWordsAndNothingIsMissed() throws Exception {
        deliver(plain(id(), "One", "", "1"));
        look();
        mailboxes.change(box, draft(1, "secret"));
        Mailbox.Status away = look();
        assertThat(away.trouble()).isEqualTo("The server could not be reached.");
        assertThat(away.failures()).isEqualTo(1);
        assertThat(look().failures()).isEqualTo(2);
        mailboxes.change(box, draft(server.getImap().getPort(), "wrong"));
        assertThat(look().trouble()).startsWith("The server refused the sign-in");
        deliver(plain(id(), "Two", "", "2"));
        mailboxes.change(box, draft(server.getImap().getPort(), "secret"));
        Mailbox.Status back = look();
        assertThat(back.trouble()).isNull();
        assertThat(back.failures()).isZero();
        assertThat(texts()).containsExactly("One|1", "Two|2");
    }

    @Test
    void thePasswordIsSealed() {
        byte[] sealed = jdbc.sql("select sealed from messaging.mailbox where id = :id")
                .param("id", box)
                .query((rs, n) -> rs.getBytes(1))
                .single();
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("secret");
    }

    @Test
    void brokenMailIsTakenInAsFarAsItCanBeRead() throws Exception {
        deliver(plain(
                id(),
                "No end",
                "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"x\"\n",
                "--x\nContent-Type: text/plain\n\nThe words\n"));
        deliver(plain(
                id(),
                "Odd letters",
                "Content-Type: text/plain; charset=no-such\nContent-Transfer-Encoding: 8bit\n",
                "caf\u00e9"));
        deliver(plain(
                id(),
                "Bad base64",
                "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n",
                "!!!! not base64 at all"));
        deliver("From: Ana <" + sender + ">\nTo: " + address
                + "\nDate: nonsense\nContent-Type: ;;;\n\nNo id, no subject\n");
        Mailbox.Status status = look();
        assertThat(status.lastCount()).as(texts().toString()).isEqualTo(4);
        assertThat(texts().get(0)).isEqualTo("No end|The words");
        assertThat(texts().get(1)).isEqualTo("Odd letters|café");
        assertThat(texts().get(3)).contains("No id, no subject");
        jdbc.sql("update messaging.mailbox set validity = 1 where id = :id")
                .param("id", box)
                .update();
        assertThat(look().lastCount())
                .as("what has no id is known by its contents")
                .isZero();
    }

    @Test
    void twentyMegabytesComeInWithWhatFits() throws Exception {
        String picture = "iVBORw0KGgo" + "A".repeat(60 * 1024) + "\n";
        StringBuilder huge = new StringBuilder();
        for (int i = 0; i < 20 * 1024 * 1024 / 77; i++) {
            huge.append("QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFB\n");
        }
        deliver(
                plain(
                        id(),
                        "Pictures",
                        "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"x\"\n",
                        "--x\nContent-Type: text/html\n\n<p>See <b>here</b></p>\n--x\nContent-Type: image/png; name=\"a.png\"\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment; filename=\"a.png\"\n\n"
                                + picture
                                + "--x\nContent-Type: application/octet-stream\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment; filename=\"huge.txt\"\n\n"
                                + huge
                                + "--x\nContent-Type: application/octet-stream\nContent-Disposition: attachment; filename=\"run.exe\"\n\nMZ\u0090\u0000\u0003\n--x--\n"));
        assertThat(look().lastCount()).isEqualTo(1);
        assertThat(texts()).containsExactly("Pictures|See here");
        String attachments = jdbc.sql("""
                        select t.body #>> '{properties,attachments}' from touchpoint.v_touchpoint t where t.body #>> '{properties,from}' = :s""")
                .param("s", sender)
                .query((rs, n) -> rs.getString(1))
                .single();
        assertThat(attachments)
                .contains("a.png")
                .contains("It is larger than 10 MB.")
                .contains("of a kind that is not taken");
        long file = jdbc.sql(
                        "select f.id from messaging.file f join touchpoint.touchpoint t on t.id = f.touchpoint_id where t.body #>> '{properties,from}' = :s")
                .param("s", sender)
                .query((rs, n) -> rs.getLong(1))
                .single();
        assertThat(files.read(file))
                .hasValueSatisfying(f -> assertThat(f.type()).isEqualTo("image/png"));
    }

    @Test
    void machinesAndOurselvesAreKnown() throws Exception {
        deliver(plain(id(), "Away", "Auto-Submitted: auto-replied\n", "I am away"));
        deliver(plain(id(), "Loop", "", "From ourselves").replace(sender, address));
        Mailbox.Status status = look();
        assertThat(status.lastCount()).isEqualTo(1);
        assertThat(status.skipped()).isZero();
        assertThat(jdbc.sql(
                                "select t.body #>> '{properties,automatic}' from touchpoint.touchpoint t where t.body #>> '{properties,from}' = :s")
                        .param("s", sender)
                        .query((rs, n) -> rs.getString(1))
                        .single())
                .isEqualTo("auto-replied");
    }

    @Test
    void mailFromNobodyIsCountedAndPassed() throws Exception {
        deliver("To: " + address + "\nSubject: Who\nMessage-ID: " + id() + "\n\nNobody wrote this\n");
        deliver(plain(id(), "After", "", "it"));
        Mailbox.Status status = look();
        assertThat(status.skipped()).isEqualTo(1);
        assertThat(status.lastCount()).isEqualTo(1);
        MailFolder inbox = server.getManagers().getImapHostManager().getInbox(user);
        assertThat(inbox.getUnseenCount())
                .as("what is read here stays unread there")
                .isEqualTo(2);
    }
}
