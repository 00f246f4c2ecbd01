package heartstring.touchpoint.intake;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.House;
import heartstring.HouseTest;
import heartstring.touchpoint.sources.Sources;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a broken, careless or hostile client sends: the answer to each, and where it ends. */
@HouseTest
class BadInputTest {

    private static final String REQUESTS = """
            # call | body                                                                  | status | words            | kept | aside
            track  | {"userId":                                                            | 400 | not valid JSON        | 0 | 1
            track  | <nothing>                                                             | 400 | empty                 | 0 | 0
            track  | null                                                                  | 400 | JSON object           | 0 | 1
            track  | []                                                                    | 400 | JSON object           | 0 | 1
            track  | "text"                                                                | 400 | JSON object           | 0 | 1
            track  | {"userId":"u","event":"E"} {"userId":"u","event":"F"}                 | 400 | not valid JSON        | 0 | 1
            track  | {"userId":"u","event":"E","event":"F"}                                | 200 | true                  | 1 | 0
            track  | {"userId":"u","event":"E","n":NaN}                                    | 400 | not valid JSON        | 0 | 1
            track  | {'userId':'u','event':'E'}                                            | 400 | not valid JSON        | 0 | 1
            track  | {"userId":"u","event":"E","deep":<deep>}                              | 400 | nesting depth         | 0 | 1
            track  | <deep>                                                                | 400 | nesting depth         | 0 | 1
            track  | {"userId":"u","event":"E","n":1<digits>}                              | 400 | not valid JSON        | 0 | 1
            track  | {"userId":"u","event":"E","n":1e999999999}                            | 200 | true                  | 1 | 0
            track  | {"userId":"u","event":"E","x":"<33kB>"}                               | 400 | at most 32768         | 0 | 1
            track  | {"userId":"u","event":"E","x":"<513kB>"}                              | 413 | 512 kB                | 0 | 0
            batch  | {"batch":[<501kB>]}                                                   | 200 | true                  | 16 | 0
            batch  | {"batch":[<513kB>]}                                                   | 413 | 512 kB                | 0 | 0
            track  | {"userId":{"a":1},"event":"E"}                                        | 400 | "userId" must be text | 0 | 1
            track  | {"userId":["u"],"event":"E"}                                          | 400 | "userId" must be text | 0 | 1
            track  | {"userId":42,"event":"E"}                                             | 200 | true                  | 1 | 0
            track  | {"userId":true,"event":"E"}                                           | 400 | means nobody          | 0 | 1
            track  | {"userId":"u","event":7}                                              | 200 | true                  | 1 | 0
            track  | {"userId":"u","event":{"a":1}}                                        | 400 | "event" must be text  | 0 | 1
            track  | {"userId":"u","event":""}                                             | 400 | needs an "event"      | 0 | 1
            track  | {"userId":"u","event":null}                                           | 400 | needs an "event"      | 0 | 1
            track  | {"userId":"u","event":"E","properties":"x"}                           | 400 | "properties" must be  | 0 | 1
            track  | {"userId":"u","event":"E","context":[1]}                              | 400 | "context" must be     | 0 | 1
            track  | {"userId":"u","event":"E","context":{"externalIds":"x","traits":7}}   | 200 | true                  | 1 | 0
            track  | {"userId":"u","event":"E","messageId":{"a":1}}                        | 400 | "messageId" must be   | 0 | 1
            track  | {"userId":"u","event":"E","messageId":""}                             | 200 | true                  | 1 | 0
            track  | {"userId":"u","event":"E","messageId":"<4kB>"}                        | 200 | true                  | 1 | 0
            track  | {"userId":"u","event":"E","timestamp":"1970-01-01T00:00:00Z"}         | 400 | before 1990           | 0 | 1
            track  | {"userId":"u","event":"E","timestamp":"2999-01-01T00:00:00Z"}         | 400 | in the future         | 0 | 1
            track  | {"userId":"u","event":"E","timestamp":"<tomorrow>"}                   | 200 | true                  | 1 | 0
            track  | {"userId":"u","event":"E","timestamp":"+999999999-12-31T23:59:59Z"}   | 400 | future                | 0 | 1
            track  | {"userId":"u","event":"E","timestamp":1767225600}                     | 400 | ISO 8601              | 0 | 1
            track  | {"userId":"u","event":"E","timestamp":{"a":1}}                        | 400 | "timestamp" must be   | 0 | 1
            track  | {"userId":"u","event":"E","timestamp":"2026-01-01","sentAt":"-999999999-01-01T00:00:00Z"} | 200 | true | 1 | 0
            track  | {"userId":"u","event":"E","timestamp":"2026-01-01","sentAt":"+999999999-12-31T23:59:59Z"} | 400 | before 1990 | 0 | 1
            identify | {"userId":null}                                                     | 400 | names nobody          | 0 | 1
            identify | {"userId":"null","anonymousId":"<uuid>"}                            | 200 | true                  | 1 | 0
            identify | {"userId":"  "}                                                     | 400 | means nobody          | 0 | 1
            identify | {"userId":"u","traits":[1]}                                         | 400 | "traits" must be      | 0 | 1
            identify | {"userId":"<4kB>"}                                                  | 400 | too long              | 0 | 1
            group  | {"userId":"u"}                                                        | 400 | needs a "groupId"     | 0 | 1
            group  | {"userId":"u","groupId":"<4kB>"}                                      | 400 | "groupId"             | 0 | 1
            alias  | {"userId":"u"}                                                        | 400 | "previousId"          | 0 | 1
            alias  | {"userId":"u","previousId":"null"}                                    | 400 | "previousId"          | 0 | 1
            page   | {"anonymousId":"<uuid>","name":["x"]}                                 | 400 | "name" must be text   | 0 | 1
            page   | {"anonymousId":"<uuid>"}                                              | 200 | true                  | 1 | 0
            batch  | {"batch":7}                                                           | 400 | "batch" array         | 0 | 1
            batch  | {"batch":{}}                                                          | 400 | "batch" array         | 0 | 1
            batch  | {"batch":[]}                                                          | 200 | true                  | 0 | 0
            batch  | {"batch":[1,null,"x",[]]}                                             | 200 | "index":3             | 0 | 4
            batch  | {"batch":[{"type":"track","userId":"u","event":"A"},{"type":"track","userId":"u"},{"type":"track","userId":"u","event":"B"}]} | 200 | "index":1 | 2 | 1
            batch  | {"batch":[{"type":"track","userId":"u","event":"A","messageId":"<uuid>"},{"type":"track","userId":"u","event":"A","messageId":"<uuid>"}]} | 200 | true | 1 | 0
            batch  | {"batch":[{"type":"track","userId":"u","event":"A","timestamp":"2026-01-01"}],"sentAt":"soon"} | 200 | true | 1 | 0
            batch  | {"batch":[{"type":"track","userId":"u","event":"A"}],"sentAt":{"a":1},"context":7} | 200 | "context" | 0 | 1
            """;

    private static final int DEEP = 10_000;

    private final House house;
    private final Sources sources;
    private final JdbcClient jdbc;

    BadInputTest(House house, Sources sources, JdbcClient jdbc) {
        this.house = house;
        this.sources = sources;
        this.jdbc = jdbc;
    }

    /** In the table, words in angle brackets stand for what is too long to write down; 'kept' and 'aside' are counts. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = REQUESTS)
    void eachHasAnAnswerAndAnEnd(String call, String body, int status, String words, long kept, long aside)
            throws Exception {
        Tracking tracking = new Tracking(house, sources);
        var answer = tracking.post(call, filled(body));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body().replace("\\\"", "\"")).containsIgnoringCase(words);
        assertThat(count("touchpoint.touchpoint", tracking)).as("kept").isEqualTo(kept);
        assertThat(count("touchpoint.rejected", tracking)).as("kept aside").isEqualTo(aside);
        String type = status == 200 ? "application/json" : "application/problem+json";
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(type);
    }

    private static String filled(String body) {
        String event = "{\"type\":\"track\",\"userId\":\"u\",\"event\":\"E\",\"x\":\"" + "x".repeat(32_000) + "\"}";
        return body.replace("<nothing>", "")
                .replace("<deep>", "[".repeat(DEEP) + "]".repeat(DEEP))
                .replace("<digits>", "0".repeat(2_000))
                .replace("[<501kB>]", "[" + String.join(",", java.util.Collections.nCopies(16, event)) + "]")
                .replace("<33kB>", "x".repeat(33_000))
                .replace("<513kB>", "x".repeat(513 * 1024))
                .replace("<4kB>", "n".repeat(4_096))
                .replace("<uuid>", UUID.randomUUID().toString())
                .replace("<tomorrow>", Instant.now().plusSeconds(3_600).toString());
    }

    private long count(String table, Tracking tracking) {
        return jdbc.sql("select count(*) from " + table + " where source_id = :id")
                .param("id", tracking.source.id())
                .query(Long.class)
                .single();
    }

    private String headline(Tracking tracking) {
        return jdbc.sql("""
                        select h.name from customer.headline h join customer.profile p using (customer_id)
                         where p.source_id = :id""")
                .param("id", tracking.source.id())
                .query(String.class)
                .single();
    }

    @ParameterizedTest
    @CsvSource({"Zoë 🌻👩‍👩‍👧", "مريم بنت محمد", "שרה כהן", "山田 太郎", "O'Neill; drop table--", "<b>&amp;", "../../etc"
    })
    void namesOfEveryKindAreShownAsTheyCame(String name) throws Exception {
        Tracking tracking = new Tracking(house, sources);
        String user = UUID.randomUUID().toString();
        assertThat(tracking.post("identify", "{\"userId\":\"%s\",\"traits\":{\"name\":\"%s\"}}".formatted(user, name))
                        .statusCode())
                .isEqualTo(200);
        assertThat(headline(tracking)).isEqualTo(name);
    }

    @Test
    void aNameOfFourKilobytesIsKeptWholeAndShownShort() throws Exception {
        Tracking tracking = new Tracking(house, sources);
        String name = "🌻".repeat(1_024);
        String body = "{\"userId\":\"%s\",\"traits\":{\"name\":\"%s\"}}".formatted(UUID.randomUUID(), name);
        assertThat(tracking.post("identify", body).statusCode()).isEqualTo(200);
        assertThat(name).startsWith(headline(tracking));
        assertThat(jdbc.sql("select body #>> '{traits,name}' from touchpoint.touchpoint where source_id = :id")
                        .param("id", tracking.source.id())
                        .query(String.class)
                        .single())
                .isEqualTo(name);
    }

    @Test
    void nulCharactersAndHalvesOfCharactersAreReplaced() throws Exception {
        Tracking tracking = new Tracking(house, sources);
        String x = UUID.randomUUID().toString();
        String body = """
                {"batch":[
                 {"type":"track","userId":"%1$s\\u0000","event":"A\\u0000B","properties":{"k\\u0000":"v\\u0000"},"messageId":"%1$s\\u0000"},
                 {"type":"track","userId":"%1$s","event":"\\udf3bC","properties":{"k\\ud83c":"v\\udf3b"},"messageId":"%1$s\\ud83c"},
                 {"type":"identify","userId":"%1$s","traits":{"name\\u0000":"x","na\\ud83cme":"y","name":"\\ud83c"}},
                 {"type":"track","userId":"%1$s","event":"D","properties":{"n\\\\u0000":"C:\\\\u0000ld"}},
                 {"type":"dance\\u0000\\ud83c","userId":"%1$s"}]}""".formatted(x);
        var answer = tracking.post("batch", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"index\":4").doesNotContain("\"index\":3");
        assertThat(count("touchpoint.touchpoint", tracking)).isEqualTo(4);
        assertThat(count("touchpoint.rejected", tracking)).isEqualTo(1);
        assertThat(jdbc.sql(
                                "select body #>> '{properties}' from touchpoint.touchpoint where source_id = :id and name = 'D'")
                        .param("id", tracking.source.id())
                        .query(String.class)
                        .single())
                .contains("C:\\\\u0000ld");
        assertThat(jdbc.sql("select count(distinct customer_id) from customer.profile where source_id = :id")
                        .param("id", tracking.source.id())
                        .query(Long.class)
                        .single())
                .isOne();
        assertThat(tracking.post("batch", body).statusCode()).isEqualTo(200);
    }

    @Test
    void tenThousandIdentifiersDoNotMakeOnePerson() throws Exception {
        Tracking tracking = new Tracking(house, sources);
        String x = UUID.randomUUID().toString().substring(0, 8);
        for (int part = 0; part < 100; part++) {
            int from = part * 100;
            String events = IntStream.range(from, from + 100)
                    .mapToObj(i ->
                            "{\"type\":\"identify\",\"userId\":\"%s\",\"traits\":{\"email\":\"%s-%d@many.example\"}}"
                                    .formatted(x, x, i))
                    .collect(Collectors.joining(","));
            var answer = tracking.post("batch", "{\"batch\":[" + events + "]}");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).doesNotContain("rejected");
        }
        assertThat(count("touchpoint.touchpoint", tracking)).isEqualTo(10_000);
        long most = jdbc.sql("""
                        select max(n) from (select count(*) n from customer.identifier i
                          join customer.profile p on p.id = i.profile_id
                         where i.kind = 'email' and p.source_id = :id group by p.customer_id) t""")
                .param("id", tracking.source.id())
                .query(Long.class)
                .single();
        assertThat(most).isBetween(1L, 100L);
    }

    @Test
    void anEventThatShowsTenThousandIdentifiersShowsTheStrongest() throws Exception {
        Tracking tracking = new Tracking(house, sources);
        String x = UUID.randomUUID().toString().substring(0, 8);
        String ids = IntStream.range(0, 600)
                .mapToObj(i -> "{\"type\":\"crm\",\"id\":\"%s-%d\"}".formatted(x, i))
                .collect(Collectors.joining(","));
        var answer = tracking.post(
                "track", "{\"userId\":\"%s\",\"event\":\"E\",\"context\":{\"externalIds\":[%s]}}".formatted(x, ids));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(jdbc.sql("""
                                select count(*) from customer.identifier i join customer.profile p on p.id = i.profile_id
                                 where p.source_id = :id""")
                        .param("id", tracking.source.id())
                        .query(Long.class)
                        .single())
                .isBetween(1L, 20L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -                           | 401
            Basic                       | 401
            Basic !!!!                  | 401
            Basic d2tfd3Jvbmc6          | 401
            Basic Og==                  | 401
            Bearer something            | 401
            """)
    void whoeverShowsNoKnownWriteKeyIsTurnedAway(String authorization, int status) throws Exception {
        String more = authorization == null ? "" : "Authorization: " + authorization + "\r\n";
        String answer = raw(
                "POST /v1/track HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\n" + more + "\r\n{}");
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .contains("write key")
                .contains("WWW-Authenticate");
    }

    @Test
    void packedBodiesAreUnpackedUpToTheSameBound() throws Exception {
        Tracking tracking = new Tracking(house, sources);
        byte[] event = "{\"userId\":\"u\",\"event\":\"E\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(sent(tracking, gzip(event, 1), "gzip")).startsWith("HTTP/1.1 200");
        assertThat(sent(tracking, gzip(event, 1), "GZIP")).startsWith("HTTP/1.1 200");
        byte[] bomb = gzip(new byte[1 << 20], 512);
        assertThat(bomb).hasSizeLessThan(600 * 1024);
        assertThat(sent(tracking, bomb, "gzip")).startsWith("HTTP/1.1 413");
        assertThat(sent(tracking, event, "gzip")).startsWith("HTTP/1.1 400").contains("gzip");
        byte[] whole = gzip(event, 1);
        assertThat(sent(tracking, Arrays.copyOf(whole, whole.length - 6), "gzip"))
                .startsWith("HTTP/1.1 400")
                .contains("gzip");
        assertThat(sent(tracking, event, "br")).startsWith("HTTP/1.1 415").contains("gzip");
        assertThat(sent(tracking, event, "identity")).startsWith("HTTP/1.1 200");
        assertThat(count("touchpoint.touchpoint", tracking)).isEqualTo(3);
    }

    @Test
    void aBodyInPiecesWithoutALengthIsTakenToo() throws Exception {
        Tracking tracking = new Tracking(house, sources);
        String event = "{\"userId\":\"u\",\"event\":\"E\"}";
        String head = "POST /v1/track HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: "
                + Tracking.basic(tracking.writeKey) + "\r\nTransfer-Encoding: chunked\r\n\r\n";
        String pieces = event.chars().mapToObj(c -> "1\r\n" + (char) c + "\r\n").collect(Collectors.joining());
        assertThat(raw(head + pieces + "0\r\n\r\n")).startsWith("HTTP/1.1 200");
        String endless = ("10000\r\n" + "x".repeat(65_536) + "\r\n").repeat(20);
        assertThat(raw(head + endless + "0\r\n\r\n")).startsWith("HTTP/1.1 413");
        assertThat(count("touchpoint.touchpoint", tracking)).isEqualTo(1);
    }

    /** Segment's browser library sends text/plain, and others what they like; what the body is decides. */
    @ParameterizedTest
    @CsvSource({
        "text/plain,200",
        "application/x-www-form-urlencoded,200",
        "application/xml,200",
        "nonsense,200",
        "application/json; charset=utf-8,200"
    })
    void theStatedContentTypeDoesNotMatter(String type, int status) throws Exception {
        Tracking tracking = new Tracking(house, sources);
        byte[] body = "{\"userId\":\"u\",\"event\":\"Zoë\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(sent(tracking, body, "identity", "Content-Type: " + type)).startsWith("HTTP/1.1 " + status);
        assertThat(jdbc.sql("select name from touchpoint.touchpoint where source_id = :id")
                        .param("id", tracking.source.id())
                        .query(String.class)
                        .single())
                .isEqualTo("Zoë");
    }

    @Test
    void aFormOfSeveralPartsIsRefused() throws Exception {
        Tracking tracking = new Tracking(house, sources);
        String type = "Content-Type: multipart/form-data; boundary=x";
        byte[] form = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n{}\r\n--x--\r\n"
                .getBytes(StandardCharsets.UTF_8);
        assertThat(sent(tracking, form, "identity", type))
                .startsWith("HTTP/1.1 415")
                .contains("must be JSON");
        byte[] torn = "--x\r\n\r\n{".getBytes(StandardCharsets.UTF_8);
        assertThat(sent(tracking, torn, "identity", type))
                .startsWith("HTTP/1.1 400")
                .contains("broke off");
    }

    @Test
    void ofAKeySaidTwiceTheLastWordHolds() throws Exception {
        Tracking tracking = new Tracking(house, sources);
        tracking.post("track", "{\"userId\":\"u\",\"event\":\"E\",\"event\":\"F\"}");
        assertThat(jdbc.sql("select name || (body ->> 'event') from touchpoint.touchpoint where source_id = :id")
                        .param("id", tracking.source.id())
                        .query(String.class)
                        .single())
                .isEqualTo("FF");
    }

    @Test
    void aBodyInAnotherEncodingIsNoJson() throws Exception {
        Tracking tracking = new Tracking(house, sources);
        byte[] latin = "{\"userId\":\"u\",\"event\":\"Zoë\"}".getBytes(Charset.forName("windows-1252"));
        assertThat(sent(tracking, latin, "identity")).startsWith("HTTP/1.1 400").contains("UTF-8");
        assertThat(count("touchpoint.rejected", tracking)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"GET,/v1/track,405", "PUT,/v1/batch,405", "POST,/v1/dance,404", "POST,/v1/,404", "DELETE,/v1/track,405"
    })
    void otherAddressesAndMethodsAreSaidToBeSo(String method, String path, int status) throws Exception {
        String answer =
                raw(method + " " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 " + status).contains("application/problem+json");
    }

    private String sent(Tracking tracking, byte[] body, String encoding, String... more) throws IOException {
        String head = "POST /v1/track HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: "
                + Tracking.basic(tracking.writeKey) + "\r\nContent-Encoding: " + encoding + "\r\nContent-Length: "
                + body.length + "\r\n"
                + List.of(more).stream().map(m -> m + "\r\n").collect(Collectors.joining())
                + "\r\n";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(head.getBytes(StandardCharsets.ISO_8859_1));
        bytes.write(body);
        return raw(bytes.toByteArray());
    }

    private String raw(String request) throws IOException {
        return raw(request.getBytes(StandardCharsets.UTF_8));
    }

    private String raw(byte[] request) throws IOException {
        URI at = house.at("/");
        try (Socket socket = new Socket(at.getHost(), at.getPort())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(request);
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] gzip(byte[] content, int times) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            for (int i = 0; i < times; i++) {
                out.write(content);
            }
        }
        return packed.toByteArray();
    }
}
