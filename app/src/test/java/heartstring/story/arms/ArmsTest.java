package heartstring.story.arms;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Api;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.touchpoint.intake.Tracking;
import heartstring.touchpoint.sources.Sources;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@HouseTest
class ArmsTest {

    private final Arms arms;
    private final JdbcClient jdbc;
    private final Tracking web;
    private final Api api;
    private final String x = UUID.randomUUID().toString().substring(0, 12);
    private final Trial trial = new Trial("gift:" + x, 50);

    ArmsTest(Arms arms, House house, Sources sources, JdbcClient jdbc) {
        this.arms = arms;
        this.jdbc = jdbc;
        this.web = new Tracking(house, sources);
        this.api = house.api("customers:write", "customers:read");
    }

    @Test
    void anArmHoldsAlthoughTheShareChangesAndIsWrittenOnce() throws Exception {
        long held = in(Arm.HELD_OUT, "a");
        assertThat(met()).isEqualTo(Met.NOBODY);
        arms.expose(held, Map.of(trial.key(), Arm.HELD_OUT));
        arms.expose(held, Map.of(trial.key(), Arm.TREATED));
        assertThat(met()).isEqualTo(new Met(0, 1, 0));
        Trial smaller = new Trial(trial.key(), 1);
        assertThat(arms.of(held, List.of(smaller))).containsEntry(trial.key(), Arm.HELD_OUT);
        Trial over = new Trial(trial.key(), 0);
        assertThat(arms.of(held, List.of(over))).containsEntry(trial.key(), Arm.TREATED);
    }

    @Test
    void whatIsToldLateOfAnEarlierMomentIsWhenItWasMet() throws Exception {
        long customer = in(Arm.TREATED, "late");
        Map<String, Arm> treated = Map.of(trial.key(), Arm.TREATED);
        Instant at = Instant.parse("2026-03-05T10:00:00Z");
        arms.expose(List.of(new Arms.Meeting(customer, treated, at)));
        arms.expose(List.of(
                new Arms.Meeting(customer, treated, at.plusSeconds(60)),
                new Arms.Meeting(customer, treated, at.minusSeconds(60)),
                new Arms.Meeting(customer, treated, at.minusSeconds(30))));
        assertThat(before(customer))
                .containsEntry(trial.key(), new Lots.Before(Arm.TREATED, false, at.minusSeconds(60)));
        arms.expose(List.of(new Arms.Meeting(customer, Map.of(trial.key(), Arm.HELD_OUT), at.minusSeconds(90))));
        assertThat(met()).as("the arm stays").isEqualTo(new Met(1, 0, 0));
    }

    @Test
    void meetingInOneStepIsTheSameAsAskingAndTelling() throws Exception {
        for (Arm arm : Arm.values()) {
            long customer = in(arm, "one" + arm);
            long piece = jdbc.sql("select min(id) from customer.v_profile where customer_id = :id")
                    .param("id", customer)
                    .query(Long.class)
                    .single();
            assertThat(arms.drawn(piece, Map.of(), List.of(trial))).containsEntry(trial.key(), arm);
            assertThat(arms.meet(customer, new Trial(trial.key(), 0))).isEqualTo(Arm.TREATED);
            assertThat(before(customer))
                    .as("what keeps nothing from anybody is met by nobody")
                    .isEmpty();
            assertThat(arms.meet(customer, trial)).isEqualTo(arm);
            assertThat(arms.meet(customer, trial)).isEqualTo(arm);
            assertThat(before(customer).get(trial.key()))
                    .returns(arm, Lots.Before::first)
                    .returns(false, Lots.Before::both);
            // What was met holds, whatever the share is since.
            Trial other = new Trial(trial.key(), arm == Arm.HELD_OUT ? 1 : 50);
            assertThat(arms.meet(customer, other)).isEqualTo(arm);
            assertThat(arms.drawn(piece, Map.of(trial.key(), arm), List.of(other)))
                    .containsEntry(trial.key(), arm);
        }
    }

    private Map<String, Lots.Before> before(long customer) {
        return arms.lots(java.util.Set.of(customer), List.of(), List.of(trial.key()))
                .before()
                .getOrDefault(customer, Map.of());
    }

    @Test
    void whatWasMetFirstHoldsAfterAMergeAndBothArmsAreToldApart() throws Exception {
        long treated = in(Arm.TREATED, "t");
        long held = in(Arm.HELD_OUT, "h");
        arms.expose(held, Map.of(trial.key(), Arm.HELD_OUT));
        arms.expose(treated, Map.of(trial.key(), Arm.TREATED));
        assertThat(met()).isEqualTo(new Met(1, 1, 0));

        JsonNode merged = api.post(
                        "/api/customers/merges", "{\"customerIds\":[%d,%d],\"dryRun\":false}".formatted(treated, held))
                .json();
        long one = jdbc.sql("select coalesce(merged_into, id) from customer.customer where id = :id")
                .param("id", held)
                .query(Long.class)
                .single();
        assertThat(one).isEqualTo(treated);
        assertThat(arms.of(one, List.of(trial))).containsEntry(trial.key(), Arm.HELD_OUT);
        assertThat(met()).isEqualTo(new Met(0, 0, 1));

        api.post("/api/customers/movements/" + merged.path("movementId").asLong() + "/undo", "");
        assertThat(arms.of(treated, List.of(trial))).containsEntry(trial.key(), Arm.TREATED);
        assertThat(arms.of(held, List.of(trial))).containsEntry(trial.key(), Arm.HELD_OUT);
        assertThat(met()).isEqualTo(new Met(1, 1, 0));
    }

    private Met met() {
        return arms.met(List.of(trial.key())).getOrDefault(trial.key(), Met.NOBODY);
    }

    /** A new customer of that arm. */
    private long in(Arm arm, String name) throws Exception {
        for (int i = 0; i < 60; i++) {
            String user = name + i + x;
            assertThat(web.post("identify", "{\"userId\":\"%s\"}".formatted(user))
                            .statusCode())
                    .isEqualTo(200);
            long customer = jdbc.sql("""
                            select p.customer_id from customer.identifier i join customer.profile p on p.id = i.profile_id
                             where i.kind = 'user_id' and i.value = :user""").param("user", user).query(Long.class).single();
            if (arms.of(customer, List.of(trial)).get(trial.key()) == arm) {
                return customer;
            }
        }
        throw new AssertionError("60 customers, none " + arm);
    }
}
