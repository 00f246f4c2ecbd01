package heartstring.loyalty.earning;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Api;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.loyalty.CornerShop;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.programmes.EarnRule.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;

/** A till's POSLog earns like any order, once, and its returns take back. */
@HouseTest
class PoslogEarningTest {

    private final House house;
    private final CornerShop shop;

    PoslogEarningTest(House house, BeanFactory beans) {
        this.house = house;
        this.shop = new CornerShop(beans);
        shop.rule("1 per euro", Kind.AMOUNT, 1, null);
    }

    /** Another loop may be judging them at the moment. */
    private long settled(long expected) {
        Instant until = Instant.now().plusSeconds(10);
        do {
            shop.settle();
        } while (shop.points("ana") != expected && Instant.now().isBefore(until));
        return shop.points("ana");
    }

    @Test
    void aJournalEarnsOnceHoweverOftenItIsSent() throws IOException {
        Member ana = shop.member("ana", "'name':'Ana'");
        String day;
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/poslog/day.xml"))) {
            day = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("SHOP", "s" + shop.x)
                    .replace("-X<", shop.x + "<")
                    .replace("CARD", ana.card());
        }
        Api api = house.api("events:write");
        Answer first = api.post("/api/events/poslog", day, "Content-Type", "application/xml");
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(first.json().at("/transactions").asInt()).isEqualTo(6);
        assertThat(first.json().at("/accepted").asInt()).isEqualTo(2);
        assertThat(first.json().at("/ignored").asInt()).isEqualTo(3);
        assertThat(first.json().at("/rejected/0/transaction").asInt()).isEqualTo(6);
        assertThat(settled(8)).as("10.00 less 2.00").isEqualTo(8);
        Answer again = api.post("/api/events/poslog", day, "Content-Type", "application/xml");
        assertThat(again.json().at("/accepted").asInt()).isZero();
        assertThat(again.json().at("/known").asInt()).isEqualTo(2);
        assertThat(settled(8)).isEqualTo(8);
        assertThat(api.post("/api/events/poslog", "<!DOCTYPE a><a/>", "Content-Type", "application/xml")
                        .status())
                .isEqualTo(400);
        assertThat(house.api("events:read")
                        .post("/api/events/poslog", day, "Content-Type", "application/xml")
                        .status())
                .isEqualTo(403);
    }
}
