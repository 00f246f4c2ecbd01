package heartstring.loyalty.claims;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Api;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.loyalty.CornerShop;
import heartstring.loyalty.Shop;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.programmes.EarnRule.Kind;
import heartstring.loyalty.terms.ProgrammeTerms;
import heartstring.loyalty.terms.Terms;
import heartstring.platform.auth.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A receipt without a person is claimed once, by whoever knows its number, total and day, and earns then. */
@HouseTest
class ClaimsTest {

    private final House house;
    private final CornerShop shop;
    private final Claims claims;
    private final Members members;
    private final ProgrammeTerms terms;
    private final JdbcClient jdbc;
    private final Instant bought =
            Instant.now().truncatedTo(ChronoUnit.DAYS).minus(3, ChronoUnit.DAYS).plusSeconds(43_200);

    ClaimsTest(House house, BeanFactory beans, Claims claims, Members members, ProgrammeTerms terms, JdbcClient jdbc) {
        this.house = house;
        this.shop = new CornerShop(beans);
        this.claims = claims;
        this.members = members;
        this.terms = terms;
        this.jdbc = jdbc;
        shop.rule("1 per euro", Kind.AMOUNT, 1, null);
    }

    /** A receipt of nobody's. */
    private void receipt(String number, Instant at, String total) {
        shop.send(
                "{'type':'track','event':'Order Completed','timestamp':'%s','properties':{'order_id':'%s%s','currency':'EUR','total':%s,'products':[{'product_id':'tea%s','quantity':1,'price':%s}]}}"
                        .formatted(at, number, shop.x, total, shop.x, total));
    }

    private Claiming claim(Member member, String number, long total) {
        Claiming claiming = claims.claim(
                member, number + shop.x, total, LocalDate.ofInstant(bought, ZoneOffset.UTC), Claims.Way.STAFF);
        shop.settle();
        return claiming;
    }

    private static String why(Claiming claiming) {
        return claiming instanceof Claiming.Refused refused ? refused.reason() : claiming.toString();
    }

    @Test
    void aReceiptOfNobodyIsClaimedOnceAndEarnsThen() {
        Member ana = shop.member("ana", "'name':'Ana'");
        Member ben = shop.member("ben", "'name':'Ben'");
        receipt("r", bought, "20.00");
        assertThat(claim(ana, "r", 2_001)).isInstanceOf(Claiming.Unknown.class);
        assertThat(claim(ana, "other", 2_000)).isInstanceOf(Claiming.Unknown.class);
        assertThat(claim(ana, "r", 2_000)).isInstanceOf(Claiming.Claimed.class);
        assertThat(shop.points("ana")).isEqualTo(20);
        assertThat(why(claim(ben, "r", 2_000))).contains("claimed already");
        assertThat(why(claim(ana, "r", 2_000))).contains("claimed already");
        assertThat(shop.points("ana")).isEqualTo(20);
        assertThat(shop.points("ben")).isZero();
        Long owner = jdbc.sql("""
                        select coalesce(t.profile_id, 0) from commerce.v_order o join touchpoint.v_touchpoint t on t.id = o.touchpoint_id
                         where o.order_key = :key""")
                .param("key", "r" + shop.x)
                .query((rs, n) -> rs.getLong(1))
                .single();
        assertThat(owner).as("touchpoints never change their owner").isZero();
        shop.send(
                "{'type':'track','event':'Order Refunded','timestamp':'%s','properties':{'order_id':'r%s','currency':'EUR'}}"
                        .formatted(bought.plusSeconds(60), shop.x));
        assertThat(shop.points("ana")).as("returned without a card").isZero();
    }

    @Test
    void whoJoinsAfterThePurchaseMayClaimIt() {
        receipt("guest", bought, "15.00");
        shop.send("{'type':'identify','userId':'cleo%s','traits':{'name':'Cleo'}}".formatted(shop.x));
        Member cleo = ((Members.Joining.Joined) members.join(shop.programme, shop.customer("cleo"), Member.Way.TILL))
                .member();
        assertThat(claim(cleo, "guest", 1_500)).isInstanceOf(Claiming.Claimed.class);
        assertThat(shop.points("cleo")).isEqualTo(15);
    }

    @Test
    void somebodysAndTooOldAndForbiddenOnesAreRefusedWithTheReason() {
        Member ana = shop.member("ana", "'name':'Ana'");
        shop.member("ben", "'name':'Ben'");
        shop.send(shop.order("ben", "his", bought.toString(), "tea*1@9.00"));
        assertThat(why(claim(ana, "his", 900))).contains("belongs to somebody");
        receipt("old", bought, "5.00");
        terms.set(shop.programme.id(), new Terms(1_000, false, 10, 1_000, false, 6, true, 2));
        assertThat(why(claim(ana, "old", 500))).contains("2 days");
        terms.set(shop.programme.id(), new Terms(1_000, false, 10, 1_000, false, 6, true, 0));
        assertThat(why(claim(ana, "old", 500))).contains("cannot be claimed later");
        assertThat(shop.points("ana")).isZero();
    }

    @Test
    void twentyAtOnceClaimOne() throws Exception {
        Member ana = shop.member("ana", "'name':'Ana'");
        Member ben = shop.member("ben", "'name':'Ben'");
        receipt("r", bought, "20.00");
        LocalDate day = LocalDate.ofInstant(bought, ZoneOffset.UTC);
        java.util.concurrent.atomic.AtomicInteger turn = new java.util.concurrent.atomic.AtomicInteger();
        List<Claiming> all = Shop.together(
                20,
                () -> claims.claim(
                        turn.incrementAndGet() % 2 == 0 ? ana : ben, "r" + shop.x, 2_000, day, Claims.Way.TILL));
        shop.settle();
        assertThat(all.stream().filter(c -> c instanceof Claiming.Claimed)).hasSize(1);
        assertThat(shop.points("ana") + shop.points("ben")).isEqualTo(20);
    }

    @Test
    void anothersWordThatAReceiptIsTheirsCountsForNothing() {
        shop.member("ana", "'name':'Ana'");
        receipt("r", bought, "20.00");
        shop.send(
                "{'type':'track','userId':'ana%s','event':'Order Claimed','properties':{'order_id':'r%s','order_source':%d}}"
                        .formatted(shop.x, shop.x, shop.till.source.id()));
        assertThat(shop.points("ana")).isZero();
    }

    @Test
    void programsTillsAndColleaguesClaimAndGuessesHaveToWait() {
        Member ana = shop.member("ana", "'name':'Ana'");
        receipt("a", bought, "1.00");
        receipt("b", bought, "2.00");
        receipt("c", bought, "4.00");
        String day = LocalDate.ofInstant(bought, ZoneOffset.UTC).toString();
        Api api = house.api("loyalty:write");
        String path = "/api/loyalty/members/" + ana.id() + "/claims";
        String body = "{\"number\":\"%s%s\",\"totalMinor\":%d,\"date\":\"%s\"}";
        assertThat(api.post(path, "{\"number\":\"a\"}").status()).isEqualTo(400);
        assertThat(api.post(path, body.formatted("a", shop.x, 100, day)).status())
                .isEqualTo(200);
        assertThat(api.post(path, body.formatted("a", shop.x, 100, day)).status())
                .isEqualTo(409);
        String till = body.formatted("b", shop.x, 200, day);
        assertThat(house.api("till").post("/api/till/claims", till).status()).isEqualTo(400);
        assertThat(house.api("till")
                        .post("/api/till/claims", till.replace("{", "{\"memberId\":" + ana.id() + ","))
                        .status())
                .isEqualTo(200);
        String page = "/loyalty/members/" + ana.id();
        assertThat(house.as(Role.AGENT).get(page).body()).contains("Claim a receipt");
        house.as(Role.AGENT).post(page + "/claims", "number", "c" + shop.x, "total", "4,00", "date", day);
        shop.settle();
        assertThat(shop.points("ana")).isEqualTo(7);
        int status = 404;
        for (int i = 0; status == 404 && i < 20; i++) {
            status = api.post(path, body.formatted("x" + i, shop.x, 100, day)).status();
        }
        Answer waits = api.post(path, body.formatted("y", shop.x, 100, day));
        assertThat(status).isEqualTo(429);
        assertThat(waits.body()).contains("retryAfterSeconds");
    }
}
