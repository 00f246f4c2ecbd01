package heartstring.loyalty.vouchers;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Api;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.customer.merges.Merges;
import heartstring.loyalty.Shop;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.programmes.Programme;
import heartstring.platform.auth.Role;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@HouseTest
class PersonalVouchersTest {

    private final House house;
    private final Vouchers vouchers;
    private final VoucherBatches batches;
    private final PersonalVouchers personal;
    private final Merges merges;
    private final Members members;
    private final Shop shop;
    private final String x = UUID.randomUUID().toString().substring(0, 8);

    PersonalVouchersTest(
            House house,
            Vouchers vouchers,
            VoucherBatches batches,
            PersonalVouchers personal,
            Merges merges,
            Members members,
            Shop shop) {
        this.house = house;
        this.vouchers = vouchers;
        this.batches = batches;
        this.personal = personal;
        this.merges = merges;
        this.members = members;
        this.shop = shop;
    }

    private long batch() {
        Answer made = house.api("loyalty:write").post("/api/loyalty/voucher-batches", """
                {"name":"Sorry %s","personal":true,"gives":"amount","worth":500,"currency":"EUR"}""".formatted(x));
        assertThat(made.status()).as(made.body()).isEqualTo(200);
        return made.json().get("id").asLong();
    }

    private Shopper shopper(Member member) {
        Member now = members.byId(member.id()).orElseThrow();
        return new Shopper(now.customerId(), now.profileId(), null);
    }

    @Test
    void aCodeOfOnePersonIsUnknownToEverybodyElse() {
        Programme programme = shop.programme();
        Member ana = shop.member(programme, 0, null);
        Member ben = shop.member(programme, 0, null);
        Api api = house.api("loyalty:write", "till");
        Answer given =
                api.post("/api/loyalty/members/" + ana.id() + "/vouchers", "{\"batchId\":%d}".formatted(batch()));
        assertThat(given.status()).as(given.body()).isEqualTo(200);
        String code = given.json().get("code").asString();
        Checked unknown = vouchers.check("NOSUCH" + x, shopper(ben));
        assertThat(vouchers.check(code, shopper(ben))).isEqualTo(unknown);
        assertThat(vouchers.check(code, Shopper.NOBODY)).isEqualTo(unknown);
        assertThat(vouchers.take(code, shopper(ben), null, UUID.randomUUID().toString()))
                .isEqualTo(vouchers.take(
                        "NOSUCH" + x, shopper(ben), null, UUID.randomUUID().toString()));
        assertThat(vouchers.check(code, shopper(ana))).isInstanceOf(Checked.Good.class);
        assertThat(api.get("/api/till/vouchers?memberId=" + ana.id()).body()).contains(code, "€5.00 off");
        assertThat(api.get("/api/till/vouchers?memberId=" + ben.id()).body()).doesNotContain(code);
        assertThat(vouchers.take(code, shopper(ana), null, UUID.randomUUID().toString()))
                .isInstanceOf(Using.Stands.class);
        assertThat(personal.of(ana.customerId())).as("used").isEmpty();
    }

    @Test
    void itGoesWithItsPieceWhenCustomersAreJoined() {
        Programme programme = shop.programme();
        Member ana = shop.member(programme, 0, null);
        Member ann = shop.member(programme, 0, null);
        String code = ((PersonalVouchers.Giving.Given) personal.give(batch(), ann.profileId())).code();
        merges.merge(ana.customerId(), ann.customerId(), false, new Merges.By("user", 1));
        assertThat(vouchers.check(code, shopper(ana))).isInstanceOf(Checked.Good.class);
        assertThat(personal.of(shopper(ana).customerId()))
                .extracting(PersonalVouchers.Mine::code)
                .containsExactly(code);
    }

    @Test
    void onlyPersonalBatchesAreGivenAndTheirCodesAreFetchedByNobody() {
        Programme programme = shop.programme();
        Member ana = shop.member(programme, 0, null);
        long id = batch();
        assertThat(house.as(Role.MANAGER)
                        .post("/loyalty/vouchers/" + id + "/give", "card", ana.card())
                        .status())
                .isEqualTo(303);
        assertThat(batches.byId(id).orElseThrow().codes()).isEqualTo(1);
        assertThat(batches.fetch(id)).isEmpty();
        Answer open = house.api("loyalty:write").post("/api/loyalty/voucher-batches", """
                {"name":"Open %s","gives":"amount","worth":500,"currency":"EUR"}""".formatted(x));
        assertThat(personal.give(open.json().get("id").asLong(), ana.profileId()))
                .isInstanceOf(PersonalVouchers.Giving.Refused.class);
        batches.setStopped(id, true);
        assertThat(personal.give(id, ana.profileId())).isInstanceOf(PersonalVouchers.Giving.Refused.class);
        assertThat(personal.of(ana.customerId())).isEmpty();
    }
}
