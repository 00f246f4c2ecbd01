package heartstring.loyalty.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.House;
import heartstring.HouseTest;
import heartstring.loyalty.CornerShop;
import heartstring.loyalty.programmes.EarnRule;
import heartstring.loyalty.programmes.Programmes;
import heartstring.platform.auth.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.BeanFactory;

/** Rules are written in a form and over the API, read as sentences, and tried on a receipt. */
@HouseTest
class RulebookTest {

    private final House house;
    private final CornerShop shop;
    private final Programmes programmes;
    private final String path;

    RulebookTest(House house, BeanFactory beans, Programmes programmes) {
        this.house = house;
        this.shop = new CornerShop(beans);
        this.programmes = programmes;
        this.path = "/loyalty/programmes/" + shop.programme.key() + "/rules";
    }

    @Test
    void aFormBuildsASentenceAndARuleThatIsJudgedByIt() {
        var manager = house.as(Role.MANAGER);
        var answer = manager.post(
                path,
                "name",
                "Fridays in Leeds",
                "kind",
                "order",
                "points",
                "30",
                "join",
                "all",
                "c7.term",
                "weekday",
                "c7.is",
                "is",
                "c7.value",
                "friday",
                "c9.term",
                "order.total",
                "c9.is",
                "between",
                "c9.value",
                "10.50",
                "c9.to",
                "90");
        assertThat(answer.status()).isEqualTo(303);
        EarnRule rule = programmes.rules(shop.programme.id()).getFirst();
        assertThat(rule.condition()).contains("\"weekday\"").contains("1050").contains("9000");
        assertThat(manager.get(path).body())
                .contains(
                        "30 points for each purchase, if it is Friday and the order comes to between €10.50 and €90.00");
    }

    @Test
    void aLimitForEachMemberIsReadInTheSentenceAndOnTheSampleReceipt() {
        var manager = house.as(Role.MANAGER);
        assertThat(manager.post(
                                path, "name", "Capped", "kind", "amount", "points", "1", "amount", "1", "most", "1500",
                                "per", "week")
                        .status())
                .isEqualTo(303);
        assertThat(manager.get(path).body())
                .contains("1 point for each €1.00 paid for goods, at most 1,500 points a week");
        assertThat(manager.post(path + "/sample", "product0", "beans", "pieces0", "2", "price0", "1000")
                        .body())
                .contains("<p class=\"hs-big mb-2\">1,500</p>")
                .contains("Only 1,500 are left of the most that it gives one member.");
        assertThat(manager.post(path, "name", "Bad", "kind", "order", "points", "1", "most", "0")
                        .status())
                .isEqualTo(422);
        var begun = house.api("loyalty:rules").post("/api" + path, """
                        {"name":"All","kind":"order","points":5,"mostPoints":50,"mostPer":"whole"}""");
        assertThat(begun.json().path("sentence").asString())
                .isEqualTo("5 points for each purchase, at most 50 points in all");
    }

    @Test
    void anEventCountsSoManyTimesADayByTheForm() {
        var manager = house.as(Role.MANAGER);
        assertThat(manager.post(
                                path,
                                "name",
                                "Walks",
                                "kind",
                                "event",
                                "event",
                                "Walked In",
                                "points",
                                "3",
                                "times",
                                "2")
                        .status())
                .isEqualTo(303);
        assertThat(manager.get(path).body()).contains("3 points for each \"Walked In\", at most 2 times a day");
        assertThat(programmes.rules(shop.programme.id()).getLast().mostADay()).isEqualTo(2);
        assertThat(manager.post(path, "name", "Odd", "kind", "event", "event", "X", "points", "3", "times", "0")
                        .status())
                .isEqualTo(422);
        // What stands in the field counts for nothing where the rule is not one of events.
        assertThat(manager.post(path, "name", "Visit", "kind", "order", "points", "3", "times", "2")
                        .status())
                .isEqualTo(303);
    }

    @Test
    void rulesShareALimitByTheFormAndOverTheApi() {
        var manager = house.as(Role.MANAGER);
        manager.post(path, "name", "One", "kind", "amount", "points", "1", "amount", "1");
        manager.post(path, "name", "Two", "kind", "order", "points", "50");
        long one = rule("One");
        long two = rule("Two");
        String limits = "/loyalty/programmes/" + shop.programme.key() + "/limits";
        assertThat(manager.post(limits, "limit", "Both", "most", "60", "per", "week", "rule-" + one, "true")
                        .status())
                .isEqualTo(422);
        assertThat(manager.post(
                                limits,
                                "limit",
                                "Both",
                                "most",
                                "60",
                                "per",
                                "week",
                                "rule-" + one,
                                "true",
                                "rule-" + two,
                                "true")
                        .status())
                .isEqualTo(303);
        assertThat(manager.get(path).body())
                .contains("Together at most 60 points a week")
                .contains("One, Two");
        assertThat(manager.post(path + "/sample", "product0", "beans", "pieces0", "1", "price0", "40")
                        .body())
                .contains("<p class=\"hs-big mb-2\">60</p>");
        var api = house.api("loyalty:rules", "loyalty:read");
        var begun = api.post("/api" + limits, """
                        {"name":"Api","mostPoints":5,"mostPer":"day","rules":[%d,%d]}""".formatted(one, two));
        assertThat(begun.status()).as(begun.body()).isEqualTo(200);
        assertThat(api.get("/api" + limits).json().path("limits").size()).isEqualTo(2);
        String end = "/api" + limits + "/" + begun.json().path("id").asLong() + "/end";
        assertThat(api.post(end, "{}").status()).isEqualTo(200);
        assertThat(api.post(end, "{}").status()).isEqualTo(404);
        assertThat(api.post("/api" + limits, "{\"name\":\"Bad\",\"mostPoints\":5,\"mostPer\":\"year\",\"rules\":[]}")
                        .status())
                .isEqualTo(422);
    }

    private long rule(String name) {
        return programmes.rules(shop.programme.id()).stream()
                .filter(r -> r.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Test
    void whatMakesNoSenseComesBackWithWhatWasTyped() {
        var manager = house.as(Role.MANAGER);
        var answer = manager.post(
                path,
                "name",
                "Odd one",
                "kind",
                "order",
                "points",
                "30",
                "c1.term",
                "order.total",
                "c1.is",
                "is",
                "c1.value",
                "a lot");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("Odd one").contains("value=\"a lot\"");
        assertThat(manager.post(
                                path,
                                "name",
                                "E",
                                "kind",
                                "event",
                                "event",
                                "X",
                                "points",
                                "3",
                                "c1.term",
                                "order.total",
                                "c1.is",
                                "at-least",
                                "c1.value",
                                "5")
                        .body())
                .contains("An event has no order");
        assertThat(programmes.rules(shop.programme.id())).isEmpty();
        assertThat(house.as(Role.ANALYST)
                        .post(path, "name", "x", "kind", "order", "points", "1")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aRowAsksForWhatItsTermNeedsAndReadsAsASentence() {
        var manager = house.as(Role.MANAGER);
        String row = manager.get("/conditions/row?c5.term=orders&c5.is=between").body();
        assertThat(row).contains("c5.with.days").contains("c5.to").contains("optgroup");
        assertThat(manager.post(
                                "/conditions/reading",
                                "join",
                                "any",
                                "c5.term",
                                "orders",
                                "c5.with.days",
                                "30",
                                "c5.is",
                                "at-least",
                                "c5.value",
                                "1",
                                "c6.term",
                                "city",
                                "c6.is",
                                "not.is",
                                "c6.value",
                                "Leeds")
                        .body())
                .contains("It holds if bought at least once in the last 30 days or does not live in Leeds.");
    }

    @Test
    void aSampleReceiptSaysWhatEachRuleGivesAndWhy() {
        shop.rule("Coffee", EarnRule.Kind.AMOUNT, 1, "{'term':'line.product','is':'is','value':'beans'}");
        String told = house.as(Role.ANALYST)
                .post(
                        path + "/sample",
                        "product0",
                        "beans",
                        "pieces0",
                        "2",
                        "price0",
                        "4.50",
                        "product1",
                        "cup",
                        "pieces1",
                        "1",
                        "price1",
                        "7")
                .body();
        assertThat(told).contains("<p class=\"hs-big mb-2\">9</p>").contains("not: the product beans is in the order");
        assertThat(house.as(Role.ANALYST)
                        .post(path + "/sample", "product0", "beans", "price0", "1e99")
                        .body())
                .contains("Write pieces and prices as numbers");
    }

    @Test
    void programsBeginEndAndTryRules() {
        var api = house.api("loyalty:rules", "loyalty:read");
        String at = "/api/loyalty/programmes/" + shop.programme.key();
        var begun = api.post(at + "/rules", """
                {"name":"Coffee","kind":"amount","points":1,"perMinor":100,
                 "condition":{"term":"line.product","is":"is","value":"beans"}}""");
        assertThat(begun.status()).isEqualTo(200);
        assertThat(begun.json().path("sentence").asString())
                .isEqualTo("1 point for each €1.00 paid for goods, if the product beans is in the order");
        var tried = api.post(at + "/previews", """
                {"items":[{"product":"beans","quantity":2,"unitMinor":450},{"product":"cup","unitMinor":700}]}""");
        assertThat(tried.json().path("points").asLong()).isEqualTo(9);
        assertThat(tried.json()
                        .path("rules")
                        .get(0)
                        .path("lines")
                        .get(1)
                        .path("counts")
                        .asBoolean())
                .isFalse();
        assertThat(api.get(at + "/rules")
                        .json()
                        .path("rules")
                        .get(0)
                        .path("condition")
                        .asString())
                .contains("beans");
        String end = at + "/rules/" + begun.json().path("id").asLong() + "/end";
        assertThat(api.post(end, "").status()).isEqualTo(200);
        assertThat(api.post(end, "").status()).isEqualTo(404);
        assertThat(house.api("loyalty:write").post(at + "/rules", "{}").status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name":"a","kind":"order","points":1,"condition":{"term":"moon","is":"is","value":"full"}} | There is no term
            {"name":"a","kind":"order","points":0} | points have to be
            {"name":"a","kind":"times","factor":1} | factor
            {"name":"","kind":"order","points":1} | name
            {"name":"a","kind":"order","points":1,"mostPoints":5} | mostPer
            {"name":"a","kind":"order","points":1,"mostPoints":5,"mostPer":"year"} | mostPer
            {"name":"a","kind":"order","points":1,"mostPoints":0,"mostPer":"day"} | between 1 and
            {"name":"a","kind":"gift","points":1} | kind
            {"name":"a","kind":"event","event":"E","points":1,"condition":{"term":"line.brand","is":"known"}} | no order
            """)
    void aRuleThatMakesNoSenseIsRefusedWithTheReason(String body, String why) {
        var answer =
                house.api("loyalty:rules").post("/api/loyalty/programmes/" + shop.programme.key() + "/rules", body);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("detail").asString()).contains(why);
    }
}
