package heartstring.insight.baskets;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Api;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.insight.Worked;
import heartstring.insight.runs.Studies;
import heartstring.platform.auth.Role;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** From receipts to what completes a basket, on pages and for programs. */
@HouseTest
class ComplementsTest {

    private static final int LETTUCE = 0;
    private static final int DRESSING = 1;
    private static final int BUTTER = 2;
    private static final int MARGARINE = 3;
    private static final int BAG = 4;
    private static final int OTHERS = 5;
    private static final int PRODUCTS = 65;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final House house;
    private final JdbcClient jdbc;
    private final Studies studies;
    private final Complements complements;
    private final TiesSql ties;
    private final ReceiptsSql receipts;
    private final long[] products = new long[PRODUCTS];
    private final List<String> statuses = new ArrayList<>();
    private final List<Integer> orders = new ArrayList<>();
    private final List<Long> lines = new ArrayList<>();
    private final List<Long> prices = new ArrayList<>();
    private int withLettuce;
    private int withBoth;

    ComplementsTest(
            House house,
            JdbcClient jdbc,
            Studies studies,
            Complements complements,
            TiesSql ties,
            ReceiptsSql receipts) {
        this.house = house;
        this.jdbc = jdbc;
        this.studies = studies;
        this.complements = complements;
        this.ties = ties;
        this.receipts = receipts;
    }

    private void stock() {
        for (int i = 0; i < PRODUCTS; i++) {
            String name = switch (i) {
                case LETTUCE -> "Lettuce";
                case DRESSING -> "Dressing <i>";
                case BUTTER -> "Butter";
                case MARGARINE -> "Margarine";
                default -> "Thing " + i;
            };
            String category = i == BUTTER || i == MARGARINE ? "Spreads" : i < BUTTER ? "Aisle " + i : "Aisle " + i % 4;
            products[i] = jdbc.sql("""
                            insert into commerce.product (key, name, category, seen_at) values (:key, :name, :category, now()) returning id""")
                    .param("key", key(i))
                    .param("name", name + " " + mark)
                    .param("category", category + " " + mark)
                    .query((rs, n) -> rs.getLong(1))
                    .single();
        }
    }

    private String key(int product) {
        return mark + "-" + product;
    }

    private void receipt(String status, int... items) {
        statuses.add(status);
        for (int item : items) {
            orders.add(statuses.size());
            lines.add(products[item]);
            prices.add(item == BAG ? 0L : 100L);
        }
    }

    /** Some hundred receipts, in a store and a quarter of a year in which nobody else sells. */
    private void sell() {
        SplittableRandom dice = new SplittableRandom(4);
        for (int i = 0; i < 900; i++) {
            List<Integer> basket = new ArrayList<>();
            for (int j = 1 + (int) (-4 * Math.log(1 - dice.nextDouble())); j > 0; j--) {
                basket.add(OTHERS + dice.nextInt(PRODUCTS - OTHERS));
            }
            boolean lettuce = dice.nextInt(8) == 0;
            boolean dressing = dice.nextInt(20) == 0 || (lettuce && dice.nextInt(2) == 0);
            if (lettuce) {
                basket.add(LETTUCE);
            }
            if (dressing) {
                basket.add(DRESSING);
            }
            withLettuce += lettuce ? 1 : 0;
            withBoth += lettuce && dressing ? 1 : 0;
            if (dice.nextInt(3) > 0) {
                basket.add(dice.nextInt(2) == 0 ? BUTTER : MARGARINE);
            }
            basket.add(BAG);
            receipt("completed", basket.stream().mapToInt(Integer::intValue).toArray());
        }
        for (int i = 0; i < 60; i++) {
            receipt(i % 2 == 0 ? "cancelled" : "refunded", LETTUCE, OTHERS, BUTTER, MARGARINE);
        }
        receipt("completed", LETTUCE);
        withLettuce++;
        receipt("refunded_in_part", LETTUCE, OTHERS);
        write();
    }

    private void write() {
        Instant longAgo = Instant.now().minus(Duration.ofDays(600));
        long[] ids = jdbc
                .sql("""
                        insert into commerce.orders (source_id, order_key, store_id, touchpoint_id, occurred_at, changed_at, status, currency,
                                                     refunded_minor, items)
                        select 0, :mark || '-' || n, :store, 0, :at, :at, status, 'EUR', 0, 1
                          from unnest(:statuses::text[]) with ordinality s (status, n) order by n returning id""")
                .param("mark", mark)
                .param("store", 10_000_000_000L + mark.hashCode())
                .param("at", Timestamp.from(longAgo))
                .param("statuses", statuses.toArray(String[]::new))
                .query((rs, n) -> rs.getLong(1))
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
        jdbc.sql("""
                        insert into commerce.order_line (order_id, line_no, product_id, quantity, unit_minor)
                        select o, row_number() over (partition by o), p, 1, u
                          from unnest(:orders::bigint[], :products::bigint[], :prices::bigint[]) l (o, p, u)""")
                .param("orders", orders.stream().mapToLong(o -> ids[o - 1]).toArray())
                .param("products", lines.stream().mapToLong(Long::longValue).toArray())
                .param("prices", prices.stream().mapToLong(Long::longValue).toArray())
                .update();
        jdbc.sql("""
                        insert into commerce.return_line (order_id, return_no, touchpoint_id, occurred_at, product_id, quantity)
                        values (:order, 1, 0, now(), :product, 1)""")
                .param("order", ids[ids.length - 1])
                .param("product", products[LETTUCE])
                .update();
    }

    @Test
    void fromReceiptsToWhatCompletesABasket() throws Exception {
        stock();
        sell();
        Worked.out(studies, jdbc, BasketStudy.NAME);
        assertThat(complements.told().orElseThrow().receipts()).isGreaterThan(900);

        Api api = house.api("insight:read");
        JsonNode told =
                api.get("/api/insight/complements?product=" + key(LETTUCE)).json();
        assertThat(told.path("ties").size()).as(told.toString()).isEqualTo(1);
        JsonNode tie = told.path("ties").get(0);
        assertThat(tie.path("right").path("product").asString()).isEqualTo(key(DRESSING));
        assertThat(tie.path("left").path("receipts").asInt())
                .as("neither cancelled nor refunded nor brought back")
                .isEqualTo(withLettuce);
        assertThat(tie.path("together").asInt()).isEqualTo(withBoth);
        assertThat(tie.path("lift").path("from").asDouble()).isGreaterThan(1.3);
        assertThat(tie.path("reason").asString())
                .contains("of 100 receipts with “Lettuce " + mark + "” also have “Dressing")
                .contains("would be chance; counted on");
        assertThat(api.get("/api/insight/complements?kind=substitute&product=" + key(BUTTER))
                        .json()
                        .path("ties")
                        .get(0)
                        .path("right")
                        .path("product")
                        .asString())
                .isEqualTo(key(MARGARINE));
        assertThat(api.get("/api/insight/complements?product=" + key(BAG))
                        .json()
                        .path("ties")
                        .size())
                .as("what is free is chosen by nobody")
                .isEqualTo(0);
        assertThat(api.get("/api/insight/complements?product=no-such-" + mark).status())
                .isEqualTo(404);

        List<Complement> completing = complements.completing(new long[] {products[LETTUCE], products[BUTTER]}, 5);
        assertThat(completing.getFirst().productId()).isEqualTo(products[DRESSING]);
        assertThat(completing.getFirst().share()).isBetween(0.3, 0.8);
        assertThat(completing.getFirst().chanceShare()).isLessThan(0.3);
        assertThat(completing).extracting(Complement::productId).doesNotContain(products[MARGARINE]);
        basketIsCompletedForPrograms(api);
        pagesShowIt();
        newsAsksForAnotherRun();
    }

    private void basketIsCompletedForPrograms(Api api) {
        Answer answer = api.post(
                "/api/insight/completions",
                "{\"products\": [\"%s\", \"unknown-%s\"], \"most\": 3}".formatted(key(LETTUCE), mark));
        assertThat(answer.json().path("complements").get(0).path("product").asString())
                .isEqualTo(key(DRESSING));
        assertThat(answer.json()
                        .path("complements")
                        .get(0)
                        .path("because")
                        .get(0)
                        .path("product")
                        .asString())
                .isEqualTo(key(LETTUCE));
        assertThat(answer.json().path("unknown").get(0).asString()).isEqualTo("unknown-" + mark);
        assertThat(api.post("/api/insight/completions", "{}").status()).isEqualTo(422);
        assertThat(api.post("/api/insight/completions", "{\"products\":[\"a\"],\"most\":0}")
                        .status())
                .isEqualTo(422);
        assertThat(house.api("customers:read")
                        .post("/api/insight/completions", "{\"products\":[\"a\"]}")
                        .status())
                .isEqualTo(403);
    }

    private void pagesShowIt() {
        var browser = house.as(Role.ANALYST);
        String pairs = browser.get("/insight/baskets?q=" + mark).body();
        assertThat(pairs)
                .contains("Dressing &lt;i&gt; " + mark)
                .contains("/insight/baskets/" + products[LETTUCE])
                .doesNotContain("Margarine " + mark);
        assertThat(browser.get("/insight/baskets").body()).contains("ib-graph");
        assertThat(browser.get("/insight/baskets?kind=substitute&q=" + mark).body())
                .contains("Margarine " + mark)
                .doesNotContain("Dressing");
        assertThat(browser.get("/insight/baskets?q=" + mark + "zz").body()).contains("Nothing with this");
        assertThat(browser.get("/insight/baskets/" + products[LETTUCE]).body())
                .contains("What completes it")
                .contains("Dressing &lt;i&gt; " + mark)
                .contains("ib-chance");
        assertThat(browser.get("/insight/baskets/" + products[LETTUCE] + "/receipts/" + products[DRESSING])
                        .body())
                .contains("nobody who is known");
        assertThat(browser.get("/insight/baskets/" + products[BAG]).body()).contains("too few receipts");
        assertThat(browser.get("/insight/baskets/999999999999").status()).isEqualTo(404);
        assertThat(browser.get("/insight/baskets?cursor=xx").status()).isEqualTo(400);
        assertThat(browser.get("/insight/baskets/rules?support=1&confidence=nonsense")
                        .status())
                .isEqualTo(422);
        assertThat(browser.get("/insight/baskets/rules?support=1&confidence=20").status())
                .isEqualTo(200);
        assertThat(browser.get("/insight/baskets/rules.csv?support=0.01&confidence=20")
                        .body())
                .startsWith("\"products\",\"with_product\",\"receipts_with_all\"");
        assertThat(browser.get("/insight/baskets/rules.csv?support=x").status()).isEqualTo(422);
        assertThat(browser.get("/insight/baskets?q=" + mark).body()).contains("Lately, of 100");
        assertThat(browser.get("/insight/baskets/export.csv?q=" + mark).body())
                .contains("\"" + key(DRESSING) + "\"")
                .contains("\"complement\"");
        assertThat(house.as(Role.CASHIER).get("/insight/baskets").status()).isEqualTo(403);
    }

    private void newsAsksForAnotherRun() {
        jdbc.sql("""
                        insert into commerce.orders (source_id, order_key, touchpoint_id, occurred_at, changed_at, status, currency, refunded_minor,
                                                     items)
                        select 0, :mark || '-more-' || n, 0, now(), now(), 'cancelled', 'EUR', 0, 1 from generate_series(1, :many) n""")
                .param("mark", mark)
                .param("many", 20 + complements.told().orElseThrow().receipts() / 10)
                .update();
        jdbc.sql("delete from insight.run where study = :study and state in ('waiting', 'running')")
                .param("study", BasketStudy.NAME)
                .update();
        assertThat(KeepComplements.askAfterNews(studies, ties, receipts)).isTrue();
    }
}
