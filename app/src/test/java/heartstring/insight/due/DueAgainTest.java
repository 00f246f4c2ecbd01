package heartstring.insight.due;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.commerce.Feed;
import heartstring.customer.privacy.Privacy;
import heartstring.insight.Worked;
import heartstring.insight.next.NextBasket;
import heartstring.insight.runs.Studies;
import heartstring.platform.auth.Role;
import heartstring.platform.reach.Reaches;
import heartstring.platform.reach.RecordKind;
import heartstring.platform.reach.Width;
import heartstring.story.Settled;
import heartstring.story.measures.Standings;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.sources.Sources;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Out of orders as they come in: what is due and when, what is likely besides, for whom, and what is left out. */
@HouseTest
class DueAgainTest {

    private static final int REGULARS = 130;

    private final House house;
    private final JdbcClient jdbc;
    private final Belts belts;
    private final Standings standings;
    private final Studies studies;
    private final NextBasket baskets;
    private final Privacy privacy;
    private final Reaches reaches;
    private final Feed feed;
    private final String shop = UUID.randomUUID().toString().substring(0, 8);
    private final Instant now = Instant.now();
    private final List<String> events = new ArrayList<>();

    DueAgainTest(
            House house,
            JdbcClient jdbc,
            Belts belts,
            Standings standings,
            Studies studies,
            NextBasket baskets,
            Privacy privacy,
            Reaches reaches,
            Sources sources,
            Intake intake) {
        this.house = house;
        this.jdbc = jdbc;
        this.belts = belts;
        this.standings = standings;
        this.studies = studies;
        this.baskets = baskets;
        this.privacy = privacy;
        this.reaches = reaches;
        this.feed = new Feed(sources, intake, "till");
    }

    /** An order of so many days ago; products by their short names. */
    private String order(String user, double daysAgo, String... products) {
        String order = UUID.randomUUID().toString();
        List<String> lines = new ArrayList<>();
        for (String product : products) {
            lines.add("{'product_id':'%s-%s','name':'%s %s','quantity':1,'price':3}"
                    .formatted(product, shop, product, shop));
        }
        event(
                user,
                daysAgo,
                "Order Completed",
                "'order_id':'%s','total':%d,'currency':'EUR','products':[%s]"
                        .formatted(order, 3 * products.length, String.join(",", lines)));
        return order;
    }

    private void event(String user, double daysAgo, String name, String properties) {
        events.add("{'type':'track','messageId':'%s','userId':'%s-%s','event':'%s','timestamp':'%s','properties':{%s}}"
                .formatted(
                        UUID.randomUUID(),
                        user,
                        shop,
                        name,
                        now.minus(Duration.ofSeconds((long) (daysAgo * 86_400))),
                        properties));
    }

    private void settle() {
        for (int from = 0; from < events.size(); from += 500) {
            feed.send(events.subList(from, Math.min(events.size(), from + 500)));
        }
        events.clear();
        Settled.settle(belts, standings);
    }

    private long customer(String user) {
        return jdbc.sql("""
                        select p.customer_id from customer.v_identifier i join customer.v_profile p on p.id = i.profile_id
                         where i.value = :user limit 1""")
                .param("user", user + "-" + shop)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    private long product(String name) {
        return jdbc.sql("select id from commerce.v_product where key = :key")
                .param("key", name + "-" + shop)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    private JsonNode next(long customer) {
        Answer answer = house.api("insight:read").get("/api/insight/customers/" + customer + "/next");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private List<String> names(JsonNode list) {
        List<String> names = new ArrayList<>();
        list.forEach(one -> names.add(one.get("product").asString().replace(" " + shop, "")));
        return names;
    }

    /** Regulars who come every eight days; most who take lettuce take dressing with it. */
    private void regulars() {
        for (int c = 0; c < REGULARS; c++) {
            for (int week = 8; week >= 0; week--) {
                double day = 1 + 8 * week + c % 5;
                if (c % 3 == 0) {
                    order("regular" + c, day, "bread", "milk");
                } else if ((c + week) % 4 == 0) {
                    order("regular" + c, day, "bread", "lettuce");
                } else {
                    order("regular" + c, day, "bread", "lettuce", "dressing");
                }
            }
        }
    }

    private void selling() {
        regulars();
        for (int week = 6; week > 0; week--) {
            double day = 7 * week - 2;
            order("coffee", day, "coffee");
            order("nutty", day, "nutbar", "coffee");
        }
        event("nutty", 3, "Message Received", "'text':'I am allergic to nuts.'");
        String last = "";
        for (int week = 4; week > 0; week--) {
            last = order("tea", 7 * week - 2, "tea");
            order("salad", 7 * week - 1, "bread", "lettuce");
        }
        event(
                "tea",
                4,
                "Order Refunded",
                "'order_id':'%s','refund_id':'r1','products':[{'product_id':'tea-%s','quantity':1,'reason':'did not like it'}]"
                        .formatted(last, shop));
        order("seldom", 20, "coffee");
        order("seldom", 10, "coffee");
    }

    @Test
    void regularsAreToldOfUntilTheyBuyAgain() throws Exception {
        selling();
        settle();
        long run = Worked.out(studies, jdbc, NextBasket.STUDY);

        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        long coffee = customer("coffee");
        JsonNode told = next(coffee);
        assertThat(names(told.get("due"))).containsExactly("coffee");
        JsonNode due = told.get("due").get(0);
        assertThat(LocalDate.parse(due.get("on").asString())).isBetween(today.plusDays(1), today.plusDays(4));
        assertThat(due.get("everyDays").asDouble()).isBetween(6.5, 8.5);
        assertThat(due.get("reason").asString())
                .startsWith("bought 6 times, about every ")
                .endsWith(", last 5 days ago");
        assertThat(due.get("chance").asDouble()).isBetween(0.5, 1.0);
        assertThat(names(next(customer("nutty")).get("due"))).containsExactly("coffee");
        assertThat(names(next(customer("tea")).get("due"))).as("brought back").isEmpty();
        assertThat(next(customer("seldom")).get("tooFew").asString()).contains("too few");

        JsonNode salad = next(customer("salad"));
        assertThat(names(salad.get("fresh"))).contains("dressing");
        assertThat(salad.get("fresh").toString()).contains("people who buy lettuce " + shop + " also buy it");
        assertThat(names(salad.get("likely"))).contains("bread", "lettuce");
        assertThat(baskets.recommended(customer("salad"), 5, Set.of(product("bread"))))
                .hasSizeBetween(1, 5)
                .extracting(NextBasket.Likely::productId)
                .doesNotContain(product("bread"));
        pages(coffee, run);
        within(coffee);
        buysAgain(coffee);
        forgets(customer("nutty"));
    }

    private void pages(long coffee, long run) {
        String list = "/insight/next/products/" + product("coffee");
        assertThat(house.as(Role.AGENT).get("/customers/" + coffee + "/next").body())
                .contains("Probably next", "coffee " + shop, "bought 6 times");
        assertThat(house.as(Role.MANAGER).get("/insight/next").body())
                .contains(
                        "bread " + shop,
                        "/insight/next/products/" + product("bread"),
                        "By day",
                        "Ten products told by");
        assertThat(house.as(Role.ANALYST).get(list).body()).contains("/customers/" + coffee + "\"");
        assertThat(house.as(Role.MANAGER).get("/insight/next/due.csv").body()).contains("bread " + shop);
        assertThat(house.as(Role.MANAGER).get(list + "/due.csv").body()).contains("\"" + coffee + "\"");
        assertThat(house.as(Role.CASHIER).get("/insight/next").status()).isEqualTo(403);
        assertThat(house.api("customers:read").get("/api/insight/due").status()).isEqualTo(403);
        assertThat(house.as(Role.MANAGER)
                        .get("/insight/next/products/999999999999")
                        .status())
                .isEqualTo(404);
        assertThat(studies.done(NextBasket.STUDY).orElseThrow().findings())
                .as("run " + run)
                .anySatisfy(f -> assertThat(f.label()).isEqualTo("Ten products told by this way"));
        Answer bread = house.api("insight:read").get("/api/insight/due?product=" + product("bread"));
        assertThat(bread.json().get("due").size()).isEqualTo(100);
        Answer more = house.api("insight:read")
                .get("/api/insight/due?product=" + product("bread") + "&cursor="
                        + bread.json().get("cursor").asString());
        assertThat(more.json().get("due").size()).isBetween(1, REGULARS + 1 - 100);
    }

    /** Somebody who sees their own customers alone sees none of these. */
    private void within(long coffee) {
        reaches.set(Role.MANAGER, RecordKind.PEOPLE, Width.OWN);
        try {
            Browser narrow = house.signedIn(house.user(Role.MANAGER));
            assertThat(narrow.get("/insight/next/products/" + product("coffee")).body())
                    .contains("Nobody needs it")
                    .doesNotContain("/customers/" + coffee);
            assertThat(narrow.get("/insight/next").body()).doesNotContain("bread " + shop);
            assertThat(narrow.get("/customers/" + coffee + "/next").status()).isEqualTo(404);
        } finally {
            reaches.set(Role.MANAGER, RecordKind.PEOPLE, Width.ALL);
        }
    }

    private void buysAgain(long coffee) {
        order("coffee", 0, "coffee");
        // The product has another name from now on.
        events.set(0, events.getFirst().replace("'coffee " + shop, "'House Coffee " + shop));
        settle();
        assertThat(next(coffee).get("due").size()).isZero();
        assertThat(rows("coffee")).isZero();
        assertThat(house.as(Role.ANALYST)
                        .get("/insight/next/products/" + product("coffee"))
                        .body())
                .contains("House Coffee " + shop)
                .doesNotContain("/customers/" + coffee + "\"");
    }

    private long rows(String user) {
        return jdbc.sql("""
                        select count(*) from insight.next_due d join customer.v_profile p on p.id = d.profile_id
                         where p.customer_id = :customer""")
                .param("customer", customer(user))
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    private void forgets(long nutty) {
        assertThat(rows("nutty")).isEqualTo(2);
        long profile = jdbc.sql("select min(id) from customer.v_profile where customer_id = :id")
                .param("id", nutty)
                .query((rs, n) -> rs.getLong(1))
                .single();
        privacy.erase(nutty, "erase " + nutty);
        assertThat(jdbc.sql("select count(*) from insight.next_due where profile_id = :profile")
                        .param("profile", profile)
                        .query((rs, n) -> rs.getLong(1))
                        .single())
                .isZero();
    }
}
