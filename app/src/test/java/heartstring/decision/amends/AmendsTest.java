package heartstring.decision.amends;

import static org.assertj.core.api.Assertions.assertThat;

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
import heartstring.loyalty.budgets.Purse;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.programmes.Programme;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ActorAuthentication;
import heartstring.platform.auth.Role;
import heartstring.platform.users.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/** Amends cost a budget, and never more than is left of it. */
@HouseTest
class AmendsTest {

    private final House house;
    private final Amends amends;
    private final Cases cases;
    private final CaseSettings settings;
    private final Budgets budgets;
    private final Shop shop;
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    AmendsTest(House house, Amends amends, Cases cases, CaseSettings settings, Budgets budgets, Shop shop) {
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

    private Budget paying(long limitMinor) {
        return paying(limitMinor, false);
    }

    private Budget paying(long limitMinor, boolean eachStore) {
        Budget budget = budgets.make("Amends " + mark, "EUR", limitMinor, Budget.Period.WHOLE, eachStore);
        CaseSetting p = CaseSetting.PLAIN;
        settings.set(new CaseSetting(
                p.causes(), 60, 60, 25, 20, 0, 0, budget.id(), 100, p.usualMinor(), p.mostMinor(), p.recoveredDays()));
        return budget;
    }

    private long open(Member member) {
        return open(member, "");
    }

    private long open(Member member, String store) {
        CaseOutcome opened =
                cases.open(new Cases.Opening(member.profileId(), Cause.COMPLAINT, store, 0, Instant.now(), null));
        return ((CaseOutcome.Done) opened).about().id();
    }

    private Purse purse(Budget budget) {
        return budgets.purses(budget.id(), 10).getFirst();
    }

    @Test
    void manyWhoGiveAtOnceStopAtTheBudget() throws Exception {
        Budget budget = paying(2_500);
        Programme programme = shop.programme();
        List<Member> members = new ArrayList<>();
        List<Long> open = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Member member = shop.member(programme, 0, null);
            members.add(member);
            open.add(open(member));
        }
        AtomicInteger next = new AtomicInteger();
        // Each 600 points cost 6.00; 25.00 pay for four of eight.
        List<Amends.Outcome> outcomes = Shop.together(
                8,
                () -> as(
                        Role.AGENT,
                        () -> amends.give(
                                open.get(next.getAndIncrement()),
                                600,
                                UUID.randomUUID().toString())));
        assertThat(outcomes.stream().filter(o -> o instanceof Amends.Outcome.Given))
                .as(outcomes.toString())
                .hasSize(4);
        assertThat(purse(budget).leftMinor()).isEqualTo(100);
        assertThat(purse(budget).reservedMinor()).isZero();
        assertThat(members.stream()
                        .mapToLong(m -> shop.balance(programme, m).available())
                        .sum())
                .isEqualTo(2_400);
    }

    /** As a colleague of their own, who has given nothing today. */
    private Amends.Outcome as(Role role, java.util.function.Supplier<Amends.Outcome> act) {
        User user = house.user(role);
        SecurityContextHolder.setContext(
                new SecurityContextImpl(new ActorAuthentication(Actor.user(user.id(), user.name(), role))));
        try {
            return act.get();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    @Test
    void whatIsGivenIsBookedOnceAndWhatIsTooMuchMovesNothing() throws Exception {
        Budget budget = paying(1_000);
        Programme programme = shop.programme();
        Member member = shop.member(programme, 0, null);
        long id = open(member);
        assertThat(amends.suggest(cases.find(id).orElseThrow()).points()).isEqualTo(1_000);
        assertThat(house.as(Role.AGENT)
                        .post("/cases/" + id + "/amends", "points", "600", "key", mark)
                        .status())
                .isEqualTo(303);
        house.as(Role.AGENT).post("/cases/" + id + "/amends", "points", "600", "key", mark);
        assertThat(shop.balance(programme, member).available()).isEqualTo(600);
        assertThat(purse(budget).drawnMinor()).isEqualTo(600);
        assertThat(purse(budget).reservedMinor()).isZero();

        assertThat(amends.give(id, 500, "more " + mark))
                .isInstanceOfSatisfying(
                        Amends.Outcome.Refused.class,
                        r -> assertThat(r.sentence()).contains("Only").contains("nothing was given"));
        assertThat(amends.give(id, 1_500, "dear " + mark)).isInstanceOf(Amends.Outcome.Refused.class);
        assertThat(shop.balance(programme, member).available()).isEqualTo(600);
        assertThat(purse(budget).leftMinor()).isEqualTo(400);
        assertThat(cases.find(id).orElseThrow().firstActionAt()).isNotNull();
        assertThat(house.as(Role.AGENT).get("/cases/" + id).body()).contains("600 points for");
        assertThat(house.as(Role.CASHIER)
                        .post("/cases/" + id + "/amends", "points", "1", "key", "c" + mark)
                        .status())
                .isEqualTo(403);

        assertThat(amends.give(id, 400, "rest " + mark)).isInstanceOf(Amends.Outcome.Given.class);
        assertThat(amends.give(id, 1, "empty " + mark))
                .isInstanceOfSatisfying(
                        Amends.Outcome.Refused.class,
                        r -> assertThat(r.sentence()).contains("Nothing is left of the budget"));
        assertThat(amends.suggest(cases.find(id).orElseThrow()).why()).contains("Nothing is left");
    }

    @Test
    void aBudgetOfEachStorePaysForNoCaseOfNoStore() {
        Budget budget = paying(1_000, true);
        Programme programme = shop.programme();
        Member member = shop.member(programme, 0, null);
        long nowhere = open(member);
        assertThat(amends.suggest(cases.find(nowhere).orElseThrow()).why()).contains("one for each store");
        assertThat(amends.give(nowhere, 100, "nowhere " + mark))
                .isInstanceOfSatisfying(
                        Amends.Outcome.Refused.class,
                        r -> assertThat(r.sentence()).contains("this case is of none"));
        assertThat(shop.balance(programme, member).available()).isZero();
        assertThat(budgets.purses(budget.id(), 10)).isEmpty();

        Member here = shop.member(programme, 0, null);
        long of = open(here, "S-" + mark);
        assertThat(amends.suggest(cases.find(of).orElseThrow()).points()).isEqualTo(1_000);
        assertThat(amends.give(of, 900, "here " + mark)).isInstanceOf(Amends.Outcome.Given.class);
        assertThat(budgets.purses(budget.id(), 10)).singleElement().satisfies(purse -> {
            assertThat(purse.store()).isEqualTo("S-" + mark);
            assertThat(purse.leftMinor()).isEqualTo(100);
        });
        Member there = shop.member(programme, 0, null);
        long elsewhere = open(there, "T-" + mark);
        assertThat(as(Role.AGENT, () -> amends.give(elsewhere, 900, "there " + mark)))
                .as("each store has its own")
                .isInstanceOf(Amends.Outcome.Given.class);
    }
}
