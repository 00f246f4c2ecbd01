package heartstring.insight.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import heartstring.House;
import heartstring.HouseTest;
import heartstring.customer.merges.Merges;
import heartstring.customer.privacy.Privacy;
import heartstring.insight.Worked;
import heartstring.insight.runs.Studies;
import heartstring.platform.auth.Role;
import heartstring.story.Settled;
import heartstring.story.conditions.Condition;
import heartstring.story.conditions.Conditions;
import heartstring.story.conditions.Subject;
import heartstring.story.measures.Standings;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.intake.Tracking;
import heartstring.touchpoint.sources.Sources;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** How it stands with customers: learnt of all, of one at once, on pages, in calls and conditions; merged and forgotten. */
@HouseTest
class ValueTest {

    /** More than the orders of others bring, so that ours stand first where the largest do. */
    private static final int DEAR = 90_000;

    private final double now = Instant.now().toEpochMilli() / 86_400_000.0;
    private final House house;
    private final Values values;
    private final Studies studies;
    private final JdbcClient jdbc;
    private final Belts belts;
    private final Standings standings;
    private final Merges merges;
    private final Privacy privacy;
    private final Conditions conditions;
    private final Tracking source;
    private final Random random = new Random(4);
    private final List<String> waiting = new ArrayList<>();

    ValueTest(
            House house,
            Values values,
            Studies studies,
            JdbcClient jdbc,
            Belts belts,
            Standings standings,
            Merges merges,
            Privacy privacy,
            Conditions conditions,
            Sources sources) {
        this.house = house;
        this.values = values;
        this.studies = studies;
        this.jdbc = jdbc;
        this.belts = belts;
        this.standings = standings;
        this.merges = merges;
        this.privacy = privacy;
        this.conditions = conditions;
        this.source = new Tracking(house, sources, "till");
    }

    private void order(String user, double day, double total, String currency) throws Exception {
        waiting.add("""
            {"type":"track","messageId":"%s","userId":"%s","event":"Order Completed","timestamp":"%s",
             "properties":{"order_id":"%s","total":%.2f,"currency":"%s"}}\
            """.formatted(
                        UUID.randomUUID(),
                        user,
                        Instant.ofEpochMilli((long) (day * 86_400_000)),
                        UUID.randomUUID(),
                        total,
                        currency));
        if (waiting.size() >= 200) {
            send();
        }
    }

    private void send() throws Exception {
        if (!waiting.isEmpty()) {
            assertThat(source.post("batch", "{\"batch\":[" + String.join(",", waiting) + "]}")
                            .statusCode())
                    .isEqualTo(200);
            waiting.clear();
        }
    }

    /** Comes about every so many days, last so many days ago. */
    private String regular(double every, double last, int times, double total) throws Exception {
        String user = "worth-" + UUID.randomUUID();
        double day = now - last;
        for (int i = 0; i < times; i++) {
            order(user, day, total * (0.9 + 0.2 * random.nextDouble()), "EUR");
            day -= every * (0.85 + 0.3 * random.nextDouble());
        }
        return user;
    }

    private long customer(String user) {
        return jdbc.sql("""
            select p.customer_id from customer.v_identifier i join customer.v_profile p on p.id = i.profile_id
             where i.value = :user limit 1\
            """).param("user", user).query(Long.class).single();
    }

    private static void until(String what, BooleanSupplier known) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        while (!known.getAsBoolean()) {
            assertThat(Instant.now()).as(what).isBefore(end);
            Thread.sleep(20);
        }
    }

    private boolean holds(String json, long customer) {
        Condition condition = ((Conditions.Reading.Good) conditions.read(json)).condition();
        boolean alone = conditions.holds(condition, Subject.of(customer, Instant.now()));
        Conditions.Everybody.Ready all = (Conditions.Everybody.Ready) conditions.everybody(condition, Instant.now());
        assertThat(conditions.page(all, customer - 1, 1).contains(customer)).isEqualTo(alone);
        return alone;
    }

    @Test
    void aRegularWhoStaysAwayIsToldOfAndWhatIsNewIsKnownWithinAMoment() throws Exception {
        for (int i = 0; i < 60; i++) {
            regular(5 + random.nextInt(10), 1 + random.nextInt(3), 8 + random.nextInt(8), 20 + random.nextInt(60));
        }
        String lateUser = regular(6, 21, 24, DEAR);
        String timelyUser = regular(6, 2, 24, DEAR);
        String onceUser = regular(1, 40, 1, 30);
        order(timelyUser, now - 1.2, 700, "USD");
        send();
        Settled.settle(belts, standings);
        Worked.out(studies, jdbc, "customer-value");
        long late = customer(lateUser);
        long timely = customer(timelyUser);
        long once = customer(onceUser);
        learnt(late, timely, once);
        pages(late, timely, once);
        calls(late, once);
        asked(late, timely, once);

        int visits = values.of(late).orElseThrow().visits();
        order(lateUser, now - 0.01, 50, "EUR");
        send();
        Settled.settle(belts, standings);
        Instant derived = Instant.now();
        until("the new visit is counted", () -> values.kept(late).orElseThrow().visits() == visits + 1);
        System.out.println("A new order was in the habit after "
                + Duration.between(derived, Instant.now()).toMillis() + " ms");
        assertThat(values.kept(late).orElseThrow().drifting()).isFalse();
        assertThat(holds("{\"term\":\"drifting-regular\",\"is\":\"is\",\"value\":true}", late))
                .isFalse();
        forgets(late);
    }

    private void learnt(long late, long timely, long once) throws InterruptedException {
        Worth worth = values.of(late).orElseThrow();
        assertThat(worth.habit()).isNotNull();
        assertThat(worth.habit().days()).isCloseTo(6, within(0.7));
        assertThat(worth.habit().lateDays()).isCloseTo(15, within(0.8));
        assertThat(worth.habit().drifting()).isTrue();
        assertThat(worth.outlook()).isNotNull();
        assertThat(worth.outlook().valueMinor())
                .isBetween(worth.outlook().lowMinor(), worth.outlook().highMinor());
        assertThat(worth.outlook().stakeMinor()).isPositive();
        Worth other = values.of(timely).orElseThrow();
        assertThat(other.others()).isEqualTo(1);
        assertThat(other.habit().drifting()).isFalse();
        assertThat(other.outlook().alive()).isGreaterThan(worth.outlook().alive());
        assertThat(other.outlook().valueMinor()).isGreaterThan(worth.outlook().valueMinor());
        assertThat(values.of(once).orElseThrow().habit()).isNull();
        until(
                "what is kept says it too",
                () -> values.kept(late).filter(ValuesSql.Kept::drifting).isPresent());
    }

    private void asked(long late, long timely, long once) {
        assertThat(holds("{\"term\":\"cadence.late-days\",\"is\":\"at-least\",\"value\":14}", late))
                .isTrue();
        assertThat(holds("{\"term\":\"cadence.late-days\",\"is\":\"at-least\",\"value\":14}", timely))
                .isFalse();
        assertThat(holds("{\"term\":\"drifting-regular\",\"is\":\"is\",\"value\":true}", late))
                .isTrue();
        assertThat(holds("{\"term\":\"still-comes.percent\",\"is\":\"at-least\",\"value\":50}", timely))
                .isTrue();
        assertThat(holds("{\"term\":\"value.year\",\"is\":\"at-least\",\"value\":1000000}", timely))
                .isTrue();
        assertThat(holds("{\"term\":\"value.year\",\"is\":\"at-least\",\"value\":1000000}", once))
                .isFalse();
    }

    private void pages(long late, long timely, long once) {
        String page = house.as(Role.MANAGER).get("/insight/value").body();
        assertThat(page)
                .contains("Drifting regulars")
                .contains("/customers/" + late + "\"")
                .containsPattern("Comes every 6 days[^<]*, now 15 late")
                .contains("How lately and how often")
                .contains("What customers will be worth in a year")
                .contains("Foreseen and came");
        assertThat(house.as(Role.ANALYST)
                        .get("/insight/value/customers?show=drifting")
                        .body())
                .contains("/customers/" + late + "\"")
                .doesNotContain("/customers/" + timely + "\"");
        assertThat(house.as(Role.ANALYST).get("/insight/value/customers").body())
                .contains("/customers/" + timely + "\"");
        assertThat(house.as(Role.MANAGER)
                        .get("/insight/value/customers.csv?show=drifting")
                        .body())
                .startsWith("\"customer\",\"name\",\"visits\"")
                .contains("\n\"" + late + "\",");
        assertThat(house.as(Role.MANAGER)
                        .get("/insight/value/customers?show=nonsense")
                        .status())
                .isEqualTo(400);
        assertThat(house.as(Role.AGENT).get("/customers/" + late + "/value").body())
                .containsPattern("Comes every 6 days[^<]*, now 15 late")
                .contains("drifting")
                .contains("Worth about");
        assertThat(house.as(Role.AGENT).get("/customers/" + once + "/value").body())
                .contains("Came once, 40 days ago.");
        assertThat(house.as(Role.AGENT).get("/customers/" + timely + "/value").body())
                .contains("1 order is not in EUR");
        assertThat(house.as(Role.CASHIER).get("/insight/value").status()).isEqualTo(403);
    }

    private void calls(long late, long once) {
        JsonNode one = house.api("insight:read")
                .get("/api/insight/customers/" + late + "/value")
                .json();
        assertThat(one.path("worth").path("habit").path("drifting").asBoolean()).isTrue();
        assertThat(one.path("words").asString()).containsPattern("Comes every 6 days.*, now 15 late");
        assertThat(house.api("insight:read")
                        .get("/api/insight/customers/" + once + "/value")
                        .status())
                .isEqualTo(200);
        assertThat(house.api("insight:read")
                        .get("/api/insight/customers/999999999999/value")
                        .status())
                .isEqualTo(404);
        assertThat(house.api("insight:read").get("/api/insight/value/drifting").body())
                .contains("\"customer\":" + late);
        JsonNode report = house.api("insight:read").get("/api/insight/value").json();
        assertThat(report.path("regulars").asLong()).isGreaterThan(60);
        assertThat(report.path("otherOrders").asLong()).isPositive();
        assertThat(house.api("customers:read").get("/api/insight/value").status())
                .isEqualTo(403);
    }

    private void forgets(long customer) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(privacy.export(customer, out)).isTrue();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            zip.getNextEntry();
            assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8)).contains("cadenceDays");
        }
        privacy.erase(customer, "erase " + customer);
        assertThat(values.kept(customer)).isEmpty();
        Worked.out(studies, jdbc, "customer-value");
        assertThat(values.kept(customer)).isEmpty();
        assertThat(values.of(customer)).isEmpty();
    }

    @Test
    void twoWhoAreOneHaveOneHabit() throws Exception {
        String one = "worth-" + UUID.randomUUID();
        String other = "worth-" + UUID.randomUUID();
        for (int i = 0; i < 20; i++) {
            order(i % 2 == 0 ? one : other, now - 1 - 5 * i, 40, "EUR");
        }
        send();
        Settled.settle(belts, standings);
        long first = customer(one);
        long second = customer(other);
        until(
                "both are known",
                () -> values.kept(first).isPresent() && values.kept(second).isPresent());
        assertThat(values.kept(first).orElseThrow().visits()).isEqualTo(10);
        Merges.Outcome.Done done = (Merges.Outcome.Done) merges.merge(first, second, false, new Merges.By("user", 1));
        long whole = done.customerId();
        until(
                "the whole is known",
                () -> values.kept(whole).map(k -> k.visits() == 20).orElse(false));
        long gone = whole == first ? second : first;
        assertThat(values.of(gone)).isEmpty();
        merges.undo(done.movementId(), new Merges.By("user", 1));
        until(
                "the parts are known again",
                () -> values.kept(first).map(k -> k.visits() == 10).orElse(false)
                        && values.kept(second).map(k -> k.visits() == 10).orElse(false));
    }

    @Test
    void whoComesBackIsCountedByTheMonthOfTheFirstPurchase() throws Exception {
        LocalDate month =
                LocalDate.now(ZoneId.of("Europe/Berlin")).withDayOfMonth(1).minusMonths(9);
        double first = month.plusDays(10).toEpochDay() + 0.5;
        for (int i = 0; i < 20; i++) {
            String user = "worth-" + UUID.randomUUID();
            order(user, first, 10, "EUR");
            if (i < 5) {
                order(user, first + 61, 10, "EUR");
            }
        }
        send();
        Settled.settle(belts, standings);
        Worked.out(studies, jdbc, "returning");
        JsonNode found = house.api("insight:read").get("/api/insight/retention").json();
        JsonNode cohort = null;
        for (JsonNode one : found.path("cohorts")) {
            cohort = one.path("month").asString().equals(month.toString()) ? one : cohort;
        }
        assertThat(cohort).isNotNull();
        assertThat(cohort.path("customers").asInt()).isGreaterThanOrEqualTo(20);
        assertThat(cohort.path("months").size()).isEqualTo(10);
        assertThat(cohort.path("months").get(2).path("customers").asInt()).isGreaterThanOrEqualTo(5);
        assertThat(cohort.path("months").get(0).path("keptMinor").asLong()).isGreaterThanOrEqualTo(20_000);
        String page = house.as(Role.ANALYST).get("/insight/returning").body();
        String address =
                "/insight/returning/customers?cohort=" + month.toString().substring(0, 7) + "&amp;month="
                        + month.plusMonths(2).toString().substring(0, 7);
        assertThat(page).contains(address);
        assertThat(house.as(Role.ANALYST).get("/insight/returning?of=money").body())
                .contains("€");
        assertThat(house.as(Role.ANALYST).get(address.replace("&amp;", "&")).body())
                .contains("First came in", "/insight/returning/customers.csv?cohort=");
        assertThat(house.as(Role.ANALYST)
                        .get(address.replace("&amp;", "&").replace("customers?", "customers.csv?"))
                        .body())
                .startsWith("\"customer\",\"name\",\"visits\"");
        assertThat(house.as(Role.ANALYST)
                        .get("/insight/returning/customers?cohort=2026-13&month=x")
                        .status())
                .isEqualTo(400);
        assertThat(house.as(Role.ANALYST)
                        .get("/insight/returning/returning.csv")
                        .body())
                .startsWith("\"first_month\",\"months_later\"")
                .contains("\"" + month + "\",\"2\",");
        assertThat(house.as(Role.CASHIER).get("/insight/returning").status()).isEqualTo(403);
    }

    @Test
    void whatIsToldToBeInTheFutureIsCountedAndLeftOut() {
        Told told = new Told(100);
        told.purchase(1, 10, 500, true);
        told.purchase(1, 90, 700, false);
        told.purchase(1, 400, 900, true);
        told.purchase(2, 300, 900, true);
        told.purchase(3, 20, 100, true);
        assertThat(told.visits().customers()).isEqualTo(2);
        assertThat(told.visits().id(1)).isEqualTo(3);
        assertThat(told.visits().count(0)).isEqualTo(2);
        assertThat(told.visits().spent(0)).isEqualTo(500);
        assertThat(told.others(1)).isEqualTo(1);
        assertThat(told.future()).isEqualTo(2);
        assertThat(Tally.bars(new long[] {0, 5, 40, 90, 1_500, 70_000})).satisfies(bars -> {
            assertThat(bars.stream().mapToLong(Report.Bar::customers).sum()).isEqualTo(6);
            assertThat(bars.getLast().belowMinor()).isNull();
            assertThat(bars.getFirst().fromMinor()).isZero();
        });
        assertThat(Tally.bars(new long[0])).isEmpty();
        assertThat(Tally.bars(new long[] {0, 0})).hasSize(2);
    }
}
