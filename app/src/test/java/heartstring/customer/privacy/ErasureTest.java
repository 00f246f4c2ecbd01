package heartstring.customer.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.House;
import heartstring.HouseTest;
import heartstring.customer.matching.Puzzle;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.files.ImportFiles;
import heartstring.touchpoint.imports.ImportRun;
import heartstring.touchpoint.imports.Imports;
import heartstring.touchpoint.intake.Tracking;
import heartstring.touchpoint.sources.Sources;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@HouseTest
class ErasureTest {

    private final JdbcClient jdbc;
    private final Privacy privacy;
    private final Puzzle puzzle;
    private final TransactionTemplate transactions;
    private final Belts belts;
    private final Imports imports;
    private final ImportFiles files;
    private final String data;
    private final Tracking web;
    private final Tracking till;
    private final String x = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    private final String digits = String.valueOf(1_000_000 + (long) (Math.random() * 8_999_999));

    ErasureTest(
            House house,
            Sources sources,
            JdbcClient jdbc,
            Privacy privacy,
            Puzzle puzzle,
            TransactionTemplate transactions,
            Belts belts,
            Imports imports,
            ImportFiles files,
            @Value("${heartstring.data}") String data) {
        this.imports = imports;
        this.files = files;
        this.data = data;
        this.jdbc = jdbc;
        this.privacy = privacy;
        this.puzzle = puzzle;
        this.transactions = transactions;
        this.belts = belts;
        this.web = new Tracking(house, sources);
        this.till = new Tracking(house, sources, "till");
    }

    private String text(String json) {
        return json.replace('\'', '"').replace("#", x).replace("PHONE", "+44 7700 9" + digits.substring(0, 5));
    }

    private int send(Tracking tracking, String call, String json) throws Exception {
        return tracking.post(call, text(json)).statusCode();
    }

    private List<String> words() {
        return List.of(
                "ana" + x + "@example.org",
                "ruizova" + x,
                "card" + x,
                "user" + x,
                "anon" + x,
                "please call my sister " + x,
                "old" + x,
                "o" + x,
                "t" + x,
                "rosenweg " + x,
                "+4477009" + digits.substring(0, 5),
                "+44 7700 9" + digits.substring(0, 5));
    }

    private void live() throws Exception {
        send(web, "page", "{'anonymousId':'anon#','name':'Home','messageId':'m1#'}");
        send(
                web,
                "identify",
                "{'anonymousId':'anon#','userId':'user#','messageId':'m2#','traits':{'email':'Ana#@Example.org','name':'Ana Ruizova#','phone':'PHONE','address':{'city':'Bonn','street':'Rosenweg #'}}}");
        send(
                web,
                "track",
                "{'userId':'user#','event':'Message Received','messageId':'m3#','properties':{'text':'Please call my sister #'}}");
        send(
                web,
                "track",
                "{'userId':'user#','event':'Order Completed','messageId':'m4#','properties':{'order_id':'o#','total':12.5,'currency':'EUR','products':[{'product_id':'p#','name':'Lettuce','price':12.5,'quantity':1}]},'context':{'traits':{'email':'ana#@example.org'}}}");
        send(
                till,
                "track",
                "{'event':'Order Completed','messageId':'m5#','properties':{'order_id':'t#','total':3,'loyalty_card':'CARD#','email':'ana#@example.org'}}");
        send(till, "alias", "{'userId':'user#','previousId':'old#','messageId':'m6#'}");
        send(
                web,
                "group",
                "{'userId':'user#','groupId':'firm#','messageId':'m7#','traits':{'name':'Firm #','role':'Buyer'}}");
        send(
                web,
                "track",
                "{'userId':'user#','event':'Early','messageId':'m8#','timestamp':'1970-01-01T00:00:00Z','properties':{'text':'Please call my sister #'}}");
        send(
                web,
                "identify",
                "{'messageId':'m9#','traits':{'email':['ana#@example.org']},'anonymousId':'anon#','context':7}");
        send(web, "track", "{'userId':'user#','event': broken ana#@example.org");
        belts.drain();
    }

    private long customer() {
        return jdbc.sql("""
                        select distinct p.customer_id from customer.identifier i join customer.profile p on p.id = i.profile_id
                         where i.kind = 'email' and i.value = :mail""")
                .param("mail", "ana" + x + "@example.org")
                .query(Long.class)
                .single();
    }

    private long touchpoints() {
        return jdbc.sql("select count(*) from touchpoint.touchpoint where source_id in (:ids)")
                .param("ids", List.of(web.source.id(), till.source.id()))
                .query(Long.class)
                .single();
    }

    @Test
    void nothingOfAForgottenPersonIsLeftInAnyTableAndNothingComesBack() throws Exception {
        live();
        Scan scan = new Scan(jdbc);
        long customer = customer();
        assertThat(scan.find(words())).hasSizeGreaterThan(8);

        Privacy.Summary summary = privacy.summary(customer).orElseThrow();
        assertThat(privacy.erase(customer, "erase")).isInstanceOf(Privacy.Erasure.Unconfirmed.class);
        assertThat(scan.find(words())).hasSizeGreaterThan(8);
        assertThat(privacy.erase(customer, summary.phrase())).isInstanceOf(Privacy.Erasure.Done.class);
        belts.drain();
        assertThat(scan.find(words())).isEmpty();
        receiptsStayAsSums();
        assertThat(privacy.summary(customer)).isEmpty();
        assertThat(privacy.erase(customer, summary.phrase())).isInstanceOf(Privacy.Erasure.Unknown.class);
        assertThat(privacy.export(customer, new ByteArrayOutputStream())).isFalse();

        // Late retries, new events of the same person, and bad ones: acknowledged, and nothing kept.
        long before = touchpoints();
        live();
        assertThat(send(web, "track", "{'userId':'user#','event':'Again','messageId':'n1#'}"))
                .isEqualTo(200);
        assertThat(send(web, "identify", "{'userId':'fresh#','messageId':'n2#','traits':{'email':'ana#@example.org'}}"))
                .isEqualTo(200);
        assertThat(send(web, "track", "{'anonymousId':'anon#','event':'Again','messageId':'n3#'}"))
                .isEqualTo(200);
        belts.drain();
        assertThat(scan.find(words())).isEmpty();
        assertThat(touchpoints()).isEqualTo(before);
    }

    private void receiptsStayAsSums() {
        assertThat(jdbc.sql("""
                                select body -> 'properties' ->> 'total' from touchpoint.touchpoint
                                 where source_id in (:ids) and name = 'Order Completed' and profile_id is null
                                   and body -> 'properties' ->> 'order_id' like 'erased-%' order by 1""")
                        .param("ids", List.of(web.source.id(), till.source.id()))
                        .query((rs, n) -> rs.getString(1))
                        .list())
                .containsExactly("12.5", "3");
    }

    @Test
    void countsAreThoseOfARebuildAfterAnErasure() throws Exception {
        live();
        send(till, "track", "{'userId':'other#','event':'Order Completed','properties':{'order_id':'z#','total':1}}");
        settled();
        long customer = customer();
        privacy.erase(customer, "erase " + customer);
        settled();
        List<String> counts = counts();
        assertThat(counts).anyMatch(row -> row.startsWith("source " + till.source.id() + " "));
        belts.rebuild();
        settled();
        assertThat(counts).containsExactlyInAnyOrderElementsOf(counts());
    }

    private void settled() throws InterruptedException {
        do {
            belts.drain();
            Thread.sleep(10);
        } while (belts.waiting() > 0);
    }

    private List<String> counts() {
        return jdbc.sql("""
                        select concat_ws(' ', 'tally', hour, channel, thing, touchpoints) from story.tally
                         where channel in ('web', 'till') and touchpoints <> 0
                        union all select concat_ws(' ', 'source', source_id, day, touchpoints) from touchpoint.source_day
                         where source_id in (:ids)
                        union all select concat_ws(' ', 'order', source_id, status, total_minor, flags) from commerce.orders
                         where source_id in (:ids)""")
                .param("ids", List.of(web.source.id(), till.source.id()))
                .query((rs, n) -> rs.getString(1))
                .list();
    }

    @Test
    void filesOfImportsThatNameThePersonAreDeletedAndOthersStay() throws Exception {
        live();
        send(web, "identify", "{'userId':'user#','traits':{'phone':'PHONE'}}");
        List<String> mentions = List.of(
                "name,mail\nAna,ANA" + x + "@example.org\n",
                "name,phone\nAna,07700 9" + digits.substring(0, 5) + "\n",
                "name,id\nAna,user" + x + "\n");
        List<Long> named = new ArrayList<>();
        for (String text : mentions) {
            named.add(bring(text.getBytes(StandardCharsets.UTF_8)));
            named.add(bring(text.getBytes(StandardCharsets.UTF_16LE)));
        }
        long failing =
                bring(("email,name\nana" + x + " at example.org,Ana user" + x + "\n").getBytes(StandardCharsets.UTF_8));
        var run = imports.find(failing).orElseThrow();
        imports.start(failing, run.mapping(), ImportRun.Mode.UPSERT, "", false);
        while (imports.find(failing).orElseThrow().status().isOpen()) {
            Thread.sleep(20);
        }
        long harmless = bring(("name,mail\nBo,bo@" + digits + ".example\n").getBytes(StandardCharsets.UTF_8));
        assertThat(inDataFolder()).isNotEmpty();
        long customer = customer();
        privacy.erase(customer, "erase " + customer);
        assertThat(inDataFolder()).isEmpty();
        named.forEach(id -> assertThat(imports.find(id).orElseThrow().status()).isEqualTo(ImportRun.Status.READY));
        assertThat(files.file(harmless)).exists();
        assertThat(new Scan(jdbc).find(words())).isEmpty();
        assertThat(jdbc.sql("select count(*) from touchpoint.import_run where unwanted_at is not null")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private long bring(byte[] content) {
        return imports.bring(
                new ByteArrayInputStream(content), "people.csv", List.of(), null, new Imports.By("house", 0));
    }

    /** Files of the data folder, except those of the database, in which one of the words stands. */
    private List<String> inDataFolder() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of(data))) {
            List<String> found = new ArrayList<>();
            for (Path file : all.filter(Files::isRegularFile)
                    .filter(f -> !f.toString().contains("postgres"))
                    .toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1)
                        .replace("\0", "")
                        .toLowerCase(Locale.ROOT);
                words().stream()
                        .filter(word -> word.length() > 8 && text.contains(word))
                        .forEach(word -> found.add(file + ": " + word));
            }
            return found;
        }
    }

    @Test
    void anotherPersonOnTheSameBrowserStays() throws Exception {
        send(web, "identify", "{'anonymousId':'anon#','userId':'user#','traits':{'email':'ana#@example.org'}}");
        long customer = customer();
        privacy.erase(customer, "erase " + customer);
        assertThat(send(web, "track", "{'anonymousId':'anon#','userId':'other#','event':'Read #'}"))
                .isEqualTo(200);
        assertThat(jdbc.sql("select body::text from touchpoint.touchpoint where name = :name")
                        .param("name", "Read " + x)
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .contains("other" + x)
                .doesNotContain("anon" + x);
    }

    @Test
    void whatAnotherCustomerShowsTooStaysTheirs() throws Exception {
        send(web, "identify", "{'userId':'user#','traits':{'email':'ana#@example.org'}}");
        send(web, "identify", "{'userId':'twin#','traits':{'email':'ana#@example.org'}}");
        List<Long> customers = jdbc.sql("""
                        select distinct p.customer_id from customer.identifier i join customer.profile p on p.id = i.profile_id
                         where i.kind = 'user_id' and i.value in (:users) order by 1""")
                .param("users", List.of("user" + x, "twin" + x))
                .query((rs, n) -> rs.getLong(1))
                .list();
        assertThat(customers).as("two user ids are never one person").hasSize(2);
        long first = customers.getFirst();
        assertThat(privacy.summary(first).orElseThrow().shared()).hasSize(1);
        privacy.erase(first, "erase " + first);
        assertThat(send(
                        web,
                        "track",
                        "{'userId':'twin#','event':'Still #','context':{'traits':{'email':'ana#@example.org'}}}"))
                .isEqualTo(200);
        assertThat(jdbc.sql("select count(*) from touchpoint.touchpoint where name = :name")
                        .param("name", "Still " + x)
                        .query(Long.class)
                        .single())
                .isOne();
        assertThat(new Scan(jdbc).find(List.of("user" + x))).isEmpty();
    }

    @Test
    void anErasureWaitsForTheBatchThatIsBeingWritten() throws Exception {
        send(web, "identify", "{'userId':'user#','traits':{'email':'ana#@example.org'}}");
        long customer = customer();
        Thread eraser = Thread.ofVirtual().unstarted(() -> privacy.erase(customer, "erase " + customer));
        transactions.executeWithoutResult(status -> {
            puzzle.holdErasures();
            eraser.start();
            try {
                assertThat(eraser.join(java.time.Duration.ofMillis(400))).isFalse();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(eraser.join(java.time.Duration.ofSeconds(TimeUnit.MINUTES.toSeconds(1))))
                .isTrue();
        assertThat(privacy.summary(customer)).isEmpty();
    }

    @Test
    void anExportHoldsEverythingAsDataAndAsAPage() throws Exception {
        live();
        send(web, "identify", "{'userId':'user#','traits':{'note':'<script>alert(1)</script>'}}");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(privacy.export(customer(), out)).isTrue();
        Map<String, String> files = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(files).containsOnlyKeys("data.json", "index.html");
        var data = JsonMapper.shared().readTree(files.get("data.json"));
        assertThat(data.at("/sections/Touchpoints").size()).isGreaterThanOrEqualTo(6);
        assertThat(files.get("data.json")).contains("ana" + x + "@example.org").contains("old" + x);
        assertThat(files.get("index.html"))
                .contains("Please call my sister " + x)
                .contains("&lt;script&gt;")
                .doesNotContain("<script")
                .doesNotContain("href=")
                .doesNotContain("src=");
    }
}
