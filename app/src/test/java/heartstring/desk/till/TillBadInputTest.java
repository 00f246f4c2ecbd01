package heartstring.desk.till;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Api;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.programmes.Programme;
import heartstring.platform.auth.Role;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What makes no sense at a till is refused with a sentence, by its page and by programs alike, and leaves nothing behind. */
@HouseTest
class TillBadInputTest {

    /** What is added to a sale of this member; the status; a part of the sentence. */
    private static final String SALES = """
            "amountMinor":-100                                                          | 422 | has to be above zero
            "amountMinor":0                                                             | 422 | has to be above zero
            "amountMinor":12.5                                                          | 422 | smallest coin
            "amountMinor":1000000001                                                    | 422 | more than a till can take
            "amountMinor":1e999999999                                                   | 422 | smallest coin
            "amountMinor":"ten"                                                         | 400 | cannot be read
            "amountMinor":1000,"currency":"USD"                                         | 422 | counts in EUR
            "amountMinor":1000,"points":5000                                            | 400 | worked out by the rules
            "amountMinor":1000,"earnPoints":5000                                        | 400 | worked out by the rules
            "amountMinor":1000,"discount":1                                             | 400 | no field
            "items":[]                                                                  | 422 | Say what was paid
            "items":[{"product":"a","quantity":-1,"unitMinor":5}]                       | 422 | above zero
            "items":[{"product":"a","quantity":100000,"unitMinor":5}]                   | 422 | at most 10000
            "items":[{"product":"a","quantity":1,"unitMinor":-5}]                       | 422 | never below zero
            "items":[{"product":"a","quantity":1}]                                      | 422 | needs a price
            "items":[{"product":" ","quantity":1,"unitMinor":5}]                        | 422 | key of a product
            "items":[{"product":"a","quantity":1,"unitMinor":5,"points":99}]            | 400 | worked out by the rules
            "items":[{"product":"a","quantity":10000,"unitMinor":1000000000}]           | 422 | more than a till can take
            "amountMinor":1000,"ageSeconds":99999999                                    | 422 | waited more than 30 days
            "amountMinor":1000,"store":"%s"                                             | 422 | at most 100 characters
            """.formatted("s".repeat(101));

    private final House house;
    private final JdbcClient jdbc;
    private final TillShop shop;
    private final Programme programme;
    private final Member member;
    private final Browser cashier;
    private final Api api;

    TillBadInputTest(House house, JdbcClient jdbc, BeanFactory beans) {
        this.house = house;
        this.jdbc = jdbc;
        this.shop = new TillShop(house, beans);
        this.programme = shop.programme("Bad input");
        this.member = shop.member(programme, "Bad Input", "bad." + UUID.randomUUID() + "@till.example", 0);
        this.cashier = house.as(Role.CASHIER);
        this.api = house.api("till");
    }

    @Test
    void salesThatMakeNoSense() {
        SoftAssertions softly = new SoftAssertions();
        for (String line : SALES.lines().toList()) {
            String[] cells = line.split(" +\\| ", -1);
            String key = UUID.randomUUID().toString();
            Answer page = shop.call(
                    cashier, "/till/sales", "{'key':'%s','memberId':%d,".formatted(key, member.id()) + cells[0] + "}");
            Answer program = api.post(
                    "/api/till/sales",
                    "{\"memberId\":%d,".formatted(member.id()) + cells[0] + "}",
                    "Idempotency-Key",
                    key);
            for (Answer answer : new Answer[] {page, program}) {
                softly.assertThat(answer.status()).as(line + answer.body()).isEqualTo(Integer.parseInt(cells[1]));
                softly.assertThat(answer.json().path("detail").asString(""))
                        .as(line)
                        .contains(cells[2]);
            }
        }
        softly.assertAll();
        assertThat(jdbc.sql("select count(*) from loyalty.till_act where profile_id = :profile")
                        .param("profile", member.profileId())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void previewsAreReadInTheSameWay() {
        for (String wrong : new String[] {"'amountMinor':-1", "'amountMinor':5,'currency':'JPY'", "'items':[]"}) {
            assertThat(shop.call(cashier, "/till/previews", "{'programme':'%s',%s}".formatted(programme.key(), wrong))
                            .status())
                    .as(wrong)
                    .isEqualTo(422);
        }
        assertThat(shop.call(cashier, "/till/previews", "{'programme':'nowhere','amountMinor':5}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void keysAndNumbersThatAreNone() {
        for (String key : new String[] {"", "short", "with a space in it", "k".repeat(101)}) {
            Answer answer = shop.call(
                    cashier, "/till/sales", "{'key':'%s','memberId':%d,'amountMinor':100}".formatted(key, member.id()));
            assertThat(answer.status()).as(key).isEqualTo(400);
            assertThat(answer.json().path("detail").asString()).contains("key of your own");
        }
        String key = UUID.randomUUID().toString();
        assertThat(shop.call(cashier, "/till/sales", "{'key':'%s','memberId':999999999,'amountMinor':5}".formatted(key))
                        .status())
                .isEqualTo(404);
        assertThat(shop.call(cashier, "/till/sales", "{'key':'%s','amountMinor':5}".formatted(key))
                        .status())
                .isEqualTo(400);
        assertThat(shop.call(
                                cashier,
                                "/till/redemptions",
                                "{'key':'%s','memberId':%d,'rewardId':999999999}".formatted(key, member.id()))
                        .status())
                .isEqualTo(404);
        assertThat(shop.call(cashier, "/till/undos", "{'key':'%s'}".formatted(key))
                        .status())
                .isEqualTo(404);
        assertThat(shop.call(cashier, "/till/lookup?q=%20", null).status()).isEqualTo(400);
        assertThat(shop.call(cashier, "/till/sales", "nonsense").status()).isEqualTo(400);
    }

    @Test
    void aForgedFormGoesNowhere() {
        Answer forged = cashier.send(java.net.http.HttpRequest.newBuilder(house.at("/till/sales"))
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(forged.status()).isEqualTo(403);
    }
}
