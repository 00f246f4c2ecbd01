package heartstring.touchpoint.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heartstring.HouseTest;
import heartstring.touchpoint.files.UnreadableFile;
import heartstring.touchpoint.imports.ImportRun.Mode;
import heartstring.touchpoint.imports.ImportRun.Status;
import heartstring.touchpoint.mappings.Mapping;
import heartstring.touchpoint.mappings.MappingJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class ImportsTest {

    private static final Imports.By NOBODY = new Imports.By("house", 0);

    private final Imports imports;
    private final ImportsSql sql;
    private final JdbcClient jdbc;
    private final String data;
    private final String fresh = String.valueOf(10_000_000 + new java.security.SecureRandom().nextInt(89_999_999));

    ImportsTest(Imports imports, ImportsSql sql, JdbcClient jdbc, @Value("${heartstring.data}") String data) {
        this.data = data;
        this.imports = imports;
        this.sql = sql;
        this.jdbc = jdbc;
    }

    @Test
    void peopleComeInOnceHoweverOftenTheFileIsBrought() throws Exception {
        String csv =
                "E-Mail;Vorname;Nachname;Stadt\n%1$s-a@shop.example;Ana;Müller;Köln\n%1$s-b@shop.example;Béla;\"O; Neill\";Wien\n"
                        .formatted(fresh);
        ImportRun first = run(csv.getBytes(StandardCharsets.UTF_8), null, Mode.UPSERT, "");
        assertThat(first.status()).isEqualTo(Status.DONE);
        assertThat(first.counts().landed()).isEqualTo(2);
        assertThat(first.tally().people()).isEqualTo(2);
        assertThat(names("-a@shop.example")).containsExactly("Ana Müller");
        assertThat(names("-b@shop.example")).containsExactly("Béla O; Neill");

        ImportRun second = run(csv.getBytes(StandardCharsets.UTF_8), null, Mode.UPSERT, "");
        assertThat(second.counts().landed()).isZero();
        assertThat(second.counts().known()).isEqualTo(2);
    }

    @Test
    void aFileInAnotherEncodingIsReadAndSaidToBe() throws Exception {
        String csv = "email,name\n%s-w@shop.example,Zoë Weiß\n".formatted(fresh);
        long id = imports.bring(
                new ByteArrayInputStream(csv.getBytes(Charset.forName("windows-1252"))),
                "w.csv",
                List.of(),
                null,
                NOBODY);
        ImportRun run = imports.find(id).orElseThrow();
        assertThat(imports.preview(run, run.mapping()).notes())
                .anySatisfy(note -> assertThat(note).contains("Windows-1252"));
        await(start(id, run.mapping(), Mode.UPSERT, "", false));
        assertThat(names("-w@shop.example")).containsExactly("Zoë Weiß");

        String utf16 = "email\tname\n%s-u@shop.example\tΖωή 🌻\n".formatted(fresh);
        run(("\uFEFF" + utf16).getBytes(StandardCharsets.UTF_16LE), null, Mode.UPSERT, "");
        assertThat(names("-u@shop.example")).containsExactly("Ζωή 🌻");
    }

    @Test
    void whatCannotBeImportedStandsInTheErrorFileWithItsReasonAndLine() throws Exception {
        String csv = """
                email,name,city
                %1$s-ok@shop.example,Good,Ulm

                not an address,Bad,Ulm
                %1$s-short@shop.example,Short
                ,Nobody,Ulm
                %1$s-quote@shop.example,"never closed,Ulm
                %1$s-after@shop.example,After,Ulm
                """.formatted(fresh);
        ImportRun run = run(csv.getBytes(StandardCharsets.UTF_8), null, Mode.UPSERT, "");
        assertThat(run.counts().read()).isEqualTo(6);
        assertThat(run.counts().failed()).isEqualTo(4);
        assertThat(run.counts().landed()).isEqualTo(2);
        String errors = Files.readString(Objects.requireNonNull(imports.errors(run)));
        assertThat(errors.lines())
                .containsExactly(
                        "email,name,city,error,line",
                        "not an address,Bad,Ulm,\"\"\"not an address\"\" cannot be used as email.\",4",
                        fresh + "-short@shop.example,Short,,\"The row has 2 columns, the file has 3.\",5",
                        ",Nobody,Ulm,\"The row says nobody: it has no e-mail address, phone, card or user id.\",6",
                        fresh
                                + "-quote@shop.example,\"never closed,Ulm\",,A quote opens in this line and never closes.,7");
    }

    @Test
    void createLeavesOutKnownPeopleAndUpdateUnknownOnes() throws Exception {
        run(people("known"), null, Mode.UPSERT, "");
        String both =
                "email,name\n%1$s-known@shop.example,Changed\n%1$s-new@shop.example,New\n%1$s-new@shop.example,Twice\n"
                        .formatted(fresh);
        ImportRun update = run(both.getBytes(StandardCharsets.UTF_8), null, Mode.UPDATE, "email");
        assertThat(update.counts().landed()).isEqualTo(1);
        assertThat(update.counts().skipped()).isEqualTo(2);
        assertThat(names("-known@shop.example")).containsExactly("Changed");
        ImportRun create = run(both.getBytes(StandardCharsets.UTF_8), null, Mode.CREATE, "email");
        assertThat(create.counts().landed()).isEqualTo(1);
        assertThat(create.counts().known()).isEqualTo(1);
        assertThat(create.counts().skipped()).isEqualTo(1);
        assertThat(names("-new@shop.example")).containsExactly("New");
    }

    @Test
    void aDryRunCountsAndWritesNothing() throws Exception {
        run(people("known"), null, Mode.UPSERT, "");
        String csv = "email,name\n%1$s-known@shop.example,Other\n%1$s-x@shop.example,X\nbad,Y\n".formatted(fresh);
        long id = bring(csv.getBytes(StandardCharsets.UTF_8), null);
        Mapping mapping = imports.find(id).orElseThrow().mapping();
        ImportRun dry = await(start(id, mapping, Mode.UPSERT, "", true));
        assertThat(dry.counts().peopleNew()).isEqualTo(1);
        assertThat(dry.counts().peopleKnown()).isEqualTo(1);
        assertThat(dry.counts().failed()).isEqualTo(1);
        assertThat(names("-x@shop.example")).isEmpty();
        assertThat(imports.again(id)).isTrue();
        assertThat(await(start(id, mapping, Mode.UPSERT, "", false)).counts().landed())
                .isEqualTo(2);
        assertThat(names("-x@shop.example")).containsExactly("X");
    }

    @Test
    void ordersAreGatheredFromScatteredLinesAndReturnsToldApart() throws Exception {
        String csv = """
                InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
                %1$s1,A,WHITE   LANTERN,6,2010-12-01 08:26:00,2.55,%1$s.0,France
                C%1$s2,A,WHITE LANTERN,-2,2010-12-03 09:00:00,2.55,%1$s.0,France
                %1$s3,B,,1,2011-12-01 08:26:00,0.335,,France
                %1$s1,B,"HEART, RED",1,2010-12-01 08:27:00,3.39,%1$s.0,France
                %1$s4,B,bad,x,2010-12-01 08:27:00,3.39,%1$s.0,France
                %1$s4,A,good,1,2010-12-01 08:27:00,3.39,%1$s.0,France
                """.formatted(fresh);
        Mapping mapping = own(MappingJson.read(shipped("online-retail")));
        ImportRun run = run(csv.getBytes(StandardCharsets.UTF_8), mapping, Mode.UPSERT, "");
        assertThat(run.tally().orders()).isEqualTo(2);
        assertThat(run.tally().returns()).isEqualTo(1);
        assertThat(run.tally().lines()).isEqualTo(3);
        assertThat(run.tally().withoutCustomer()).isEqualTo(1);
        assertThat(run.tally().soldMinor()).isEqualTo(Map.of("GBP", 1530L + 339 + 34));
        assertThat(run.tally().returnedMinor()).isEqualTo(Map.of("GBP", 510L));
        assertThat(run.counts().failed()).isEqualTo(2);
        assertThat(run.counts().landed()).isEqualTo(4);
        List<String> kept = jdbc.sql("""
                        select t.name || ' ' || (t.body #>> '{properties,order_id}') || ' ' || (t.body #>> '{properties,total}')
                               || ' ' || coalesce(t.body ->> 'userId', 'nobody') || ' ' || jsonb_array_length(t.body #> '{properties,products}')
                          from touchpoint.touchpoint t where t.source_id = :source and t.kind = 'track' order by t.occurred_at""")
                .param("source", run.sourceId())
                .query(String.class)
                .list();
        assertThat(kept)
                .containsExactly(
                        "Order Completed " + fresh + "1 18.69 " + fresh + " 2",
                        "Order Refunded C" + fresh + "2 5.10 " + fresh + " 1",
                        "Order Completed " + fresh + "3 0.34 nobody 1");
    }

    @Test
    void aRunWhoseServerDiesGoesOnWithoutDoublesAndCanBeUndone() throws Exception {
        StringBuilder csv = new StringBuilder("email,name\n");
        int rows = 30_000;
        for (int i = 0; i < rows; i++) {
            csv.append(fresh)
                    .append('-')
                    .append(i)
                    .append(i % 33 == 0 ? " at " : "@")
                    .append("mass.example,Person ")
                    .append(i)
                    .append('\n');
        }
        long id = bring(csv.toString().getBytes(StandardCharsets.UTF_8), own(guess(csv)));
        Mapping mapping = imports.find(id).orElseThrow().mapping();
        start(id, mapping, Mode.UPSERT, "", false);
        while (imports.find(id).orElseThrow().counts().landed() < 3_000) {
            Thread.sleep(20);
        }
        // As if the server had died: its word is not heard any more, and after a while another takes the run over.
        jdbc.sql("update touchpoint.import_run set server = gen_random_uuid() where id = :id")
                .param("id", id)
                .update();
        Thread.sleep(500);
        jdbc.sql("update touchpoint.import_run set heartbeat_at = now() - interval '1 hour' where id = :id")
                .param("id", id)
                .update();
        ImportRun run = await(id);
        int bad = (rows + 32) / 33;
        assertThat(run.status()).isEqualTo(Status.DONE);
        assertThat(run.counts().failed()).isEqualTo(bad);
        assertThat(run.counts().landed()).isEqualTo(rows - bad);
        assertThat(run.counts().known()).isZero();
        assertThat(touchpoints(run)).isEqualTo(rows - bad);
        assertThat(Files.readString(Objects.requireNonNull(imports.errors(run))).lines())
                .hasSize(bad + 1);
        undone(run, csv.toString(), rows - bad);
    }

    private void undone(ImportRun run, String csv, int good) throws Exception {
        assertThat(imports.objections(run)).isEmpty();
        assertThat(imports.undo(run)).isTrue();
        assertThat(await(run.id()).status()).isEqualTo(Status.UNDONE);
        assertThat(touchpoints(run)).isZero();
        assertThat(names("@mass.example")).isEmpty();
        assertThat(jdbc.sql("select count(*) from customer.identifier where value like :like")
                        .param("like", fresh + "-%@mass.example")
                        .query(Long.class)
                        .single())
                .isZero();

        ImportRun again = run(csv.getBytes(StandardCharsets.UTF_8), run.mapping(), Mode.UPSERT, "");
        assertThat(again.counts().landed()).isEqualTo(good);
        assertThat(names("-1@mass.example")).containsExactly("Person 1");
    }

    @Test
    void undoLeavesWhatOthersToldAndRefusesWhereColleaguesWentOn() throws Exception {
        ImportRun first = run(people("p"), own(guess("email,name\n")), Mode.UPSERT, "");
        String more = "email,name,phone\n%1$s-p@shop.example,Renamed,+49 30 901820\n%1$s-q@shop.example,Q,\n"
                .formatted(fresh);
        ImportRun second =
                run(more.getBytes(StandardCharsets.UTF_8), own(guess("email,name,phone\n")), Mode.UPSERT, "");
        assertThat(names("-p@shop.example")).containsExactly("Renamed");
        assertThat(imports.undo(second)).isTrue();
        await(second.id());
        assertThat(names("-p@shop.example")).containsExactly("Known");
        assertThat(names("-q@shop.example")).isEmpty();

        jdbc.sql("""
                        insert into customer.trait (profile_id, name, value, occurred_at, source_id, user_id)
                        select profile_id, 'vip', 'true', now(), 0, 1 from customer.identifier where value = :v""").param("v", fresh + "-p@shop.example").update();
        assertThat(imports.objections(first)).singleElement().asString().contains("Colleagues have edited 1");
        imports.undo(first);
        ImportRun refused = await(first.id());
        assertThat(refused.status()).isEqualTo(Status.DONE);
        assertThat(refused.fault()).contains("cannot be undone");
        assertThat(names("-p@shop.example")).containsExactly("Known");
    }

    @Test
    void cardsAndEventsComeInToo() throws Exception {
        String cards = """
                BEGIN:VCARD
                VERSION:3.0
                N:Gómez;Lucía;;;
                FN:Lucía Gómez
                EMAIL;TYPE=INTERNET:%1$s-l@shop.example
                TEL;TYPE=CELL:+34 612 34 56 78
                ORG:Casa Sol
                BDAY:1990-04-12
                END:VCARD
                BEGIN:VCARD
                VERSION:2.1
                N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg
                EMAIL:%1$s-j@shop.example
                END:VCARD
                """.formatted(fresh);
        ImportRun people = run(cards.getBytes(StandardCharsets.UTF_8), null, Mode.UPSERT, "");
        assertThat(people.counts().landed()).isEqualTo(2);
        assertThat(names("-l@shop.example")).containsExactly("Lucía Gómez");
        assertThat(names("-j@shop.example")).containsExactly("Jörg Müller");

        String events = """
                {"type":"track","event":"Gift Given","userId":"%1$s-u","timestamp":"2026-01-05T10:00:00Z"}
                {"type":"identify","userId":"%1$s-u","traits":{"name":"Uma"},"messageId":"%1$s-m"}
                {"type":"track","userId":"%1$s-u"}
                nonsense
                """.formatted(fresh);
        ImportRun landed = run(gzip(events), null, Mode.UPSERT, "");
        assertThat(landed.counts().landed()).isEqualTo(2);
        assertThat(landed.counts().failed()).isEqualTo(2);
        assertThat(run(gzip(events), null, Mode.UPSERT, "").counts().known()).isEqualTo(2);
    }

    @Test
    void aFullDiskIsSaidAndLeavesNothingBehind() throws Exception {
        InputStream full = new SequenceInputStream(new ByteArrayInputStream(new byte[100_000]), new NoRoom());
        List<String> before = folders();
        assertThatThrownBy(() -> imports.bring(full, "full.csv", List.of(), null, NOBODY))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("no room left");
        assertThat(folders()).isEqualTo(before);
    }

    private static final class NoRoom extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("No space left on device");
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            throw new IOException("No space left on device");
        }
    }

    private List<String> folders() throws IOException {
        try (var list = Files.list(Path.of(data).resolve("imports"))) {
            return list.map(p -> p.getFileName().toString())
                    .filter(name -> name.startsWith("new-"))
                    .toList();
        }
    }

    private byte[] people(String who) {
        return "email,name\n%s-%s@shop.example,Known\n".formatted(fresh, who).getBytes(StandardCharsets.UTF_8);
    }

    private ImportRun run(byte[] content, @org.jspecify.annotations.Nullable Mapping mapping, Mode mode, String by)
            throws Exception {
        long id = bring(content, mapping);
        return await(start(id, imports.find(id).orElseThrow().mapping(), mode, by, false));
    }

    private long bring(byte[] content, @org.jspecify.annotations.Nullable Mapping mapping) {
        return imports.bring(new ByteArrayInputStream(content), fresh + ".csv", List.of(), mapping, NOBODY);
    }

    private long start(long id, Mapping mapping, Mode mode, String by, boolean dry) {
        assertThat(imports.start(id, mapping, mode, by, dry)).isTrue();
        return id;
    }

    private ImportRun await(long id) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(120).toNanos();
        while (true) {
            ImportRun run = sql.find(id).orElseThrow();
            if (!run.status().isOpen()) {
                return run;
            }
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(20);
        }
    }

    private Mapping own(Mapping mapping) {
        return mapping.from("import " + fresh);
    }

    private Mapping guess(CharSequence csv) {
        long id = bring(csv.toString().getBytes(StandardCharsets.UTF_8), null);
        return imports.find(id).orElseThrow().mapping();
    }

    private static String shipped(String name) throws IOException {
        return Files.readString(Path.of("src/main/resources/mappings/" + name + ".json"));
    }

    private long touchpoints(ImportRun run) {
        return jdbc.sql("select count(*) from touchpoint.touchpoint where source_id = :s")
                .param("s", run.sourceId())
                .query(Long.class)
                .single();
    }

    private List<String> names(String mail) {
        return jdbc.sql("""
                        select distinct h.name from customer.identifier i join customer.profile p on p.id = i.profile_id
                          join customer.headline h on h.customer_id = p.customer_id
                         where i.value like :mail""")
                .param("mail", fresh + "%" + mail)
                .query(String.class)
                .list();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
