package heartstring.crm.promises;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.House;
import heartstring.HouseTest;
import heartstring.crm.Talks;
import heartstring.crm.tasks.Task;
import heartstring.crm.tasks.Tasks;
import heartstring.customer.privacy.Privacy;
import heartstring.platform.auth.Role;
import heartstring.platform.users.User;
import heartstring.story.memory.Memory;
import heartstring.story.memory.Remembered;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.sources.Sources;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class PromiseTasksTest {

    private final House house;
    private final Talks talks;
    private final PromiseTasks promises;
    private final Tasks tasks;
    private final Memory memory;
    private final Privacy privacy;
    private final JdbcClient jdbc;
    private final Instant now;

    PromiseTasksTest(
            House house,
            Sources sources,
            Belts belts,
            PromiseTasks promises,
            Tasks tasks,
            Memory memory,
            Privacy privacy,
            JdbcClient jdbc,
            InstantSource time) {
        this.house = house;
        this.talks = new Talks(house, sources, belts, jdbc);
        this.promises = promises;
        this.tasks = tasks;
        this.memory = memory;
        this.privacy = privacy;
        this.jdbc = jdbc;
        this.now = time.instant();
    }

    /** A question and, five days ago, the promise of an agent to do something on the next day. */
    private User promised(String words) throws Exception {
        User agent = house.user(Role.AGENT);
        talks.mail(now.minus(Duration.ofDays(6)), "Lid", "Where is the lid?");
        talks.say(
                "Message Sent",
                "email",
                now.minus(Duration.ofDays(5)),
                "\"text\":\"%s\",\"user_id\":%d".formatted(words, agent.id()));
        give();
        return agent;
    }

    private void give() {
        while (promises.giveSome()) {
            Thread.onSpinWait();
        }
        promises.dropGone();
    }

    private Remembered promise() {
        return memory.all(talks.customer()).stream()
                .filter(r -> r.kind().equals("promise"))
                .findFirst()
                .orElseThrow();
    }

    private Task task() {
        long id = jdbc.sql("""
                        select x.task_id from crm.v_promise x join story.v_memory m on m.touchpoint_id = x.touchpoint_id
                         where m.id = :id""")
                .param("id", promise().id())
                .query((rs, n) -> rs.getLong(1))
                .single();
        return tasks.find(id).orElseThrow();
    }

    private void change(String state) {
        Remembered p = promise();
        memory.change(p.id(), p.kind(), p.words(), p.due(), state);
    }

    @Test
    void aPromiseWithADayBecomesOneTaskOfWhoeverPromised() throws Exception {
        User agent = promised("We'll send you the lid tomorrow.");
        give();
        assertThat(tasks.ofCustomer(talks.customer(), 10)).singleElement().satisfies(task -> {
            assertThat(task.ownerId()).isEqualTo(agent.id());
            assertThat(task.promise()).isEqualTo("We'll send you the lid tomorrow.");
            assertThat(task.title()).doesNotContain("lid");
            assertThat(task.conversation()).isEqualTo(String.valueOf(talks.conversation()));
            assertThat(task.isOverdue(now)).isTrue();
        });
        assertThat(house.signedIn(agent).get("/crm/tasks?queue=overdue").body())
                .contains("Keep a promise", "We'll send you the lid tomorrow.");
        assertThat(house.signedIn(agent).get("/crm/tasks/" + task().id()).body())
                .contains("done means the promise is kept");
        // Built again, the memory has another number, and the promise its old task.
        jdbc.sql("""
                        with gone as (delete from story.memory where id = :id returning *)
                        insert into story.memory (profile_id, touchpoint_id, kind, words, starts, ends, due, ours, said_at)
                        select profile_id, touchpoint_id, kind, words, starts, ends, due, ours, said_at from gone""").param("id", promise().id()).update();
        give();
        assertThat(tasks.ofCustomer(talks.customer(), 10)).hasSize(1);
    }

    @Test
    void whatHappensToOneHappensToTheOther() throws Exception {
        User agent = promised("We'll call you tomorrow.");
        house.signedIn(agent).post("/promises/" + promise().id(), "state", "settled");
        assertThat(task().state()).isEqualTo("done");
        tasks.reopen(task().id());
        assertThat(promise().state()).isEqualTo("confirmed");
        tasks.done(task().id());
        assertThat(promise().state()).isEqualTo("settled");
        change("confirmed");
        assertThat(task().state()).isEqualTo("open");
        Remembered p = promise();
        memory.change(p.id(), "promise", p.words(), memory.today().plusDays(3), "confirmed");
        assertThat(task().isOverdue(now)).isFalse();
        change("dismissed");
        assertThat(task().state()).isEqualTo("dropped");
        assertThat(promise().state()).isEqualTo("dismissed");
    }

    @Test
    void aTaskNobodyDoesLeavesThePromiseOpenAndThePageSaysSo() throws Exception {
        User agent = promised("We'll ring you tomorrow about the <b>lid</b>.");
        assertThat(house.signedIn(agent).get("/promises").body()).contains("/crm/tasks/" + task().id(), agent.name());
        tasks.drop(task().id(), true);
        assertThat(promise().isOpenPromise()).isTrue();
        give();
        assertThat(task().state()).isEqualTo("dropped");
        assertThat(house.signedIn(agent).get("/promises").body()).contains("task dropped");
    }

    @Test
    void theSourceGoneTheTaskGoes() throws Exception {
        promised("We'll write to you tomorrow.");
        long task = task().id();
        privacy.erase(talks.customer(), "erase " + talks.customer());
        assertThat(tasks.find(task)).isEmpty();
        assertThat(jdbc.sql("select count(*) from crm.promise where task_id = :task")
                        .param("task", task)
                        .query((rs, n) -> rs.getLong(1))
                        .single())
                .isZero();
    }
}
