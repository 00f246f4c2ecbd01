package heartstring.insight.groups;

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
import heartstring.story.groups.Groups;
import heartstring.story.measures.Standings;
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

/** Groups are named on a page and by programs, counted, and told as they overlap, grow and differ. */
@HouseTest
class GroupsComparedTest {

    private static final int PEOPLE = 60;

    private final House house;
    private final Studies studies;
    private final GroupsStudy study;
    private final Groups groups;
    private final Belts belts;
    private final Standings standings;
    private final JdbcClient jdbc;
    private final Fields fields;
    private final Feed web;
    /** Holds no 2: what is typed is looked for anywhere in a name. */
    private final String mark =
            "m" + UUID.randomUUID().toString().substring(0, 8).replace('2', 'x');

    private final List<Integer> made = new ArrayList<>();

    GroupsComparedTest(
            House house,
            Studies studies,
            GroupsStudy study,
            Groups groups,
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
        this.groups = groups;
        this.belts = belts;
        this.standings = standings;
        this.jdbc = jdbc;
        this.web = new Feed(sources, intake, "web");
    }

    @AfterEach
    void takeAway() {
        made.forEach(groups::remove);
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

    /** Who is in the smallest group lives where hardly anybody else does: it would tell of them, were it not too small. */
    private static String city(int i) {
        return i <= 2 || i >= 58 ? "Gelb" : i < 27 || i == 45 || i == 46 ? "Rot" : "Blau";
    }

    private String rank(String is, String value) {
        String word = is.equals("between") ? "values" : "value";
        return "{\"term\":\"trait.number\",\"with\":{\"name\":\"rank%s\"},\"is\":\"%s\",\"%s\":%s}"
                .formatted(mark, is, word, value);
    }

    private int group(String name, String condition) {
        Groups.Outcome outcome = groups.add(name + " " + mark, "", condition);
        assertThat(outcome).isInstanceOf(Groups.Outcome.Done.class);
        int id = ((Groups.Outcome.Done) outcome).groupId();
        made.add(id);
        return id;
    }

    @Test
    void whatIsCountedIsWhatOneCountsByHand() throws Exception {
        people();
        int low = group("Low", rank("at-most", "29"));
        int middle = group("Middle", rank("between", "[20,44]"));
        int high = group("High", rank("at-least", "40"));
        int few = group("Few", rank("at-most", "2"));
        assertThat(study.isBehind(studies)).isTrue();
        Worked.out(studies, jdbc, GroupsStudy.NAME);
        assertThat(study.isBehind(studies)).isFalse();

        Map<Set<Integer>, Long> expected = byHand(Map.of(
                low, i -> i <= 29,
                middle, i -> i >= 20 && i <= 44,
                high, i -> i >= 40,
                few, i -> i <= 2));
        Api api = house.api("insight:read");
        JsonNode answer = api.get("/api/insight/groups?ids=%d,%d,%d,%d".formatted(low, middle, high, few))
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

    private static Map<Set<Integer>, Long> byHand(Map<Integer, IntPredicate> groups) {
        Map<Set<Integer>, Long> expected = new HashMap<>();
        IntStream.range(0, PEOPLE).forEach(i -> {
            Set<Integer> in = new TreeSet<>();
            groups.forEach((id, has) -> {
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
                            "insert into insight.group_size (group_id, version, day, customers, house) values (:id, 1, :day::date, :customers, 100)")
                    .param("id", low)
                    .param("day", today.minusDays(days).toString())
                    .param("customers", 30 - days / 2)
                    .update();
        }
        Browser analyst = house.as(Role.ANALYST);
        String path = "/insight/groups?group=%d&group=%d&group=%d".formatted(low, middle, high);
        String page = analyst.get(path).body();
        assertThat(page)
                .contains(
                        "Low " + mark,
                        "/customers?in=%d".formatted(low),
                        "hs-chart",
                        "+20 (+200%)",
                        "What is special about Low")
                .contains("/customers?in=%d&amp;out=%d,%d".formatted(low, middle, high));
        assertThat(analyst.get(path + "&group=" + few + "&about=" + few).body()).contains("Too few to say");
        assertThat(analyst.get("/insight/groups?group=999999999").body()).contains("Not counted yet");
        assertThat(analyst.get("/insight/groups").status()).isEqualTo(200);
        String csv = analyst.get("/insight/groups/overlap.csv?group=%d&group=%d".formatted(low, middle))
                .body();
        assertThat(csv.replace("\"", "").lines()).hasSize(4).contains("1,0,20", "1,1,10", "0,1,15");
        assertThat(house.as(Role.CASHIER).get("/insight/groups").status()).isEqualTo(403);
        assertThat(house.as(Role.AGENT).get("/groups").status()).isEqualTo(403);
    }

    private void special(Api api, int low, int few) {
        JsonNode traits = api.get("/api/insight/groups/" + low + "/traits").json();
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
        JsonNode none = api.get("/api/insight/groups/" + few + "/traits").json();
        assertThat(none.path("tooFewToSay").asBoolean()).isTrue();
        assertThat(none.path("traits")).isEmpty();
        Browser analyst = house.as(Role.ANALYST);
        assertThat(analyst.get("/insight/groups?group=%d".formatted(low)).body())
                .contains("Rot" + mark, "times as often");
        assertThat(analyst.get("/insight/groups/%d/traits.csv".formatted(low))
                        .body()
                        .replace("\"", ""))
                .contains("City,Rot" + mark + ",24,2,0.8,");
        assertThat(house.api("customers:read").get("/api/insight/groups").status())
                .isEqualTo(403);
    }

    @Test
    void aGroupIsNamedChangedAndTakenAwayByPeopleAndPrograms() {
        Browser analyst = house.as(Role.ANALYST);
        String name = "Named " + mark;
        assertThat(analyst.post("/groups", "name", name).body()).contains("Add a condition", name);
        assertThat(analyst.post(
                                "/groups",
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
                                "/groups",
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
        int id = groups.all().stream()
                .filter(g -> g.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
        made.add(id);
        changed(analyst, id, name);
        int other = byPrograms(id, name, analyst);
        assertThat(groups.find(other)).isEmpty();
        assertThat(house.as(Role.MANAGER).post("/groups/" + id + "/removal").status())
                .isEqualTo(303);
        assertThat(house.as(Role.MANAGER).get("/groups/" + id).status()).isEqualTo(404);
    }

    private void changed(Browser analyst, int id, String name) {
        assertThat(analyst.get("/groups").body()).contains(name, "bought at least 7 times", "/customers?in=" + id);
        assertThat(analyst.get("/groups/" + id).body()).contains("value=\"7\"", "value=\"orders\" selected");
        assertThat(analyst.post(
                                "/groups",
                                "name",
                                name.toUpperCase(java.util.Locale.ROOT),
                                "c1.term",
                                "orders",
                                "c1.is",
                                "at-least",
                                "c1.value",
                                "1")
                        .body())
                .contains("There is a group of that name already.");
        assertThat(analyst.post(
                                "/groups/" + id,
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
        assertThat(groups.find(id).orElseThrow().version()).isEqualTo(2);
        assertThat(groups.find(id).orElseThrow().note()).isEqualTo("For the letter");
    }

    private int byPrograms(int id, String name, Browser analyst) {
        Api api = house.api("insight:read", "insight:write");
        Answer put = api.send("PUT", "/api/groups/" + id, """
                {"name":"%s","condition":{"any":[{"all":[{"term":"orders","is":"at-least","value":2},{"term":"has-email","is":"is","value":true}]},
                {"not":{"term":"orders","is":"at-most","value":50}}]}}""".formatted(name));
        assertThat(put.status()).as(put.body()).isEqualTo(200);
        assertThat(put.json().path("version").asInt()).isEqualTo(3);
        assertThat(analyst.get("/groups/" + id).body()).contains("more than this form can show");
        assertThat(analyst.post("/groups/" + id, "name", name, "note", "Kept").status())
                .isEqualTo(303);
        assertThat(groups.find(id).orElseThrow().version())
                .as("the same condition")
                .isEqualTo(3);
        Answer odd = api.post("/api/groups", """
                {"name":"Odd %s","condition":{"term":"order.total","is":"at-least","value":1}}""".formatted(mark));
        assertThat(odd.status()).isEqualTo(422);
        assertThat(odd.body()).contains("cannot choose customers");
        assertThat(api.post("/api/groups", "{\"name\":\"x\"}").status()).isEqualTo(422);
        Answer other = api.post("/api/groups", """
                {"name":"Other %s","condition":{"term":"orders","is":"at-least","value":3}}""".formatted(mark));
        assertThat(other.status()).isEqualTo(201);
        assertThat(api.get("/api/groups").body()).contains("Other " + mark, "bought at least 3 times");
        int made = other.json().path("id").asInt();
        assertThat(api.send("DELETE", "/api/groups/" + made, null).status()).isEqualTo(204);
        return made;
    }

    @Test
    void whoMayNotSeeAFieldSeesNoGroupThatAsksAboutIt() {
        String key = "secret" + mark;
        fields.add(new FieldDraft(
                Subject.PERSON, Kind.TEXT, key, "Secret " + mark, "", List.of(), Set.of(Role.MANAGER), Set.of()));
        int field = fields.find(Subject.PERSON, key).orElseThrow().id();
        int id = group(
                "Hidden", "{\"term\":\"trait\",\"with\":{\"name\":\"" + key + "\"},\"is\":\"is\",\"value\":\"yes\"}");
        assertThat(house.as(Role.MANAGER).get("/groups").body()).contains("Hidden " + mark);
        Browser analyst = house.as(Role.ANALYST);
        assertThat(analyst.get("/groups").body()).doesNotContain("Hidden " + mark);
        assertThat(analyst.get("/insight/groups").body()).doesNotContain("Hidden " + mark);
        assertThat(analyst.get("/groups/" + id).status()).isEqualTo(404);
        assertThat(analyst.get("/customers?in=" + id).body()).contains("Nobody fits");
        groups.remove(id);
        fields.delete(field, true);
    }
}
