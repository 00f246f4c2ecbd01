package heartstring.loyalty.earning;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.House;
import heartstring.HouseTest;
import heartstring.commerce.Feed;
import heartstring.loyalty.accounts.Balance;
import heartstring.loyalty.accounts.Balances;
import heartstring.loyalty.caps.JointLimits;
import heartstring.loyalty.commands.Command.Policy;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.members.Purses;
import heartstring.loyalty.programmes.Cap;
import heartstring.loyalty.programmes.EarnRule;
import heartstring.loyalty.programmes.EarnRule.Kind;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.story.Settled;
import heartstring.story.measures.Standings;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.sources.Sources;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders come in through the intake, in any order; what was earned is what the kept goods alone would have earned. */
@HouseTest
class EarningTest {

    private static final Instant SINCE = Instant.parse("2026-01-01T00:00:00Z");

    private final House house;
    private final JdbcClient jdbc;
    private final Belts belts;
    private final Standings standings;
    private final DueOrders due;
    private final Programmes programmes;
    private final Members members;
    private final Purses purses;
    private final Balances balances;
    private final JointLimits limits;
    private final Feed till;
    private final String x = UUID.randomUUID().toString().substring(0, 8);

    EarningTest(
            House house,
            Intake intake,
            Sources sources,
            JdbcClient jdbc,
            Belts belts,
            Standings standings,
            DueOrders due,
            Programmes programmes,
            Members members,
            Purses purses,
            Balances balances,
            JointLimits limits) {
        this.limits = limits;
        this.house = house;
        this.jdbc = jdbc;
        this.belts = belts;
        this.standings = standings;
        this.due = due;
        this.programmes = programmes;
        this.members = members;
        this.purses = purses;
        this.balances = balances;
        this.till = new Feed(sources, intake, "till");
    }

    private Programme programme(int pendingDays, Policy policy) {
        Programme made = programmes.make(new Programmes.Draft(
                "t" + UUID.randomUUID().toString().substring(0, 12),
                "Test",
                "Points",
                "EUR",
                pendingDays,
                24,
                policy,
                Set.of(),
                Set.of()));
        programmes.begin(
                made.id(), new Programmes.RuleDraft("1 per euro", Kind.AMOUNT, 1, 100L, null, null, null, null), SINCE);
        programmes.begin(
                made.id(), new Programmes.RuleDraft("5 a visit", Kind.ORDER, 5, null, null, null, null, null), SINCE);
        programmes.begin(
                made.id(),
                new Programmes.RuleDraft(
                        "Half as much again", Kind.TIMES, null, null, new BigDecimal("1.5"), null, null, null),
                SINCE);
        return made;
    }

    private void send(String... events) {
        till.send(List.of(events));
        settle();
    }

    private void settle() {
        Settled.settle(belts, standings);
        due.drain();
        // What the house itself is judging at the moment is locked until it is done.
        Instant until = Instant.now().plusSeconds(30);
        while (waiting() && Instant.now().isBefore(until)) {
            due.drain();
        }
    }

    private boolean waiting() {
        return jdbc.sql("select exists (select from loyalty.due_order where source_id = :source)")
                .param("source", till.source.id())
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }

    private String order(String user, String key, String products) {
        return "{'type':'track','userId':'%s%s','event':'Order Completed','timestamp':'2026-05-01T10:00:00Z','properties':{'order_id':'%s%s','currency':'EUR',%s}}"
                .formatted(user, x, key, x, products);
    }

    private String refund(String user, String key, int minute, String what) {
        return "{'type':'track','userId':'%s%s','event':'Order Refunded','timestamp':'2026-05-02T10:%02d:00Z','properties':{'order_id':'%s%s','currency':'EUR'%s}}"
                .formatted(user, x, minute, key, x, what);
    }

    private long customer(String user) {
        return jdbc.sql("""
                        select p.customer_id from customer.v_profile p join customer.v_identifier i on i.profile_id = p.id
                         where p.source_id = :source and i.value = :user limit 1""")
                .param("source", till.source.id())
                .param("user", user + x)
                .query(Long.class)
                .single();
    }

    private void join(String user, Programme programme) {
        send("{'type':'identify','userId':'%s%s','timestamp':'2026-04-01T10:00:00Z'}".formatted(user, x));
        assertThat(members.join(programme, customer(user), Member.Way.TILL, SINCE))
                .isInstanceOf(Members.Joining.Joined.class);
    }

    private Balance balance(String user, Programme programme) {
        return balances.of(purses.ofCustomer(programme.unitId(), customer(user)));
    }

    @Test
    void anOrderEarnsByEachRule() {
        Programme programme = programme(0, Policy.DEBT);
        join("ana", programme);
        send(order(
                "ana",
                "o1",
                "'total':25,'products':[{'product_id':'a','price':10,'quantity':2},{'product_id':'b','price':5}]"));
        // 25 for the money, 12 for the half (rounded down), 5 for the visit.
        assertThat(balance("ana", programme).available()).isEqualTo(42);
        assertThat(jdbc.sql("""
                        select string_agg(r.name || ' ' || p.amount, ', ' order by p.id)
                          from loyalty.posting p join loyalty.earn_rule r on r.id = p.rule_id where r.programme_id = :programme""")
                        .param("programme", programme.id())
                        .query(String.class)
                        .single())
                .isEqualTo("1 per euro 25, 5 a visit 5, Half as much again 12");
        // Told again and judged again, it earns nothing more.
        send(order(
                "ana",
                "o1",
                "'total':25,'products':[{'product_id':'a','price':10,'quantity':2},{'product_id':'b','price':5}]"));
        assertThat(balance("ana", programme).available()).isEqualTo(42);
    }

    @Test
    void whatComesBackTakesItsPointsBackOnceInAnyOrderOfArrival() {
        Programme programme = programme(0, Policy.DEBT);
        join("ben", programme);
        String bought =
                "'total':30,'products':[{'product_id':'a','price':10,'quantity':2},{'product_id':'b','price':10}]";
        String back = ",'products':[{'product_id':'a','quantity':1}]";
        List<List<String>> arrivals = List.of(
                List.of(order("ben", "#", bought), refund("ben", "#", 1, back), refund("ben", "#", 1, back)),
                List.of(refund("ben", "#", 1, back), order("ben", "#", bought), refund("ben", "#", 1, back)),
                List.of(refund("ben", "#", 1, back), refund("ben", "#", 1, back), order("ben", "#", bought)));
        long before = 0;
        List<Long> earned = new ArrayList<>();
        for (int i = 0; i < arrivals.size(); i++) {
            for (String event : arrivals.get(i)) {
                send(event.replace("#", "r" + i));
            }
            long now = balance("ben", programme).available();
            earned.add(now - before);
            before = now;
        }
        // Twenty kept: 20 + 10 + 5.
        assertThat(earned).containsExactly(35L, 35L, 35L);
        send(refund("ben", "r0", 5, ""), refund("ben", "r1", 5, ""), refund("ben", "r2", 5, ""));
        assertThat(balance("ben", programme)).isEqualTo(new Balance(0, 0, 0, 0, List.of()));
    }

    @Test
    void whatIsTakenBackBearsTheDayOnWhichTheGoodsCameBack() {
        Programme programme = programme(0, Policy.DEBT);
        join("day", programme);
        send(order("day", "d1", "'total':10,'products':[{'product_id':'a','price':10}]"));
        // News of the day after the return is here already when the return is told.
        send(order("day", "d1", "'total':10,'products':[{'product_id':'a','price':10}]")
                .replace("Order Completed", "Order Updated")
                .replace("2026-05-01", "2026-05-09"));
        send(refund("day", "d1", 7, ",'products':[{'product_id':'a','quantity':1}]"));
        assertThat(balance("day", programme).available()).isZero();
        send(order("day", "d2", "'total':10"));
        send(order("day", "d2", "'total':10")
                .replace("Order Completed", "Order Cancelled")
                .replace("2026-05-01", "2026-05-03"));
        assertThat(jdbc.sql("""
                        select distinct p.kind::text || ' ' || to_char(p.occurred_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI')
                          from loyalty.posting p join loyalty.earn_rule r on r.id = p.rule_id
                         where r.programme_id = :programme order by 1""")
                        .param("programme", programme.id())
                        .query(String.class)
                        .list())
                .containsExactly("earn 2026-05-01 10:00", "take_back 2026-05-02 10:07", "take_back 2026-05-03 10:00");
    }

    @Test
    void aRuleGivesAMemberSoMuchInAMonthAndNoMore() {
        Programme programme = programmes.make(
                new Programmes.Draft("c" + x, "Test", "Points", "EUR", 0, 24, Policy.DEBT, Set.of(), Set.of()));
        programmes.begin(
                programme.id(),
                new Programmes.RuleDraft(
                        "1 per euro", Kind.AMOUNT, 1, 100L, null, null, null, null, new Cap(100, Cap.Per.MONTH)),
                SINCE);
        join("cap", programme);
        send(order("cap", "c1", "'total':70"));
        assertThat(balance("cap", programme).available()).isEqualTo(70);
        // Both in one go: what the first is given leaves less for the second.
        send(order("cap", "c2", "'total':20"), order("cap", "c3", "'total':50"));
        assertThat(balance("cap", programme).available()).isEqualTo(100);
        send(order("cap", "c4", "'total':60").replace("2026-05-01", "2026-06-01"));
        assertThat(balance("cap", programme).available()).isEqualTo(160);
        // Told again, nothing changes; what comes back makes room in its own month.
        send(order("cap", "c3", "'total':50"));
        assertThat(balance("cap", programme).available()).isEqualTo(160);
        send(refund("cap", "c1", 5, ""));
        assertThat(balance("cap", programme).available()).isEqualTo(90);
        send(order("cap", "c5", "'total':90"));
        assertThat(balance("cap", programme).available()).isEqualTo(160);
        // Another piece of the same customer is the same member.
        send("{'type':'identify','userId':'cup%s','timestamp':'2026-04-01T10:00:00Z'}".formatted(x));
        assertThat(house.api("customers:write")
                        .post(
                                "/api/customers/merges",
                                "{\"customerIds\":[%d,%d]}".formatted(customer("cap"), customer("cup")))
                        .status())
                .isEqualTo(200);
        send(order("cup", "c6", "'total':30"));
        assertThat(balance("cap", programme).available()).isEqualTo(160);
        send(order("cup", "c7", "'total':30").replace("2026-05-01", "2026-06-02"));
        assertThat(balance("cap", programme).available()).isEqualTo(190);
    }

    @Test
    void rulesThatShareALimitGiveSoMuchTogetherAndWhatComesBackMakesRoom() {
        Programme programme = programmes.make(
                new Programmes.Draft("j" + x, "Test", "Points", "EUR", 0, 24, Policy.DEBT, Set.of(), Set.of()));
        EarnRule euros = programmes.begin(
                programme.id(),
                new Programmes.RuleDraft("1 per euro", Kind.AMOUNT, 1, 100L, null, null, null, null),
                SINCE);
        EarnRule visits = programmes.begin(
                programme.id(),
                new Programmes.RuleDraft("30 a visit", Kind.ORDER, 30, null, null, null, null, null),
                SINCE);
        limits.begin(programme, "Both", new Cap(100, Cap.Per.MONTH), Set.of(euros.id(), visits.id()));
        // It counts what happens from now on.
        jdbc.sql("update loyalty.rule_limit set from_at = '2026-01-01T00:00:00Z' where programme_id = :programme")
                .param("programme", programme.id())
                .update();
        limits.begin(programme, "Looser", new Cap(500, Cap.Per.MONTH), Set.of(euros.id(), visits.id()));
        join("joint", programme);
        send(order("joint", "j1", "'total':50"));
        assertThat(balance("joint", programme).available()).isEqualTo(80);
        send(order("joint", "j2", "'total':50"));
        assertThat(balance("joint", programme).available()).isEqualTo(100);
        send(order("joint", "j2", "'total':50"));
        assertThat(balance("joint", programme).available()).isEqualTo(100);
        send(order("joint", "j3", "'total':60").replace("2026-05-01", "2026-06-01"));
        assertThat(balance("joint", programme).available()).isEqualTo(190);
        send(refund("joint", "j1", 5, ""));
        assertThat(balance("joint", programme).available()).isEqualTo(110);
        send(order("joint", "j4", "'total':70"));
        assertThat(balance("joint", programme).available()).isEqualTo(190);
    }

    @Test
    void untilTheTimeForReturnsIsOverPointsWait() {
        Programme programme = programme(365, Policy.ONLY_PENDING);
        join("cy", programme);
        send(order("cy", "w", "'total':10,'products':[{'product_id':'a','price':10}]"));
        assertThat(balance("cy", programme)).isEqualTo(new Balance(0, 20, 0, 0, List.of()));
        send(refund("cy", "w", 1, ""));
        assertThat(balance("cy", programme)).isEqualTo(Balance.NONE);
    }

    @Test
    void nobodyEarnsBeforeJoiningOrWhileShutOut() {
        Programme programme = programme(0, Policy.DEBT);
        send(order("dan", "n1", "'total':10"));
        assertThat(members.join(programme, customer("dan"), Member.Way.TILL, Instant.parse("2026-05-01T11:00:00Z")))
                .isInstanceOf(Members.Joining.Joined.class);
        send(refund("dan", "n1", 1, ",'total':1"));
        assertThat(balance("dan", programme)).isEqualTo(Balance.NONE);
        join("eve", programme);
        send(order("eve", "e1", "'total':10"));
        assertThat(balance("eve", programme).available()).isEqualTo(20);
        members.set(members.ofCustomer(customer("eve")).getFirst().id(), Member.Status.BLOCKED);
        send(order("eve", "e2", "'total':10"));
        // What was earned stays, also when its order is judged again, less what comes back.
        send(refund("eve", "e1", 2, ",'total':4"));
        assertThat(balance("eve", programme).available()).isEqualTo(6 + 3 + 5);
    }
}
