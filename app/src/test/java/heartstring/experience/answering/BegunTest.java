package heartstring.experience.answering;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.House;
import heartstring.HouseTest;
import heartstring.crm.Talks;
import heartstring.experience.questions.Forms;
import heartstring.experience.questions.Measure;
import heartstring.experience.questions.Question;
import heartstring.experience.questions.Words;
import heartstring.experience.scores.Tallies;
import heartstring.experience.surveys.Survey;
import heartstring.experience.surveys.Surveys;
import heartstring.platform.auth.Role;
import heartstring.platform.secrets.Tokens;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.sources.Sources;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was begun and never sent is let go of after a while; that it was begun stays counted. */
@HouseTest
class BegunTest {

    private final House house;
    private final Begins begins;
    private final Surveys surveys;
    private final Tallies tallies;
    private final Sources sources;
    private final Belts belts;
    private final JdbcClient jdbc;
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    BegunTest(
            House house,
            Begins begins,
            Surveys surveys,
            Tallies tallies,
            Sources sources,
            Belts belts,
            JdbcClient jdbc) {
        this.house = house;
        this.begins = begins;
        this.surveys = surveys;
        this.tallies = tallies;
        this.sources = sources;
        this.belts = belts;
        this.jdbc = jdbc;
    }

    private Survey survey() {
        int id = ((Surveys.Outcome.Done) surveys.draw(
                        "Begun " + mark,
                        Forms.of(List.of(
                                new Question.Scale(Forms.head("nps", true), Measure.NPS, 10, Words.NONE, Words.NONE)))))
                .survey()
                .id();
        return ((Surveys.Outcome.Done) surveys.publish(id)).survey();
    }

    private long asked(Survey survey, long profile) {
        return jdbc.sql("""
                        insert into experience.asking (survey_id, profile_id, way, due_at, outcome, decided_at)
                        values (:survey, :profile, 'email', now(), 'asked', now()) returning id""")
                .param("survey", survey.id())
                .param("profile", profile)
                .query(Long.class)
                .single();
    }

    private Begun begun(Survey survey, long profile, long asking) {
        return new Begun(
                0, survey.id(), survey.published(), profile, asking, "", "email", "en", Map.of(), Map.of(), null);
    }

    /** How many of those asked began, as it is counted by day. */
    private long counted(Survey survey) {
        while (tallies.countDue()) {
            Thread.onSpinWait();
        }
        return jdbc.sql("select coalesce(sum(begun), 0) from experience.asked_day where survey_id = :survey")
                .param("survey", survey.id())
                .query(Long.class)
                .single();
    }

    @Test
    void whatIsLetGoOfStaysCountedWhereItStopped() throws Exception {
        Talks who = new Talks(house, sources, belts, jdbc);
        who.mail(Instant.now(), "Hello", "Hello");
        long profile = jdbc.sql("select min(id) from customer.v_profile where customer_id = :customer")
                .param("customer", who.customer())
                .query(Long.class)
                .single();
        Survey survey = survey();
        long asking = asked(survey, profile);
        asked(survey, profile);
        assertThat(counted(survey)).isZero();
        begins.keep(Tokens.next(), survey, begun(survey, profile, asking), "nps");
        for (int i = 0; i < 2; i++) {
            begins.keep(Tokens.next(), survey, begun(survey, 0, 0), i == 0 ? "nps" : "why");
        }
        assertThat(counted(survey)).as("at once, of two who were asked").isEqualTo(1);
        jdbc.sql("""
                        insert into experience.answer (survey_id, occurred_at, channel, measure, score, most)
                        select :survey, now(), 'link', 'nps', 9, 10 from generate_series(1, 5)""").param("survey", survey.id()).update();
        assertThat(results(survey)).contains("<dd>3</dd>");

        jdbc.sql("update experience.begun set touched_at = now() - interval '95 days' where survey_id = :survey")
                .param("survey", survey.id())
                .update();
        while (begins.discard() > 0) {
            Thread.onSpinWait();
        }
        assertThat(jdbc.sql("select count(*) from experience.begun where survey_id = :survey")
                        .param("survey", survey.id())
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(results(survey)).as("all the same").contains("<dd>3</dd>");
        assertThat(jdbc.sql("select begun from experience.begun_day where survey_id = :survey and at_question = 'nps'")
                        .param("survey", survey.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        jdbc.sql("update experience.asking set store = 'S1' where id = :asking")
                .param("asking", asking)
                .update();
        assertThat(counted(survey)).as("also counted anew").isEqualTo(1);
    }

    private String results(Survey survey) throws Exception {
        String page = house.as(Role.MANAGER)
                .get("/experience/surveys/" + survey.id() + "/results?days=0")
                .body();
        int at = page.indexOf("begun and not sent");
        assertThat(at).isPositive();
        return page.substring(at, Math.min(page.length(), at + 60));
    }
}
