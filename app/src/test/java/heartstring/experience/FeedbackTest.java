package heartstring.experience;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.experience.questions.Forms;
import heartstring.experience.questions.Measure;
import heartstring.experience.questions.Question;
import heartstring.experience.questions.Words;
import heartstring.experience.surveys.Survey;
import heartstring.experience.surveys.Surveys;
import heartstring.platform.auth.Role;
import heartstring.story.conditions.Conditions;
import heartstring.story.conditions.Subject;
import heartstring.touchpoint.belts.Belts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers that come from tablets and from other programs. */
@HouseTest
class FeedbackTest {

    private final House house;
    private final Surveys surveys;
    private final Conditions conditions;
    private final Belts belts;
    private final JdbcClient jdbc;
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    FeedbackTest(House house, Surveys surveys, Conditions conditions, Belts belts, JdbcClient jdbc) {
        this.house = house;
        this.surveys = surveys;
        this.conditions = conditions;
        this.belts = belts;
        this.jdbc = jdbc;
    }

    @Test
    void aTabletHandsInWhatItKeptOnce() {
        int id = ((Surveys.Outcome.Done) surveys.draw(
                        "Tablet " + mark,
                        Forms.of(List.of(
                                new Question.Scale(Forms.head("nps", true), Measure.NPS, 10, Words.NONE, Words.NONE),
                                new Question.Free(Forms.head("why", false), false)))))
                .survey()
                .id();
        Survey survey = ((Surveys.Outcome.Done) surveys.publish(id)).survey();
        String body = "{\"answers\":[{\"id\":\"" + UUID.randomUUID() + "\",\"at\":\""
                + Instant.now().minusSeconds(7_200)
                + "\",\"version\":1,\"store\":\"S-" + mark
                + "\",\"language\":\"en\",\"fields\":{\"nps\":[\"9\"],\"why\":[\"Lovely " + mark + "\"]}},"
                + "{\"id\":\"broken-one-" + mark + "\",\"version\":77,\"fields\":{}}]}";
        heartstring.Api tablet = house.apiWith("none");
        String path = "/s/k/" + survey.publicKey() + "/answers";
        assertThat(tablet.post(path, body).json().path("kept").size()).isEqualTo(2);
        assertThat(tablet.post(path, body).json().path("kept").size()).isEqualTo(2);
        Map<String, Object> kept = jdbc.sql(
                        "select channel, store, score, profile_id from experience.answer where survey_id = :id")
                .param("id", survey.id())
                .query()
                .singleRow();
        assertThat(kept)
                .containsEntry("channel", "kiosk")
                .containsEntry("store", "S-" + mark)
                .containsEntry("profile_id", null);
        assertThat(house.browser().get("/s/k/" + survey.publicKey()).body()).contains("survey-kiosk.js");
        assertThat(house.browser().get("/s/k/worker.js").header("Service-Worker-Allowed"))
                .contains("/s/k/");
    }

    @Test
    void programsBringFeedbackOnceAndReadAnswers() {
        heartstring.Api program = house.api("experience:read", "experience:write");
        String email = "api." + mark + "@survey.test";
        String key = "elsewhere_" + mark;
        String body =
                "{\"feedback\":[{\"submissionId\":\"r-1\",\"survey\":\"" + key + "\",\"customer\":{\"email\":\"" + email
                        + "\"},\"measure\":\"csat\",\"score\":2,\"maxScore\":5,\"comment\":\"Cold " + mark
                        + "\",\"store\":\"S9\",\"answers\":{\"speed\":3}},"
                        + "{\"submissionId\":\"r-2\",\"survey\":\"" + key + "\",\"customer\":{}},"
                        + "{\"submissionId\":\"r-3\",\"survey\":\"" + key + "\",\"customer\":{\"email\":\"" + email
                        + "\"},\"colour\":\"red\"}]}";
        Answer told = program.post("/api/feedback", body);
        assertThat(told.body()).contains("accepted").contains("names somebody").contains("“colour” is not known");
        assertThat(program.post("/api/feedback", body).body()).contains("known");
        belts.drain();
        Answer read = program.get("/api/feedback?survey=" + key);
        assertThat(read.json().path("feedback").size()).isEqualTo(1);
        assertThat(read.json().path("feedback").get(0).path("score").asInt()).isEqualTo(2);
        assertThat(program.get("/api/surveys").body()).contains(key).contains("\"elsewhere\"");
        assertThat(house.api("customers:read").get("/api/surveys").status()).isEqualTo(403);
        long profile = jdbc.sql("select profile_id from customer.identifier where kind = 'email' and value = :email")
                .param("email", email)
                .query(Long.class)
                .single();
        long customer = jdbc.sql("select customer_id from customer.profile where id = :profile")
                .param("profile", profile)
                .query(Long.class)
                .single();
        var unhappy =
                (Conditions.Reading.Good) conditions.read("{\"term\":\"survey.mood\",\"is\":\"is\",\"value\":\"low\"}");
        assertThat(conditions.holds(unhappy.condition(), Subject.of(customer, Instant.now())))
                .isTrue();
        int id = surveys.byKey(key).orElseThrow().id();
        assertThat(house.as(Role.ANALYST)
                        .get("/experience/surveys/" + id + "/results")
                        .body())
                .contains("Cold " + mark);
    }
}
