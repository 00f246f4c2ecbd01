package heartstring.experience.scores;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.crm.Talks;
import heartstring.customer.privacy.Privacy;
import heartstring.experience.questions.Forms;
import heartstring.experience.questions.Measure;
import heartstring.experience.questions.Question;
import heartstring.experience.questions.Words;
import heartstring.experience.surveys.Survey;
import heartstring.experience.surveys.Surveys;
import heartstring.platform.auth.Role;
import heartstring.story.segments.Segments;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.sources.Sources;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Scores as they are counted, compared and shown. */
@HouseTest
class ScoresTest {

    private final House house;
    private final Surveys surveys;
    private final Tallies tallies;
    private final Segments segments;
    private final ScoredSegments scored;
    private final Privacy privacy;
    private final TalliesSql sql;
    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;
    private final Talks talks;
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    ScoresTest(
            House house,
            Surveys surveys,
            Tallies tallies,
            Segments segments,
            ScoredSegments scored,
            Privacy privacy,
            TalliesSql sql,
            TransactionTemplate transactions,
            JdbcClient jdbc,
            Sources sources,
            Belts belts) {
        this.house = house;
        this.surveys = surveys;
        this.tallies = tallies;
        this.segments = segments;
        this.scored = scored;
        this.privacy = privacy;
        this.sql = sql;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.talks = new Talks(house, sources, belts, jdbc);
    }

    private Survey survey() {
        int id = ((Surveys.Outcome.Done) surveys.draw(
                        "Scores " + mark,
                        Forms.of(List.of(
                                new Question.Scale(Forms.head("nps", true), Measure.NPS, 10, Words.NONE, Words.NONE)))))
                .survey()
                .id();
        return ((Surveys.Outcome.Done) surveys.publish(id)).survey();
    }

    private void answer(Survey survey, String store, int score, int times, int daysAgo) {
        jdbc.sql("""
                        insert into experience.answer (survey_id, occurred_at, channel, store, measure, score, most)
                        select :survey, now() - make_interval(days => :ago, mins => n), 'link', :store, 'nps', :score, 10
                          from generate_series(1, :times) n""")
                .param("survey", survey.id())
                .param("store", store)
                .param("score", score)
                .param("times", times)
                .param("ago", daysAgo)
                .update();
    }

    private void count() {
        while (tallies.countDue()) {
            Thread.onSpinWait();
        }
    }

    private String page(Survey survey, String more) {
        Answer answer = house.as(Role.ANALYST).get("/experience/scores?measure=nps-10&survey=" + survey.id() + more);
        assertThat(answer.status()).isEqualTo(200);
        String body = answer.body();
        return body.substring(body.indexOf("<main"), body.indexOf("</main>"))
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ");
    }

    @Test
    void answersAreComparedOverTimeAndInTheirParts() throws Exception {
        Survey survey = survey();
        answer(survey, "S-low-" + mark, 2, 40, 10);
        answer(survey, "S-high-" + mark, 10, 60, 10);
        answer(survey, "S-few-" + mark, 9, 3, 10);
        answer(survey, "S-low-" + mark, 10, 90, 45);
        answer(survey, "S-low-" + mark, 3, 10, 45);
        count();
        String page = page(survey, "&days=30");
        // 63 promoters and 40 detractors of 103, after 90 and 10 of 100.
        assertThat(page).contains("+22", "more than chance", "S-low-" + mark, "S-high-" + mark, "below the others");
        assertThat(page).contains("against the 30 days before").contains("−58");
        assertThat(page).as("fewer than five").doesNotContain("S-few-" + mark).contains("1 part has fewer than five");
        String file = house.as(Role.ANALYST)
                .get("/experience/scores/scores.csv?measure=nps-10&days=30&survey=" + survey.id())
                .body();
        assertThat(file)
                .contains("\"Store\",\"S-low-" + mark + "\",\"-100.0\"")
                .contains("\"time\",\"" + LocalDate.now(ZoneOffset.UTC).getYear());
        assertThat(page(survey, "&days=x%27&by=%27&measure=")).contains("Scores");
        assertThat(house.as(Role.AGENT).get("/experience/scores").status()).isEqualTo(403);

        jdbc.sql("delete from experience.answer where survey_id = :id and store like 'S-high%'")
                .param("id", survey.id())
                .update();
        count();
        assertThat(page(survey, "&days=30")).doesNotContain("S-high-" + mark);
    }

    /** Somebody whom that colleague answered answers six times. */
    private void answeredAfter(Survey survey, String agent) throws Exception {
        Instant now = Instant.now();
        for (int i = 0; i < 6; i++) {
            talks.say(
                    "Message Sent",
                    "email",
                    now.minus(Duration.ofDays(3)),
                    "\"text\":\"We are on it.\",\"agent_name\":\"" + agent + "\"");
            talks.say(
                    "Survey Answered",
                    "survey",
                    now.minus(Duration.ofHours(5 + i)),
                    "\"survey\":\"" + survey.key()
                            + "\",\"score\":9,\"measure\":\"nps\",\"max_score\":10,\"submission_id\":\""
                            + UUID.randomUUID() + "\"");
        }
    }

    /** Twenty askings, of which every other was answered. */
    private void asked(Survey survey) {
        long profile = jdbc.sql("select min(id) from customer.v_profile where customer_id = :id")
                .param("id", talks.customer())
                .query(Long.class)
                .single();
        jdbc.sql("""
                        insert into experience.asking (survey_id, profile_id, way, due_at, store)
                        select :survey, :profile, 'email', now(), 'S-' || :mark from generate_series(1, 20)""")
                .param("survey", survey.id())
                .param("profile", profile)
                .param("mark", mark)
                .update();
        jdbc.sql("""
                        update experience.asking set outcome = 'asked', decided_at = now() - interval '2 days',
                               answered_at = case when id % 2 = 0 then now() end where survey_id = :survey""").param("survey", survey.id()).update();
    }

    private void aSegmentThatIsGoneHasNoScores(int segment) {
        assertThat(house.as(Role.MANAGER).get("/experience/scores").body()).contains("/segments");
        segments.remove(segment);
        scored.countNew();
        assertThat(jdbc.sql("select count(*) from experience.score_day where cut = 'segment' and part = :part")
                        .param("part", String.valueOf(segment))
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whoAnsweredBeforeAndWhoWasAskedIsTold() throws Exception {
        Survey survey = survey();
        String agent = "Agent " + mark;
        answeredAfter(survey, agent);
        answer(survey, "", 1, 5, 0);
        asked(survey);
        Segments.Outcome named = segments.add(
                "Answered " + mark,
                "",
                "{\"term\":\"survey.answered\",\"with\":{\"survey\":\"" + survey.key()
                        + "\"},\"is\":\"at-least\",\"value\":1}");
        int segment = ((Segments.Outcome.Done) named).segmentId();
        scored.countNew();
        count();
        String page = page(survey, "&days=30");
        assertThat(page).contains("Who answers", "Of 20 who were asked", "10 answered", "50 %", "S-" + mark);
        Map<String, String> parts = new TreeMap<>();
        jdbc.sql(
                        "select cut, part, sum(n9) from experience.score_day where survey_id = :id and measure = 'nps' and (cut <> 'segment' or part = :part) group by 1, 2")
                .param("id", survey.id())
                .param("part", String.valueOf(segment))
                .query(rs -> {
                    parts.put(rs.getString(1) + " " + rs.getString(2).replaceAll("^\\d+$", "G"), rs.getString(3));
                });
        assertThat(parts)
                .containsEntry("agent " + agent, "6")
                .containsEntry("segment G", "6")
                .containsEntry("all ", "6");

        aSegmentThatIsGoneHasNoScores(segment);

        long customer = talks.customer();
        privacy.erase(customer, "erase " + customer);
        count();
        assertThat(jdbc.sql("select coalesce(sum(n9), 0) from experience.score_day where survey_id = :id")
                        .param("id", survey.id())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void manyDaysAreCountedSomeAtATimeAndNoneIsLeftOut() {
        Survey survey = survey();
        count();
        // Nobody else counts or sees any of it until this ends.
        transactions.executeWithoutResult(status -> {
            sql.alone();
            for (int ago = 1; ago <= 25; ago++) {
                answer(survey, "S-" + mark, 7, 1, ago);
            }
            assertThat(tallies.countDue()).isTrue();
            assertThat(days(survey)).isLessThanOrEqualTo(10);
            count();
            assertThat(days(survey)).isEqualTo(25);
            answer(survey, "S-" + mark, 7, 2, 20);
            count();
            assertThat(days(survey)).isEqualTo(25);
            assertThat(jdbc.sql(
                                    "select sum(n7) from experience.score_day where survey_id = :id and measure = 'nps' and cut = 'all'")
                            .param("id", survey.id())
                            .query(Long.class)
                            .single())
                    .isEqualTo(27);
            status.setRollbackOnly();
        });
    }

    private long days(Survey survey) {
        return jdbc.sql("select count(distinct day) from experience.score_day where survey_id = :id")
                .param("id", survey.id())
                .query(Long.class)
                .single();
    }
}
