package heartstring.loyalty.budgets;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Api;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.loyalty.Shop;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.programmes.Programme;
import heartstring.platform.auth.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@HouseTest
class BudgetsTest {

    private static final Duration SOON = Duration.ofMinutes(5);

    private final House house;
    private final Budgets budgets;
    private final Members members;
    private final Shop shop;
    private final String x = UUID.randomUUID().toString().substring(0, 8);

    BudgetsTest(House house, Budgets budgets, Members members, Shop shop) {
        this.members = members;
        this.shop = shop;
        this.house = house;
        this.budgets = budgets;
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private Purse only(Budget budget) {
        List<Purse> purses = budgets.purses(budget.id(), 10);
        assertThat(purses).hasSize(1);
        return purses.getFirst();
    }

    @Test
    void fiftyTillsAtOnceStopAtTheLimit() throws Exception {
        for (int repeat = 0; repeat < Shop.RACES; repeat++) {
            Budget budget = budgets.make("Race " + repeat + " " + x, "EUR", 10_000, Budget.Period.DAY, false);
            AtomicInteger number = new AtomicInteger();
            List<Holding> all = Shop.together(
                    50, () -> budgets.reserve(budget.id(), "s" + number.incrementAndGet(), 300, SOON, key()));
            assertThat(all.stream().filter(h -> h instanceof Holding.Held)).hasSize(33);
            assertThat(all.stream().filter(h -> h instanceof Holding.NotEnough)).hasSize(17);
            assertThat(only(budget).reservedMinor()).isEqualTo(9_900);
            assertThat(only(budget).leftMinor()).isEqualTo(100);
        }
    }

    @Test
    void whatIsSetAsideIsCapturedInPartOrFreedOnce() {
        Budget budget = budgets.make("Parts " + x, "EUR", 1_000, Budget.Period.WHOLE, false);
        String key = key();
        Holding.Held first = (Holding.Held) budgets.reserve(budget.id(), null, 600, SOON, key);
        assertThat(((Holding.Held) budgets.reserve(budget.id(), null, 600, SOON, key)).replayed())
                .isTrue();
        assertThat(budgets.reserve(budget.id(), null, 601, SOON, key)).isInstanceOf(Holding.KeyReused.class);
        assertThat(budgets.capture(first.reservation(), 450)).isInstanceOf(Holding.Held.class);
        assertThat(budgets.free(first.reservation())).isInstanceOf(Holding.Refused.class);
        assertThat(only(budget).drawnMinor()).isEqualTo(450);
        assertThat(budgets.left(budget, null)).isEqualTo(550);
        Holding.Held second = (Holding.Held) budgets.reserve(budget.id(), null, 550, SOON, key());
        assertThat(budgets.reserve(budget.id(), null, 1, SOON, key())).isEqualTo(new Holding.NotEnough(0));
        assertThat(budgets.free(second.reservation())).isInstanceOf(Holding.Held.class);
        assertThat(budgets.left(budget, null)).isEqualTo(550);
    }

    @Test
    void eachStoreHasItsOwnAndALowerLimitTakesWhatIsLeft() {
        Budget budget = budgets.make("Stores " + x, "EUR", 500, Budget.Period.MONTH, true);
        assertThat(budgets.reserve(budget.id(), null, 1, SOON, key())).isInstanceOf(Holding.Refused.class);
        assertThat(budgets.reserve(budget.id(), "north", 500, SOON, key())).isInstanceOf(Holding.Held.class);
        assertThat(budgets.reserve(budget.id(), "south", 100, SOON, key())).isInstanceOf(Holding.Held.class);
        budgets.limit(budget.id(), 300);
        assertThat(budgets.left(budget, "north")).isZero();
        assertThat(budgets.left(budget, "south")).isEqualTo(200);
        budgets.limit(budget.id(), 600);
        assertThat(budgets.left(budget, "north")).isEqualTo(100);
        assertThat(budgets.left(budget, "south")).isEqualTo(500);
        budgets.setStopped(budget.id(), true);
        assertThat(budgets.reserve(budget.id(), "south", 1, SOON, key())).isInstanceOf(Holding.Refused.class);
    }

    @Test
    void aPeriodBeginsAtMidnightOfTheOrganisation() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Instant late = Instant.parse("2026-03-31T22:30:00Z");
        assertThat(BudgetRules.starts(Budget.Period.DAY, late, berlin)).isEqualTo(LocalDate.of(2026, 4, 1));
        assertThat(BudgetRules.starts(Budget.Period.MONTH, late, berlin)).isEqualTo(LocalDate.of(2026, 4, 1));
        assertThat(BudgetRules.starts(Budget.Period.MONTH, late, ZoneId.of("UTC")))
                .isEqualTo(LocalDate.of(2026, 3, 1));
    }

    @Test
    void programsDrawOverTheApiAndManagersSeeIt() {
        Api api = house.api("loyalty:read", "loyalty:write");
        Answer made = api.post(
                "/api/loyalty/budgets",
                "{\"name\":\"Api %s\",\"currency\":\"EUR\",\"limitMinor\":1000,\"period\":\"whole\"}".formatted(x));
        assertThat(made.status()).isEqualTo(200);
        long id = made.json().get("id").asLong();
        String path = "/api/loyalty/budget-reservations";
        String wish = "{\"budgetId\":" + id + ",\"amountMinor\":700}";
        String key = key();
        Answer held = api.send("POST", path, wish, "Idempotency-Key", key);
        assertThat(held.status()).isEqualTo(200);
        assertThat(api.send("POST", path, wish, "Idempotency-Key", key)
                        .json()
                        .get("replayed")
                        .asBoolean())
                .isTrue();
        Answer more = api.send("POST", path, wish, "Idempotency-Key", key());
        assertThat(more.status()).isEqualTo(409);
        assertThat(more.json().get("leftMinor").asLong()).isEqualTo(300);
        assertThat(api.post(path, wish).status()).isEqualTo(400);
        String reservation = "/api/loyalty/budget-reservations/"
                + held.json().get("reservation").asLong();
        assertThat(api.post(reservation + "/capture", "{\"amountMinor\":650}").status())
                .isEqualTo(200);
        Answer seen = api.get("/api/loyalty/budgets/" + id);
        assertThat(seen.json().get("purses").get(0).get("leftMinor").asLong()).isEqualTo(350);
        assertThat(house.as(Role.MANAGER).get("/loyalty/budgets").body())
                .contains("Api " + x)
                .contains("€6.50");
        assertThat(house.as(Role.MANAGER)
                        .post("/loyalty/budgets", "name", "Page " + x, "limit", "12.345", "period", "day")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void fiftyTillsAtOnceStopAtWhatOneCustomerMayHave() throws Exception {
        Programme programme = shop.programme();
        for (int repeat = 0; repeat < Shop.RACES; repeat++) {
            Budget budget = budgets.make("Each " + repeat + " " + x, "EUR", 10_000, Budget.Period.MONTH, true, 1_000L);
            Member ana = shop.member(programme, 0, null);
            Member ben = shop.member(programme, 0, null);
            AtomicInteger number = new AtomicInteger();
            List<Holding> all = Shop.together(50, () -> {
                int n = number.incrementAndGet();
                Member member = n % 2 == 0 ? ana : ben;
                Budgets.Whose whose = new Budgets.Whose(member.customerId(), member.profileId());
                return budgets.reserve(budget.id(), "s" + n % 4, whose, 300, SOON, key());
            });
            assertThat(all.stream().filter(h -> h instanceof Holding.Held)).hasSize(6);
            assertThat(all.stream().filter(h -> h instanceof Holding.NotEnough)).hasSize(44);
            assertThat(budgets.leftFor(budget, ana.customerId())).isEqualTo(100);
            assertThat(budgets.leftFor(budget, ben.customerId())).isEqualTo(100);
        }
    }

    @Test
    void aLimitForEachCustomerCountsAllPiecesAndComesBackWithWhatIsFreed() {
        Budget budget = budgets.make("Pieces " + x, "EUR", 10_000, Budget.Period.WHOLE, false, 1_000L);
        Member ana = shop.member(shop.programme(), 0, null);
        Member also = shop.member(shop.programme(), 0, null);
        Budgets.Whose first = new Budgets.Whose(ana.customerId(), ana.profileId());
        assertThat(budgets.reserve(budget.id(), null, 1, SOON, key())).isInstanceOf(Holding.Refused.class);
        String key = key();
        Holding.Held held = (Holding.Held) budgets.reserve(budget.id(), null, first, 800, SOON, key);
        assertThat(((Holding.Held) budgets.reserve(budget.id(), null, first, 800, SOON, key)).replayed())
                .isTrue();
        budgets.reserve(budget.id(), null, new Budgets.Whose(also.customerId(), also.profileId()), 900, SOON, key());
        assertThat(house.api("customers:write")
                        .post(
                                "/api/customers/merges",
                                "{\"customerIds\":[%d,%d]}".formatted(ana.customerId(), also.customerId()))
                        .status())
                .isEqualTo(200);
        Budgets.Whose joined =
                new Budgets.Whose(members.byId(ana.id()).orElseThrow().customerId(), ana.profileId());
        assertThat(budgets.reserve(budget.id(), null, joined, 1, SOON, key())).isEqualTo(new Holding.NotEnough(0));
        assertThat(budgets.free(held.reservation())).isInstanceOf(Holding.Held.class);
        assertThat(budgets.leftFor(budget, joined.customerId())).isEqualTo(100);
        assertThat(budgets.reserve(budget.id(), null, joined, 101, SOON, key())).isEqualTo(new Holding.NotEnough(100));
        assertThat(budgets.reserve(budget.id(), null, joined, 100, SOON, key())).isInstanceOf(Holding.Held.class);
        assertThat(budgets.left(budget, null)).isEqualTo(9_000);
    }
}
