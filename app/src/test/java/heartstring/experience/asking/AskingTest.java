package heartstring.experience.asking;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.commerce.Feed;
import heartstring.experience.answering.Links;
import heartstring.experience.questions.Forms;
import heartstring.experience.questions.Measure;
import heartstring.experience.questions.Question;
import heartstring.experience.questions.Words;
import heartstring.experience.surveys.Settling;
import heartstring.experience.surveys.Survey;
import heartstring.experience.surveys.Surveys;
import heartstring.platform.auth.Role;
import heartstring.platform.settings.Settings;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.sources.Sources;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class AskingTest {

    private final House house;
    private final Asking asking;
    private final Triggers triggers;
    private final Letters letters;
    private final Links links;
    private final Surveys surveys;
    private final Settings settings;
    private final Intake intake;
    private final Sources sources;
    private final Belts belts;
    private final JdbcClient jdbc;
    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String event = "Visit Ended " + mark;
    private Survey survey;

    AskingTest(
            House house,
            Asking asking,
            Triggers triggers,
            Letters letters,
            Links links,
            Surveys surveys,
            Settings settings,
            Intake intake,
            Sources sources,
            Belts belts,
            JdbcClient jdbc) {
        this.house = house;
        this.asking = asking;
        this.triggers = triggers;
        this.letters = letters;
        this.links = links;
        this.surveys = surveys;
        this.settings = settings;
        this.intake = intake;
        this.sources = sources;
        this.belts = belts;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void draw() {
        settings.set(Map.of("address", "https://house.example"));
        survey = published("Asked " + mark);
    }

    @AfterEach
    void back() {
        settings.set(Map.of("address", ""));
        triggers.all().stream().filter(t -> t.event().equals(event)).forEach(t -> triggers.stop(t.id(), true));
    }

    private Survey published(String name) {
        int id = ((Surveys.Outcome.Done) surveys.draw(
                        name,
                        Forms.of(List.of(
                                new Question.Scale(Forms.head("nps", true), Measure.NPS, 10, Words.NONE, Words.NONE)))))
                .survey()
                .id();
        return ((Surveys.Outcome.Done) surveys.publish(id)).survey();
    }

    private void trigger(Survey of, String name, String condition, String share) {
        assertThat(triggers.add(new Trigger(0, of.id(), name, event, condition, 0, new BigDecimal(share), false)))
                .isNull();
    }

    private void happens(String email) {
        new Feed(sources, intake, "till")
                .send(List.of(
                        "{'type':'identify','userId':'" + email + "','traits':{'email':'" + email
                                + "','name':'Ana Ruiz','city':'Leeds'}}",
                        "{'type':'track','event':'" + event + "','userId':'" + email
                                + "','properties':{'store_id':'S04'}}"));
        belts.drain();
        // The house decides by itself now and then; whoever comes first.
        while (asking.some() > 0
                || jdbc.sql(
                                        "select count(*) from experience.asking k join experience.survey s on s.id = k.survey_id where s.name like :mark and k.outcome = 'waiting'")
                                .param("mark", "%" + mark)
                                .query(Long.class)
                                .single()
                        > 0) {
            Thread.onSpinWait();
        }
    }

    private long customer(String email) {
        return jdbc.sql(
                        "select p.customer_id from customer.identifier i join customer.profile p on p.id = i.profile_id where i.kind = 'email' and i.value = :email")
                .param("email", email)
                .query(Long.class)
                .single();
    }

    private List<String> reasons(long customer) {
        return jdbc.sql(
                        "select coalesce(k.reason, k.outcome) from experience.asking k join customer.profile p on p.id = k.profile_id where p.customer_id = :c order by k.id")
                .param("c", customer)
                .query(String.class)
                .list();
    }

    @Test
    void whoIsAskedOnceRestsWhateverTheSurveyAndTheReasonIsTold() {
        trigger(survey, "First " + mark, "{\"term\":\"city\",\"is\":\"is\",\"value\":\"Leeds\"}", "100");
        Survey other = published("Other " + mark);
        trigger(other, "Second " + mark, null, "100");
        String email = "asked." + mark + "@survey.test";
        happens(email);
        long customer = customer(email);
        assertThat(reasons(customer)).hasSize(2).contains("asked").anyMatch(r -> r.startsWith("Was asked “"));
        assertThat(jdbc.sql(
                                "select count(*) from messaging.message where address = :email and message_key like 'survey asking %'")
                        .param("email", email)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        Answer page = house.as(Role.AGENT).get("/experience/asking?customer=" + customer);
        assertThat(page.body())
                .contains("Was asked by e-mail.")
                .contains("would not be asked. Was asked “")
                .contains("people rest 7 days");
        assertThat(house.as(Role.MANAGER).get("/customers/" + customer).body()).contains("Was asked to answer “");
        // The same event told again asks nobody a second time.
        happens(email);
        assertThat(reasons(customer).stream().filter("asked"::equals)).hasSize(1);
    }

    @Test
    void conditionShareAndAddressDecide() {
        trigger(survey, "Nobody " + mark, "{\"term\":\"city\",\"is\":\"is\",\"value\":\"York\"}", "100");
        String email = "york." + mark + "@survey.test";
        happens(email);
        assertThat(reasons(customer(email))).containsExactly("The condition does not hold: lives in York.");
        assertThat(AskingRules.inShare(7, 42, new BigDecimal("100"))).isTrue();
        long among = java.util.stream.LongStream.range(0, 10_000)
                .filter(c -> AskingRules.inShare(7, c, new BigDecimal("20")))
                .count();
        assertThat(among).isBetween(1_850L, 2_150L);
        settings.set(Map.of("address", ""));
        assertThat(asking.ask(survey, customer(email))).contains("own address is not set");
        assertThat(triggers.add(new Trigger(0, survey.id(), "x", "Survey Answered", null, 0, BigDecimal.TEN, false)))
                .contains("does not ask for a survey");
        assertThat(triggers.add(
                        new Trigger(0, survey.id(), "x", event, "{\"term\":\"nothing\"}", 0, BigDecimal.TEN, false)))
                .contains("There is no term");
    }

    @Test
    void theLetterHoldsTheFirstQuestionAndItsLinksAnswerIt() {
        String email = "letter." + mark + "@survey.test";
        happens(email);
        long customer = customer(email);
        long profile = jdbc.sql("select profile_id from customer.identifier where kind = 'email' and value = :email")
                .param("email", email)
                .query(Long.class)
                .single();
        var letter = letters.write(
                new Letters.To(
                        survey,
                        surveys.published(survey.id(), 1).orElseThrow(),
                        0,
                        profile,
                        new AskingSql.Person(customer, "Ana Ruiz", email, "en"),
                        email,
                        "S04"),
                java.time.Instant.now());
        assertThat(letter.html()).contains("About nps").contains("q.nps=9");
        Matcher link = Pattern.compile("href=\"https://house.example(/s/l/[^\"]+q\\.nps=9)\"")
                .matcher(letter.html());
        assertThat(link.find()).isTrue();
        Answer page = house.browser().get(link.group(1).replace("&amp;", "&"));
        assertThat(page.body()).contains("value=\"9\" checked").contains("You answer as Ana Ruiz");
        assertThat(asking.ask(survey, customer)).isNull();
        long id = jdbc.sql("select max(id) from experience.asking where profile_id = :p")
                .param("p", profile)
                .query(Long.class)
                .single();
        String path = links.path(new Links.Invited(survey.id(), profile, id));
        house.browser().postBare(path, "at", "nps", "q.nps", "9", "h.store", "S04", "via", "email");
        assertThat(jdbc.sql("select answered_at is not null from experience.asking where id = :id")
                        .param("id", id)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private Trigger reminding(Survey of, Trigger.Way way, int days) {
        return new Trigger(
                0, of.id(), "Remind " + mark, event, null, 0, BigDecimal.valueOf(100), false, way, false, days);
    }

    private long askedOnce(String email) {
        happens(email);
        return jdbc.sql("""
                        select k.id from experience.asking k join customer.identifier i on i.profile_id = k.profile_id
                         where i.kind = 'email' and i.value = :email and k.survey_id = :survey and k.outcome = 'asked'""")
                .param("email", email)
                .param("survey", survey.id())
                .query(Long.class)
                .single();
    }

    /** Lets days pass, and has it decided; why there was no reminder, or empty. */
    private String reminded(long id) {
        jdbc.sql("""
                        update experience.asking set remind_at = now() - interval '1 minute', decided_at = decided_at - interval '8 days'
                         where id = :id and remind_at is not null""").param("id", id).update();
        Optional<String> decided = Optional.empty();
        while (decided.isEmpty()) {
            asking.remindSome();
            decided = jdbc.sql(
                            "select coalesce(not_reminded, '') from experience.asking where id = :id and remind_at is null and reminded_at is not null")
                    .param("id", id)
                    .query(String.class)
                    .optional();
        }
        return decided.get();
    }

    private long letters(String email, String key) {
        return jdbc.sql("select count(*) from messaging.message where address = :email and message_key like :key")
                .param("email", email)
                .param("key", key)
                .query(Long.class)
                .single();
    }

    @Test
    void whoHasNotAnsweredIsRemindedOnceUnlessTheyRest() {
        assertThat(triggers.add(reminding(survey, Trigger.Way.EMAIL, 3))).isNull();
        String email = "forgetful." + mark + "@survey.test";
        long id = askedOnce(email);
        assertThat(letters(email, "survey reminder %")).as("not yet").isZero();
        assertThat(reminded(id)).isEmpty();
        assertThat(reminded(id)).as("once").isEmpty();
        assertThat(letters(email, "survey reminder %")).isEqualTo(1);
        long customer = customer(email);
        assertThat(house.as(Role.MANAGER)
                        .get("/experience/asking?customer=" + customer)
                        .body())
                .contains("Was reminded", "reminded once after 3 days");
        assertThat(house.as(Role.MANAGER).get("/customers/" + customer).body()).contains("Was reminded of “");
        Survey other = published("Other " + mark);
        assertThat(asking.ask(other, customer))
                .as("they rest from the reminder")
                .contains("people rest 7 days");

        String asked = "asked-since." + mark + "@survey.test";
        long second = askedOnce(asked);
        jdbc.sql("update experience.asking set decided_at = now() - interval '8 days' where id = :id")
                .param("id", second)
                .update();
        assertThat(asking.ask(other, customer(asked))).isNull();
        assertThat(reminded(second)).startsWith("Was asked “Other");
        assertThat(letters(asked, "survey reminder %")).isZero();

        String answered = "answered." + mark + "@survey.test";
        long third = askedOnce(answered);
        jdbc.sql("update experience.asking set answered_at = now() where id = :id")
                .param("id", third)
                .update();
        assertThat(reminded(third)).isEqualTo("They have answered.");
        assertThat(letters(answered, "survey reminder %")).isZero();
    }

    @Test
    void aReminderNeedsALetterAndASurveyThatKnowsWhoAnswered() {
        assertThat(triggers.add(reminding(survey, Trigger.Way.EMAIL, 31))).contains("1 to 30 days later");
        assertThat(triggers.add(new Trigger(
                        0,
                        survey.id(),
                        "Chat " + mark,
                        "Live Chat Conversation Ended",
                        null,
                        0,
                        BigDecimal.valueOf(100),
                        false,
                        Trigger.Way.CHAT,
                        false,
                        3)))
                .contains("Only a letter");
        Survey hidden = ((Surveys.Outcome.Done)
                        surveys.settle(survey.id(), new Settling("Hidden " + mark, true, null, 0, 0, List.of())))
                .survey();
        assertThat(triggers.add(reminding(hidden, Trigger.Way.EMAIL, 3))).contains("nobody can be reminded");
    }
}
