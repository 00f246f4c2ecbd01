package heartstring.story;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.HouseTest;
import heartstring.commerce.Feed;
import heartstring.customer.merges.Merges;
import heartstring.story.measures.Standings;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.imports.ImportRun;
import heartstring.touchpoint.imports.ImportRun.Mode;
import heartstring.touchpoint.imports.ImportRun.Status;
import heartstring.touchpoint.imports.Imports;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.mappings.Mapping;
import heartstring.touchpoint.mappings.MappingJson;
import heartstring.touchpoint.sources.Sources;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Taking an import back leaves every derived figure as if it had never come. */
@HouseTest
class ImportUndoTest {

    private static final Imports.By NOBODY = new Imports.By("house", 0);
    private static final String RETAIL_HEADINGS =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

    /** Everything derived from touchpoints, by keys that a rebuild does not change. */
    private static final List<String> DERIVED = List.of(
            """
            select concat_ws('|', o.source_id, o.order_key, o.profile_id, s.key, o.touchpoint_id, o.occurred_at, o.changed_at, o.status,
                   o.currency, o.total_minor, o.refunded_minor, o.items, o.flags,
                   (select string_agg(concat_ws('*', p.key, l.quantity, l.unit_minor), ',' order by l.line_no)
                      from commerce.order_line l left join commerce.product p on p.id = l.product_id where l.order_id = o.id),
                   (select string_agg(concat_ws('*', p.key, l.quantity, l.amount_minor), ',' order by l.return_no)
                      from commerce.return_line l left join commerce.product p on p.id = l.product_id where l.order_id = o.id))
              from commerce.orders o left join commerce.store s on s.id = o.store_id""",
            """
            select concat_ws('|', 'cart', c.source_id, c.cart_key, c.profile_id, c.changed_at, c.total_minor, c.state,
                   (select string_agg(concat_ws('*', p.key, l.quantity), ',' order by l.line_no)
                      from commerce.cart_line l left join commerce.product p on p.id = l.product_id where l.cart_id = c.id))
              from commerce.v_cart c""",
            "select concat_ws('|', 'fact', source_id, order_key, occurred_at, touchpoint_id) from commerce.order_fact",
            "select concat_ws('|', 'cart fact', source_id, cart_key, occurred_at, touchpoint_id) from commerce.cart_fact",
            "select concat_ws('|', 'lines', count(*), (select count(*) from commerce.return_line)) from commerce.order_line",
            "select concat_ws('|', 'product', key, name, category, price_minor, currency, seen_at) from commerce.product",
            "select concat_ws('|', 'store', key, name, seen_at) from commerce.store",
            "select concat_ws('|', 'activity', profile_id, channel, first_at, last_at, touchpoints) from story.activity",
            "select concat_ws('|', 'tally', hour, channel, thing, touchpoints) from story.tally",
            "select concat_ws('|', 'spend', profile_id, currency, orders, spent_minor, last_order_at) from story.spend",
            "select concat_ws('|', 'standing', customer_id, last_at, orders, spent_minor, last_order_at) from story.standing",
            "select concat_ws('|', 'source', source_id, day, touchpoints, last_at) from touchpoint.source_day");

    private final Imports imports;
    private final Merges merges;
    private final JdbcClient jdbc;
    private final Belts belts;
    private final Standings standings;
    private final Feed web;
    private final String fresh = String.valueOf(10_000_000 + new java.security.SecureRandom().nextInt(89_999_999));

    ImportUndoTest(
            Imports imports,
            Merges merges,
            JdbcClient jdbc,
            Belts belts,
            Standings standings,
            Intake intake,
            Sources sources) {
        this.imports = imports;
        this.merges = merges;
        this.jdbc = jdbc;
        this.belts = belts;
        this.standings = standings;
        this.web = new Feed(sources, intake, "web");
    }

    @Test
    void ordersOfAFileLeaveNothingBehindInAnyFigure() throws Exception {
        web.send(
                List.of(
                        text(
                                "{'type':'track','userId':'#','event':'Order Completed','timestamp':'2010-12-01T08:30:00Z','properties':{'order_id':'w#','total':9,'currency':'GBP','products':[{'product_id':'A#','name':'Lantern','price':3,'quantity':3}]}}")));
        List<String> before = rebuilt();
        ImportRun run = run(retail(2_500), own("import " + fresh, "online-retail"));
        assertThat(run.counts().landed()).isGreaterThan(2_000);
        settle();
        assertThat(derived()).hasSizeGreaterThan(before.size() + 2_000);

        undo(run);
        assertThat(derived()).containsExactlyInAnyOrderElementsOf(before);
        assertThat(rebuilt()).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void whatABeltHasNotCarriedYetIsNotTakenOffItsFigures() throws Exception {
        List<String> before = rebuilt();
        ImportRun run = run(retail(60), own("import " + fresh, "online-retail"));
        jdbc.sql(
                        "update touchpoint.belt set tx = (select min(tx::text::bigint) - 1 from touchpoint.batch where import_run_id = :run)::text::xid8")
                .param("run", run.id())
                .update();
        undo(run);
        assertThat(rebuilt()).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void ofTwoImportsOverTheSamePeopleOneCanGo() throws Exception {
        String first = text("""
                {"type":"track","event":"Order Completed","userId":"u#","timestamp":"2011-01-05T10:00:00Z","messageId":"1#","properties":{"order_id":"o#","total":20,"currency":"EUR","store_id":"s#","products":[{"product_id":"P#","name":"Rice","price":5,"quantity":4}]}}
                {"type":"track","event":"Product Added","userId":"u#","timestamp":"2011-01-05T09:00:00Z","messageId":"2#","properties":{"cart_id":"c#","product_id":"P#","name":"Rice","price":5,"quantity":4}}
                """);
        String second = text("""
                {"type":"track","event":"Order Refunded","userId":"u#","timestamp":"2011-01-06T10:00:00Z","messageId":"3#","properties":{"order_id":"o#","refund_id":"r#","total":5,"currency":"EUR","products":[{"product_id":"P#","name":"Brown rice","price":5,"quantity":1}]}}
                {"type":"track","event":"Product Added","userId":"u#","timestamp":"2011-01-05T09:30:00Z","messageId":"4#","properties":{"cart_id":"c#","product_id":"Q#","name":"Tea","price":2,"quantity":1}}
                {"type":"track","event":"Order Completed","userId":"v#","timestamp":"2011-01-07T10:00:00Z","messageId":"5#","properties":{"order_id":"n#","total":7,"currency":"EUR","products":[{"product_id":"Q#","name":"Tea","price":2,"quantity":1}]}}
                """);
        ImportRun one = run(first, null);
        List<String> oneAlone = rebuilt();
        ImportRun two = run(second, null);
        settle();
        assertThat(order("o" + fresh)).isEqualTo("refunded_in_part 2000 500");
        undo(two);
        assertThat(order("o" + fresh)).isEqualTo("completed 2000 0");
        // Products and stores that other events of the source may have named stay until all of them are read again.
        assertThat(withoutCatalogue(derived())).containsExactlyInAnyOrderElementsOf(withoutCatalogue(oneAlone));
        assertThat(product("P" + fresh)).containsExactly("Rice");
        assertThat(product("Q" + fresh)).containsExactly("Tea");
        assertThat(rebuilt()).containsExactlyInAnyOrderElementsOf(oneAlone);
        assertThat(product("Q" + fresh)).isEmpty();

        ImportRun again = run(second, null);
        settle();
        undo(one);
        assertThat(order("o" + fresh)).isEqualTo("refunded 500");
        List<String> left = withoutCatalogue(derived());
        assertThat(withoutCatalogue(rebuilt())).containsExactlyInAnyOrderElementsOf(left);
        undo(again);
        assertThat(jdbc.sql("select count(*) from commerce.orders where order_key = any(:keys)")
                        .param("keys", new String[] {"o" + fresh, "n" + fresh})
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void undoIsRefusedWhileAMergeByHandDependsOnIt() throws Exception {
        web.send(List.of(text("{'type':'identify','userId':'w#','traits':{'name':'Known'}}")));
        ImportRun run = run(text("email,name\ni#@shop.example,Imported\n"), null);
        long imported = owner("i" + fresh + "@shop.example");
        Merges.By by = new Merges.By("user", 1);
        Merges.Outcome.Done merged = (Merges.Outcome.Done) merges.merge(imported, owner("w" + fresh), false, by);

        assertThat(imports.objections(run))
                .singleElement()
                .asString()
                .contains("merged or split 1 of its people by hand");
        imports.undo(run);
        assertThat(await(run.id()).fault()).contains("cannot be undone", "by hand");

        merges.undo(merged.movementId(), by);
        undo(imports.find(run.id()).orElseThrow());
        List<Long> pieces = jdbc.sql("select id from customer.profile where customer_id = :id and erased_at is null")
                .param("id", owner("w" + fresh))
                .query((rs, n) -> rs.getLong(1))
                .list();
        assertThat(pieces).hasSize(1);
        assertThat(merges.split(owner("w" + fresh), Set.copyOf(pieces), by)).isInstanceOf(Merges.Outcome.Refused.class);
    }

    private String retail(int orders) {
        StringBuilder csv = new StringBuilder(RETAIL_HEADINGS);
        for (int i = 0; i < orders; i++) {
            String customer = i % 9 == 0 ? "" : (i % 7 == 0 ? fresh : fresh + i % 400) + ".0";
            String when = "2010-12-%02d 08:%02d:00".formatted(1 + i % 28, i % 60);
            csv.append("%s%d,A%s,WHITE LANTERN,6,%s,2.55,%s,France\n".formatted(fresh, i, fresh, when, customer));
            csv.append("%s%d,B%s%d,HEART,1,%s,3.39,%s,France\n".formatted(fresh, i, fresh, i % 50, when, customer));
            if (i % 20 == 0) {
                csv.append("C%s%d,A%s,WHITE LANTERN,-1,%s,2.55,%s,France\n".formatted(fresh, i, fresh, when, customer));
            }
        }
        return csv.toString();
    }

    private void settle() {
        Settled.settle(belts, standings);
    }

    private List<String> rebuilt() {
        settle();
        belts.rebuild();
        settle();
        return derived();
    }

    private List<String> derived() {
        List<String> all = new ArrayList<>();
        DERIVED.forEach(sql ->
                all.addAll(jdbc.sql(sql).query((rs, n) -> rs.getString(1)).list()));
        return all;
    }

    private static List<String> withoutCatalogue(List<String> derived) {
        return derived.stream()
                .filter(row -> !row.startsWith("product|") && !row.startsWith("store|"))
                .toList();
    }

    private String order(String key) {
        return jdbc.sql(
                        "select concat_ws(' ', status, total_minor, refunded_minor) from commerce.orders where order_key = :key")
                .param("key", key)
                .query(String.class)
                .single();
    }

    private List<String> product(String key) {
        return jdbc.sql("select name from commerce.product where key = :key")
                .param("key", key)
                .query((rs, n) -> rs.getString(1))
                .list();
    }

    private long owner(String identifier) {
        return jdbc.sql(
                        "select distinct p.customer_id from customer.identifier i join customer.profile p on p.id = i.profile_id where i.value = :value")
                .param("value", identifier)
                .query(Long.class)
                .single();
    }

    private String text(String text) {
        return text.replace("#", fresh);
    }

    private static Mapping own(String source, String shipped) throws Exception {
        return MappingJson.read(Files.readString(Path.of("src/main/resources/mappings/" + shipped + ".json")))
                .from(source);
    }

    private ImportRun run(String content, @Nullable Mapping mapping) throws Exception {
        long id = bring(content, mapping);
        Mapping own = imports.find(id).orElseThrow().mapping().from("import " + fresh);
        assertThat(imports.start(id, own, Mode.UPSERT, "", false)).isTrue();
        return await(id);
    }

    private long bring(String content, @Nullable Mapping mapping) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return imports.bring(new ByteArrayInputStream(bytes), fresh + ".csv", List.of(), mapping, NOBODY);
    }

    private void undo(ImportRun run) throws Exception {
        assertThat(imports.undo(run)).isTrue();
        ImportRun after = await(run.id());
        assertThat(after.status()).as(after.fault()).isEqualTo(Status.UNDONE);
    }

    private ImportRun await(long id) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(120).toNanos();
        while (true) {
            ImportRun run = imports.find(id).orElseThrow();
            if (!run.status().isOpen()) {
                return run;
            }
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(20);
        }
    }
}
