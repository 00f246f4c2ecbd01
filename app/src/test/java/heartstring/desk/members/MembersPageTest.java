package heartstring.desk.members;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.loyalty.Shop;
import heartstring.loyalty.accounts.Holder;
import heartstring.loyalty.commands.Cause;
import heartstring.loyalty.commands.Command;
import heartstring.loyalty.commands.Key;
import heartstring.loyalty.ledger.Ledger;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.rewards.Reward;
import heartstring.loyalty.rewards.Rewards;
import heartstring.loyalty.terms.ProgrammeTerms;
import heartstring.loyalty.terms.Terms;
import heartstring.platform.auth.Role;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Managers find members, look into the book behind them, and block, free and close. */
@HouseTest
class MembersPageTest {

    private final House house;
    private final Shop shop;
    private final Members members;
    private final Ledger ledger;
    private final Rewards rewards;
    private final ProgrammeTerms terms;
    private final JdbcClient jdbc;
    private final Programme programme;

    MembersPageTest(
            House house,
            Shop shop,
            Members members,
            Ledger ledger,
            Rewards rewards,
            ProgrammeTerms terms,
            JdbcClient jdbc) {
        this.house = house;
        this.shop = shop;
        this.members = members;
        this.ledger = ledger;
        this.rewards = rewards;
        this.terms = terms;
        this.jdbc = jdbc;
        this.programme = shop.programme();
    }

    private String list(String rest) {
        return house.as(Role.MANAGER)
                .get("/loyalty/members?programme=" + programme.key() + rest)
                .body();
    }

    private Member.Status status(Member member) {
        return members.byId(member.id()).orElseThrow().status();
    }

    private void set(Browser browser, Member member, String status) {
        browser.post("/loyalty/members/" + member.id() + "/status", "status", status);
    }

    @Test
    void membersAreFoundByCardAndMailAndFilteredByStatus() {
        String mail = "ida." + UUID.randomUUID() + "@example.test";
        Member ida = shop.member(programme, 30, mail);
        Member ben = shop.member(programme, 0, null);
        assertThat(list("")).contains(ida.card(), ben.card());
        assertThat(list("&q=" + ida.card())).contains(ida.card()).doesNotContain(ben.card());
        assertThat(list("&q=" + mail.replace("@", "%40"))).contains(ida.card()).doesNotContain(ben.card());
        assertThat(list("&q=nobody" + UUID.randomUUID())).contains("Nobody here");
        members.set(ben.id(), Member.Status.BLOCKED);
        assertThat(list("&status=blocked")).contains(ben.card()).doesNotContain(ida.card());
        assertThat(house.as(Role.CASHIER).get("/loyalty/members").status()).isEqualTo(403);
        assertThat(house.as(Role.MANAGER).get("/loyalty/members?status=odd").status())
                .isEqualTo(400);
    }

    @Test
    void aMemberShowsLotsStatementAndTheBookBehindIt() {
        Member ida = shop.member(programme, 30, null);
        long reward = rewards.offer(
                        programme.id(),
                        new Rewards.Draft("Coffee", Reward.Kind.PRODUCT, 10, null, null, null, null, null, null))
                .id();
        rewards.redeem(ida, reward, "test", UUID.randomUUID().toString());
        Browser manager = house.as(Role.MANAGER);
        assertThat(manager.get("/loyalty/members/" + ida.id()).body())
                .contains("Spent on Coffee", "Points by their end", "Points that are left stay");
        long spent = jdbc.sql(
                        "select p.id from loyalty.posting p join loyalty.account a on a.id = p.account_id where p.kind = 'spend' and a.holder = 'member' and a.holder_id = :profile")
                .param("profile", ida.profileId())
                .query(Long.class)
                .single();
        assertThat(manager.get("/loyalty/postings/" + spent).body())
                .contains(
                        "spend of 10",
                        "member " + ida.profileId() + ", available",
                        "house 0, redeemed",
                        "reward " + reward);
        assertThat(manager.get("/loyalty/postings/1").status()).isEqualTo(404);
        assertThat(house.as(Role.CASHIER).get("/loyalty/postings/" + spent).status())
                .isEqualTo(403);
    }

    @Test
    void managersBlockFreeAndCloseAndAgentsDoNot() {
        Member ida = shop.member(programme, 30, null);
        set(house.as(Role.AGENT), ida, "blocked");
        assertThat(status(ida)).isEqualTo(Member.Status.ACTIVE);
        Browser manager = house.as(Role.MANAGER);
        set(manager, ida, "blocked");
        assertThat(status(ida)).isEqualTo(Member.Status.BLOCKED);
        set(manager, ida, "active");
        assertThat(status(ida)).isEqualTo(Member.Status.ACTIVE);
        set(manager, ida, "closed");
        set(manager, ida, "active");
        assertThat(status(ida)).isEqualTo(Member.Status.CLOSED);
        // By the usual terms what is left stays.
        assertThat(shop.balance(programme, ida).available()).isEqualTo(30);
    }

    @Test
    void closingTakesWhatIsLeftAlsoWhatWaitsWhereTheTermsSaySo() {
        Terms usual = Terms.USUAL;
        terms.set(
                programme.id(),
                new Terms(usual.adjustMost(), false, 1, 1, true, usual.householdMost(), true, usual.claimDays()));
        Member ida = shop.member(programme, 30, null);
        ledger.post(new Command.Earn(
                Key.fresh(),
                Holder.member(programme.unitId(), ida.profileId()),
                12,
                Instant.now().plusSeconds(86_400),
                null,
                new Cause(Cause.Kind.EVENT, 0, 0, 0, Instant.now())));
        assertThat(house.as(Role.MANAGER).get("/loyalty/members/" + ida.id()).body())
                .contains("are lost at once");
        set(house.as(Role.MANAGER), ida, "closed");
        assertThat(shop.total(programme)).isZero();
        assertThat(house.as(Role.MANAGER).get("/loyalty/members/" + ida.id()).body())
                .contains("Lost when the membership was closed", "-42");
    }
}
