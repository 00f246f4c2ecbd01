package heartstring.desk.context;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Api;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.customer.merges.Merges;
import heartstring.customer.traits.TraitEdits;
import heartstring.decision.gifts.GiftShop;
import heartstring.loyalty.Shop;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.programmes.Programme;
import heartstring.platform.auth.Role;
import heartstring.platform.keys.ApiKeys;
import heartstring.platform.reach.Reaches;
import heartstring.platform.reach.RecordKind;
import heartstring.platform.reach.Width;
import heartstring.story.arms.Arm;
import heartstring.story.arms.Arms;
import heartstring.story.arms.Trial;
import heartstring.story.segments.Segments;
import heartstring.touchpoint.intake.Tracking;
import heartstring.touchpoint.sources.Sources;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** One call that keeps an event and tells all that a site has to know of whoever is there. */
@HouseTest
class ContextTest {

    private static final String PATH = "/api/customers/context";

    private final House house;
    private final JdbcClient jdbc;
    private final Shop shop;
    private final Segments segments;
    private final Arms arms;
    private final Merges merges;
    private final TraitEdits edits;
    private final SaidNo saidNo;
    private final Reaches reaches;
    private final ApiKeys keys;
    private final Tracking web;
    private final GiftShop goods;
    private final Api api;
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    ContextTest(House house, JdbcClient jdbc, Shop shop, BeanFactory beans, SaidNo saidNo) {
        this.house = house;
        this.jdbc = jdbc;
        this.shop = shop;
        this.segments = beans.getBean(Segments.class);
        this.arms = beans.getBean(Arms.class);
        this.merges = beans.getBean(Merges.class);
        this.edits = beans.getBean(TraitEdits.class);
        this.saidNo = saidNo;
        this.reaches = beans.getBean(Reaches.class);
        this.keys = beans.getBean(ApiKeys.class);
        this.web = new Tracking(house, beans.getBean(Sources.class));
        this.goods = new GiftShop(beans);
        this.api = house.api("context");
    }

    /** Sends an event, written with single quotes. */
    private Answer send(String event) {
        return api.post(PATH, "{\"writeKey\":\"%s\",\"event\":%s}".formatted(web.writeKey, event.replace('\'', '"')));
    }

    private JsonNode told(String event) {
        Answer answer = send(event);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode context(long customer) {
        Answer answer = api.get("/api/customers/" + customer + "/context?store=" + goods.store());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void anEventIsKeptOnceAndWhoeverItIsAboutIsTold() {
        String viewed =
                "{'event':'Product Viewed','anonymousId':'a%1$s','messageId':'m%1$s','properties':{'product_id':'p'}}"
                        .formatted(mark);
        JsonNode first = told(viewed);
        long touchpoint = first.path("event").path("touchpointId").asLong();
        assertThat(touchpoint).isPositive();
        assertThat(first.path("event").path("known").asBoolean()).isFalse();
        assertThat(first.path("customer").path("known").asBoolean())
                .as("a browser alone is nobody we know")
                .isFalse();
        assertThat(kept(touchpoint)).isEqualTo("Product Viewed");
        JsonNode again = told(viewed);
        assertThat(again.path("event").path("known").asBoolean()).isTrue();
        assertThat(again.path("event").path("touchpointId").asLong()).isEqualTo(touchpoint);
        assertThat(again.path("customer")).isEqualTo(first.path("customer"));

        // They sign in, and then show their card at another place: one customer, as the tracking API makes it.
        JsonNode signedIn = told(
                "{'type':'identify','userId':'u%1$s','anonymousId':'a%1$s','traits':{'name':'Ana %1$s','loyalty_card':'29%2$d'}}"
                        .formatted(mark, Math.floorMod(mark.hashCode(), 1_000_000_000)));
        JsonNode customer = signedIn.path("customer");
        assertThat(customer.path("name").asString()).isEqualTo("Ana " + mark);
        assertThat(customer.path("known").asBoolean()).isTrue();
        long id = customer.path("id").asLong();
        assertThat(told("{'event':'Visited','userId':'u%s'}".formatted(mark))
                        .path("customer")
                        .path("id")
                        .asLong())
                .isEqualTo(id);
        assertThat(told("{'event':'Visited','properties':{'loyalty_card':'29%d'}}"
                                .formatted(Math.floorMod(mark.hashCode(), 1_000_000_000)))
                        .path("customer")
                        .path("id")
                        .asLong())
                .isEqualTo(id);
        assertThat(context(id).path("event").isNull()).isTrue();
        assertThat(context(id).path("customer")).isEqualTo(customer);
        aMergedOneIsTheOther(id);
    }

    private void aMergedOneIsTheOther(long id) {
        long other = told("{'event':'Visited','userId':'other%s'}".formatted(mark))
                .path("customer")
                .path("id")
                .asLong();
        assertThat(other).isNotEqualTo(id);
        Merges.Outcome.Done merged = (Merges.Outcome.Done) merges.merge(id, other, false, new Merges.By("user", 1));
        long gone = merged.customerId() == id ? other : id;
        Answer moved = api.get("/api/customers/" + gone + "/context");
        assertThat(moved.status()).isEqualTo(308);
        assertThat(moved.location()).isEqualTo("/api/customers/" + merged.customerId() + "/context");
        assertThat(api.get("/api/customers/999999999999/context").status()).isEqualTo(404);
    }

    private String kept(long touchpoint) {
        return jdbc.sql("select name from touchpoint.v_touchpoint where id = :id")
                .param("id", touchpoint)
                .query(String.class)
                .single();
    }

    @Test
    void allThatIsKnownIsToldInOneCallAndNothingThatIsNotAllowed() throws Exception {
        Programme club = shop.programme();
        Member ana = shop.member(club, 120, null);
        goods.stock();
        long id = ana.customerId();
        known(id, ana.profileId());
        edits.write(id, Map.of("city", "\"Rot" + mark + "\""));
        Segments.Outcome.Done made = (Segments.Outcome.Done) segments.add(
                "Red " + mark, "", "{\"term\":\"city\",\"is\":\"is\",\"value\":\"Rot%s\"}".formatted(mark));
        try {
            JsonNode told = context(id);
            for (Instant until = Instant.now().plus(Duration.ofSeconds(20));
                    told.path("segments").isEmpty() && Instant.now().isBefore(until);
                    told = context(id)) {
                Thread.sleep(100);
            }
            assertThat(told.path("segments").path(0).path("name").asString()).isEqualTo("Red " + mark);
            assertThat(told.path("memberships").path(0).path("points").asLong()).isEqualTo(120);
            assertThat(told.path("memberships").path(0).path("programme").asString())
                    .isEqualTo(club.key());
            assertThat(told.path("scores").path("value").path("yearMinor").asLong())
                    .isEqualTo(4_200);
            assertThat(told.path("scores").path("experience").path("index").asDouble())
                    .isEqualTo(61);
            assertThat(told.path("next").path(0).path("name").asString()).isEqualTo(goods.name(GiftShop.BUTTER));
            assertThat(told.path("refused").isEmpty()).isTrue();

            saidNo.uses.put(id, Set.of("messages", "emotion", "recommendations"));
            JsonNode less = context(id);
            assertThat(less.path("refused").valueStream().map(JsonNode::asString))
                    .containsExactly("emotion", "messages", "recommendations");
            assertThat(less.path("segments").isEmpty()).isTrue();
            assertThat(less.path("next").isEmpty()).isTrue();
            assertThat(less.path("scores").path("value").isNull()).isTrue();
            assertThat(less.path("scores").path("experience").isNull()).isTrue();
            assertThat(less.path("memberships")).isEqualTo(told.path("memberships"));
        } finally {
            segments.remove(made.segmentId());
        }
    }

    /** As studies would have left it. */
    private void known(long customer, long profile) {
        jdbc.sql("""
                        insert into insight.customer_value (customer_id, found_at, run_id, visits, first_at, last_at, spent_minor, other_orders,
                               drifting, value_minor)
                        select :customer, now(), coalesce((select run_id from insight.v_value_model order by learnt_at desc limit 1), 0), 3,
                               now(), now(), 900, 0, false, 4200""").param("customer", customer).update();
        jdbc.sql("""
                        insert into experience.mood (customer_id, found_at, model_id, said_count, shown, index, index_from, index_until, chance,
                               polite, usual_gap, reasons)
                        values (:customer, now(), 0, 0, 0.5, 61, 50, 70, 0.2, false, 7, '{}')""").param("customer", customer).update();
        jdbc.sql("""
                        insert into insight.next_due (profile_id, product_id, run_id, bought_at, times, usual_days, due_on, from_on, until_on, chance)
                        select :profile, p.id, (select run_id from insight.next_shown), now(), 3, 7, current_date, current_date, current_date, 0.7
                          from commerce.v_product p where p.key = :key""")
                .param("profile", profile)
                .param("key", goods.key(GiftShop.BUTTER))
                .update();
    }

    @Test
    void whoGoesWithoutIsNotShownWhatOthersGet() {
        goods.stock();
        long programme = goods.programme(goods.budget(10_000), 30, 50, GiftShop.DRESSING);
        try {
            Trial trial = new Trial("gift:" + programme, 50);
            List<Arm> seen = new ArrayList<>();
            for (int i = 0; i < 40 && Set.copyOf(seen).size() < 2; i++) {
                long id = shop.customer(null);
                Arm arm = arms.of(id, List.of(trial)).get(trial.key());
                seen.add(arm);
                JsonNode gifts = context(id).path("content").path("gifts");
                assertThat(gifts.isEmpty()).isEqualTo(arm == Arm.HELD_OUT);
                if (arm == Arm.TREATED) {
                    assertThat(gifts.path(0).path("id").asLong()).isEqualTo(programme);
                    saidNo.uses.put(id, Set.of("gifts"));
                    assertThat(context(id).path("content").path("gifts").isEmpty())
                            .isTrue();
                } else {
                    saidNo.uses.put(id, Set.of("experiments"));
                    assertThat(context(id).path("content").path("gifts").isEmpty())
                            .as("who takes part in no comparison goes without nothing")
                            .isFalse();
                }
            }
            assertThat(seen).contains(Arm.TREATED, Arm.HELD_OUT);
        } finally {
            goods.close();
        }
    }

    @Test
    void oddCallsAreRefusedAndNobodyOutOfReachIsTold() {
        assertThat(house.api("customers:read").post(PATH, "{}").status()).isEqualTo(403);
        assertThat(api.post(PATH, "{").status()).isEqualTo(400);
        assertThat(api.post(PATH, "[]").status()).isEqualTo(400);
        assertThat(api.post(PATH, "{\"event\":{},\"points\":1}").status()).isEqualTo(400);
        assertThat(api.post(PATH, "{}").status()).isEqualTo(422);
        assertThat(api.post(PATH, "{\"event\":{\"event\":\"Visited\"}}").status())
                .as("nobody is named")
                .isEqualTo(422);
        assertThat(api.post(PATH, "{\"writeKey\":\"wk_none\",\"event\":{\"userId\":\"u\"}}")
                        .status())
                .isEqualTo(422);
        assertThat(api.post(PATH, "{\"event\":{\"userId\":\"" + "x".repeat(ContextApi.MOST_BYTES) + "\"}}")
                        .status())
                .isEqualTo(413);
        String visit = "{\"event\":{\"event\":\"Visited\",\"userId\":\"reach%s\"}}".formatted(mark);
        long id = api.post(PATH, visit).json().path("customer").path("id").asLong();
        assertThat(id).isPositive();
        reaches.set(Role.MANAGER, RecordKind.PEOPLE, Width.OWN);
        try {
            Api theirs = house.apiWith(keys.make(
                            "narrow " + mark,
                            List.of("context"),
                            house.user(Role.MANAGER).id())
                    .token());
            JsonNode told = theirs.post(PATH, visit).json();
            assertThat(told.path("event").path("touchpointId").asLong()).isPositive();
            assertThat(told.path("customer").isNull()).isTrue();
            assertThat(told.has("content")).isFalse();
            assertThat(theirs.get("/api/customers/" + id + "/context").status()).isEqualTo(404);
        } finally {
            reaches.set(Role.MANAGER, RecordKind.PEOPLE, Width.ALL);
        }
    }
}
