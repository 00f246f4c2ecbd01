package heartstring.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Houses;
import heartstring.commerce.Feed;
import heartstring.customer.merges.Merges;
import heartstring.loyalty.accounts.Balance;
import heartstring.loyalty.accounts.Balances;
import heartstring.loyalty.commands.Command.Policy;
import heartstring.loyalty.earning.DueOrders;
import heartstring.loyalty.happenings.Happened;
import heartstring.loyalty.happenings.Happenings;
import heartstring.loyalty.history.History;
import heartstring.loyalty.history.Movement;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.members.Purses;
import heartstring.loyalty.programmes.EarnRule;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.loyalty.rewards.Redeeming;
import heartstring.loyalty.rewards.Redemption;
import heartstring.loyalty.rewards.Reward;
import heartstring.loyalty.rewards.Rewards;
import heartstring.loyalty.upkeep.TimePasses;
import heartstring.platform.settings.Settings;
import heartstring.story.Settled;
import heartstring.story.measures.Standings;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.sources.Sources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two years of a member in seconds, told as a bank statement; a house of its own lives by the test's clock. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class YearTest {

    private static final Path EXPECTED = Path.of("src/test/resources/heartstring/loyalty/two-years.txt");
    private static final Path TOLD = Path.of("target/two-years.txt");
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Merges.By BY = new Merges.By("user", 1);

    private final StringBuilder told = new StringBuilder();
    private volatile Instant now = at("2024-01-10");
    private ConfigurableApplicationContext house;
    private Programme programme;
    private Feed till;
    private Member ana;
    private Member ben;

    @BeforeAll
    void open(@TempDir Path data) throws Exception {
        house = Houses.openAt(data, () -> now);
        bean(Settings.class).set(Map.of("zone", ZONE.getId()));
        // Everything is done in this thread, so that each run tells the same.
        bean(DueOrders.class).stop();
        house.getBeansOfType(SmartLifecycle.class).values().stream()
                .filter(b -> b.getClass().getPackageName().equals(TimePasses.class.getPackageName()))
                .forEach(SmartLifecycle::stop);
        till = new Feed(bean(Sources.class), bean(Intake.class), "till");
        Programmes programmes = bean(Programmes.class);
        programme = programmes.make(
                new Programmes.Draft("shop", "Shop", "Points", "EUR", 14, 12, Policy.DEBT, Set.of(), Set.of()));
        rule("1 per euro", EarnRule.Kind.AMOUNT, 1, 100L, null);
        rule("5 a visit", EarnRule.Kind.ORDER, 5, null, null);
        rule("A review", EarnRule.Kind.EVENT, 10, null, "Review Written");
    }

    @AfterAll
    void close() {
        house.close();
    }

    private <T> T bean(Class<T> type) {
        return house.getBean(type);
    }

    private void rule(String name, EarnRule.Kind kind, int points, Long perMinor, String event) {
        bean(Programmes.class)
                .begin(
                        programme.id(),
                        new Programmes.RuleDraft(name, kind, points, perMinor, null, event, null, null),
                        now);
    }

    private static Instant at(String day) {
        return LocalDate.parse(day).atTime(LocalTime.NOON).atZone(ZONE).toInstant();
    }

    /** Lets time pass until noon of that day, and the house do what is due each morning in between. */
    private void on(String day) {
        while (now.isBefore(at(day))) {
            now = now.atZone(ZONE).plusDays(1).toInstant();
            while (bean(TimePasses.class).some() > 0) {
                Thread.onSpinWait();
            }
        }
    }

    private void settle() {
        Settled.settle(bean(Belts.class), bean(Standings.class));
        bean(DueOrders.class).drain();
    }

    private void event(String user, String event, String order, String properties) {
        till.send(List.of(
                "{'type':'track','userId':'%s','event':'%s','timestamp':'%s','properties':{'order_id':'%s','currency':'EUR'%s}}"
                        .formatted(user, event, now, order, properties)));
        settle();
    }

    private Member join(String user) {
        till.send(List.of("{'type':'identify','userId':'%s','timestamp':'%s'}".formatted(user, now)));
        settle();
        long customer = bean(JdbcClient.class)
                .sql("""
                        select p.customer_id from customer.v_profile p join customer.v_identifier i on i.profile_id = p.id
                         where i.value = :user limit 1""")
                .param("user", user)
                .query((rs, n) -> rs.getLong(1))
                .single();
        return ((Members.Joining.Joined) bean(Members.class).join(programme, customer, Member.Way.TILL)).member();
    }

    private Member fresh(Member member) {
        return bean(Members.class).byId(member.id()).orElseThrow();
    }

    private Reward reward(String name, int points) {
        return bean(Rewards.class)
                .offer(
                        programme.id(),
                        new Rewards.Draft(name, Reward.Kind.PRODUCT, points, null, null, null, null, null, null));
    }

    private Redemption take(Member member, Reward reward, String key) {
        return ((Redeeming.Taken) bean(Rewards.class).redeem(fresh(member), reward.id(), "till", key)).redemption();
    }

    @Test
    void twoYearsReadLikeThis() throws Exception {
        ana = join("ana");
        firstYear();
        together();
        secondYear();
        statement("Ana", ana);
        statement("Ben", ben);
        Files.createDirectories(TOLD.toAbsolutePath().getParent());
        Files.writeString(TOLD, told);
        String expected = Files.exists(EXPECTED) ? Files.readString(EXPECTED) : "";
        assertThat(difference(expected.lines().toList(), told.toString().lines().toList()))
                .as("Two years of a member read otherwise. If they should: cp app/%s app/%s", TOLD, EXPECTED)
                .isEmpty();
    }

    /** Lines that went with a minus, lines that came with a plus, each with its number; empty when the two are the same. */
    private static String difference(List<String> was, List<String> is) {
        int[][] common = new int[was.size() + 1][is.size() + 1];
        for (int i = was.size() - 1; i >= 0; i--) {
            for (int j = is.size() - 1; j >= 0; j--) {
                common[i][j] = was.get(i).equals(is.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        StringBuilder difference = new StringBuilder();
        int i = 0;
        int j = 0;
        while (i < was.size() || j < is.size()) {
            if (i < was.size() && j < is.size() && was.get(i).equals(is.get(j))) {
                i++;
                j++;
            } else if (j == is.size() || (i < was.size() && common[i + 1][j] >= common[i][j + 1])) {
                difference.append("%n%3d - %s".formatted(i + 1, was.get(i++)));
            } else {
                difference.append("%n%3d + %s".formatted(j + 1, is.get(j++)));
            }
        }
        return difference.toString();
    }

    private void firstYear() {
        Reward coffee = reward("Coffee", 30);
        on("2024-01-12");
        event(
                "ana",
                "Order Completed",
                "A-1",
                ",'total':80,'products':[{'product_id':'lamp','price':50},{'product_id':'cup','price':10,'quantity':3}]");
        on("2024-01-20");
        String cup = ",'products':[{'product_id':'cup','quantity':1}]";
        event("ana", "Order Refunded", "A-1", cup);
        on("2024-02-14");
        bean(Happenings.class)
                .earn(List.of(new Happened(ana.profileId(), "Review Written", "review-1", 0, "web", now)));
        on("2024-04-02");
        Redemption first = take(ana, coffee, "coffee-1");
        on("2024-04-03");
        assertThat(bean(Rewards.class).undo(first.id(), null)).isPresent();
        take(ana, coffee, "coffee-2");
        // The same call again, as a till makes it that missed the answer.
        take(ana, coffee, "coffee-2");
        on("2024-05-10");
        event("ana", "Order Completed", "A-2", ",'total':200");
        on("2024-08-05");
        ben = join("ben");
        event("ben", "Order Completed", "B-1", ",'total':60");
    }

    /** For three weeks they are taken for one person, who spends out of both's. */
    private void together() {
        on("2024-10-01");
        Merges.Outcome.Done merged =
                (Merges.Outcome.Done) bean(Merges.class).merge(ana.customerId(), ben.customerId(), false, BY);
        on("2024-10-05");
        take(ana, reward("Picnic basket", 300), "basket");
        statement("Ana and Ben, taken for one", ana);
        on("2024-10-20");
        assertThat(bean(Merges.class).undo(merged.movementId(), BY)).isInstanceOf(Merges.Outcome.Done.class);
    }

    private void secondYear() {
        on("2024-11-05");
        event("ana", "Order Completed", "A-3", ",'total':30");
        on("2025-02-01");
        event("ana", "Order Completed", "A-4", ",'total':100");
        on("2025-03-03");
        event("ana", "Order Refunded", "A-3", "");
        on("2025-06-01");
        take(ana, reward("Tea", 20), "tea");
        on("2026-02-28");
        on("2026-03-02");
    }

    /** Every line with what the customer has and waits for after it, debts taken off; the last is what the house says too. */
    private void statement(String name, Member member) {
        long customer = fresh(member).customerId();
        told.append("\n%s, %s\n\n".formatted(name, day(now)));
        told.append("%-10s  %-9s  %6s  %7s  %s\n".formatted("day", "what", "+/-", "balance", "why"));
        long balance = 0;
        for (Movement m : bean(History.class)
                .of(customer, programme.unitId(), Long.MAX_VALUE, History.MOST)
                .reversed()) {
            balance += m.change();
            told.append("%s  %-9s  %6s  %7d  %s%s%s\n"
                    .formatted(
                            day(m.at()),
                            m.kind().replace('_', ' '),
                            m.change() == 0 ? "" : String.format(Locale.ROOT, "%+d", m.change()),
                            balance,
                            m.reason(),
                            m.availableAt() == null ? "" : ", from " + day(m.availableAt()),
                            m.expiresAt() == null ? "" : ", until " + day(m.expiresAt())));
        }
        Balance says = bean(Balances.class).of(bean(Purses.class).ofCustomer(programme.unitId(), customer));
        told.append("%s has %d, %d wait, %d owed\n".formatted(name, says.available(), says.pending(), says.owed()));
        assertThat(balance)
                .as(told.toString())
                .isEqualTo(says.available() + says.pending() + says.reserved() - says.owed());
    }

    private static String day(Instant at) {
        return at.atZone(ZONE).toLocalDate().toString();
    }
}
