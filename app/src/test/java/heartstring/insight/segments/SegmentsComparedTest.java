package heartstring.insight.segments;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Api;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.commerce.Feed;
import heartstring.insight.Worked;
import heartstring.insight.runs.Studies;
import heartstring.platform.auth.Role;
import heartstring.platform.fields.FieldDraft;
import heartstring.platform.fields.Fields;
import heartstring.platform.fields.Kind;
import heartstring.platform.fields.Subject;
import heartstring.story.Settled;
import heartstring.story.measures.Standings;
import heartstring.story.segments.Segments;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.sources.Sources;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Segments are named on a page and by programs, counted, and told as they overlap, grow and differ. */
@HouseTest
class SegmentsComparedTest {

    private static final int PEOPLE = 60;

    private final House house;
    private final Studies studies;
    private final SegmentsStudy study;
    private final Segments segments;
    private final Belts belts;
    private final Standings standings;
    private final JdbcClient jdbc;
    private final Fields fields;
    private final Feed web;
    /** Holds no 2: what is typed is looked for anywhere in a name. */
    private final String mark =
            "m" + UUID.randomUUID().toString().substring(0, 8).replace('2', 'x');

    private final List<Integer> made = new ArrayList<>();

    SegmentsComparedTest(
            House house,
            Studies studies,
            SegmentsStudy study,
            Segments segments,
            Belts belts,
            Standings standings,
            JdbcClient jdbc,
            Fields fields,
            Intake intake,
            Sources sources) {
        this.fields = fields;
        this.house = house;
        this.studies = studies;
        this.study = study;
        this.segments = segments;
        this.belts = belts;
        this.standings = standings;
        this.jdbc = jdbc;
        this.web = new Feed(sources, intake, "web");
    }

    @AfterEach
    void takeAway() {
        made.forEach(segments::remove);
    }

    private void people() {
        List<String> events = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            events.add("{'type':'identify','userId':'%s%d','traits':{'name':'Nr %d %s','rank%s':%d,'city':'%s'}}"
                    .formatted(mark, i, i, mark, mark, i, city(i) + mark));
        }
        web.send(events);
        Settled.settle(belts, standings);
    }

    /** Who is in the smallest segment lives where hardly anybody else does: it would tell of them, were it not too small. */
    private static String city(int i) {
        return i <= 2 || i >= 58 ? "Gelb" : i < 27 || i == 45 || i == 46 ? "Rot" : "Blau";
    }

    private String rank(String is, String value) {
        String word = is.equals("between") ? "values" : "value";
        return "{\"term\":\"trait.number\",\"with\":{\"name\":\"rank%s\"},\"is\":\"%s\",\"%s\":%s}"
                .formatted(mark, is, word, value);
    }

    private int segment(String name, String condition) {
        Segments.Outcome outcome = segments.add(name + " " + mark, "", condition);
        assertThat(outcome).isInstanceOf(Segments.Outcome.Done.class);
        int id = ((Segments.Outcome.Done) outcome).segmentId();
        made.add(id);
        return id;
    }

    @Test
    void whatIsCountedIsWhatOneCountsByHand() throws Exception {
        people();
        int low = segment("Low", rank("at-most", "29"));
        int middle = segment("Middle", rank("between", "[20,44]"));
        int high = segment("High", rank("at-least", "40"));
        int few = segment("Few", rank("at-most", "2"));
        assertThat(study.isBehind(studies)).isTrue();
        Worked.out(studies, jdbc, SegmentsStudy.NAME);
        assertThat(study.isBehind(studies)).isFalse();

        Map<Set<Integer>, Long> expected = byHand(Map.of(
                low, i -> i <= 29,
                middle, i -> i >= 20 && i <= 44,
                high, i -> i >= 40,
                few, i -> i <= 2));
        Api api = house.api("insight:read");
        JsonNode answer = api.get("/api/insight/segments?ids=%d,%d,%d,%d".formatted(low, middle, high, few))
                .json();
        assertThat(told(answer)).isEqualTo(expected);
        JsonNode pair = answer.path("pairs")
                .valueStream()
                .filter(p ->
                        Set.of(p.path("one").asInt(), p.path("other").asInt()).equals(Set.of(low, middle)))
                .findFirst()
                .orElseThrow();
        assertThat(pair.path("both").asInt()).isEqualTo(10);
        assertThat(pair.path("alike").asDouble()).isEqualTo(10 / 45.0);
        opensTheCustomers(low, middle);
        drawn(low, middle, high, few);
        special(api, low, few);
    }

    private static Map<Set<Integer>, Long> byHand(Map<Integer, IntPredicate> segments) {
        Map<Set<Integer>, Long> expected = new HashMap<>();
        IntStream.range(0, PEOPLE).forEach(i -> {
            Set<Integer> in = new TreeSet<>();
            segments.forEach((id, has) -> {
                if (has.test(i)) {
                    in.add(id);
                }
            });
            expected.merge(in, 1L, Long::sum);
        });
        return expected;
    }

    private static Map<Set<Integer>, Long> told(JsonNode answer) {
        Map<Set<Integer>, Long> told = new HashMap<>();
        answer.path("combinations").forEach(c -> {
            Set<Integer> in = new TreeSet<>();
            c.path("in").forEach(id -> in.add(id.asInt()));
            told.put(in, c.path("customers").asLong());
        });
        return told;
    }

    private void opensTheCustomers(int low, int middle) {
        Browser manager = house.as(Role.MANAGER);
        String file = manager.get("/customers/export.csv?in=%d&out=%d".formatted(low, middle))
                .body();
        assertThat(file.lines().filter(line -> line.contains(mark))).hasSize(20);
        assertThat(file).contains("Nr 19 " + mark).doesNotContain("Nr 20 " + mark);
        String list = manager.get("/customers?in=%d,%d&sort=name".formatted(low, middle))
                .body();
        assertThat(list)
                .contains("Nr 25 " + mark, "In “Low " + mark + "” and “Middle " + mark + "”")
                .doesNotContain("Nr 30 " + mark);
        assertThat(manager.get("/customers?in=%d&q=Nr+2".formatted(low)).body())
                .contains("Nr 2 " + mark)
                .doesNotContain("Nr 31 " + mark, "Nr 19 " + mark);
        assertThat(manager.get("/customers?in=999999999").body()).contains("Nobody fits");
    }

    private void drawn(int low, int middle, int high, int few) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        for (int days : new int[] {10, 40}) {
            jdbc.sql(
                            "insert into insight.segment_size (segment_id, version, day, customers, house) values (:id, 1, :day::date, :customers, 100)")
                    .param("id", low)
                    .param("day", today.minusDays(days).toString())
                    .param("customers", 30 - days / 2)
                    .update();
        }
        Browser analyst = house.as(Role.ANALYST);
        String path = "/insight/segments?segment=%d&segment=%d&segment=%d".formatted(low, middle, high);
        String page = analyst.get(path).body();
        assertThat(page)
                .contains(
                        "Low " + mark,
                        "/customers?in=%d".formatted(low),
                        "hs-chart",
                        "+20 (+200%)",
                        "What is special about Low")
                .contains("/customers?in=%d&amp;out=%d,%d".formatted(low, middle, high));
        assertThat(analyst.get(path + "&segment=" + few + "&about=" + few).body())
                .contains("Too few to say");
        assertThat(analyst.get("/insight/segments?segment=999999999").body()).contains("Not counted yet");
        assertThat(analyst.get("/insight/segments").status()).isEqualTo(200);
        String csv = analyst.get("/insight/segments/overlap.csv?segment=%d&segment=%d".formatted(low, middle))
                .body();
        assertThat(csv.replace("\"", "").lines()).hasSize(4).contains("1,0,20", "1,1,10", "0,1,15");
        assertThat(house.as(Role.CASHIER).get("/insight/segments").status()).isEqualTo(403);
        assertThat(house.as(Role.AGENT).get("/segments").status()).isEqualTo(403);
    }

    private void special(Api api, int low, int few) {
        JsonNode traits = api.get("/api/insight/segments/" + low + "/traits").json();
        assertThat(traits.path("tooFewToSay").asBoolean()).isFalse();
        JsonNode city = traits.path("traits")
                .valueStream()
                .filter(t -> t.path("name").asString().equals("Rot" + mark))
                .findFirst()
                .orElseThrow();
        assertThat(city.path("family").asString()).isEqualTo("City");
        assertThat(city.path("customers").asInt()).isEqualTo(24);
        assertThat(city.path("others").asInt()).isEqualTo(2);
        assertThat(city.path("share").asDouble()).isEqualTo(0.8);
        assertThat(city.path("from").asDouble()).isBetween(0.6, 0.7);
        JsonNode none = api.get("/api/insight/segments/" + few + "/traits").json();
        assertThat(none.path("tooFewToSay").asBoolean()).isTrue();
        assertThat(none.path("traits")).isEmpty();
        Browser analyst = house.as(Role.ANALYST);
        assertThat(analyst.get("/insight/segments?segment=%d".formatted(low)).body())
                .contains("Rot" + mark, "times as often");
        assertThat(analyst.get("/insight/segments/%d/traits.csv".formatted(low))
                        .body()
                        .replace("\"", ""))
                .contains("City,Rot" + mark + ",24,2,0.8,");
        assertThat(house.api("customers:read").get("/api/insight/segments").status())
                .isEqualTo(403);
    }

    @Test
    void aSegmentIsNamedChangedAndTakenAwayByPeopleAndPrograms() {
        Browser analyst = house.as(Role.ANALYST);
        String name = "Named " + mark;
        assertThat(analyst.post("/segments", "name", name).body()).contains("Add a condition", name);
        assertThat(analyst.post(
                                "/segments",
                                "name",
                                name,
                                "c1.about",
                                "customer",
                                "c1.term",
                                "orders",
                                "c1.is",
                                "at-least",
                                "c1.value",
                                "many")
                        .status())
                .isEqualTo(422);
        assertThat(analyst.post(
                                "/segments",
                                "name",
                                name,
                                "c1.about",
                                "customer",
                                "c1.term",
                                "orders",
                                "c1.is",
                                "at-least",
                                "c1.value",
                                "7")
                        .status())
                .isEqualTo(303);
        int id = segments.all().stream()
                .filter(g -> g.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
        made.add(id);
        changed(analyst, id, name);
        int other = byPrograms(id, name, analyst);
        assertThat(segments.find(other)).isEmpty();
        assertThat(house.as(Role.MANAGER).post("/segments/" + id + "/removal").status())
                .isEqualTo(303);
        assertThat(house.as(Role.MANAGER).get("/segments/" + id).status()).isEqualTo(404);
    }

    private void changed(Browser analyst, int id, String name) {
        assertThat(analyst.get("/segments").body()).contains(name, "bought at least 7 times", "/customers?in=" + id);
        assertThat(analyst.get("/segments/" + id).body()).contains("value=\"7\"", "value=\"orders\" selected");
        assertThat(analyst.post(
                                "/segments",
                                "name",
                                name.toUpperCase(java.util.Locale.ROOT),
                                "c1.term",
                                "orders",
                                "c1.is",
                                "at-least",
                                "c1.value",
                                "1")
                        .body())
                .contains("There is a segment of that name already.");
        assertThat(analyst.post(
                                "/segments/" + id,
                                "name",
                                name,
                                "note",
                                "For the letter",
                                "c1.about",
                                "customer",
                                "c1.term",
                                "orders",
                                "c1.is",
                                "at-least",
                                "c1.value",
                                "8")
                        .status())
                .isEqualTo(303);
        assertThat(segments.find(id).orElseThrow().version()).isEqualTo(2);
        assertThat(segments.find(id).orElseThrow().note()).isEqualTo("For the letter");
    }

    private int byPrograms(int id, String name, Browser analyst) {
        Api api = house.api("insight:read", "insight:write");
        Answer put = api.send("PUT", "/api/segments/" + id, """
                {"name":"%s","condition":{"any":[{"all":[{"term":"orders","is":"at-least","value":2},{"any":[{"term":"has-email","is":"is","value":true},
                {"term":"has-phone","is":"is","value":true}]}]},{"not":{"term":"orders","is":"at-most","value":50}}]}}""".formatted(name));
        assertThat(put.status()).as(put.body()).isEqualTo(200);
        assertThat(put.json().path("version").asInt()).isEqualTo(3);
        assertThat(analyst.get("/segments/" + id).body()).contains("more than this form can show");
        assertThat(analyst.post("/segments/" + id, "name", name, "note", "Kept").status())
                .isEqualTo(303);
        assertThat(segments.find(id).orElseThrow().version())
                .as("the same condition")
                .isEqualTo(3);
        Answer odd = api.post("/api/segments", """
                {"name":"Odd %s","condition":{"term":"order.total","is":"at-least","value":1}}""".formatted(mark));
        assertThat(odd.status()).isEqualTo(422);
        assertThat(odd.body()).contains("cannot choose customers");
        assertThat(api.post("/api/segments", "{\"name\":\"x\"}").status()).isEqualTo(422);
        Answer other = api.post("/api/segments", """
                {"name":"Other %s","condition":{"term":"orders","is":"at-least","value":3}}""".formatted(mark));
        assertThat(other.status()).isEqualTo(201);
        assertThat(api.get("/api/segments").body()).contains("Other " + mark, "bought at least 3 times");
        int made = other.json().path("id").asInt();
        assertThat(api.send("DELETE", "/api/segments/" + made, null).status()).isEqualTo(204);
        return made;
    }

    @Test
    void whoMayNotSeeAFieldSeesNoSegmentThatAsksAboutIt() {
        String key = "secret" + mark;
        fields.add(new FieldDraft(
                Subject.PERSON, Kind.TEXT, key, "Secret " + mark, "", List.of(), Set.of(Role.MANAGER), Set.of()));
        int field = fields.find(Subject.PERSON, key).orElseThrow().id();
        int id = segment(
                "Hidden", "{\"term\":\"trait\",\"with\":{\"name\":\"" + key + "\"},\"is\":\"is\",\"value\":\"yes\"}");
        assertThat(house.as(Role.MANAGER).get("/segments").body()).contains("Hidden " + mark);
        Browser analyst = house.as(Role.ANALYST);
        assertThat(analyst.get("/segments").body()).doesNotContain("Hidden " + mark);
        assertThat(analyst.get("/insight/segments").body()).doesNotContain("Hidden " + mark);
        assertThat(analyst.get("/segments/" + id).status()).isEqualTo(404);
        assertThat(analyst.get("/customers?in=" + id).body()).contains("Nobody fits");
        segments.remove(id);
        fields.delete(field, true);
    }
}
