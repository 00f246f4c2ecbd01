package heartstring.decision.actions;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Api;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.customer.privacy.Person;
import heartstring.customer.privacy.PersonalData;
import heartstring.decision.actionfacts.ActionFacts;
import heartstring.decision.actionrules.Action;
import heartstring.decision.actionrules.Pace;
import heartstring.decision.cases.Cases;
import heartstring.decision.cases.Cause;
import heartstring.kernels.bandit.Credit;
import heartstring.loyalty.Shop;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.programmes.Programme;
import heartstring.platform.auth.Role;
import heartstring.story.arms.HoldOuts;
import heartstring.story.arms.Trial;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** One thing to do for a customer, the same for all who ask; answered, learnt of, and done again from what is kept. */
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NextBestTest {

    private final House house;
    private final NextBest best;
    private final Answers answers;
    private final Learnt learnt;
    private final LearntSql learntSql;
    private final NightSql night;
    private final ActionFacts facts;
    private final Cases cases;
    private final HoldOuts holdOuts;
    private final Shop shop;
    private final JdbcClient jdbc;
    private final List<PersonalData> personal;
    private final Api api;

    NextBestTest(
            House house,
            NextBest best,
            Answers answers,
            Learnt learnt,
            LearntSql learntSql,
            NightSql night,
            ActionFacts facts,
            Cases cases,
            HoldOuts holdOuts,
            Shop shop,
            JdbcClient jdbc,
            List<PersonalData> personal) {
        this.house = house;
        this.best = best;
        this.answers = answers;
        this.learnt = learnt;
        this.learntSql = learntSql;
        this.night = night;
        this.facts = facts;
        this.cases = cases;
        this.holdOuts = holdOuts;
        this.shop = shop;
        this.jdbc = jdbc;
        this.personal = personal;
        this.api = house.api("actions:read", "actions:write");
    }

    private Programme club() {
        return shop.programme();
    }

    /** Begun by whoever is decided about first; here nobody goes without, unless a test says so. */
    @BeforeAll
    void begin() {
        for (int i = 0; i < 30 && holdOuts.of(NextBest.TRIAL).isEmpty(); i++) {
            best.of(regular().customerId(), Asker.DESK);
        }
        everybodyMayGetIt();
    }

    @AfterEach
    void everybodyMayGetIt() {
        holdOuts.change(new Trial(NextBest.TRIAL, 0));
    }

    /** Somebody who was here ten times, the last time yesterday: there is something to thank for. */
    private Member regular() {
        Member member = shop.member(club(), 0, null);
        buy(member.profileId(), 10, 1);
        return member;
    }

    private void buy(long profile, int times, int lastDaysAgo) {
        jdbc.sql("""
                        insert into commerce.orders (source_id, order_key, profile_id, touchpoint_id, occurred_at, changed_at, status, currency,
                                                     total_minor, refunded_minor, items)
                        select 0, :mark || n, :profile, 0, :at::timestamptz - n * interval '7 days', :at, 'completed', 'EUR', 4000, 0, 1
                          from generate_series(0, :times - 1) n""")
                .param("mark", "next-" + UUID.randomUUID())
                .param("profile", profile)
                .param("at", Timestamp.from(Instant.now().minus(Duration.ofDays(lastDaysAgo))))
                .param("times", times)
                .update();
    }

    /** A regular for whom something was drawn. */
    private NextAction drawn() {
        for (int i = 0; i < 60; i++) {
            NextAction next = best.of(regular().customerId(), Asker.DESK).orElseThrow();
            if (next.isOpen()) {
                return next;
            }
        }
        throw new AssertionError("Nothing was drawn for sixty regulars");
    }

    @Test
    void everybodyIsToldTheSame() {
        NextAction next = drawn();
        long customer = next.customerId();
        JsonNode told = api.get("/api/customers/" + customer + "/next-action").json();
        assertThat(told.path("id").asLong()).isEqualTo(next.id());
        assertThat(told.path("action").asString()).isEqualTo(next.action().word());
        assertThat(told.path("say").asString()).isEqualTo(next.say());
        Browser agent = house.as(Role.AGENT);
        String link = "/actions/decisions/" + next.id();
        assertThat(agent.get("/customers/" + customer + "/action").body())
                .contains(link, next.action().title());
        assertThat(agent.get("/customers/" + customer + "/action?place=conversation")
                        .body())
                .contains(link);
        assertThat(best.of(customer, Asker.TILL).orElseThrow()).isEqualTo(next);
        assertThat(jdbc.sql("select count(*) from decision.next_action n where n.profile_id = any(:profiles)")
                        .param("profiles", profiles(customer))
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        JsonNode why = api.get("/api/customers/" + customer + "/next-action/" + next.id())
                .json();
        assertThat(why.path("replays").asString()).isEqualTo(next.action().word());
        assertThat(why.path("drawn").asString()).isEqualTo(next.action().word());
        assertThat(why.path("propensity").asDouble()).isBetween(0.001, 1.0);
        assertThat(why.path("options").size() + why.path("refused").size()).isEqualTo(Action.values().length);
        assertThat(agent.get(link).body())
                .contains("the same comes out", "What could not be done", "Nothing went wrong that we know of.");
        assertThat(agent.get("/actions").body()).contains("What to do next");
        assertThat(agent.get("/actions.csv?action=" + next.action().word()).body())
                .contains("expected_minor");
        assertThat(house.as(Role.CASHIER).get("/actions").status()).isEqualTo(403);
        assertThat(api.get("/api/customers/999999999999/next-action").status()).isEqualTo(404);
        assertThat(house.api("till")
                        .get("/api/customers/" + customer + "/next-action")
                        .status())
                .isEqualTo(403);

        // Something new happened: it is decided anew, and what was open is passed over.
        buy(profiles(customer)[0], 1, 0);
        NextAction anew = best.of(customer, Asker.DESK).orElseThrow();
        assertThat(anew.id()).isNotEqualTo(next.id());
        assertThat(answers.byId(next.id()).orElseThrow().told().state()).isEqualTo("passed");
        assertThat(answers.accept(next.id())).isInstanceOf(Answers.Outcome.Refused.class);
        forgotten(customer);
    }

    private long[] profiles(long customer) {
        return jdbc
                .sql("select id from customer.v_profile where customer_id = :customer")
                .param("customer", customer)
                .query(Long.class)
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    private void forgotten(long customer) {
        PersonalData data = personal.stream()
                .filter(p -> p.tables().contains("decision.next_action"))
                .findFirst()
                .orElseThrow();
        Person person = new Person(
                customer,
                Set.of(customer),
                Set.copyOf(Arrays.stream(profiles(customer)).boxed().toList()),
                Set.of());
        List<String> rows = new ArrayList<>();
        data.export(person, (name, json) -> rows.add(name + json));
        assertThat(rows).hasSize(2).allMatch(r -> r.startsWith("Next actions"));
        assertThat(data.erase(person)).isEqualTo(2);
    }

    @Test
    void anApologyComesBeforeEveryPromotion() {
        Member bob = regular();
        best.of(bob.customerId(), Asker.DESK);
        cases.open(new Cases.Opening(bob.profileId(), Cause.COMPLAINT, "", 0, Instant.now(), null));
        NextAction sorry = best.of(bob.customerId(), Asker.TILL).orElseThrow();
        assertThat(sorry.action()).isEqualTo(Action.APOLOGISE);
        Decided why = answers.byId(sorry.id()).orElseThrow();
        assertThat(why.isOwed()).isTrue();
        assertThat(why.propensity()).isEqualTo(1);
        assertThat(why.weighed().refused()).allMatch(r -> r.why().contains("say sorry"));
        assertThat(best.ahead(bob.customerId()).orElseThrow().id()).isEqualTo(sorry.id());

        long open = cases.ofCustomer(bob.customerId(), 1).getFirst().id();
        cases.act(open, "apologised", null, Instant.now());
        NextAction after = best.of(bob.customerId(), Asker.TILL).orElseThrow();
        assertThat(after.action()).isEqualTo(Action.NOTHING);
        assertThat(after.isOpen()).isFalse();
        assertThat(answers.byId(after.id()).orElseThrow().weighed().options()).hasSize(1);

        // Who waits is found without anybody looking.
        Member eve = regular();
        cases.open(new Cases.Opening(eve.profileId(), Cause.COMPLAINT, "", 0, Instant.now(), null));
        Instant now = Instant.now();
        assertThat(night.waiting(now, facts.today(now), 500, 2_000)).contains(eve.customerId());
        best.ahead(eve.customerId());
        assertThat(night.waiting(now, facts.today(now), 500, 2_000)).doesNotContain(eve.customerId());
        assertThat(answers.ofCustomer(eve.customerId(), 5))
                .first()
                .satisfies(d -> assertThat(d.drawn()).isEqualTo(Action.APOLOGISE));
    }

    private LearntSql.Lesson lesson(Pace pace, Action action) {
        return learntSql.all().getOrDefault(pace, Map.of()).getOrDefault(action, new LearntSql.Lesson(Credit.NONE, 0));
    }

    @Test
    void whatIsDismissedIsLearntAndNotSuggestedAgain() {
        NextAction next = drawn();
        String path = "/api/customers/" + next.customerId() + "/next-action/" + next.id() + "/answer";
        Pace pace = answers.byId(next.id()).orElseThrow().weighed().pace();
        LearntSql.Lesson before = lesson(pace, next.action());
        assertThat(post(path, "{\"answer\":\"dismissed\"}").status()).isEqualTo(422);
        assertThat(post(path, "{\"answer\":\"perhaps\"}").status()).isEqualTo(422);
        long other = regular().customerId();
        assertThat(post(
                                "/api/customers/" + other + "/next-action/" + next.id() + "/answer",
                                "{\"answer\":\"accepted\"}")
                        .status())
                .isEqualTo(404);
        Answer kept = post(path, "{\"answer\":\"dismissed\",\"reason\":\"not_them\"}");
        assertThat(kept.status()).as(kept.body()).isEqualTo(200);
        assertThat(kept.json().path("state").asString()).isEqualTo("dismissed");
        assertThat(post(path, "{\"answer\":\"dismissed\",\"reason\":\"not_them\"}")
                        .status())
                .isEqualTo(200);
        assertThat(post(path, "{\"answer\":\"accepted\"}").status()).isEqualTo(422);
        LearntSql.Lesson after = lesson(pace, next.action());
        assertThat(after.dismissed()).isGreaterThanOrEqualTo(before.dismissed() + 1);
        assertThat(after.credit().weight()).isGreaterThan(before.credit().weight());

        NextAction instead = best.of(next.customerId(), Asker.LIST).orElseThrow();
        assertThat(instead.action()).isNotEqualTo(next.action());
        assertThat(answers.byId(instead.id()).orElseThrow().weighed().refused())
                .anyMatch(r -> r.action() == next.action() && r.why().contains("Not for them"));
    }

    private Answer post(String path, String json) {
        return api.send("POST", path, json, "Idempotency-Key", UUID.randomUUID().toString());
    }

    @Test
    void aMonthLaterItIsLearntWhatCameOfIt() {
        NextAction next = drawn();
        Browser agent = house.as(Role.AGENT);
        assertThat(agent.post("/actions/decisions/" + next.id() + "/acceptance", "back", "card")
                        .body())
                .contains("taken");
        Decided decided = answers.byId(next.id()).orElseThrow();
        LearntSql.Lesson before = lesson(decided.weighed().pace(), next.action());
        NextAction stayed = drawn();
        jdbc.sql("""
                        update decision.next_action set decided_at = now() - interval '31 days', until = now() - interval '30 days'
                         where id = any(:ids)""").param("ids", new long[] {next.id(), stayed.id()}).update();
        // Before its month nothing counts: the first was here within it, the second was not.
        jdbc.sql("""
                        update commerce.orders set occurred_at = occurred_at - interval '40 days'
                         where profile_id = any(:profiles)""").param("profiles", profiles(stayed.customerId())).update();
        KeepActions.learnt(learnt, learntSql, Instant.now());
        Decided came = answers.byId(next.id()).orElseThrow();
        assertThat(came.outcome()).isEqualTo("came");
        assertThat(came.told().state()).isEqualTo("accepted");
        assertThat(answers.byId(stayed.id()).orElseThrow().outcome()).isEqualTo("stayed");
        assertThat(answers.byId(stayed.id()).orElseThrow().told().state()).isEqualTo("passed");
        LearntSql.Lesson after = lesson(decided.weighed().pace(), next.action());
        double weight = Math.min(20, 1 / decided.propensity());
        assertThat(after.credit().won() - before.credit().won()).isGreaterThanOrEqualTo(weight - 1e-6);
        KeepActions.learnt(learnt, learntSql, Instant.now());
        assertThat(lesson(decided.weighed().pace(), next.action()).credit().outcomes())
                .isEqualTo(after.credit().outcomes());
        assertThat(agent.get("/actions").body()).contains("What was learnt");
    }

    @Test
    void someGoWithoutFromBirth() {
        holdOuts.change(new Trial(NextBest.TRIAL, 50));
        List<Decided> held = new ArrayList<>();
        int given = 0;
        for (int i = 0; i < 80 && (held.isEmpty() || given == 0); i++) {
            NextAction next = best.of(regular().customerId(), Asker.DESK).orElseThrow();
            Decided decided = answers.byId(next.id()).orElseThrow();
            if (decided.isHeldOut()) {
                held.add(decided);
            }
            given += next.isOpen() ? 1 : 0;
        }
        assertThat(given).isPositive();
        Decided without = held.getFirst();
        assertThat(without.told().action()).isEqualTo(Action.NOTHING);
        assertThat(without.told().say()).isEmpty();
        assertThat(without.drawn()).isNotEqualTo(Action.NOTHING);
        assertThat(without.replayed()).isEqualTo(without.drawn());
        assertThat(jdbc.sql("select arm from story.v_exposure where trial = :trial and profile_id = any(:profiles)")
                        .param("trial", NextBest.TRIAL)
                        .param("profiles", profiles(without.told().customerId()))
                        .query(String.class)
                        .list())
                .containsExactly("held_out");
        assertThat(house.as(Role.MANAGER).get("/proof").body()).contains("What to do next");
    }

    @Test
    void manyWhoAskAtOnceAreToldOneThing() throws Exception {
        long customer = regular().customerId();
        Set<Long> ids = Set.copyOf(Shop.together(
                6, () -> best.of(customer, Asker.PROGRAM).orElseThrow().id()));
        assertThat(ids).hasSize(1);
    }
}
