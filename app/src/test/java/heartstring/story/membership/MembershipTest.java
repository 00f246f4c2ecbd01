package heartstring.story.membership;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Api;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.commerce.Feed;
import heartstring.customer.merges.Merges;
import heartstring.customer.privacy.Privacy;
import heartstring.customer.traits.TraitEdits;
import heartstring.platform.auth.Role;
import heartstring.story.Settled;
import heartstring.story.measures.Standings;
import heartstring.story.segments.Segments;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.sources.Sources;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Who is in a segment, as events come, as time passes, as people become one, and as they are forgotten. */
@HouseTest
class MembershipTest {

    private static final Merges.By BY = new Merges.By("user", 1);
    private static final Duration SOON = Duration.ofSeconds(30);

    private final House house;
    private final Segments segments;
    private final Membership membership;
    private final Keeper keeper;
    private final Belts belts;
    private final Standings standings;
    private final Merges merges;
    private final Privacy privacy;
    private final TraitEdits edits;
    private final JdbcClient jdbc;
    private final Feed web;
    private final String mark = "m" + UUID.randomUUID().toString().substring(0, 8);
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final List<Integer> made = new ArrayList<>();

    MembershipTest(
            House house,
            Segments segments,
            Membership membership,
            Keeper keeper,
            Belts belts,
            Standings standings,
            Merges merges,
            Privacy privacy,
            TraitEdits edits,
            JdbcClient jdbc,
            Intake intake,
            Sources sources) {
        this.house = house;
        this.segments = segments;
        this.membership = membership;
        this.keeper = keeper;
        this.belts = belts;
        this.standings = standings;
        this.merges = merges;
        this.privacy = privacy;
        this.edits = edits;
        this.jdbc = jdbc;
        this.web = new Feed(sources, intake, "web");
    }

    @AfterEach
    void takeAway() {
        made.reversed().forEach(segments::remove);
    }

    private String tasted(String who, Duration ago) {
        return "{'type':'track','userId':'%s','event':'Tasted %s','timestamp':'%s'}"
                .formatted(who + mark, mark, now.minus(ago));
    }

    private String named(String who, String city) {
        return "{'type':'identify','userId':'%s','traits':{'name':'%s %s','city':'%s'}}"
                .formatted(who + mark, who, mark, city + mark);
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

    private int segment(String name, String condition) {
        Segments.Outcome outcome = segments.add(name + " " + mark, "", condition.replace('\'', '"'));
        assertThat(outcome).isInstanceOf(Segments.Outcome.Done.class);
        made.add(((Segments.Outcome.Done) outcome).segmentId());
        return made.getLast();
    }

    private String did(int times, int days) {
        return "{'term':'did','with':{'name':'Tasted %s','days':%d},'is':'at-least','value':%d}"
                .formatted(mark, days, times);
    }

    private Set<Long> members(int segment) {
        return membership.page(segment, 0, 1_000).stream()
                .map(Membership.Member::customerId)
                .collect(Collectors.toSet());
    }

    /** What came of it, as plus and minus and the customer. */
    private List<String> news(int segment) {
        return membership.after(0, segment, 1_000).stream()
                .map(c -> (c.entered() ? "+" : "-") + c.customerId())
                .toList();
    }

    private static void soon(Supplier<Object> actual, Object wanted) throws InterruptedException {
        Instant until = Instant.now().plus(SOON);
        while (!wanted.equals(actual.get()) && Instant.now().isBefore(until)) {
            Thread.sleep(100);
        }
        assertThat(actual.get()).isEqualTo(wanted);
    }

    /** As if the hour were over. */
    private void anHourLater(int segment) {
        jdbc.sql("update story.segment_state set looked_at = '-infinity' where segment_id = :id")
                .param("id", segment)
                .update();
        keeper.drain();
    }

    @Test
    void customersComeAndGoByWhatTheyDoAndAsTimePasses() throws Exception {
        send(named("a", "Rot"), named("b", "Rot"), named("c", "Blau"), tasted("a", Duration.ofHours(2)));
        long a = customer("a");
        long b = customer("b");
        long c = customer("c");
        int tasters = segment("Tasters", did(1, 1));
        int red = segment(
                "Red",
                "{'all':[{'term':'segment.%d','is':'is','value':true},{'term':'city','is':'is','value':'Rot%s'}]}"
                        .formatted(tasters, mark));
        soon(() -> membership.size(red, 1).isPresent(), true);
        assertThat(members(tasters)).containsExactly(a);
        assertThat(members(red)).containsExactly(a);
        assertThat(news(tasters)).as("from its beginning nobody came").isEmpty();

        // By itself, within seconds.
        send(tasted("b", Duration.ofHours(3)), tasted("c", Duration.ofHours(1)));
        soon(() -> members(tasters), Set.of(a, b, c));
        soon(() -> members(red), Set.of(a, b));
        assertThat(news(tasters)).containsExactlyInAnyOrder("+" + b, "+" + c);
        edits.write(c, Map.of("city", "\"Rot" + mark + "\""));
        soon(() -> members(red), Set.of(a, b, c));

        // Nothing happens to b, but the day goes by; whoever asks about the segment hears of it.
        jdbc.sql("""
                        update touchpoint.touchpoint set occurred_at = occurred_at - interval '1 day'
                         where name = :name and profile_id in (select id from customer.v_profile where customer_id = :b)""").param("name", "Tasted " + mark).param("b", b).update();
        anHourLater(tasters);
        soon(() -> members(tasters), Set.of(a, c));
        soon(() -> members(red), Set.of(a, c));
        assertThat(news(tasters).getLast()).isEqualTo("-" + b);
        assertThat(news(red)).contains("+" + c, "-" + b);
        told(tasters, a, b, c);
        pages(tasters, b);
        anotherConditionIsAnotherSegment(tasters, a, c);
    }

    private void told(int tasters, long a, long b, long c) {
        assertThat(membership.size(tasters, 1).orElseThrow().customers()).isEqualTo(2);
        assertThat(membership.days(tasters, 1, 3))
                .last()
                .satisfies(day -> assertThat(List.of(day.customers(), day.came(), day.went()))
                        .isEqualTo(List.of(2L, 2L, 1L)));
        Api api = house.api("customers:read", "insight:read");
        JsonNode first =
                api.get("/api/segments/" + tasters + "/customers?limit=1").json();
        assertThat(first.path("customers").path(0).path("customerId").asLong()).isEqualTo(Math.min(a, c));
        JsonNode second = api.get("/api/segments/" + tasters + "/customers?limit=1&cursor="
                        + first.path("next").asString())
                .json();
        assertThat(second.path("customers").path(0).path("customerId").asLong()).isEqualTo(Math.max(a, c));
        assertThat(second.path("next").isNull() || second.path("next").isMissingNode())
                .isTrue();
        JsonNode changes =
                api.get("/api/segments/changes?limit=2&segment=" + tasters).json();
        assertThat(changes.path("changes")).hasSize(2);
        JsonNode rest = api.get("/api/segments/changes?segment=" + tasters + "&after="
                        + changes.path("last").asLong())
                .json();
        assertThat(rest.path("changes")).hasSize(1);
        assertThat(rest.path("changes").path(0).path("customerId").asLong()).isEqualTo(b);
        assertThat(api.get("/api/customers/" + a + "/segments").body()).contains("Tasters " + mark, "Red " + mark);
        assertThat(api.get("/api/segments/" + tasters).json().path("customers").asLong())
                .isEqualTo(2);
        assertThat(api.get("/api/segments/" + tasters + "/days").json().path("days"))
                .isNotEmpty();
        assertThat(api.get("/api/segments/" + tasters + "/customers?limit=0").status())
                .isEqualTo(422);
        assertThat(house.api("insight:read")
                        .get("/api/segments/" + tasters + "/customers")
                        .status())
                .isEqualTo(403);
    }

    private void pages(int tasters, long b) {
        LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
        jdbc.sql("insert into story.segment_size values (:id, 1, :day, 7, 1, 0)")
                .param("id", tasters)
                .param("day", yesterday)
                .update();
        Browser analyst = house.as(Role.ANALYST);
        assertThat(analyst.get("/segments").body()).contains("Tasters " + mark, "3 came, 1 left");
        assertThat(analyst.get("/segments/" + tasters).body())
                .contains(
                        "<strong>2</strong> customers now",
                        "hs-chart",
                        "/customers/" + b + "\"",
                        "b " + mark,
                        "left, had come",
                        "/customers/export.csv?in=" + tasters);
        String file = analyst.get("/segments/" + tasters + "/days.csv").body().replace("\"", "");
        assertThat(file).contains("day,customers,came,left", yesterday + ",7,1,0");
        assertThat(house.as(Role.AGENT).get("/segments").status()).isEqualTo(403);
        String[] red = {"c1.about", "customer", "c1.term", "city", "c1.is", "is", "c1.value", "Rot" + mark};
        assertThat(analyst.post("/segments/preview", red).body()).contains("3 customers of ", "a " + mark, "c " + mark);
        assertThat(analyst.post("/segments/preview").body()).contains("Without a condition this would be everybody");
        assertThat(analyst.post(
                                "/segments/preview",
                                "c1.about",
                                "customer",
                                "c1.term",
                                "orders",
                                "c1.is",
                                "at-least",
                                "c1.value",
                                "0")
                        .body())
                .contains("This would be everybody: all ");
        assertThat(analyst.post("/segments/preview", "c1.term", "city", "c1.is", "is", "c1.value", "")
                        .body())
                .contains("text-danger");
        assertThat(house.api("insight:read", "insight:write")
                        .post(
                                "/api/segments/preview",
                                "{\"condition\":{\"term\":\"city\",\"is\":\"is\",\"value\":\"Rot" + mark + "\"}}")
                        .json()
                        .path("customers")
                        .asLong())
                .isEqualTo(3);
    }

    private void anotherConditionIsAnotherSegment(int tasters, long a, long c) throws InterruptedException {
        int before = news(tasters).size();
        segments.change(tasters, "Tasters " + mark, "", did(1, 30).replace('\'', '"'));
        soon(() -> membership.size(tasters, 2).isPresent(), true);
        assertThat(members(tasters)).hasSize(3).contains(a, c);
        assertThat(news(tasters)).as("nobody came by doing anything").hasSize(before);
        assertThat(membership.days(tasters, 2, 3)).hasSize(1);
    }

    @Test
    void whoBecomesAnotherCustomerStaysAndWhoIsForgottenIsInNothing() throws Exception {
        send(named("a", "Rot"), named("b", "Rot"), tasted("a", Duration.ofHours(1)));
        long a = customer("a");
        long b = customer("b");
        int tasters = segment("Tasters", did(1, 30));
        int others = segment(
                "Others", "{'all':[{'not':" + did(1, 30) + "},{'term':'city','is':'is','value':'Rot" + mark + "'}]}");
        soon(() -> membership.size(others, 1).isPresent(), true);
        jdbc.sql("update story.segment_member set entered_at = now() - interval '5 days' where segment_id = :id")
                .param("id", tasters)
                .update();
        assertThat(members(others)).containsExactly(b);

        Merges.Outcome.Done merged = (Merges.Outcome.Done) merges.merge(b, a, false, BY);
        long survivor = merged.customerId();
        long retired = survivor == a ? b : a;
        soon(() -> members(tasters), Set.of(survivor));
        soon(() -> members(others), Set.of());
        Membership.Member member = membership.page(tasters, 0, 5).getFirst();
        assertThat(member.enteredAt()).as("since then").isBefore(Instant.now().minus(Duration.ofDays(4)));
        assertThat(news(tasters)).as("it is the same person").isEmpty();
        assertThat(membership.of(retired)).isEmpty();
        assertThat(membership.size(tasters, 1).orElseThrow().customers()).isEqualTo(1);

        merges.undo(merged.movementId(), BY);
        soon(() -> members(tasters), Set.of(a));
        soon(() -> members(others), Set.of(b));
        soon(() -> membership.size(tasters, 1).orElseThrow().customers(), 1L);

        send(tasted("b", Duration.ofMinutes(5)));
        soon(() -> members(tasters), Set.of(a, b));
        whoIsForgottenIsInNothing(tasters, a, b);
        segments.remove(tasters);
        soon(
                () -> jdbc.sql("select count(*) from story.segment_member where segment_id = :id")
                        .param("id", tasters)
                        .query(Long.class)
                        .single(),
                0L);
    }

    private void whoIsForgottenIsInNothing(int tasters, long a, long b) throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        privacy.export(b, file);
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file.toByteArray()))) {
            zip.getNextEntry();
            assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8)).contains("Tasters " + mark);
        }
        privacy.erase(b, "erase " + b);
        assertThat(members(tasters)).containsExactly(a);
        assertThat(membership.size(tasters, 1).orElseThrow().customers()).isEqualTo(1);
        assertThat(membership.after(0, 0, 1_000)).noneMatch(change -> change.customerId() == b);
        keeper.drain();
        anHourLater(tasters);
        assertThat(members(tasters)).containsExactly(a);
    }

    @Test
    void whenVeryManyAreDueEverybodyIsAsked() throws Exception {
        send(named("a", "Rot"));
        int tasters = segment("Tasters", did(1, 30));
        soon(() -> membership.size(tasters, 1).isPresent(), true);
        long[] nobody = LongStream.rangeClosed(1, Keeper.MANY + 10).map(n -> -n).toArray();
        jdbc.sql("update story.segment_state set looked_at = now() - interval '20 minutes' where segment_id = :id")
                .param("id", tasters)
                .update();
        jdbc.sql("""
                        insert into story.segment_due (profile_id, due_at, looks)
                        select n, now() - interval '1 minute', 1 from unnest(:n::bigint[]) n""").param("n", nobody).update();
        send(tasted("a", Duration.ofMinutes(1)));
        soon(() -> members(tasters), Set.of(customer("a")));
        soon(
                () -> jdbc.sql("select count(*) from story.segment_due where profile_id < 0")
                        .query(Long.class)
                        .single(),
                0L);
    }

    @Test
    void oneServerAtATimeKeepsThem() {
        keeper.drain();
        assertThat(new TurnSql(jdbc).isMine()).as("another server").isFalse();
    }
}
