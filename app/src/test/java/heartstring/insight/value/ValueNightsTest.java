package heartstring.insight.value;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.HouseTest;
import heartstring.commerce.Feed;
import heartstring.insight.Worked;
import heartstring.insight.runs.Studies;
import heartstring.kernels.worth.Model;
import heartstring.story.Settled;
import heartstring.story.measures.Standings;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.sources.Sources;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What stands beside what is shown, whom rules join, and of whom the newest purchases alone count. */
@HouseTest
class ValueNightsTest {

    private final Instant now = Instant.now();
    private final Values values;
    private final Studies studies;
    private final JdbcClient jdbc;
    private final Belts belts;
    private final Standings standings;
    private final Feed till;
    private final List<String> events = new ArrayList<>();

    ValueNightsTest(
            Values values,
            Studies studies,
            JdbcClient jdbc,
            Belts belts,
            Standings standings,
            Sources sources,
            Intake intake) {
        this.values = values;
        this.studies = studies;
        this.jdbc = jdbc;
        this.belts = belts;
        this.standings = standings;
        this.till = new Feed(sources, intake, "till");
    }

    /** By a user, or by an e-mail address alone where no user is given. */
    private void order(String user, String email, int daysAgo) {
        events.add(
                "{'type':'track','messageId':'%s',%s'event':'Order Completed','timestamp':'%s','properties':{'order_id':'%s',%s'total':40,'currency':'EUR'}}"
                        .formatted(
                                UUID.randomUUID(),
                                user.isEmpty() ? "" : "'userId':'" + user + "',",
                                now.minus(Duration.ofDays(daysAgo)),
                                UUID.randomUUID(),
                                user.isEmpty() ? "'email':'" + email + "'," : ""));
    }

    private void settle() {
        till.send(events);
        events.clear();
        Settled.settle(belts, standings);
    }

    private long customer(String value) {
        return jdbc.sql("""
            select p.customer_id from customer.v_identifier i join customer.v_profile p on p.id = i.profile_id
             where i.value = :value limit 1\
            """).param("value", value).query(Long.class).single();
    }

    private static void until(String what, BooleanSupplier known) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        while (!known.getAsBoolean()) {
            assertThat(Instant.now()).as(what).isBefore(end);
            Thread.sleep(20);
        }
    }

    @Test
    void twoWhomRulesJoinHaveOneHabitWithinAMoment() throws Exception {
        String user = "worth-" + UUID.randomUUID();
        String email = user + "@example.org";
        for (int i = 0; i < 12; i++) {
            order(i % 2 == 0 ? "" : user, email, 1 + 5 * i);
        }
        settle();
        long one = customer(user);
        long other = customer(email);
        until(
                "both are known",
                () -> values.kept(one).map(k -> k.visits() == 6).orElse(false)
                        && values.kept(other).map(k -> k.visits() == 6).orElse(false));
        events.add("{'type':'identify','messageId':'%s','userId':'%s','traits':{'email':'%s'}}"
                .formatted(UUID.randomUUID(), user, email));
        settle();
        long whole = customer(user);
        assertThat(customer(email)).isEqualTo(whole);
        until(
                "the whole is known",
                () -> values.kept(whole).map(k -> k.visits() == 12).orElse(false));
        assertThat(values.kept(whole == one ? other : one)).isEmpty();
    }

    @Test
    void whatANightWritesIsShownOnceItIsWhole() throws Exception {
        String user = "night-" + UUID.randomUUID();
        for (int i = 0; i < 6; i++) {
            order(user, "", 2 + 5 * i);
        }
        settle();
        long customer = customer(user);
        until("they are known", () -> values.kept(customer).isPresent());
        Worth known = values.of(customer).orElseThrow();
        long tonight = -1;
        Worth found =
                new Worth(customer, 77, known.firstAt(), known.lastAt(), known.spentMinor(), 0, 0, 0, 0, null, null);
        values.keep(
                List.of(found), new Learnt(tonight, "EUR", new Model(null, null, null, false), null), Instant.now());
        assertThat(values.kept(customer).orElseThrow().visits()).isEqualTo(6);
        assertThat(rows(customer, tonight)).isEqualTo(1);
        // That night came to no end, and the next one takes away what it left.
        Worked.out(studies, jdbc, "customer-value");
        assertThat(rows(customer, tonight)).isZero();
        assertThat(values.kept(customer).orElseThrow().visits()).isEqualTo(6);
    }

    private long rows(long customer, long run) {
        return jdbc.sql("select count(*) from insight.customer_value where customer_id = :customer and run_id = :run")
                .param("customer", customer)
                .param("run", run)
                .query(Long.class)
                .single();
    }

    @Test
    void ofMorePurchasesThanCountTheNewestDo() {
        Told told = new Told(100);
        told.only(Map.of(1L, 50.0));
        told.purchase(1, 10, 500, true);
        told.purchase(1, 50, 700, true);
        told.purchase(1, 60, 900, true);
        told.purchase(2, 20, 100, true);
        assertThat(told.early()).isEqualTo(1);
        assertThat(told.visits().customers()).isEqualTo(2);
        assertThat(told.visits().count(0)).isEqualTo(2);
        assertThat(told.visits().spent(0)).isEqualTo(1_600);
    }
}
