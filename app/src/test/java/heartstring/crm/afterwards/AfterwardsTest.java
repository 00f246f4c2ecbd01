package heartstring.crm.afterwards;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.crm.chatdoors.ChatDoors;
import heartstring.crm.chatdoors.Door;
import heartstring.experience.asking.Asking;
import heartstring.experience.asking.Trigger;
import heartstring.experience.asking.Triggers;
import heartstring.experience.questions.Forms;
import heartstring.experience.questions.Measure;
import heartstring.experience.questions.Question;
import heartstring.experience.questions.Words;
import heartstring.experience.surveys.Settling;
import heartstring.experience.surveys.Survey;
import heartstring.experience.surveys.Surveys;
import heartstring.platform.auth.Role;
import heartstring.platform.auth.Throttle;
import heartstring.platform.auth.ThrottleRules;
import heartstring.platform.secrets.Tokens;
import heartstring.platform.settings.Settings;
import heartstring.platform.users.User;
import heartstring.touchpoint.belts.Belts;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A survey after a talk: in the window of a chat, and by a letter when a conversation is closed. */
@HouseTest
class AfterwardsTest {

    private static final String SHOP = "https://after.example";

    private final House house;
    private final ChatDoors doors;
    private final Surveys surveys;
    private final Triggers triggers;
    private final Asking asking;
    private final Settings settings;
    private final Belts belts;
    private final Throttle throttle;
    private final JdbcClient jdbc;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private Door door;
    private Survey survey;

    AfterwardsTest(
            House house,
            ChatDoors doors,
            Surveys surveys,
            Triggers triggers,
            Asking asking,
            Settings settings,
            Belts belts,
            Throttle throttle,
            JdbcClient jdbc) {
        this.house = house;
        this.doors = doors;
        this.surveys = surveys;
        this.triggers = triggers;
        this.asking = asking;
        this.settings = settings;
        this.belts = belts;
        this.throttle = throttle;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void open() {
        String day = "00:00-00:00";
        settings.set(Map.of(
                "crm.hours",
                "mon %1$s,tue %1$s,wed %1$s,thu %1$s,fri %1$s,sat %1$s,sun %1$s".formatted(day),
                "address",
                "https://house.example"));
        door = ((ChatDoors.Outcome.Done) doors.add(
                        "After " + mark, 0, "Hello", "#112233", SHOP, false, "ck_" + Tokens.next(), Tokens.next()))
                .door();
        int id = ((Surveys.Outcome.Done) surveys.draw(
                        "After " + mark,
                        Forms.of(List.of(
                                new Question.Scale(Forms.head("csat", true), Measure.CSAT, 5, Words.NONE, Words.NONE),
                                new Question.Free(Forms.head("why", false), false)))))
                .survey()
                .id();
        surveys.publish(id);
        survey = ((Surveys.Outcome.Done)
                        surveys.settle(id, new Settling("After " + mark, false, null, 0, 0, List.of())))
                .survey();
    }

    @AfterEach
    void asBefore() {
        settings.set(Map.of("crm.hours", "", "address", ""));
        triggers.all().stream().filter(t -> t.surveyId() == survey.id()).forEach(t -> triggers.stop(t.id(), true));
    }

    private Answer call(String session, String path, String body) throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(house.at("/chat/" + door.publicKey() + "/" + path))
                        .header("Authorization", "Bearer " + session)
                        .header("Origin", SHOP)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return new Answer(answer.statusCode(), answer.body(), answer);
    }

    private String chat(String anonymous) throws Exception {
        String session = Tokens.next();
        String said =
                "{\"key\":\"%s\",\"text\":\"Where is my tea?\",\"anonymousId\":\"%s\",\"email\":\"%s@after.test\"}"
                        .formatted(UUID.randomUUID(), anonymous, anonymous);
        assertThat(call(session, "messages", said).status()).isEqualTo(200);
        belts.drain();
        return session;
    }

    private Trigger trigger(String event, String condition, Trigger.Way way, boolean each) {
        return new Trigger(0, survey.id(), "T " + mark, event, condition, 0, BigDecimal.valueOf(100), false, way, each);
    }

    @Test
    void aChatThatHasEndedAsksInItsWindowInItsLanguageAndTheAnswerKnowsTheColleague() throws Exception {
        String ended = "Live Chat Conversation Ended";
        assertThat(triggers.add(trigger("Order Completed", null, Trigger.Way.CHAT, false)))
                .contains("only the end of that chat");
        assertThat(triggers.add(trigger(ended, null, Trigger.Way.CHAT, true))).isNull();
        String anonymous = "after-" + UUID.randomUUID();
        String session = chat(anonymous);
        User agent = house.user(Role.AGENT);
        jdbc.sql(
                        "update crm.conversation set assignee_id = :user where id = (select t.conversation_id from crm.talk t join customer.identifier i on i.profile_id = t.profile_id where i.value = :anonymous limit 1)")
                .param("user", agent.id())
                .param("anonymous", anonymous)
                .update();
        assertThat(call(session, "afterwards?lang=ar", "{}").status())
                .as("it goes on")
                .isEqualTo(204);
        assertThat(call(session, "ending", "{}").status()).isEqualTo(204);
        assertThat(call(Tokens.next(), "afterwards", "{}").status())
                .as("somebody else")
                .isEqualTo(204);
        Answer asked = call(session, "afterwards?lang=ar", "{}");
        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.json().path("title").asString()).isEqualTo("بعض الأسئلة");
        assertThat(asked.json().path("framed").asBoolean()).isTrue();
        String path = asked.json().path("path").asString();
        Browser ana = house.browser();
        Answer page = ana.get(path);
        assertThat(page.body()).contains("dir=\"rtl\"");
        assertThat(page.header("Content-Security-Policy").orElse("")).contains("frame-ancestors 'self' " + SHOP);
        String link = path.substring(0, path.indexOf('?'));
        ana.postBare(link, "at", "csat", "q.csat", "2", "via", "chat", "go", "next");
        assertThat(ana.postBare(link, "at", "why", "q.why", "Slow", "go", "next")
                        .status())
                .isEqualTo(200);
        assertThat(jdbc.sql(
                                "select channel || ' ' || score || ' ' || coalesce(agent_id, 0) from experience.answer where survey_id = :id")
                        .param("id", survey.id())
                        .query(String.class)
                        .single())
                .isEqualTo("chat 2 " + agent.id());
        assertThat(call(session, "afterwards", "{}").status()).as("answered").isEqualTo(204);
        assertThat(house.as(Role.MANAGER)
                        .get("/experience/surveys/" + survey.id() + "/results")
                        .body())
                .as("one answer about a colleague tells nobody")
                .doesNotContain(agent.name());
    }

    @Test
    void aConversationThatIsClosedIsToldInTheStoryAndAsksByALetter() throws Exception {
        String condition = "{\"term\":\"channel\",\"is\":\"is\",\"value\":\"chat\"}";
        assertThat(triggers.add(trigger("Conversation Resolved", condition, Trigger.Way.EMAIL, false)))
                .isNull();
        String anonymous = "closed-" + UUID.randomUUID();
        chat(anonymous);
        long conversation = jdbc.sql(
                        "select t.conversation_id from crm.talk t join customer.identifier i on i.profile_id = t.profile_id where i.value = :anonymous limit 1")
                .param("anonymous", anonymous)
                .query(Long.class)
                .single();
        Browser agent = house.as(Role.AGENT);
        agent.get("/crm/inbox/" + conversation);
        assertThat(agent.post("/crm/inbox/" + conversation + "/resolution").status())
                .isLessThan(400);
        belts.drain();
        while (asking.some() > 0) {
            Thread.onSpinWait();
        }
        long customer = jdbc.sql(
                        "select p.customer_id from customer.identifier i join customer.profile p on p.id = i.profile_id where i.value = :anonymous limit 1")
                .param("anonymous", anonymous)
                .query(Long.class)
                .single();
        assertThat(house.as(Role.MANAGER).get("/customers/" + customer).body()).contains("closed the conversation");
        assertThat(jdbc.sql("""
                        select k.outcome || ' ' || (k.agent_id is not null) from experience.asking k
                          join customer.profile p on p.id = k.profile_id where p.customer_id = :customer and k.survey_id = :survey""")
                        .param("customer", customer)
                        .param("survey", survey.id())
                        .query(String.class)
                        .list())
                .containsExactly("asked true");
        assertThat(triggers.add(trigger("Conversation Resolved", null, Trigger.Way.EMAIL, true)))
                .isNull();
        surveys.settle(survey.id(), new Settling(survey.name(), false, null, 0, 30, List.of()));
        assertThat(triggers.add(trigger("Conversation Resolved", null, Trigger.Way.EMAIL, true)))
                .contains("set “again after” to 0 days");
    }

    @Test
    void whoAsksAgainAndAgainHasToWaitAndNobodyElse() throws Exception {
        try {
            int last = 204;
            for (int i = 0; i <= ThrottleRules.CHAT_AFTER.attempts() && last == 204; i++) {
                last = call(Tokens.next(), "afterwards", "{}").status();
            }
            assertThat(last).isEqualTo(429);
            String session = chat("after-" + UUID.randomUUID());
            assertThat(call(session, "ending", "{}").status()).isEqualTo(204);
            belts.drain();
            assertThat(call(session, "afterwards", "{}").status())
                    .as("whoever had a chat is not kept waiting by others")
                    .isEqualTo(204);
            int again = 204;
            for (int i = 0; i <= ThrottleRules.CHAT_AFTER.attempts() && again == 204; i++) {
                again = call(session, "afterwards", "{}").status();
            }
            assertThat(again).as("but by themselves").isEqualTo(429);
        } finally {
            throttle.forget(ThrottleRules.CHAT_AFTER, "127.0.0.1");
        }
    }
}
