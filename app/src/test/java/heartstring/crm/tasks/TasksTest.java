package heartstring.crm.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.desk.CustomersAtWork;
import heartstring.platform.auth.Role;
import heartstring.platform.users.User;
import heartstring.touchpoint.sources.Sources;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class TasksTest {

    private final House house;
    private final Tasks tasks;
    private final Reminders reminders;
    private final CustomersAtWork shop;
    private final JdbcClient jdbc;
    private final Instant now;

    TasksTest(House house, Tasks tasks, Reminders reminders, Sources sources, JdbcClient jdbc, InstantSource time) {
        this.house = house;
        this.tasks = tasks;
        this.reminders = reminders;
        this.shop = new CustomersAtWork(house, sources, jdbc);
        this.jdbc = jdbc;
        this.now = time.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private Task add(TaskDraft draft) {
        return ((TaskOutcome.Done) tasks.add(draft)).task();
    }

    private static TaskDraft repeating(String title, long owner, Instant due, String rule) {
        return new TaskDraft("task", title, "", owner, due, false, 0, 0, 0, null, 0, rule);
    }

    @Test
    void whatIsDoneStandsInTheStory() throws Exception {
        long customer = shop.identify("Ada Asks", CustomersAtWork.mail());
        User agent = house.user(Role.AGENT);
        Task task = add(TaskDraft.plain("Call Ada back", agent.id(), now.minusSeconds(60), customer, 0));
        Browser browser = house.signedIn(agent);
        assertThat(browser.get("/crm/tasks?queue=overdue").body()).contains("Call Ada back", "overdue");

        assertThat(browser.post("/crm/tasks/" + task.id() + "/completion", "queue", "overdue")
                        .location())
                .isEqualTo("/crm/tasks?queue=overdue");

        assertThat(browser.get("/crm/tasks?queue=overdue").body()).doesNotContain("Call Ada back");
        assertThat(browser.get("/customers/" + customer).body()).contains("Some Agent did “Call Ada back”");
        assertThat(tasks.done(task.id())).isInstanceOf(TaskOutcome.Clash.class);
    }

    @Test
    void whatRepeatsComesAgainOnceAndUndoingTakesItBack() {
        long owner = house.user(Role.AGENT).id();
        Task first = add(repeating("Water the plants", owner, now.minus(Duration.ofDays(15)), "FREQ=WEEKLY"));

        tasks.done(first.id());

        List<Task> open = tasks.queue(Tasks.Queue.MINE, owner, null, 0, 10);
        assertThat(open).hasSize(1);
        assertThat(open.getFirst()).extracting(Task::title, Task::turn).containsExactly("Water the plants", 4);
        assertThat(open.getFirst().dueAt()).isAfter(now);

        tasks.reopen(first.id());
        assertThat(tasks.queue(Tasks.Queue.MINE, owner, null, 0, 10))
                .extracting(Task::id)
                .containsExactly(first.id());
    }

    @Test
    void aReminderComesOnceInTheHouseAndByMail() {
        User agent = house.user(Role.AGENT);
        Task task = add(repeating("Send the quote", agent.id(), now.minusSeconds(1), ""));

        while (reminders.some() > 0) {
            assertThat(reminders).isNotNull();
        }

        Browser browser = house.signedIn(agent);
        assertThat(browser.get("/").body()).contains("Notices, 2 unread");
        assertThat(browser.get("/notices").body()).contains("Due: “Send the quote”");
        assertThat(jdbc.sql("select count(*) from messaging.message where address = :mail")
                        .param("mail", agent.email())
                        .query((rs, n) -> rs.getLong(1))
                        .single())
                .isOne();
        Matcher open = Pattern.compile("/notices/\\d+/opening")
                .matcher(browser.get("/notices").body());
        assertThat(open.find()).isTrue();
        assertThat(browser.post(open.group()).location()).isEqualTo("/crm/tasks/" + task.id());
        assertThat(browser.get("/").body()).contains("Notices, 1 unread");
    }

    @Test
    void aSecretAddressShowsTheCalendarUntilItIsTakenBack() {
        User agent = house.user(Role.AGENT);
        add(new TaskDraft(
                "meeting",
                "Tasting; with, odd\nsigns",
                "Café",
                agent.id(),
                now.plusSeconds(3600),
                false,
                45,
                0,
                0,
                null,
                15,
                ""));
        add(TaskDraft.plain("Order cups", agent.id(), now.plusSeconds(7200), 0, 0));
        Browser browser = house.signedIn(agent);
        Matcher address = Pattern.compile("/s/calendar/[A-Za-z0-9_-]+\\.ics")
                .matcher(browser.post("/crm/calendar").body());
        assertThat(address.find()).isTrue();

        Answer feed = house.browser().get(address.group());

        assertThat(feed.status()).isEqualTo(200);
        assertThat(feed.header("Content-Type"))
                .hasValueSatisfying(t -> assertThat(t).startsWith("text/calendar"));
        assertThat(feed.body())
                .startsWith("BEGIN:VCALENDAR")
                .contains(
                        "BEGIN:VEVENT",
                        "BEGIN:VTODO",
                        "SUMMARY:Order cups",
                        "Tasting\\; with\\, odd",
                        "LOCATION:Café",
                        "BEGIN:VALARM");
        browser.post("/crm/calendar/withdrawal");
        assertThat(house.browser().get(address.group()).status()).isEqualTo(404);
        assertThat(house.browser().get("/s/calendar/0123456789abcdef0123.ics").status())
                .isEqualTo(404);
    }

    @Test
    void programsAddAndComplete() {
        Answer added = house.api("tasks:write").post("/api/tasks", """
                {"title":"From a program","dueAt":"%s","conversation":"77"}""".formatted(now));
        assertThat(added.status()).isEqualTo(201);
        long id = added.json().path("id").asLong();
        assertThat(house.api("tasks:read").get("/api/tasks?conversation=77").body())
                .contains("From a program");
        assertThat(house.api("tasks:write")
                        .post("/api/tasks/" + id + "/completion", "{}")
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("done");
        assertThat(house.api("tasks:read").post("/api/tasks", "{}").status()).isEqualTo(403);
        assertThat(house.api("tasks:write")
                        .post("/api/tasks", "{\"title\":\"x\",\"dueAt\":\"%s\",\"repeat\":\"often\"}".formatted(now))
                        .status())
                .isEqualTo(422);
    }
}
