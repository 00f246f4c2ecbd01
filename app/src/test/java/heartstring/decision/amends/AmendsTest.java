package heartstring.decision.amends;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Api;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.crm.leftoff.OpenMatters;
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
import heartstring.loyalty.rewards.Reward;
import heartstring.loyalty.vouchers.PersonalVouchers;
import heartstring.loyalty.vouchers.Shopper;
import heartstring.loyalty.vouchers.Using;
import heartstring.loyalty.vouchers.Vouchers;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ActorAuthentication;
import heartstring.platform.auth.Role;
import heartstring.platform.users.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
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
    private final Offers offers;
    private final PersonalVouchers personal;
    private final Vouchers vouchers;
    private final List<OpenMatters> openMatters;
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    AmendsTest(
            House house,
            Amends amends,
            Cases cases,
            CaseSettings settings,
            Budgets budgets,
            Shop shop,
            Offers offers,
            PersonalVouchers personal,
            Vouchers vouchers,
            List<OpenMatters> openMatters) {
        this.house = house;
        this.amends = amends;
        this.cases = cases;
        this.settings = settings;
        this.budgets = budgets;
        this.shop = shop;
        this.offers = offers;
        this.personal = personal;
        this.vouchers = vouchers;
        this.openMatters = openMatters;
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
        long voucher = voucher(600);
        Reward goods = shop.goods(programme, "Jam " + mark, 600, 20);
        AtomicInteger next = new AtomicInteger();
        // Each 600 points, each voucher and each of the goods cost 6.00; 25.00 pay for four of eight.
        List<Amends.Outcome> outcomes = Shop.together(8, () -> {
            int turn = next.getAndIncrement();
            What what = turn % 3 == 0
                    ? new What.Points(600)
                    : turn % 3 == 1 ? new What.Voucher(voucher) : new What.Gift(goods.id());
            return as(
                    house.user(Role.AGENT),
                    () -> amends.give(open.get(turn), what, UUID.randomUUID().toString()));
        });
        assertThat(outcomes.stream().filter(o -> o instanceof Amends.Outcome.Given))
                .as(outcomes.toString())
                .hasSize(4);
        assertThat(purse(budget).leftMinor()).isEqualTo(100);
        assertThat(purse(budget).reservedMinor()).isZero();
        long points = members.stream()
                .mapToLong(m -> shop.balance(programme, m).available())
                .sum();
        long vouchers = members.stream()
                .mapToLong(m -> personal.of(m.customerId()).size())
                .sum();
        long things = members.stream()
                .mapToLong(m -> amends.waiting(m.customerId()).size())
                .sum();
        assertThat(points / 600 + vouchers + things)
                .as("what was paid for is there")
                .isEqualTo(4);
        assertThat(shop.left(goods)).isEqualTo(20 - things);
        shop.recount(programme.unitId());
    }

    /** Vouchers for one person of which one costs so much. */
    private long voucher(long costMinor) {
        long batch = shop.personalVouchers("Sorry " + mark, 500);
        assertThat(offers.set(batch, costMinor)).isTrue();
        return batch;
    }

    /** As that colleague. */
    private static Amends.Outcome as(User user, Supplier<Amends.Outcome> act) {
        SecurityContextHolder.setContext(
                new SecurityContextImpl(new ActorAuthentication(Actor.user(user.id(), user.name(), user.role()))));
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
        assertThat(house.as(Role.AGENT).get("/cases/" + id).body()).contains("600 points</span> for");
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

    private long step(long id, String thing) {
        return cases.steps(id).stream()
                .filter(s -> s.thing().equals(thing))
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Test
    void aVoucherIsGivenOnceAndTakenBackUntilItIsUsed() throws Exception {
        Budget budget = paying(2_000);
        long batch = voucher(450);
        Member member = shop.member(shop.programme(), 0, null);
        long id = open(member);
        Browser agent = house.as(Role.AGENT);
        assertThat(agent.get("/cases/" + id).body())
                .contains("value=\"voucher " + batch + "\"")
                .contains("Sorry " + mark);
        for (int i = 0; i < 2; i++) {
            assertThat(agent.post("/cases/" + id + "/amends", "what", "voucher " + batch, "key", mark)
                            .status())
                    .isEqualTo(303);
        }
        List<PersonalVouchers.Mine> theirs = personal.of(member.customerId());
        assertThat(theirs).singleElement().satisfies(v -> assertThat(v.worth()).isEqualTo(500));
        assertThat(purse(budget).drawnMinor()).isEqualTo(450);
        assertThat(agent.get("/cases/" + id).body()).contains("gave amends").contains("the voucher “Sorry " + mark);

        long step = step(id, "voucher");
        assertThat(agent.post("/cases/" + id + "/amends/" + step + "/removal").status())
                .isEqualTo(303);
        assertThat(amends.takeBack(id, step))
                .isInstanceOfSatisfying(
                        Amends.Outcome.Given.class,
                        again -> assertThat(again.replayed()).isTrue());
        assertThat(personal.of(member.customerId())).isEmpty();
        assertThat(vouchers.take(theirs.getFirst().code(), shopper(member), null, "late " + mark))
                .isInstanceOf(Using.Refused.class);
        assertThat(purse(budget).leftMinor()).as("back in the budget").isEqualTo(2_000);

        assertThat(amends.give(id, new What.Voucher(batch), "again " + mark)).isInstanceOf(Amends.Outcome.Given.class);
        String code = personal.of(member.customerId()).getFirst().code();
        assertThat(vouchers.take(code, shopper(member), null, "used " + mark)).isInstanceOf(Using.Stands.class);
        assertThat(amends.takeBack(id, step(id, "voucher")))
                .isInstanceOfSatisfying(
                        Amends.Outcome.Refused.class,
                        r -> assertThat(r.sentence()).contains("used already"));
        assertThat(purse(budget).leftMinor()).isEqualTo(1_550);
    }

    @Test
    void whatOneGivesWithinADayHasALimitForVouchersToo() {
        paying(2_000);
        long batch = voucher(450);
        long id = open(shop.member(shop.programme(), 0, null));
        User colleague = house.user(Role.AGENT);
        List<Amends.Outcome> day = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String key = "day " + i + mark;
            day.add(as(colleague, () -> amends.give(id, new What.Voucher(batch), key)));
        }
        assertThat(day.get(1)).isInstanceOf(Amends.Outcome.Given.class);
        assertThat(day.get(2))
                .isInstanceOfSatisfying(
                        Amends.Outcome.Refused.class,
                        r -> assertThat(r.sentence()).contains("alone within a day"));
        assertThat(offers.set(batch, 0)).isTrue();
        assertThat(amends.give(id, new What.Voucher(batch), "not any more " + mark))
                .isInstanceOf(Amends.Outcome.Refused.class);
    }

    private static Shopper shopper(Member member) {
        return new Shopper(member.customerId(), member.profileId(), null);
    }

    @Test
    void goodsAreGivenByAProgramHandedOverAtTheTillAndNotTakenBackThen() throws Exception {
        Budget budget = paying(1_000);
        Programme programme = shop.programme();
        Reward jam = shop.goods(programme, "Jam " + mark, 300, 2);
        Member member = shop.member(programme, 0, null);
        long id = open(member);
        Api api = house.api("cases:read", "cases:amends", "till");
        assertThat(api.get("/api/cases/" + id + "/amends").json().path("others").toString())
                .contains("\"number\":" + jam.id());
        String give = "{\"gift\":" + jam.id() + ",\"key\":\"" + mark + "\"}";
        assertThat(api.post("/api/cases/" + id + "/amends", give).status()).isEqualTo(200);
        assertThat(api.post("/api/cases/" + id + "/amends", give)
                        .json()
                        .path("replayed")
                        .asBoolean())
                .isTrue();
        assertThat(api.post("/api/cases/" + id + "/amends", "{\"points\":5,\"key\":\"" + mark + "\"}")
                        .status())
                .as("the same key for something else")
                .isEqualTo(422);
        assertThat(shop.left(jam)).isEqualTo(1);
        assertThat(purse(budget).drawnMinor()).isEqualTo(300);
        assertThat(shop.balance(programme, member).available()).isZero();

        long first = step(id, "gift");
        assertThat(api.post("/api/cases/" + id + "/amends/" + first + "/removal", "{}")
                        .status())
                .isEqualTo(200);
        assertThat(shop.left(jam)).as("back on the shelf").isEqualTo(2);
        assertThat(purse(budget).leftMinor()).isEqualTo(1_000);
        assertThat(amends.waiting(member.customerId())).isEmpty();
    }

    @Test
    void goodsThatWereHandedOverAtTheTillAreNotTakenBackAndPointsAre() throws Exception {
        Budget budget = paying(1_000);
        Programme programme = shop.programme();
        Reward jam = shop.goods(programme, "Jam " + mark, 300, 1);
        Member member = shop.member(programme, 0, null);
        long id = open(member);
        Api api = house.api("till");
        assertThat(amends.give(id, new What.Gift(jam.id()), "two " + mark)).isInstanceOf(Amends.Outcome.Given.class);
        assertThat(amends.give(id, new What.Gift(jam.id()), "none left " + mark))
                .isInstanceOfSatisfying(
                        Amends.Outcome.Refused.class,
                        r -> assertThat(r.sentence()).contains("none is left"));
        assertThat(purse(budget).leftMinor()).isEqualTo(700);
        assertThat(house.as(Role.AGENT).get("/cases/" + id).body()).contains("It is handed over");
        assertThat(openMatters.stream().flatMap(m -> m.of(member.customerId()).stream()))
                .anySatisfy(m -> assertThat(m.toString()).contains("handed over to them: “Jam " + mark));
        long waits = api.get("/api/till/amends?memberId=" + member.id())
                .json()
                .path("goods")
                .path(0)
                .path("id")
                .asLong();
        assertThat(api.post("/api/till/amends/" + waits + "/handing", "{}").status())
                .isEqualTo(200);
        assertThat(amends.waiting(member.customerId())).isEmpty();
        assertThat(amends.takeBack(id, waits))
                .isInstanceOfSatisfying(
                        Amends.Outcome.Refused.class,
                        r -> assertThat(r.sentence()).contains("handed over already"));
        shop.recount(programme.unitId());
        assertThat(shop.total(programme)).as("no points came into being").isZero();

        assertThat(amends.give(id, 100, "points " + mark)).isInstanceOf(Amends.Outcome.Given.class);
        assertThat(amends.takeBack(id, step(id, "points"))).isInstanceOf(Amends.Outcome.Given.class);
        assertThat(shop.balance(programme, member).available()).isZero();
        assertThat(purse(budget).leftMinor()).isEqualTo(700);
        assertThat(amends.takeBack(open(shop.member(programme, 0, null)), waits))
                .as("of another case")
                .isInstanceOf(Amends.Outcome.Unknown.class);
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
        assertThat(as(house.user(Role.AGENT), () -> amends.give(elsewhere, 900, "there " + mark)))
                .as("each store has its own")
                .isInstanceOf(Amends.Outcome.Given.class);
    }
}
