package heartstring.experience.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.commerce.Feed;
import heartstring.customer.consent.Consents;
import heartstring.customer.consent.Purpose;
import heartstring.customer.matching.Identifier;
import heartstring.experience.asking.Asking;
import heartstring.experience.questions.Forms;
import heartstring.experience.questions.Measure;
import heartstring.experience.questions.Question;
import heartstring.experience.questions.Words;
import heartstring.experience.surveys.Survey;
import heartstring.experience.surveys.Surveys;
import heartstring.platform.auth.Role;
import heartstring.platform.settings.Settings;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.sources.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A survey to everybody of whom something holds: counted, sent, stopped. */
@HouseTest
class RoundsTest {

    private final House house;
    private final Rounds rounds;
    private final Asking asking;
    private final Surveys surveys;
    private final Consents consents;
    private final Settings settings;
    private final Intake intake;
    private final Sources sources;
    private final Belts belts;
    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;
    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String city = "Rounds " + mark;

    RoundsTest(
            House house,
            Rounds rounds,
            Asking asking,
            Surveys surveys,
            Consents consents,
            Settings settings,
            Intake intake,
            Sources sources,
            Belts belts,
            TransactionTemplate transactions,
            JdbcClient jdbc) {
        this.house = house;
        this.rounds = rounds;
        this.asking = asking;
        this.surveys = surveys;
        this.consents = consents;
        this.settings = settings;
        this.intake = intake;
        this.sources = sources;
        this.belts = belts;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void address() {
        settings.set(Map.of("address", "https://house.example"));
    }

    @AfterEach
    void back() {
        settings.set(Map.of("address", ""));
    }

    private Survey survey(String name) {
        int id = ((Surveys.Outcome.Done) surveys.draw(
                        name + " " + mark,
                        Forms.of(List.of(
                                new Question.Scale(Forms.head("nps", true), Measure.NPS, 10, Words.NONE, Words.NONE)))))
                .survey()
                .id();
        return ((Surveys.Outcome.Done) surveys.publish(id)).survey();
    }

    private String email(String who) {
        return who + "." + mark + "@rounds.test";
    }

    private void people(String... who) {
        List<String> events = new ArrayList<>();
        for (String one : who) {
            String mail = one.equals("nowhere") ? "" : "'email':'" + email(one) + "',";
            events.add("{'type':'identify','userId':'" + one + mark + "','traits':{" + mail + "'name':'" + one
                    + "','city':'" + city + "'}}");
        }
        new Feed(sources, intake, "till").send(events);
        belts.drain();
    }

    private long customer(String who) {
        return jdbc.sql(
                        "select p.customer_id from customer.identifier i join customer.profile p on p.id = i.profile_id where i.value = :id")
                .param("id", who + mark)
                .query(Long.class)
                .single();
    }

    private List<String> outcomes(Survey survey) {
        return jdbc.sql(
                        "select outcome || coalesce(': ' || reason, '') from experience.asking where survey_id = :id and round_id is not null order by outcome, reason")
                .param("id", survey.id())
                .query(String.class)
                .list();
    }

    private void settle(Survey survey) {
        while (rounds.goOn() || asking.some() > 0 || outcomes(survey).stream().anyMatch("waiting"::equals)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void everybodyOfWhomItHoldsIsCountedAndAskedOnceAndWhoRestsIsLeftAlone() {
        people("ana", "ben", "cid", "nowhere", "unwilling");
        Survey before = survey("Before");
        assertThat(asking.ask(before, customer("cid"))).isNull();
        long unwilling = jdbc.sql("select profile_id from customer.identifier where value = :e")
                .param("e", email("unwilling"))
                .query(Long.class)
                .single();
        consents.say(
                unwilling,
                new Identifier(Identifier.EMAIL, email("unwilling")),
                Purpose.SERVICE,
                false,
                Consents.Way.PERSON);
        Survey survey = survey("Round");
        Browser boss = house.as(Role.MANAGER);
        String id = String.valueOf(survey.id());
        String[] typed = {"survey", id, "c1.term", "city", "c1.is", "is", "c1.value", city, "c1.about", "customer"};
        assertThat(boss.get("/experience/rounds?survey=" + id).body()).contains("Count them");
        Answer counted = boss.post("/experience/rounds/counts", typed);
        assertThat(counted.body())
                .contains("<strong>5</strong> people fit")
                .contains("<strong>2</strong> would be asked now")
                .contains("1 rest: somebody asked them in the last 7 days")
                .contains("1 have no e-mail address")
                .contains("1 do not want letters")
                .contains("lives in " + city);
        assertThat(outcomes(survey)).as("counting asks nobody").isEmpty();
        assertThat(boss.post("/experience/rounds", typed).location()).isEqualTo("/experience/rounds");
        settle(survey);
        assertThat(outcomes(survey)).hasSize(5).filteredOn("asked"::equals).hasSize(2);
        assertThat(outcomes(survey))
                .anyMatch(o -> o.startsWith("not: Was asked “Before"))
                .contains("not: No e-mail address is known.", "not: Does not want messages at the address.");
        assertThat(jdbc.sql("select count(*) from messaging.message where address in (:a, :b)")
                        .param("a", email("ana"))
                        .param("b", email("ben"))
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        assertThat(boss.get("/experience/rounds").body())
                .contains("Round " + mark)
                .contains("through");
        // Sent again, everybody rests.
        boss.post("/experience/rounds", typed);
        settle(survey);
        assertThat(outcomes(survey).stream().filter("asked"::equals)).hasSize(2);
    }

    @Test
    void whatAsksAboutAnOrderAtHandOrCannotBeReadIsRefusedWithTheRowsKept() {
        Survey survey = survey("Refused");
        Browser boss = house.as(Role.MANAGER);
        boss.get("/experience/rounds");
        Answer order = boss.post(
                "/experience/rounds/counts",
                "survey",
                String.valueOf(survey.id()),
                "c1.term",
                "order.store",
                "c1.is",
                "is",
                "c1.value",
                "S04");
        assertThat(order.status()).isEqualTo(422);
        assertThat(order.body()).contains("is known only while an order or event is at hand");
        assertThat(boss.post("/experience/rounds/counts", "survey", "0").status())
                .isEqualTo(422);
        assertThat(house.as(Role.AGENT).get("/experience/rounds").status()).isEqualTo(403);
    }

    @Test
    void aSurveyIsOnItsWayToManyOnceAtATime() {
        Survey survey = survey("Once");
        Survey other = survey("Beside");
        // Seen by nobody who would go on with it.
        transactions.executeWithoutResult(status -> {
            Rounds.Outcome begun = rounds.begin(survey.id(), null);
            assertThat(begun).isInstanceOf(Rounds.Outcome.Done.class);
            assertThat(rounds.begin(survey.id(), null))
                    .isInstanceOfSatisfying(
                            Rounds.Outcome.Refused.class,
                            r -> assertThat(r.sentence()).contains("on its way already"));
            assertThat(rounds.begin(other.id(), null)).isInstanceOf(Rounds.Outcome.Done.class);
            assertThat(rounds.stop(((Rounds.Outcome.Done) begun).id())).isTrue();
            assertThat(rounds.stop(((Rounds.Outcome.Done) begun).id()))
                    .as("stopped is stopped")
                    .isFalse();
            assertThat(rounds.begin(survey.id(), null)).isInstanceOf(Rounds.Outcome.Done.class);
            status.setRollbackOnly();
        });
    }
}
