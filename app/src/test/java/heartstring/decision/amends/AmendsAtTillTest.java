package heartstring.decision.amends;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.decision.cases.CaseOutcome;
import heartstring.decision.cases.Cases;
import heartstring.decision.cases.Cause;
import heartstring.decision.openings.CaseSetting;
import heartstring.decision.openings.CaseSettings;
import heartstring.loyalty.Shop;
import heartstring.loyalty.budgets.Budget;
import heartstring.loyalty.budgets.Budgets;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.rewards.Reward;
import heartstring.platform.auth.Role;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever stands at the till sees what is owed, and hands it over once. */
@HouseTest
class AmendsAtTillTest {

    private final House house;
    private final Amends amends;
    private final Cases cases;
    private final CaseSettings settings;
    private final Budgets budgets;
    private final Shop shop;
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    AmendsAtTillTest(House house, Amends amends, Cases cases, CaseSettings settings, Budgets budgets, Shop shop) {
        this.house = house;
        this.amends = amends;
        this.cases = cases;
        this.settings = settings;
        this.budgets = budgets;
        this.shop = shop;
    }

    @AfterEach
    void plain() {
        settings.set(CaseSetting.PLAIN);
    }

    @Test
    void whatIsOwedIsHandedOverOnce() {
        Budget budget = budgets.make("Amends " + mark, "EUR", 1_000, Budget.Period.WHOLE, false);
        CaseSetting p = CaseSetting.PLAIN;
        settings.set(new CaseSetting(
                p.causes(), 60, 60, 25, 20, 0, 0, budget.id(), 100, p.usualMinor(), p.mostMinor(), p.recoveredDays()));
        Programme programme = shop.programme();
        Reward jam = shop.goods(programme, "Jam " + mark, 300, 1);
        Member member = shop.member(programme, 0, null);
        CaseOutcome opened =
                cases.open(new Cases.Opening(member.profileId(), Cause.COMPLAINT, "", 0, Instant.now(), null));
        long id = ((CaseOutcome.Done) opened).about().id();
        assertThat(amends.give(id, new What.Gift(jam.id()), "till " + mark)).isInstanceOf(Amends.Outcome.Given.class);

        String owed = "/till/amends?customerId=" + member.customerId();
        Browser cashier = house.as(Role.CASHIER);
        assertThat(cashier.get(owed).body()).contains("Jam " + mark, "\"about\":\"a complaint\"");
        long step = amends.waiting(member.customerId()).getFirst().id();
        String handing = "/till/amends/" + step + "/handing";
        assertThat(house.as(Role.ANALYST).post(handing).status()).isEqualTo(403);
        assertThat(cashier.post(handing).body()).contains("\"before\":false");
        assertThat(cashier.get(owed).body()).isEqualTo("[]");
        assertThat(cashier.post(handing).body()).contains("\"before\":true");
        assertThat(amends.takeBack(id, step)).isInstanceOf(Amends.Outcome.Refused.class);
    }
}
