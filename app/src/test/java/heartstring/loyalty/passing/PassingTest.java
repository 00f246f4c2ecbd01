package heartstring.loyalty.passing;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Api;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.loyalty.Shop;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.terms.ProgrammeTerms;
import heartstring.loyalty.terms.Terms;
import heartstring.platform.auth.Role;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Points are passed on where the terms allow it, within the day's limit, and totals stay. */
@HouseTest
class PassingTest {

    private final House house;
    private final Shop shop;
    private final Passing passing;
    private final ProgrammeTerms terms;
    private final Programme programme;

    PassingTest(House house, Shop shop, Passing passing, ProgrammeTerms terms) {
        this.house = house;
        this.shop = shop;
        this.passing = passing;
        this.terms = terms;
        this.programme = shop.programme();
    }

    private void allow(long least, long most) {
        terms.set(programme.id(), new Terms(1_000, true, least, most, false, 6, true, 30));
    }

    private long available(Member member) {
        return shop.balance(programme, member).available();
    }

    private Passed pass(Member from, Member to, long points) {
        return passing.pass(from, to, points, "test", UUID.randomUUID().toString());
    }

    @Test
    void nothingIsPassedOnUnlessTheTermsAllowIt() {
        Member ana = shop.member(programme, 100, null);
        Member ben = shop.member(programme, 0, null);
        assertThat(pass(ana, ben, 10)).isInstanceOf(Passed.Refused.class);
        allow(5, 50);
        assertThat(pass(ana, ben, 4)).isInstanceOf(Passed.Refused.class);
        assertThat(pass(ana, ana, 10)).isInstanceOf(Passed.Refused.class);
        assertThat(pass(ana, ben, 50)).isInstanceOf(Passed.Done.class);
        assertThat(pass(ana, ben, 5)).isInstanceOf(Passed.Refused.class);
        assertThat(pass(ben, ana, 50)).isInstanceOf(Passed.Done.class);
        assertThat(available(ana)).isEqualTo(100);
        assertThat(shop.total(programme)).isEqualTo(100);
    }

    @Test
    void fortyAtOncePassOnWhatTheDayAllowsAndNoMore() throws Exception {
        allow(10, 60);
        Member ana = shop.member(programme, 1_000, null);
        Member ben = shop.member(programme, 0, null);
        List<Passed> results = Shop.together(40, () -> pass(ana, ben, 10));
        assertThat(results.stream().filter(r -> r instanceof Passed.Done).count())
                .isEqualTo(6);
        assertThat(available(ben)).isEqualTo(60);
        assertThat(shop.total(programme)).isEqualTo(1_000);
    }

    @Test
    void programsPassOnUnderAKeyAndPeopleByTheCard() {
        allow(1, 1_000);
        Member ana = shop.member(programme, 30, null);
        Member ben = shop.member(programme, 0, null);
        Api api = house.api("loyalty:write");
        String path = "/api/loyalty/members/" + ana.id() + "/passings";
        String body = "{\"toMemberId\":%d,\"points\":20}".formatted(ben.id());
        assertThat(api.post(path, body).status()).isEqualTo(400);
        String key = UUID.randomUUID().toString();
        assertThat(api.post(path, body, "Idempotency-Key", key).status()).isEqualTo(200);
        assertThat(api.post(path, body, "Idempotency-Key", key).status()).isEqualTo(200);
        Answer few = api.post(path, body, "Idempotency-Key", UUID.randomUUID().toString());
        assertThat(few.status()).isEqualTo(409);
        assertThat(available(ben)).isEqualTo(20);
        house.as(Role.AGENT)
                .post(
                        "/loyalty/members/" + ben.id() + "/passings",
                        "card",
                        ana.card(),
                        "points",
                        "5",
                        "key",
                        UUID.randomUUID().toString());
        assertThat(available(ana)).isEqualTo(15);
        assertThat(house.as(Role.CASHIER)
                        .post(
                                "/loyalty/members/" + ben.id() + "/passings",
                                "card",
                                ana.card(),
                                "points",
                                "5",
                                "key",
                                "x")
                        .status())
                .isEqualTo(403);
    }
}
