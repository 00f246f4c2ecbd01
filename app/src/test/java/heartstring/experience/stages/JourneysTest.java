package heartstring.experience.stages;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.customer.privacy.Privacy;
import heartstring.experience.GapWidened;
import heartstring.experience.gaps.Gap;
import heartstring.experience.gaps.Gaps;
import heartstring.experience.journeys.Journey;
import heartstring.experience.journeys.Journeys;
import heartstring.experience.journeys.Promise;
import heartstring.experience.journeys.Stage;
import heartstring.experience.journeys.Touch;
import heartstring.experience.journeys.Touch.Which;
import heartstring.experience.paths.FoundPaths;
import heartstring.platform.auth.Role;
import heartstring.platform.users.User;
import heartstring.story.conditions.Condition;
import heartstring.story.conditions.Conditions;
import heartstring.story.conditions.Subject;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.intake.Tracking;
import heartstring.touchpoint.sources.Sources;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Journeys from the design to the bell: what happened is read, felt, promised, drawn, asked for and forgotten. */
@HouseTest
class JourneysTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    /** A channel of its own; channels have letters alone. */
    private final String where = mark.codePoints()
            .mapToObj(c -> String.valueOf((char) ('a' + c % 26)))
            .collect(Collectors.joining("", "way_", ""));

    private final Queue<GapWidened> bells = new ConcurrentLinkedQueue<>();

    private final House house;
    private final Journeys journeys;
    private final Stages stages;
    private final StageBelt belt;
    private final Gaps gaps;
    private final FoundPaths paths;
    private final Conditions conditions;
    private final Privacy privacy;
    private final Belts belts;
    private final JdbcClient jdbc;
    private final ConfigurableApplicationContext context;
    private final Tracking source;

    JourneysTest(
            House house,
            Journeys journeys,
            Stages stages,
            StageBelt belt,
            Gaps gaps,
            FoundPaths paths,
            Conditions conditions,
            Privacy privacy,
            Belts belts,
            JdbcClient jdbc,
            Sources sources,
            ConfigurableApplicationContext context) {
        this.house = house;
        this.journeys = journeys;
        this.stages = stages;
        this.belt = belt;
        this.gaps = gaps;
        this.paths = paths;
        this.conditions = conditions;
        this.privacy = privacy;
        this.belts = belts;
        this.jdbc = jdbc;
        this.context = context;
        this.source = new Tracking(house, sources, "web");
    }

    private Journey journey(long owner) {
        Promise promise = new Promise(List.of(), List.of("Answered " + mark), 60);
        return ((Journeys.Outcome.Done) journeys.add(
                        "Journey " + mark,
                        List.of(
                                new Stage(
                                        0,
                                        "Look",
                                        "interest",
                                        30,
                                        0,
                                        List.of(named("Looked " + mark, Which.ANY)),
                                        null),
                                new Stage(
                                        0,
                                        "Buy",
                                        "delight",
                                        40,
                                        0,
                                        List.of(named("Bought " + mark, Which.FIRST)),
                                        null),
                                new Stage(
                                        0,
                                        "Come again",
                                        "delight",
                                        40,
                                        0,
                                        List.of(named("Bought " + mark, Which.LATER)),
                                        null),
                                new Stage(
                                        0,
                                        "Ask",
                                        "trust",
                                        50,
                                        owner,
                                        List.of(new Touch.Named("Message Received", where, Which.ANY)),
                                        promise))))
                .journey();
    }

    private static Touch named(String event, Which which) {
        return new Touch.Named(event, "", which);
    }

    private String event(String user, String name, Instant at, String text) {
        return "{\"type\":\"track\",\"messageId\":\"%s\",\"userId\":\"%s\",\"event\":\"%s\",\"timestamp\":\"%s\",\"context\":{\"channel\":\"%s\"},\"properties\":{\"text\":\"%s\"}}"
                .formatted(UUID.randomUUID(), user, name, at, where, text);
    }

    private String user(int number) {
        return "way-" + mark + "-" + number;
    }

    private void post(List<String> events) throws Exception {
        for (int from = 0; from < events.size(); from += 100) {
            List<String> some = events.subList(from, Math.min(events.size(), from + 100));
            assertThat(source.post("batch", "{\"batch\":[" + String.join(",", some) + "]}")
                            .statusCode())
                    .isEqualTo(200);
        }
        Instant until = Instant.now().plusSeconds(120);
        do {
            belts.drain();
        } while (belts.waiting() > 0 && Instant.now().isBefore(until));
    }

    /** So many messages, each of another customer, that a colleague says carry this. */
    private void said(int count, Instant at, String tone, String felt) throws Exception {
        List<String> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(event(user(i), "Message Received", at.plusSeconds(i), "Words of " + felt + " " + mark));
        }
        post(events);
        stages.drain();
        List<Long> told = jdbc.sql("""
                        insert into experience.feeling_word (touchpoint_id, profile_id, tone, felt, at)
                        select f.touchpoint_id, f.profile_id, :tone, :felt, now() from experience.feeling f
                         where f.channel = :where and f.said_at >= :at::timestamptz and f.said_at < :at::timestamptz + interval '1 hour'
                        on conflict do nothing returning touchpoint_id""")
                .param("tone", tone)
                .param("felt", felt)
                .param("where", where)
                .param("at", at.toString())
                .query(Long.class)
                .list();
        assertThat(told).hasSize(count);
        belt.heard(told.stream().mapToLong(Long::longValue).toArray());
        stages.drain();
    }

    private long customer(int number) {
        return jdbc.sql("""
                        select p.customer_id from customer.v_identifier i join customer.v_profile p on p.id = i.profile_id
                         where i.value = :user limit 1""").param("user", user(number)).query(Long.class).single();
    }

    private boolean holds(String json, long customer) {
        Condition condition = ((Conditions.Reading.Good) conditions.read(json)).condition();
        assertThat(conditions.sentence(condition)).isNotBlank().doesNotContain("{", "[");
        return conditions.holds(condition, Subject.of(customer, Instant.now().plusSeconds(5)));
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZONE);
    }

    private void listen() {
        context.addApplicationListener((ApplicationListener<PayloadApplicationEvent<?>>) event -> {
            if (event.getPayload() instanceof GapWidened bell && bell.stage().equals("Ask")) {
                bells.add(bell);
            }
        });
    }

    @Test
    void aWideningGapRingsOnceAndAgainOnlyAfterItHasClosed() throws Exception {
        listen();
        User owner = house.user(Role.AGENT);
        Journey journey = journey(owner.id());
        int stage = journey.stages().getLast().id();
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        said(40, now.minus(Duration.ofDays(80)), "positive", "trust");
        said(30, now.minus(Duration.ofDays(52)), "positive", "trust");
        assertThat(bells).isEmpty();

        Instant bad = now.minus(Duration.ofDays(30));
        said(100, bad, "negative", "anger");
        LocalDate then = day(bad.plus(Duration.ofDays(2)));
        lookFromFourServers(stage, then);
        assertThat(bells).hasSize(1);
        GapWidened bell = bells.element();
        assertThat(bell)
                .isEqualTo(new GapWidened(
                        bell.gapId(),
                        journey.id(),
                        stage,
                        "Ask",
                        owner.id(),
                        "trust",
                        "anger",
                        0,
                        1,
                        100,
                        then.minusDays(6)));

        said(50, bad.plus(Duration.ofHours(3)), "negative", "anger");
        gaps.look(stage, then);
        assertThat(bells).as("more of the same").hasSize(1);

        Instant good = now.minus(Duration.ofDays(15));
        said(40, good, "positive", "trust");
        gaps.look(stage, day(good.plus(Duration.ofDays(1))));
        Gap closed = gaps.of(List.of(stage)).getFirst();
        assertThat(closed.closedAt()).isNotNull();
        assertThat(closed.id()).isEqualTo(bell.gapId());

        said(100, now.minus(Duration.ofMinutes(40)), "negative", "anger");
        gaps.look(stage);
        assertThat(bells).as("it widened again").hasSize(2);
        isTold(journey);
        journeys.setArchived(journey.id(), true);
        stages.drain();
        assertThat(touches(journey)).as("put away").isZero();
    }

    private void lookFromFourServers(int stage, LocalDate day) throws InterruptedException {
        List<Thread> servers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            servers.add(Thread.ofPlatform().start(() -> gaps.look(stage, day)));
        }
        for (Thread server : servers) {
            server.join();
        }
    }

    private void isTold(Journey journey) {
        assertThat(house.as(Role.MANAGER)
                        .get("/experience/journeys/" + journey.id())
                        .body())
                .contains("The gap has widened.", "When it was not felt as it is meant to", "Closed");
        assertThat(house.api("experience:read")
                        .get("/api/experience/journeys/" + journey.id() + "/gaps")
                        .json()
                        .path("gaps")
                        .size())
                .isEqualTo(2);
    }

    private long touches(Journey journey) {
        return jdbc.sql("select count(*) from experience.v_stage_touch where journey_id = :id")
                .param("id", journey.id())
                .query(Long.class)
                .single();
    }

    @Test
    void whatHappenedIsReadDrawnAskedForAndForgotten() throws Exception {
        Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(3));
        happens(start);
        // The journey is designed after it happened: the past is read.
        Journey journey = journey(0);
        Instant asked = start.plus(Duration.ofHours(40));
        said(10, asked, "negative", "worry");
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            answers.add(event(user(i), "Answered " + mark, asked.plus(Duration.ofMinutes(i < 7 ? 10 : 90)), ""));
        }
        post(answers);
        stages.drain();
        paths.find(journeys.find(journey.id()).orElseThrow());

        programsAreTold(journey);
        peopleAreShown(journey);
        conditionsKnow();

        String before = figures(journey);
        belt.forget();
        stages.drain();
        assertThat(figures(journey)).as("derived anew").isEqualTo(before);

        long gone = customer(0);
        privacy.erase(gone, "erase " + gone);
        stages.drain();
        assertThat(jdbc.sql("select sum(told) from experience.stage_day where stage_id = :stage")
                        .param("stage", journey.stages().getLast().id())
                        .query(Long.class)
                        .single())
                .isEqualTo(9);
        journeys.setArchived(journey.id(), true);
    }

    /** All twelve look and buy, eight of them buy again and look again. */
    private void happens(Instant start) throws Exception {
        List<String> events = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            events.add(event(user(i), "Looked " + mark, start, ""));
            events.add(event(user(i), "Bought " + mark, start.plus(Duration.ofHours(5)), ""));
            if (i < 8) {
                events.add(event(user(i), "Bought " + mark, start.plus(Duration.ofHours(29)), ""));
                events.add(event(user(i), "Looked " + mark, start.plus(Duration.ofHours(30)), ""));
            }
        }
        post(events);
    }

    private void programsAreTold(Journey journey) {
        Answer told = house.api("experience:read").get("/api/experience/journeys/" + journey.id() + "?days=30");
        JsonNode ask = told.json().path("stages").get(3);
        assertThat(ask.path("said").asInt()).isEqualTo(10);
        assertThat(ask.path("felt").get(0).path("feeling").asString()).isEqualTo("worry");
        assertThat(ask.path("promise").path("kept").path("value").asDouble()).isEqualTo(0.7);
        assertThat(told.json().path("stages").get(0).path("customers").asInt()).isEqualTo(12);
        assertThat(told.json()
                        .path("stages")
                        .get(1)
                        .path("wentOn")
                        .path("value")
                        .asDouble())
                .isBetween(0.8, 1.0);
        Answer ways =
                house.api("experience:read").get("/api/experience/journeys/" + journey.id() + "/ways?days=30&share=60");
        assertThat(ways.json().path("ways").get(0).path("stages").toString())
                .isEqualTo("[\"Look\",\"Buy\",\"Come again\",\"Look\",\"Ask\"]");
        assertThat(ways.body()).contains("\"back\":true").doesNotContain("\"over\":true", "\"over\":false");
        String longer = "/api/experience/journeys/" + journey.id() + "/ways?days=90";
        assertThat(house.api("experience:read").get(longer).body()).contains("\"over\":false");
    }

    private void peopleAreShown(Journey journey) {
        String path = "/experience/journeys/" + journey.id();
        assertThat(house.as(Role.MANAGER).get(path + "?days=30").body())
                .contains("Meant and felt", "worry 100 %", "comes back", "70 % (40 to 89)", "3 not kept");
        String words = path + "/stages/" + journey.stages().getLast().id();
        assertThat(house.as(Role.AGENT).get(words).body())
                .contains("Words of worry " + mark, "/customers/" + customer(0) + "/touchpoints/");
        assertThat(house.as(Role.AGENT).get(words + "?show=late").body())
                .contains("/customers/" + customer(8) + "/touchpoints/")
                .doesNotContain("/customers/" + customer(1) + "/touchpoints/");
        assertThat(house.as(Role.ANALYST).get(path).status()).isEqualTo(200);
        assertThat(house.as(Role.ANALYST).get(words).status()).isEqualTo(403);
    }

    private void conditionsKnow() {
        String name = "\"journey\":\"Journey " + mark + "\"";
        assertThat(holds(
                        "{\"term\":\"journey.stage\",\"with\":{" + name + "},\"is\":\"is\",\"value\":\"Ask\"}",
                        customer(0)))
                .isTrue();
        String passed = "{\"term\":\"journey.passed\",\"with\":{" + name
                + ",\"stage\":\"Come again\",\"days\":30},\"is\":\"at-least\",\"value\":1}";
        assertThat(holds(passed, customer(0))).isTrue();
        assertThat(holds(passed, customer(11))).isFalse();
    }

    private String figures(Journey journey) {
        return jdbc.sql("""
                        select string_agg(concat_ws(' ', d.stage_id, d.day, d.touches, d.told, d.promised, d.kept, d.open,
                                          (select string_agg(f.felt || f.said || f.first, ',' order by f.felt) from experience.stage_felt f
                                            where f.stage_id = d.stage_id and f.day = d.day)), ';' order by d.stage_id, d.day)
                          from experience.stage_day d join experience.v_stage s on s.id = d.stage_id where s.journey_id = :id""").param("id", journey.id()).query(String.class).single();
    }
}
