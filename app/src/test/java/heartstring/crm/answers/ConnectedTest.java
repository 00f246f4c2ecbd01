package heartstring.crm.answers;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import heartstring.Answer;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.messaging.connectors.Connector;
import heartstring.messaging.connectors.Connectors;
import heartstring.platform.auth.Role;
import heartstring.touchpoint.belts.Belts;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A conversation by text message, through a connector as anybody would write one. */
@HouseTest
class ConnectedTest {

    private final House house;
    private final Connectors connectors;
    private final Belts belts;
    private final JdbcClient jdbc;
    private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
    private final String phone = "+49151" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
    private HttpServer provider;
    private volatile int status = 200;
    private Connector connector;

    ConnectedTest(House house, Connectors connectors, Belts belts, JdbcClient jdbc) {
        this.house = house;
        this.connectors = connectors;
        this.belts = belts;
        this.jdbc = jdbc;
    }

    private record Call(String id, String second, String signature, String body) {}

    @BeforeEach
    void open() throws Exception {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var heads = exchange.getRequestHeaders();
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
            calls.add(new Call(
                    heads.getFirst("webhook-id"),
                    heads.getFirst("webhook-timestamp"),
                    heads.getFirst("webhook-signature"),
                    body));
        });
        provider.start();
        connector = ((Connectors.Outcome.Done) connectors.add(
                        "Texts " + UUID.randomUUID().toString().substring(0, 8),
                        "sms",
                        "http://127.0.0.1:" + provider.getAddress().getPort() + "/out"))
                .connector();
    }

    @AfterEach
    void close() {
        connectors.disable(connector.id(), true);
        provider.stop(0);
    }

    private String signature(String id, String second, String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(
                Base64.getDecoder().decode(connectors.secret(connector).substring(6)), "HmacSHA256"));
        return "v1,"
                + Base64.getEncoder()
                        .encodeToString(mac.doFinal((id + "." + second + "." + body).getBytes(StandardCharsets.UTF_8)));
    }

    private Answer bring(String id, String text) throws Exception {
        return bring("""
                {"messages":[{"id":"%s","from":{"phone":"%s","name":"Ana Ruiz"},"text":"%s","conversation":"t-1"}]}""".formatted(id, phone, text));
    }

    private Answer bring(String body) throws Exception {
        String second = String.valueOf(Instant.now().getEpochSecond());
        return house.api("connectors:write")
                .post(
                        "/api/connectors/" + connector.id() + "/messages",
                        body,
                        "webhook-id",
                        "in-1",
                        "webhook-timestamp",
                        second,
                        "webhook-signature",
                        signature("in-1", second, body));
    }

    private long conversation() {
        belts.drain();
        return jdbc.sql("""
                        select c.id from customer.v_identifier i join customer.v_profile p on p.id = i.profile_id
                          join customer.v_profile q on q.customer_id = p.customer_id join crm.v_conversation c on c.profile_id = q.id
                         where i.kind = 'phone' and i.value = :phone order by c.last_at desc limit 1""")
                .param("phone", phone)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    private Answer reply(String text) {
        return house.as(Role.AGENT)
                .post(
                        "/crm/inbox/" + conversation() + "/replies",
                        "text",
                        text,
                        "key",
                        UUID.randomUUID().toString());
    }

    @Test
    void aTextMessageIsAnsweredLikeAnyOther() throws Exception {
        String id = UUID.randomUUID().toString();
        assertThat(bring(id, "Are you open?").json().toString()).contains("\"accepted\"");
        assertThat(bring(id, "Are you open?").json().toString()).contains("\"known\"");
        String thread = house.as(Role.AGENT).get("/crm/inbox/" + conversation()).body();
        assertThat(thread).contains("Are you open?", "Ana Ruiz", "To " + phone + " · Text message");
        assertThat(reply("Until eight.").status()).isLessThan(400);
        Call call = calls.poll(15, TimeUnit.SECONDS);
        assertThat(call).isNotNull();
        JsonNode body = JsonMapper.shared().readTree(call.body());
        assertThat(body.path("to").asString()).isEqualTo(phone);
        assertThat(body.path("text").asString()).isEqualTo("Until eight.");
        assertThat(body.path("conversation").asString()).isEqualTo("t-1");
        assertThat(call.signature()).isEqualTo(signature(call.id(), call.second(), call.body()));
        assertThat(jdbc.sql("select count(*) from crm.v_talk where conversation_id = :id")
                        .param("id", conversation())
                        .query((rs, n) -> rs.getInt(1))
                        .single())
                .isEqualTo(2);
    }

    @Test
    void aPictureGoesAlongWithAnAnswer() throws Exception {
        bring(UUID.randomUUID().toString(), "Which lid is it?");
        String inbox = "/crm/inbox/" + conversation();
        String attached = house.as(Role.AGENT)
                .upload(inbox + "/files", "lid.png", Base64.getDecoder().decode("iVBORw0KGgoAAAAN"))
                .body();
        String file = attached.replaceAll("(?s).*name=\"files\" value=\"(\\d+)\".*", "$1");
        Answer sent = house.as(Role.AGENT)
                .post(
                        inbox + "/replies",
                        "text",
                        "This one.",
                        "files",
                        file,
                        "key",
                        UUID.randomUUID().toString());
        assertThat(sent.status()).as(sent.body()).isLessThan(400);
        Call call = calls.poll(15, TimeUnit.SECONDS);
        assertThat(call).isNotNull();
        JsonNode enclosed =
                JsonMapper.shared().readTree(call.body()).path("files").path(0);
        assertThat(enclosed.path("name").asString()).isEqualTo("lid.png");
        assertThat(enclosed.path("type").asString()).isEqualTo("image/png");
        assertThat(enclosed.path("content").asString()).isEqualTo("iVBORw0KGgoAAAAN");
        assertThat(house.as(Role.AGENT).get(inbox).body()).contains("This one.", "/crm/inbox/files/" + file);
    }

    @Test
    void whatTheProviderRefusesHasFailedAndIsSaid() throws Exception {
        status = 422;
        bring(UUID.randomUUID().toString(), "Are you open?");
        reply("Until eight.");
        assertThat(calls.poll(15, TimeUnit.SECONDS)).isNotNull();
        String page = "";
        for (int i = 0; i < 100 && !page.contains("answered 422"); i++) {
            page = house.as(Role.ADMINISTRATOR).get("/connectors").body();
        }
        assertThat(page).contains(connector.name(), "The connector answered 422.");
        assertThat(house.as(Role.ADMINISTRATOR).get("/messages?state=failed").body())
                .contains(phone, "Try again");
        assertThat(house.api("connectors:read").get("/api/connectors").body()).contains("answered 422");
    }

    @Test
    void aPictureComesAlongAndWhatIsNoneIsNamedWithTheReason() throws Exception {
        String body = """
                {"messages":[{"id":"p1","from":{"phone":"%s"},"files":[{"name":"lid.png","content":"iVBORw0KGgoAAAAN"},
                 {"name":"run.exe","content":"TVqQAAMAAAAEAAAA"}]},{"id":"p2","from":{"phone":"%1$s"},"files":[{"name":"x"}]}]}""".formatted(phone);
        Answer brought = bring(body);
        assertThat(brought.json().path("outcomes").get(0).path("outcome").asString())
                .as(brought.body())
                .isEqualTo("accepted");
        assertThat(brought.json().path("outcomes").get(1).path("reason").asString())
                .contains("base64");
        assertThat(bring(body).json().path("outcomes").get(0).path("outcome").asString())
                .isEqualTo("known");
        String page = house.as(Role.AGENT).get("/crm/inbox/" + conversation()).body();
        assertThat(page)
                .contains(
                        "Sent a file: lid.png, run.exe", "/crm/inbox/files/", "run.exe is of a kind that is not taken");
        assertThat(jdbc.sql("select count(*) from messaging.v_file where name = 'lid.png' and touchpoint_id is null")
                        .query((rs, n) -> rs.getLong(1))
                        .single())
                .as("kept once, and with its message")
                .isZero();
    }

    @Test
    void whatIsNotSignedOrMakesNoSenseIsTurnedAwayInWords() throws Exception {
        String second = String.valueOf(Instant.now().getEpochSecond());
        String path = "/api/connectors/" + connector.id() + "/messages";
        Answer unsigned = house.api("connectors:write")
                .post(
                        path,
                        "{\"messages\":[]}",
                        "webhook-id",
                        "a",
                        "webhook-timestamp",
                        second,
                        "webhook-signature",
                        "v1,AAAA");
        assertThat(unsigned.status()).isEqualTo(401);
        assertThat(unsigned.body()).contains("signature is wrong");
        assertThat(house.api("connectors:read").post(path, "{}").status()).isEqualTo(403);
        assertThat(bring("no json").status()).isEqualTo(400);
        Answer some = bring("""
                {"messages":[null,{"id":"1","text":"x"},{"id":"2","from":{"phone":"12"},"text":"x"},{"id":"3","from":{"handle":"ana%s"},"text":"Hi"}]}""".formatted(phone.substring(1)));
        assertThat(some.json().path("outcomes").get(0).path("reason").asString())
                .contains("from");
        assertThat(some.json().path("outcomes").get(1).path("outcome").asString())
                .isEqualTo("refused");
        assertThat(some.json().path("outcomes").get(2).path("outcome").asString())
                .isEqualTo("accepted");
        connectors.disable(connector.id(), true);
        assertThat(bring("{\"messages\":[]}").status()).isEqualTo(404);
    }
}
