package heartstring.desk.me;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Api;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.crm.Talks;
import heartstring.customer.choices.Choices;
import heartstring.customer.choices.Use;
import heartstring.customer.farewells.Farewells;
import heartstring.insight.next.NextBasket;
import heartstring.insight.usual.Usual;
import heartstring.loyalty.FriendlyShop;
import heartstring.loyalty.households.Belonging;
import heartstring.loyalty.households.Households;
import heartstring.loyalty.members.Member;
import heartstring.platform.auth.Role;
import heartstring.story.arms.Arm;
import heartstring.story.arms.Arms;
import heartstring.story.arms.Trial;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.sources.Sources;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each switch is obeyed by the next who asks, whoever set it. */
@HouseTest
class ChoicesTest {

    private final House house;
    private final Choices choices;
    private final Farewells farewells;
    private final NextBasket next;
    private final Usual usual;
    private final Households households;
    private final Arms arms;
    private final FriendlyShop shop;
    private final JdbcClient jdbc;
    private final Talks talks;
    private final String x = UUID.randomUUID().toString().substring(0, 8);

    ChoicesTest(
            House house,
            Choices choices,
            Farewells farewells,
            NextBasket next,
            Usual usual,
            Households households,
            Arms arms,
            FriendlyShop shop,
            JdbcClient jdbc,
            Sources sources,
            Belts belts) {
        this.house = house;
        this.choices = choices;
        this.farewells = farewells;
        this.next = next;
        this.usual = usual;
        this.households = households;
        this.arms = arms;
        this.shop = shop;
        this.jdbc = jdbc;
        this.talks = new Talks(house, sources, belts, jdbc);
    }

    private long customer(String user) {
        return shop.customer(user, user + "@mail.test");
    }

    private void say(long customer, Use use, boolean allowed) {
        assertThat(choices.say(customer, use, allowed, Choices.Way.PERSON, "")).isTrue();
    }

    @Test
    void aColleagueAndAProgramNoteItWithTheReasonAndSuggestionsAreGoneInTheNextCall() {
        long customer = customer("rec" + x);
        assertThat(next.of(customer, 5, Set.of()).tooFew()).doesNotContain("no suggestions");
        Browser agent = house.as(Role.AGENT);
        String path = "/customers/" + customer + "/choices";
        assertThat(agent.post(path, "use", "recommendations", "allowed", "false", "reason", " ")
                        .status())
                .isEqualTo(422);
        assertThat(agent.post(path, "use", "recommendations", "allowed", "false", "reason", "said so at the till " + x)
                        .status())
                .isEqualTo(303);
        assertThat(next.of(customer, 5, Set.of()).tooFew()).isEqualTo("They asked for no suggestions.");
        assertThat(usual.of(customer, 5).tooFew()).isEqualTo("They asked for no suggestions.");
        assertThat(house.api("insight:read")
                        .get("/api/insight/customers/" + customer + "/next")
                        .body())
                .contains("They asked for no suggestions.");
        assertThat(agent.get(path).body()).contains("noted by a colleague", "said so at the till " + x);
        assertThat(house.as(Role.CASHIER).get(path).status()).isEqualTo(403);

        Api api = house.api("privacy:read", "privacy:write");
        String there = "/api/customers/" + customer + "/choices";
        assertThat(api.send("PUT", there, "{\"use\":\"recommendations\",\"allowed\":true}")
                        .status())
                .isEqualTo(422);
        assertThat(api.send("PUT", there, "{\"use\":\"recommendations\",\"allowed\":true,\"reason\":\"by mail\"}")
                        .body())
                .contains("\"use\":\"recommendations\",\"allowed\":true", "\"way\":\"program\"");
        assertThat(usual.of(customer, 5).tooFew()).isNotEqualTo("They asked for no suggestions.");
        assertThat(house.api("customers:read").get(there).status()).isEqualTo(403);
        assertThat(jdbc.sql("""
                        select count(*) from platform.audit where subject_kind = 'customer' and subject_id = :id and action like '%a use of'""")
                        .param("id", String.valueOf(customer))
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void whoTakesPartInNoComparisonGoesWithoutNothingAndIsComparedWithNobody() {
        Trial trial = new Trial("choice:" + x, 50);
        long held = 0;
        for (int i = 0; held == 0 && i < 40; i++) {
            long customer = customer("arm" + i + x);
            held = arms.of(customer, List.of(trial)).get(trial.key()) == Arm.HELD_OUT ? customer : 0;
        }
        say(held, Use.EXPERIMENTS, false);
        Map<String, Arm> apart = arms.of(held, List.of(trial));
        assertThat(apart.get(trial.key())).isEqualTo(Arm.TREATED);
        arms.expose(held, apart);
        assertThat(arms.met(List.of(trial.key()))).isEmpty();
        say(held, Use.EXPERIMENTS, true);
        assertThat(arms.of(held, List.of(trial)).get(trial.key())).isEqualTo(Arm.HELD_OUT);
    }

    @Test
    void aPieceThatSaidNoBringsItsNoToWhomItIsMergedInto() {
        long one = customer("one" + x);
        long other = customer("other" + x);
        Member head = shop.join(customer("head" + x));
        long household = ((Belonging.Done) households.make(head)).householdId();
        say(other, Use.HOUSEHOLD, false);
        assertThat(choices.allows(one, Use.HOUSEHOLD)).isTrue();
        assertThat(house.api("customers:write")
                        .post("/api/customers/merges", "{\"customerIds\":[%d,%d]}".formatted(one, other))
                        .status())
                .isEqualTo(200);
        long both = Math.min(one, other);
        assertThat(choices.allows(both, Use.HOUSEHOLD)).isFalse();
        assertThat(choices.refusing(Set.of(both, head.customerId()), Use.HOUSEHOLD))
                .containsExactly(both);
        assertThat(households.join(household, shop.join(both))).isInstanceOf(Belonging.Refused.class);
        say(both, Use.HOUSEHOLD, true);
        assertThat(choices.allows(both, Use.HOUSEHOLD)).isTrue();
    }

    @Test
    void anAdministratorSaysWhatIsDoneOfWhomNobodyKnowsWhatTheyWant() {
        long customer = customer("off" + x);
        long asked = customer("yes" + x);
        say(asked, Use.HOUSEHOLD, true);
        Browser admin = house.as(Role.ADMINISTRATOR);
        assertThat(admin.get("/settings/choices").body()).contains("Gifts chosen by what you bought", "value=\"7\"");
        String[] form = {
            "on", "recommendations", "on", "gifts", "on", "emotion", "on", "experiments", "on", "messages", "days", "3"
        };
        try {
            assertThat(admin.post("/settings/choices", form).status()).isEqualTo(303);
            assertThat(choices.refused(customer)).containsExactly(Use.HOUSEHOLD);
            assertThat(choices.refusing(Set.of(customer, asked), Use.HOUSEHOLD)).containsExactly(customer);
            assertThat(farewells.days()).isEqualTo(3);
        } finally {
            choices.off(Set.of());
            farewells.days(7);
        }
        assertThat(choices.allows(customer, Use.HOUSEHOLD)).isTrue();
        assertThat(house.as(Role.MANAGER).get("/settings/choices").status()).isEqualTo(403);
    }

    private List<Long> noted() {
        return jdbc.sql("""
                        select f.touchpoint_id from experience.feeling f join customer.v_profile p on p.id = f.profile_id
                         where p.customer_id = :customer""")
                .param("customer", talks.customer())
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    @Test
    void whatWasReadOfTheirWordsIsGoneAndNothingNewIsRead() throws Exception {
        talks.mail(Instant.now().minusSeconds(60), "Hello", "I am so angry about the late delivery.");
        assertThat(noted()).hasSize(1);
        say(talks.customer(), Use.EMOTION, false);
        assertThat(noted()).isEmpty();
        talks.mail(Instant.now(), "Again", "I am still very angry about it.");
        assertThat(noted()).isEmpty();
        say(talks.customer(), Use.EMOTION, true);
        talks.mail(Instant.now(), "Thanks", "Now I am glad, thank you.");
        assertThat(noted()).hasSize(1);
    }
}
