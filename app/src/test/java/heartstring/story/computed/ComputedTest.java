package heartstring.story.computed;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.HouseTest;
import heartstring.commerce.Feed;
import heartstring.customer.merges.Merges;
import heartstring.customer.privacy.Privacy;
import heartstring.story.Settled;
import heartstring.story.computed.Definition.Kind;
import heartstring.story.computed.Definition.Reads;
import heartstring.story.conditions.Condition;
import heartstring.story.conditions.Conditions;
import heartstring.story.conditions.Subject;
import heartstring.story.measures.Standings;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.intake.Outcome;
import heartstring.touchpoint.sources.Sources;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Each kind over events of the past, of now, late, twice, merged, parted, erased and taken back; days go by; sets and single customers agree. */
@HouseTest
class ComputedTest {

    private final Computed computed;
    private final Filling filling;
    private final Conditions conditions;
    private final Belts belts;
    private final Standings standings;
    private final Merges merges;
    private final Privacy privacy;
    private final JdbcClient jdbc;
    private final Feed web;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final Tasting tasting;
    private final Intake intake;
    private final String mark;
    private final String event;

    ComputedTest(
            Computed computed,
            Filling filling,
            Conditions conditions,
            Belts belts,
            Standings standings,
            Merges merges,
            Privacy privacy,
            Intake intake,
            Sources sources,
            JdbcClient jdbc) {
        this.computed = computed;
        this.filling = filling;
        this.conditions = conditions;
        this.belts = belts;
        this.standings = standings;
        this.merges = merges;
        this.privacy = privacy;
        this.jdbc = jdbc;
        this.intake = intake;
        this.web = new Feed(sources, intake, "web");
        this.tasting = new Tasting(computed, filling);
        this.mark = tasting.mark;
        this.event = tasting.event;
    }

    @AfterEach
    void retireAll() {
        tasting.retireAll();
    }

    private String tasted(String who, Duration ago, String properties) {
        return tasted(who, ago, properties, UUID.randomUUID().toString());
    }

    private String tasted(String who, Duration ago, String properties, String message) {
        return "{'type':'track','userId':'%s','event':'%s','messageId':'%s','timestamp':'%s','properties':{%s}}"
                .formatted(who + mark, event, message, now.minus(ago), properties);
    }

    private void send(String... events) {
        web.send(List.of(events));
        Settled.settle(belts, standings);
    }

    private long customer(String who) {
        return jdbc.sql("""
                        select distinct p.customer_id from customer.v_identifier i join customer.v_profile p on p.id = i.profile_id
                         where i.value = :who""").param("who", who + mark).query(Long.class).single();
    }

    private static final Duration LONG_AGO = Duration.ofDays(400);

    private void past() {
        send(
                tasted(
                        "a",
                        Duration.ofDays(40),
                        "'amount':10,'item':'tea','currency':'EUR','parts':[{'tag':'x'},{'tag':'y'}]"),
                tasted("a", Duration.ofDays(3), "'amount':'2.5','item':'coffee','parts':[{'tag':'y'}]"),
                tasted("a", Duration.ofDays(2), "'amount':'much','item':''"),
                tasted("b", Duration.ofDays(5), "'amount':7,'item':'tea','currency':'XTS','parts':{'tag':'z'}"));
    }

    @Test
    void eachKindIsKeptOfThePastAndOfWhatComesLateAndTwice() throws Exception {
        past();
        tasting.defineAll();
        tasting.filled();
        Map<String, String> a = tasting.held(customer("a"));
        assertThat(a)
                .containsEntry("count", "3")
                .containsEntry("recent", "2")
                .containsEntry("sum", "12.5")
                .containsEntry("week", "2.5")
                .containsEntry("first", "tea")
                .containsEntry("last", "coffee")
                .containsEntry("lately", "2.5")
                .containsEntry("most", "y")
                .containsEntry("different", "2")
                .containsEntry("since", "2")
                .containsEntry("tea", "1")
                .containsEntry("money", "12.50");
        assertThat(tasting.held(customer("b")))
                .containsEntry("count", "1")
                .containsEntry("sum", "7")
                .doesNotContainKey("money");

        lateAndTwice();
        String before = tasting.held(customer("a")).toString();
        belts.rebuild();
        Settled.settle(belts, standings);
        assertThat(tasting.held(customer("a")))
                .as("carried again from the start")
                .hasToString(before);
    }

    private void lateAndTwice() {
        String twice = UUID.randomUUID().toString();
        send(tasted("a", Duration.ofHours(1), "'amount':5,'item':'tea','parts':[{'tag':'x'},{'tag':'x'}]", twice));
        assertThat(intake.accept(
                        web.source,
                        List.of(JsonMapper.shared()
                                .readTree(tasted("a", Duration.ofHours(1), "'amount':5,'item':'tea'", twice)
                                        .replace('\'', '"'))),
                        null,
                        null))
                .allMatch(o -> o instanceof Outcome.Known);
        send(
                tasted("a", LONG_AGO, "'amount':100,'item':'mate','parts':[{'tag':'x'}]"),
                "{'type':'track','userId':'a%s','event':'Other','properties':{'amount':1}}".formatted(mark));
        assertThat(tasting.held(customer("a")))
                .containsEntry("count", "5")
                .containsEntry("recent", "3")
                .containsEntry("sum", "117.5")
                .containsEntry("week", "7.5")
                .containsEntry("first", "mate")
                .containsEntry("last", "tea")
                .containsEntry("most", "x")
                .containsEntry("different", "2")
                .containsEntry("since", "0")
                .containsEntry("tea", "2");
    }

    @Test
    void aConditionSaysTheSameOfSetsAndOfOneAndDaysGoBy() throws Exception {
        past();
        send(
                tasted("a", Duration.ofHours(1), "'amount':5,'item':'tea'"),
                "{'type':'identify','userId':'c" + mark + "'}");
        tasting.defineAll();
        tasting.filled();
        long a = customer("a");
        long b = customer("b");
        long c = customer("c");
        assertThat(whoFits("count", "at-least", "2")).containsExactly(a);
        assertThat(whoFits("count", "is", "0")).contains(c).doesNotContain(a, b);
        assertThat(whoFits("last", "is", "\"tea\"")).containsExactlyInAnyOrder(a, b);
        assertThat(whoFits("most", "one-of", "[\"z\",\"q\"]")).containsExactly(b);
        assertThat(whoFits("since", "at-most", "1")).containsExactly(a);
        assertThat(whoFits("money", "at-least", "1750"))
                .as("in the smallest unit")
                .containsExactly(a);
        assertThat(whoFits("tea", "between", "[1,1]")).containsExactly(b);
        assertThat(whoFits("different", "more-than", "1")).containsExactly(a);
        assertThat(conditions.sentence(test("recent", "at-least", "2")))
                .isEqualTo("“recent " + mark + "” is at least 2");

        daysGoBy(a, b, c);
    }

    private void daysGoBy(long a, long b, long c) {
        Condition twoRecent = test("recent", "at-least", "2");
        assertThat(conditions.holds(twoRecent, Subject.of(a, now))).isTrue();
        Instant later = now.plus(Duration.ofDays(27));
        assertThat(conditions.holds(twoRecent, Subject.of(a, later)))
                .as("one of three is too old")
                .isTrue();
        Instant muchLater = now.plus(Duration.ofDays(28));
        assertThat(conditions.holds(twoRecent, Subject.of(a, muchLater))).isFalse();
        assertThat(conditions.holds(test("recent", "is", "1"), Subject.of(a, muchLater)))
                .isTrue();
        assertThat(conditions.holds(test("recent", "is", "0"), Subject.of(a, now.plus(Duration.ofDays(32)))))
                .isTrue();
        assertThat(conditions.holds(test("lately", "known", ""), Subject.of(a, now.plus(Duration.ofDays(32)))))
                .isFalse();
        agreeOnNumbers(List.of(now, later, muchLater), a, b, c);
        filling.age();
        assertThat(tasting.held(a)).containsEntry("recent", "3").containsEntry("count", "4");
        assertThat(jdbc.sql("""
                        select count(*) from story.computed_part p join story.computed c on c.id = p.computed_id
                         where c.key = :key and p.day < current_date - 35""")
                        .param("key", mark + "-recent")
                        .query(Long.class)
                        .single())
                .as("days that no longer count are taken away")
                .isZero();
    }

    private void agreeOnNumbers(List<Instant> moments, long... customers) {
        for (String key : List.of("count", "recent", "sum", "week", "since", "different")) {
            for (int number : new int[] {0, 1, 2, 5, 12}) {
                for (Instant at : moments) {
                    agree(test(key, "at-least", String.valueOf(number)), at, customers);
                    agree(new Condition.Not(test(key, "is", String.valueOf(number))), at, customers);
                }
            }
        }
    }

    private Condition test(String key, String is, String value) {
        String word = is.equals("one-of") || is.equals("between") ? "values" : "value";
        String json = "{\"term\":\"computed.%s-%s\",\"is\":\"%s\"%s}"
                .formatted(mark, key, is, value.isEmpty() ? "" : ",\"" + word + "\":" + value);
        return ((Conditions.Reading.Good) conditions.read(json)).condition();
    }

    private List<Long> whoFits(String key, String is, String value) {
        Conditions.Everybody.Ready ready =
                (Conditions.Everybody.Ready) conditions.everybody(test(key, is, value), Instant.now());
        return List.of(customer("a"), customer("b"), customer("c")).stream()
                .filter(id -> conditions.page(ready, id - 1, 1).contains(id))
                .toList();
    }

    private void agree(Condition condition, Instant at, long... customers) {
        Conditions.Everybody.Ready ready = (Conditions.Everybody.Ready) conditions.everybody(condition, at);
        for (long customer : customers) {
            boolean inSet = conditions.page(ready, customer - 1, 1).contains(customer);
            assertThat(conditions.holds(condition, Subject.of(customer, at)))
                    .as(conditions.write(condition) + " of " + customer + " at " + at)
                    .isEqualTo(inSet);
        }
    }

    @Test
    void mergedTheyAddUpAndPartedTheyFallApart() throws Exception {
        tasting.defineAll();
        tasting.filled();
        past();
        long a = customer("a");
        long b = customer("b");
        String before = tasting.held(a) + " " + tasting.held(b);
        Merges.By by = new Merges.By("user", 1);
        Merges.Outcome.Done merged = (Merges.Outcome.Done) merges.merge(a, b, false, by);
        assertThat(tasting.held(merged.customerId()))
                .containsEntry("count", "4")
                .containsEntry("sum", "19.5")
                .containsEntry("first", "tea")
                .containsEntry("different", "3")
                .containsEntry("tea", "2");
        merges.undo(merged.movementId(), by);
        assertThat(tasting.held(a) + " " + tasting.held(b)).isEqualTo(before);
    }

    @Test
    void whoIsErasedHasNothingAnyMore() throws Exception {
        tasting.defineAll();
        tasting.filled();
        past();
        long b = customer("b");
        long[] pieces = jdbc
                .sql("select id from customer.v_profile where customer_id = :id")
                .param("id", b)
                .query((rs, n) -> rs.getLong(1))
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
        assertThat(parts(pieces)).isPositive();
        privacy.erase(b, "erase " + b);
        assertThat(parts(pieces)).isZero();
    }

    private long parts(long[] profiles) {
        return jdbc.sql("select count(*) from story.computed_part where profile_id = any(:profiles)")
                .param("profiles", profiles)
                .query(Long.class)
                .single();
    }

    @Test
    void definitionsThatMakeNoSenseAreRefusedAndOfOnePersonSoManyValuesAreToldApart() throws Exception {
        assertThat(refused(Kind.SUM, "", "amount", Reads.NUMBER)).contains("Name the event");
        assertThat(refused(Kind.SUM, event, "amount", Reads.TEXT)).contains("Only numbers");
        assertThat(refused(Kind.MOST, event, "", Reads.TEXT)).contains("which property");
        assertThat(refused(Kind.LAST, event, "amount", Reads.MONEY)).contains("summed");
        tasting.define("different", Kind.DISTINCT, "word", Reads.TEXT, 0);
        Computed.Outcome again = computed.define(
                mark + "-different",
                "Another " + mark,
                new Definition(Kind.COUNT, event, "", "", "", Reads.TEXT, List.of(), 0, "", ""));
        assertThat(again).isInstanceOf(Computed.Outcome.Refused.class);
        List<String> events = new ArrayList<>();
        for (int i = 0; i < 260; i++) {
            events.add(tasted("d", Duration.ofMinutes(i), "'word':'w" + i + "'"));
        }
        send(events.toArray(String[]::new));
        send(tasted("d", Duration.ofMinutes(1), "'word':'w1'"), tasted("d", Duration.ofMinutes(1), "'word':'more'"));
        assertThat(tasting.held(customer("d"))).containsEntry("different", "200");
        assertThat(jdbc.sql("select count(*) from story.computed_part where computed_id = :id")
                        .param("id", tasting.defined.getFirst().id())
                        .query(Long.class)
                        .single())
                .isEqualTo(200);
        ComputedProperty gone = tasting.defined.getFirst();
        Condition kept = test("different", "at-least", "1");
        assertThat(computed.retire(gone.id())).isTrue();
        assertThat(computed.of(customer("d"))).noneMatch(v -> v.computed().id() == gone.id());
        assertThat(conditions.holds(kept, Subject.of(customer("d"), now)))
                .as("what is retired tells nothing, and can still be read")
                .isFalse();
        assertThat(conditions.read(conditions.write(kept))).isInstanceOf(Conditions.Reading.Good.class);
    }

    private String refused(Kind kind, String of, String property, Reads reads) {
        return ((Computed.Outcome.Refused) computed.define(
                        "x-" + mark,
                        "X " + mark,
                        new Definition(kind, of, "", "", property, reads, List.of(), 0, "", "")))
                .sentence();
    }
}
