package heartstring.insight.usual;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.commerce.Feed;
import heartstring.insight.Worked;
import heartstring.insight.runs.Studies;
import heartstring.platform.auth.Role;
import heartstring.story.Settled;
import heartstring.story.measures.Standings;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.sources.Sources;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** From everybody's receipts and one's own purchases to what goes with what they usually buy; without what they do not want. */
@HouseTest
class UsualTest {

    private static final int RECEIPTS = 900;
    private static final int OTHERS = 60;

    /** So long ago that they are in a quarter of a year of their own. */
    private static final double LONG_AGO = 430;

    private final House house;
    private final Studies studies;
    private final Usual usual;
    private final Belts belts;
    private final Standings standings;
    private final JdbcClient jdbc;
    private final Feed till;
    private final String shop = UUID.randomUUID().toString().substring(0, 8);
    private final Instant now = Instant.now();
    private final List<String> events = new ArrayList<>();

    UsualTest(
            House house,
            Studies studies,
            Usual usual,
            Belts belts,
            Standings standings,
            JdbcClient jdbc,
            Sources sources,
            Intake intake) {
        this.house = house;
        this.studies = studies;
        this.usual = usual;
        this.belts = belts;
        this.standings = standings;
        this.jdbc = jdbc;
        this.till = new Feed(sources, intake, "till");
    }

    private void event(String user, double daysAgo, String name, String properties) {
        String who = user.isEmpty() ? "" : "'userId':'%s-%s',".formatted(user, shop);
        events.add("{'type':'track','messageId':'%s',%s'event':'%s','timestamp':'%s','properties':{%s}}"
                .formatted(
                        UUID.randomUUID(),
                        who,
                        name,
                        now.minus(Duration.ofSeconds((long) (daysAgo * 86_400))),
                        properties));
    }

    /** An order of so many days ago, of nobody where no user is given; products by their short names. */
    private String order(String user, double daysAgo, List<String> products) {
        String order = UUID.randomUUID().toString();
        List<String> lines = products.stream()
                .map(product -> "{'product_id':'%s-%s','name':'%s %s','quantity':1,'price':3}"
                        .formatted(product, shop, product, shop))
                .toList();
        event(
                user,
                daysAgo,
                "Order Completed",
                "'order_id':'%s','store_id':'%s','total':%d,'currency':'EUR','products':[%s]"
                        .formatted(order, shop, 3 * products.size(), String.join(",", lines)));
        return order;
    }

    /** Half of those who take lettuce take dressing, half nuts, half croutons with it. */
    private void sell() {
        Random dice = new Random(6);
        for (int i = 0; i < RECEIPTS; i++) {
            List<String> basket = new ArrayList<>();
            for (int j = 1 + (int) (-4 * Math.log(1 - dice.nextDouble())); j > 0; j--) {
                basket.add("thing" + dice.nextInt(OTHERS));
            }
            boolean lettuce = dice.nextInt(8) == 0;
            if (lettuce) {
                basket.add("lettuce");
            }
            for (String along : List.of("dressing", "nutmix", "croutons")) {
                if (dice.nextInt(lettuce ? 2 : 25) == 0) {
                    basket.add(along);
                }
            }
            order("", LONG_AGO + dice.nextDouble(), basket.stream().distinct().toList());
        }
    }

    private void live() {
        for (int week = 4; week > 0; week--) {
            order("salad", 7 * week - 1, List.of("lettuce", "odd"));
            order("green", 7 * week - 2, week == 2 ? List.of("lettuce", "dressing") : List.of("lettuce"));
        }
        event("salad", 3, "Message Received", "'text':'I am allergic to nuts.'");
        String back = order("salad", 20, List.of("croutons"));
        event(
                "salad",
                18,
                "Order Refunded",
                "'order_id':'%s','refund_id':'r1','products':[{'product_id':'croutons-%s','quantity':1,'reason':'did not like it'}]"
                        .formatted(back, shop));
        order("plain", 5, List.of("odd"));
        order("gone", 400, List.of("lettuce"));
        event("silent", 2, "Message Received", "'text':'Hello.'");
    }

    private long customer(String user) {
        return jdbc.sql("""
                        select p.customer_id from customer.v_identifier i join customer.v_profile p on p.id = i.profile_id
                         where i.value = :user limit 1""")
                .param("user", user + "-" + shop)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    private List<String> told(String user) {
        return usual.of(customer(user), 10).along().stream()
                .map(along -> along.product().replace(" " + shop, ""))
                .toList();
    }

    private String card(Role role, String user) {
        Answer answer = house.as(role).get("/customers/" + customer(user) + "/complements");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void whatGoesWithTheUsualIsToldButForWhatTheyBuyAlreadyOrDoNotWant() throws Exception {
        sell();
        live();
        for (int from = 0; from < events.size(); from += 500) {
            till.send(events.subList(from, Math.min(events.size(), from + 500)));
        }
        Settled.settle(belts, standings);
        Worked.out(studies, jdbc, "what-goes-together");

        assertThat(told("salad")).as("neither nuts nor what was brought back").containsExactly("dressing");
        assertThat(told("green")).as("not what they buy already").containsExactlyInAnyOrder("nutmix", "croutons");
        assertThat(told("plain")).isEmpty();
        assertThat(usual.of(customer("plain"), 10).tooFew()).startsWith("Nothing goes with what they buy");
        assertThat(usual.of(customer("gone"), 10).tooFew()).isEqualTo("They bought nothing in the last half year.");

        Usual.Along dressing = usual.of(customer("salad"), 10).along().getFirst();
        assertThat(dressing.times()).isEqualTo(4);
        assertThat(dressing.together()).isBetween(30L, dressing.receipts());
        assertThat(card(Role.AGENT, "salad"))
                .contains("dressing " + shop, "goes with lettuce " + shop + ", bought 4 times", "of 100 receipts with")
                .contains("counted on " + dressing.receipts() + " receipts.")
                .doesNotContain("/insight/baskets");
        assertThat(card(Role.MANAGER, "salad")).contains("/insight/baskets/" + dressing.productId() + "\"");
        assertThat(card(Role.AGENT, "silent")).doesNotContain("<div");
        assertThat(house.as(Role.AGENT)
                        .get("/customers/" + customer("salad") + "/next")
                        .body())
                .as("told once, with its receipts")
                .doesNotContain("dressing " + shop);
        assertThat(house.as(Role.CASHIER)
                        .get("/customers/" + customer("salad") + "/complements")
                        .status())
                .isEqualTo(403);
        programs();
    }

    private void programs() {
        String address = "/api/insight/customers/" + customer("green") + "/complements";
        JsonNode told = house.api("insight:read").get(address).json();
        assertThat(told.path("complements").size()).isEqualTo(2);
        JsonNode first = told.path("complements").get(0);
        assertThat(first.path("because").asString()).isEqualTo("lettuce " + shop);
        assertThat(first.path("times").asInt()).isEqualTo(4);
        assertThat(first.path("together").asLong())
                .isGreaterThan(first.path("expected").asLong());
        assertThat(house.api("insight:read")
                        .get(address + "?limit=1")
                        .json()
                        .path("complements")
                        .size())
                .isEqualTo(1);
        assertThat(house.api("insight:read").get(address + "?limit=0").status()).isEqualTo(422);
        assertThat(house.api("customers:read").get(address).status()).isEqualTo(403);
    }
}
