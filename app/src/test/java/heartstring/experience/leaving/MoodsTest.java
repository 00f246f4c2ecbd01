package heartstring.experience.leaving;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.House;
import heartstring.HouseTest;
import heartstring.customer.privacy.Privacy;
import heartstring.kernels.leaving.Deed;
import heartstring.kernels.leaving.Deed.Kind;
import heartstring.kernels.leaving.Learning;
import heartstring.kernels.leaving.LeavingModel;
import heartstring.platform.auth.Role;
import heartstring.story.Settled;
import heartstring.story.measures.Standings;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.intake.Tracking;
import heartstring.touchpoint.sources.Sources;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How the experience of customers stands: learnt from the past, worked out of what comes in, shown, asked for and forgotten. */
@HouseTest
class MoodsTest {

    private final double now = Instant.now().toEpochMilli() / 86_400_000.0;

    private final House house;
    private final Moods moods;
    private final Privacy privacy;
    private final JdbcClient jdbc;
    private final Belts belts;
    private final Standings standings;
    private final Tracking source;

    MoodsTest(
            House house,
            Moods moods,
            Privacy privacy,
            JdbcClient jdbc,
            Belts belts,
            Standings standings,
            Sources sources) {
        this.house = house;
        this.moods = moods;
        this.privacy = privacy;
        this.jdbc = jdbc;
        this.belts = belts;
        this.standings = standings;
        this.source = new Tracking(house, sources, "till");
    }

    /** Customers of whom some fade and go, though they say good things. */
    private LeavingModel learnt() {
        Random random = new Random(11);
        List<List<Deed>> lives = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            double leaves = i % 4 == 0 ? now - 60 - random.nextInt(300) : Double.POSITIVE_INFINITY;
            lives.add(life(random, leaves));
        }
        Learning learning = new Learning(now, 0.75);
        learning.add(lives);
        return learning.learn(Instant.now()).orElseThrow();
    }

    private List<Deed> life(Random random, double leaves) {
        List<Deed> deeds = new ArrayList<>();
        double day = now - 500;
        while (day < Math.min(leaves, now)) {
            double parting = Math.clamp((day - leaves + 100) / 100, 0, 1);
            deeds.add(new Deed(day, Kind.VISIT, 4_000 * Math.exp(random.nextGaussian() * 0.3) * (1 - 0.6 * parting)));
            if (random.nextInt(6) == 0) {
                deeds.add(new Deed(day, Kind.RATED, 0.9));
            }
            day += 7 * Math.exp(random.nextGaussian() * 0.3) * (1 + 1.6 * parting);
        }
        deeds.sort(Comparator.comparingDouble(Deed::day));
        return deeds;
    }

    private long somebody(boolean fades) throws Exception {
        String user = "mood-" + UUID.randomUUID();
        List<String> events = new ArrayList<>();
        double day = now - 200;
        double gap = 7;
        double total = 40;
        while (day < now) {
            events.add(event(
                    user,
                    day,
                    "Order Completed",
                    "\"order_id\":\"%s\",\"total\":%.2f,\"currency\":\"EUR\"".formatted(UUID.randomUUID(), total)));
            boolean parting = fades && day > now - 80;
            gap *= parting ? 1.25 : 1;
            total *= parting ? 0.75 : 1;
            day += gap;
        }
        events.add(event(user, now - 20, "Survey Answered", "\"score\":10,\"survey\":\"after_visit\""));
        events.add(event(user, now - 40, "Survey Answered", "\"score\":10,\"survey\":\"after_visit\""));
        assertThat(source.post("batch", "{\"batch\":[" + String.join(",", events) + "]}")
                        .statusCode())
                .isEqualTo(200);
        Settled.settle(belts, standings);
        return jdbc.sql("""
                        select p.customer_id from customer.v_identifier i join customer.v_profile p on p.id = i.profile_id
                         where i.value = :user limit 1""").param("user", user).query(Long.class).single();
    }

    private static String event(String user, double day, String name, String properties) {
        return "{\"type\":\"track\",\"messageId\":\"%s\",\"userId\":\"%s\",\"event\":\"%s\",\"timestamp\":\"%s\",\"properties\":{%s}}"
                .formatted(UUID.randomUUID(), user, name, Instant.ofEpochMilli((long) (day * 86_400_000)), properties);
    }

    private void workedOut(long customer) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        while (!moods.isKnown(customer) && Instant.now().isBefore(end)) {
            moods.refreshDue();
            Thread.sleep(50);
        }
        assertThat(moods.isKnown(customer)).isTrue();
    }

    @Test
    void whoFadesThoughTheySayGoodThingsIsToldOfWithTheReasonsAndForgottenOnRequest() throws Exception {
        moods.use(learnt());
        long fades = somebody(true);
        long stays = somebody(false);
        workedOut(fades);
        workedOut(stays);
        long nobody = nobodyWithAnIndex();
        Instant before = Instant.now();
        moods.walk();
        assertThat(moods.foundAt(fades)).as("everybody was worked out").isAfterOrEqualTo(before);
        assertThat(moods.isKnown(nobody)).as("who did nothing has none").isFalse();

        Mood polite = moods.of(fades).orElseThrow();
        Mood well = moods.of(stays).orElseThrow();
        assertThat(polite.polite()).isTrue();
        assertThat(well.polite()).isFalse();
        assertThat(polite.shown()).isLessThan(well.shown());
        assertThat(polite.index()).isBetween(polite.from(), polite.until());
        assertThat(polite.gap()).isGreaterThan(well.gap());
        assertThat(String.join("; ", polite.reasons()))
                .containsAnyOf("instead of every", "less at a time", "has not been in");

        String card =
                house.as(Role.AGENT).get("/customers/" + fades + "/experience").body();
        assertThat(card).contains("behaves as others did before they left").contains("of 10");
        assertThat(house.as(Role.AGENT)
                        .get("/customers/" + stays + "/experience")
                        .body())
                .doesNotContain("as others did before");
        assertThat(house.as(Role.MANAGER).get("/experience/index").body())
                .contains("/customers/" + fades + "\"")
                .doesNotContain("/customers/" + stays + "\"")
                .contains("What precedes leaving here");
        assertThat(house.as(Role.CASHIER).get("/experience/index").status()).isEqualTo(403);
        assertThat(house.api("experience:read")
                        .get("/api/customers/" + fades + "/experience")
                        .body())
                .contains("\"politeLeaver\":true");
        assertThat(house.api("experience:read")
                        .get("/api/experience/polite-leavers")
                        .body())
                .contains("\"customer\":" + fades);
        assertThat(house.api("customers:read")
                        .get("/api/experience/polite-leavers")
                        .status())
                .isEqualTo(403);
        forgets(fades);
    }

    private long nobodyWithAnIndex() {
        return jdbc.sql("""
                        with c as (insert into customer.customer default values returning id)
                        insert into experience.mood (customer_id, found_at, model_id, said_count, shown, index, index_from, index_until, chance,
                               polite, usual_gap, reasons)
                        select id, now() - interval '1 day', 0, 0, 50, 50, 50, 50, 0.1, false, 7, '{}' from c returning customer_id""").query(Long.class).single();
    }

    private void forgets(long customer) {
        privacy.erase(customer, "erase " + customer);
        moods.walk();
        assertThat(jdbc.sql("select count(*) from experience.mood where customer_id = :id")
                        .param("id", customer)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whoCameTooSeldomHasNoIndex() throws Exception {
        String user = "mood-" + UUID.randomUUID();
        source.post("batch", "{\"batch\":[" + event(user, now - 3, "Survey Answered", "\"score\":2") + "]}");
        Settled.settle(belts, standings);
        long customer = jdbc.sql("""
                        select p.customer_id from customer.v_identifier i join customer.v_profile p on p.id = i.profile_id
                         where i.value = :user limit 1""").param("user", user).query(Long.class).single();
        assertThat(moods.of(customer)).isEmpty();
        assertThat(moods.deeds(customer)).extracting(Deed::kind).containsExactly(Kind.RATED);
        assertThat(house.as(Role.AGENT)
                        .get("/customers/" + customer + "/experience")
                        .body()
                        .strip())
                .isEmpty();
        assertThat(house.api("experience:read")
                        .get("/api/customers/" + customer + "/experience")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void eventsTellWhatTheyTell() {
        var json = tools.jackson.databind.json.JsonMapper.shared();
        assertThat(DeedRules.of("Survey Answered", json.readTree("{\"score\":9}")))
                .containsExactly(new DeedRules.Told(Kind.RATED, 0.9));
        assertThat(DeedRules.of("Survey Answered", json.readTree("{\"score\":5,\"measure\":\"csat\"}")))
                .containsExactly(new DeedRules.Told(Kind.RATED, 1));
        assertThat(DeedRules.of(
                        "Survey Answered", json.readTree("{\"score\":3,\"measure\":\"rating\",\"max_score\":9}")))
                .containsExactly(new DeedRules.Told(Kind.RATED, 0.25));
        assertThat(DeedRules.of("Product Reviewed", json.readTree("{\"rating\":2}")))
                .containsExactly(new DeedRules.Told(Kind.RATED, 0.25));
        assertThat(DeedRules.of("Survey Answered", json.readTree("{\"score\":99}")))
                .isEmpty();
        assertThat(DeedRules.of("Order Completed", json.readTree("{\"wait_seconds\":300}")))
                .containsExactly(new DeedRules.Told(Kind.WAIT, 5));
        assertThat(DeedRules.of("Complaint Resolved", json.readTree("{\"wait_seconds\":90000}")))
                .containsExactly(new DeedRules.Told(Kind.ANSWERED, 1));
        assertThat(DeedRules.of("Rage Click", json.readTree("{}"))).containsExactly(new DeedRules.Told(Kind.RAGE, 1));
    }
}
