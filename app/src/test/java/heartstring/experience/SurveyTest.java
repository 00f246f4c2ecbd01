package heartstring.experience;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.customer.privacy.Privacy;
import heartstring.experience.questions.Form;
import heartstring.experience.questions.Forms;
import heartstring.experience.questions.Measure;
import heartstring.experience.questions.Question;
import heartstring.experience.questions.Words;
import heartstring.experience.surveys.Settling;
import heartstring.experience.surveys.Survey;
import heartstring.experience.surveys.Surveys;
import heartstring.platform.auth.Role;
import heartstring.story.conditions.Condition;
import heartstring.story.conditions.Conditions;
import heartstring.story.conditions.Subject;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.sources.Sources;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A survey from its first draft to its results, through the doors that people use. */
@HouseTest
class SurveyTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"in\" value=\"([A-Za-z0-9_-]{43})\"");

    private final House house;
    private final Surveys surveys;
    private final heartstring.experience.answering.Links links;
    private final Conditions conditions;
    private final Intake intake;
    private final Sources sources;
    private final Belts belts;
    private final Privacy privacy;
    private final JdbcClient jdbc;
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    SurveyTest(
            House house,
            Surveys surveys,
            heartstring.experience.answering.Links links,
            Conditions conditions,
            Intake intake,
            Sources sources,
            Belts belts,
            Privacy privacy,
            JdbcClient jdbc) {
        this.house = house;
        this.surveys = surveys;
        this.links = links;
        this.conditions = conditions;
        this.intake = intake;
        this.sources = sources;
        this.belts = belts;
        this.privacy = privacy;
        this.jdbc = jdbc;
    }

    private Survey survey(Form form) {
        return published("Survey " + mark + " " + UUID.randomUUID().toString().substring(0, 4), form);
    }

    private Survey published(String name, Form form) {
        int id = ((Surveys.Outcome.Done) surveys.draw(name, form)).survey().id();
        return ((Surveys.Outcome.Done) surveys.publish(id)).survey();
    }

    private Survey settle(Survey s, boolean anonymous, Instant closes, int quota, int again) {
        return ((Surveys.Outcome.Done)
                        surveys.settle(s.id(), new Settling(s.name(), anonymous, closes, quota, again, List.of())))
                .survey();
    }

    private static Form small() {
        return Forms.of(List.of(
                new Question.Scale(Forms.head("nps", true), Measure.NPS, 10, Words.NONE, Words.NONE),
                new Question.Free(Forms.head("why", false), false)));
    }

    /** Somebody with an address; the piece's number. */
    private long somebody(String email) {
        intake.accept(
                sources.create("test " + UUID.randomUUID(), "web", "", null).source(),
                List.of(tools.jackson.databind.json.JsonMapper.shared()
                        .readTree("{\"type\":\"identify\",\"userId\":\"" + UUID.randomUUID()
                                + "\",\"traits\":{\"name\":\"Ana Ruiz\",\"email\":\"" + email + "\"}}")),
                null,
                null);
        return jdbc.sql("select profile_id from customer.identifier where kind = 'email' and value = :email")
                .param("email", email)
                .query(Long.class)
                .single();
    }

    private long customer(long profile) {
        return jdbc.sql("select customer_id from customer.profile where id = :profile")
                .param("profile", profile)
                .query(Long.class)
                .single();
    }

    private static String token(Answer page) {
        Matcher found = TOKEN.matcher(page.body());
        assertThat(found.find()).as("the page carries its secret").isTrue();
        return found.group(1);
    }

    private boolean holds(String json, long customer) {
        Condition condition = ((Conditions.Reading.Good) conditions.read(json)).condition();
        return conditions.holds(condition, Subject.of(customer, Instant.now()));
    }

    @Test
    void aSurveyIsDrawnUpAnsweredByALinkAndFoundInStoryConditionsAndResults() throws Exception {
        Browser boss = house.as(Role.MANAGER);
        String path = drawnUp(boss);
        int id = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
        Survey survey = surveys.find(id).orElseThrow();

        long profile = somebody("ana." + mark + "@survey.test");
        String link = links.path(new heartstring.experience.answering.Links.Invited(id, profile, 0));
        Browser ana = house.browser();
        Answer first = ana.get(link + "?q.nps=3&store=S-" + mark);
        assertThat(first.body()).contains("You answer as Ana Ruiz.").contains("checked");
        Answer second = ana.postBare(
                link, "at", "nps", "q.nps", "3", "lang", "en", "h.store", "S-" + mark, "via", "email", "go", "next");
        assertThat(second.location()).contains("at=why");
        // While it is being answered, the next version comes; she finishes on hers.
        boss.post(path + "/questions/why/removals", "lang", "en");
        boss.post(path + "/publications");
        assertThat(surveys.find(id).orElseThrow().published()).isEqualTo(2);
        assertThat(ana.get(second.location()).body()).contains("What is the main reason?");
        Answer third = ana.postBare(
                link, "at", "why", "q.why", "Slow till " + mark + " <script>alert(1)</script>", "go", "next");
        assertThat(third.location()).contains("at=one");
        assertThat(ana.get(third.location()).body()).contains("Fruit &lt;b");
        Answer done = ana.postBare(link, "at", "one", "q.one", "o1", "go", "next");
        assertThat(done.body()).contains("Thank you");
        assertThat(ana.get(link).body()).contains("You have answered this already");
        assertThat(ana.postBare(link, "at", "one", "q.one", "o1", "go", "next").body())
                .contains("answered this already");

        long customer = customer(profile);
        itHolds(survey, customer);
        itReads(boss, path, customer);
        // Derived again from the touchpoints it is the same, and once.
        belts.drain();
        assertThat(count("select count(*) from experience.answer where survey_id = " + id))
                .isEqualTo(1);
        assertThat(handedOut(customer)).contains("Answers to surveys").contains("Drawn " + mark);
        privacy.erase(customer, "erase " + customer);
        assertThat(count("select count(*) from experience.answer where profile_id = " + profile))
                .isZero();
        assertThat(count("select count(*) from experience.begun where profile_id = " + profile))
                .isZero();
        assertThat(ana.get(link).status()).as("a link of somebody who is gone").isEqualTo(404);
    }

    /** By the pages of the builder; its address. */
    private String drawnUp(Browser boss) {
        Answer made = boss.post("/experience/surveys", "template", "NPS", "name", "Drawn " + mark);
        String path = made.location();
        assertThat(path).matches("/experience/surveys/\\d+");
        boss.post(path + "/questions", "kind", "one", "lang", "en");
        boss.post(path + "/questions/one", "lang", "en", "title", "What did you buy?", "options", "Bread\nFruit <b>");
        boss.post(path + "/rules", "on", "nps", "test", "at-most", "value", "6", "then", "show", "to", "why");
        assertThat(boss.get(path).body())
                .contains("What did you buy?")
                .contains("is 6 or less, ask “What is the main reason?”");
        assertThat(boss.get(path + "/preview").body()).contains("How likely are you to recommend us to a friend?");
        assertThat(boss.post(path + "/publications").location()).isEqualTo(path);
        return path;
    }

    private void itHolds(Survey survey, long customer) {
        assertThat(holds("{\"term\":\"survey.nps\",\"is\":\"at-most\",\"value\":6}", customer))
                .isTrue();
        assertThat(holds(
                        "{\"term\":\"survey.mood\",\"with\":{\"survey\":\"" + survey.key()
                                + "\"},\"is\":\"is\",\"value\":\"low\"}",
                        customer))
                .isTrue();
        assertThat(holds(
                        "{\"term\":\"survey.score\",\"with\":{\"survey\":\"" + survey.key()
                                + "\",\"days\":1},\"is\":\"is\",\"value\":3}",
                        customer))
                .isTrue();
        assertThat(holds("{\"term\":\"survey.answered\",\"is\":\"at-least\",\"value\":2}", customer))
                .isFalse();
        assertThat(holds(
                        "{\"term\":\"survey.chose\",\"with\":{\"survey\":\"" + survey.key()
                                + "\",\"question\":\"one\"},\"is\":\"has-any-of\",\"values\":[\"o1\"]}",
                        customer))
                .isTrue();
    }

    private void itReads(Browser boss, String path, long customer) {
        assertThat(boss.get("/customers/" + customer).body())
                .contains("Answered “Drawn " + mark + "”: 3 of 10: “Slow till");
        Answer results = boss.get(path + "/results");
        assertThat(results.body())
                .contains("-100")
                .contains("Slow till " + mark + " &lt;script")
                .contains("/customers/" + customer + "/touchpoints/");
        assertThat(boss.get(path + "/answers.csv").body())
                .contains("\"3 of 10\"")
                .contains("\"S-" + mark + "\"")
                .contains("\"o1\"");
    }

    private String handedOut(long customer) throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        privacy.export(customer, file);
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file.toByteArray()))) {
            zip.getNextEntry();
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private long count(String statement) {
        return jdbc.sql(statement).query(Long.class).single();
    }

    @Test
    void anAnonymousAnswerKnowsNobody() {
        Survey survey = settle(survey(small()), true, null, 0, -1);
        long profile = somebody("anon." + mark + "@survey.test");
        String link = links.path(new heartstring.experience.answering.Links.Invited(survey.id(), profile, 4711));
        Browser ana = house.browser();
        Answer page = ana.get(link + "?store=S1&order_id=O-1&first_name=Ana&visitor=browser-" + mark);
        assertThat(page.body())
                .contains("Nobody will know that it was you")
                .doesNotContain("Ana")
                .doesNotContain("O-1");
        String token = token(page);
        String door = "/s/" + survey.publicKey();
        String[] telling = {"in", token, "at", "nps", "q.nps", "2", "h.order_id", "O-1", "visitor", "browser-" + mark};
        ana.postBare(door, telling);
        assertThat(count(
                        "select count(*) from experience.begun where profile_id is null and asking_id is null and anonymous_id is null"
                                + " and extract(minute from started_at) = 0 and extract(second from started_at) = 0 and survey_id = "
                                + survey.id()))
                .isEqualTo(1);
        assertThat(ana.postBare(door, "in", token, "at", "why", "q.why", "It was rude " + mark, "go", "next")
                        .body())
                .contains("Thank you");
        nobodyIsKnownBy(survey);
        Browser boss = house.as(Role.MANAGER);
        String path = "/experience/surveys/" + survey.id();
        assertThat(boss.get(path + "/results").body())
                .contains("Fewer than five answers came")
                .doesNotContain("rude");
        assertThat(boss.get(path + "/answers.csv").status()).isEqualTo(422);
        assertThat(surveys.settle(survey.id(), new Settling(survey.name(), false, null, 0, -1, List.of())))
                .as("what was promised stays")
                .isInstanceOf(Surveys.Outcome.Refused.class);
        for (int i = 0; i < 4; i++) {
            Browser other = house.browser();
            String in = token(other.get(door));
            other.postBare(door, "in", in, "at", "nps", "q.nps", "9");
            other.postBare(door, "in", in, "at", "why", "q.why", "");
        }
        assertThat(boss.get(path + "/results").body())
                .contains("rude")
                .doesNotContain("/customers/" + customer(profile));
    }

    private void nobodyIsKnownBy(Survey survey) {
        Map<String, Object> kept = jdbc.sql("select * from experience.answer where survey_id = :id")
                .param("id", survey.id())
                .query()
                .singleRow();
        assertThat(kept)
                .containsEntry("profile_id", null)
                .containsEntry("touchpoint_id", null)
                .containsEntry("asking_id", null)
                .containsEntry("score", 2);
        Instant at = ((java.sql.Timestamp) kept.get("occurred_at")).toInstant();
        assertThat(Duration.between(at, at.truncatedTo(java.time.temporal.ChronoUnit.HOURS))
                        .toMinutes())
                .isZero();
        assertThat(count("select count(*) from experience.begun where survey_id = " + survey.id()))
                .isZero();
        assertThat(jdbc.sql("select count(*) from touchpoint.touchpoint where body::text like :mark")
                        .param("mark", "%" + mark + "%rude%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void oddAnswersAreMetInPlainWords() {
        Survey survey = settle(survey(small()), false, null, 2, -1);
        String door = "/s/" + survey.publicKey();
        Browser ana = house.browser();
        String in = token(ana.get(door));
        assertThat(ana.postBare(door, "in", in, "at", "nps", "go", "next").body())
                .contains("Please choose one of these.");
        assertThat(ana.postBare(door, "in", in, "at", "nps", "q.nps", "99", "go", "next")
                        .status())
                .isEqualTo(422);
        ana.postBare(door, "in", in, "at", "nps", "q.nps", "8", "go", "next");
        Answer much = ana.postBare(door, "in", in, "at", "why", "q.why", "x".repeat(100_000), "go", "next");
        assertThat(much.status()).isEqualTo(422);
        assertThat(much.body()).contains("At most 5000 characters").contains("x".repeat(90_000));
        // What was begun is there again, also a question back.
        assertThat(ana.get(door + "?in=" + in).body()).contains("name=\"q.why\"");
        assertThat(ana.postBare(door, "in", in, "at", "why", "q.why", "half", "go", "back")
                        .location())
                .contains("at=nps");
        assertThat(ana.get(door + "?in=" + in + "&at=nps").body()).contains("value=\"8\" checked");
        assertThat(ana.postBare(door, "in", in, "at", "why", "q.why", "done", "go", "next")
                        .body())
                .contains("Thank you");
        assertThat(ana.postBare(door, "in", in, "at", "nps", "q.nps", "1", "homepage", "http://spam", "go", "next")
                        .body())
                .contains("Thank you");
        String other = token(ana.get(door + "?lang=ar"));
        assertThat(ana.get(door + "?lang=ar").body())
                .contains("dir=\"rtl\"")
                .contains("بعض الأسئلة")
                .contains("التالي");
        ana.postBare(door, "in", other, "at", "nps", "q.nps", "1");
        ana.postBare(door, "in", other, "at", "why", "q.why", "");
        assertThat(ana.get(door).body()).contains("This survey has enough answers");
        Survey closed = settle(survey(small()), false, Instant.now().minusSeconds(60), 0, -1);
        assertThat(ana.get("/s/" + closed.publicKey()).body()).contains("This survey is closed");
        assertThat(ana.postBare("/s/" + closed.publicKey(), "at", "nps", "q.nps", "1")
                        .status())
                .isEqualTo(410);
        assertThat(ana.get("/s/l/AAAA" + mark).body()).contains("This link does not work");
        assertThat(ana.get("/s/nothere" + mark).status()).isEqualTo(404);
        assertThat(ana.get(door).header("Set-Cookie")).as("nobody is followed").isEmpty();
    }

    @Test
    void ofManyWhoSendAtOnceSoManyAreTakenAsThereAreWanted() throws Exception {
        Form one =
                Forms.of(List.of(new Question.Scale(Forms.head("nps", true), Measure.NPS, 10, Words.NONE, Words.NONE)));
        Survey survey = settle(survey(one), false, null, 2, 0);
        String door = "/s/" + survey.publicKey();
        Queue<String> begun = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < 8; i++) {
            begun.add(token(house.browser().get(door)));
        }
        Queue<String> sent = new ConcurrentLinkedQueue<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            begun.forEach(in -> threads.execute(() -> sent.add(house.browser()
                    .postBare(door, "in", in, "at", "nps", "q.nps", "9", "go", "next")
                    .body())));
        }
        assertThat(sent)
                .filteredOn(s -> s.contains("This survey has enough answers"))
                .hasSize(6);
        assertThat(count("select count(*) from experience.answer where survey_id = " + survey.id()))
                .isEqualTo(2);
    }
}
