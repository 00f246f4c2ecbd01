package heartstring.insight.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heartstring.House;
import heartstring.HouseTest;
import heartstring.platform.auth.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Studies that are due, stopped, taken over and that fail. */
@HouseTest
class StudiesTest {

    private final House house;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final String name =
            "test-" + UUID.randomUUID().toString().substring(0, 8).replaceAll("[0-9]", "x");
    private Instant now = Instant.now();
    private Consumer<Work> doing = work -> {};

    StudiesTest(House house, JdbcClient jdbc, JsonMapper json) {
        this.house = house;
        this.jdbc = jdbc;
        this.json = json;
    }

    private record Trial(String name, String version, Consumer<Work> doing) implements Study {
        @Override
        public String title() {
            return "A trial";
        }

        @Override
        public String explanation() {
            return "It is tried.";
        }

        @Override
        public Duration every() {
            return Duration.ofHours(24);
        }

        @Override
        public String path() {
            return "/insight/studies";
        }

        @Override
        public void run(Work work) {
            doing.accept(work);
        }
    }

    /** As one server has it; each has a number of its own. */
    private Studies server(String version) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("trial", new Trial(name, version, work -> doing.accept(work)));
        return new Studies(beans.getBeanProvider(Study.class), new RunsSql(jdbc, json), () -> now);
    }

    /** Others' studies may be under way; one is worked at a time. */
    private static void work(Studies server, BooleanSupplier closing) throws InterruptedException {
        for (int i = 0; i < 2_000; i++) {
            if (server.workAtOne(closing)) {
                return;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("nothing was taken");
    }

    private String state() {
        return jdbc.sql("select state from insight.run where study = :study order by id desc limit 1")
                .param("study", name)
                .query((rs, n) -> rs.getString(1))
                .optional()
                .orElse("none");
    }

    @Test
    void whatIsStoppedGoesOnWhereItStoodAtAnotherServer() throws Exception {
        Studies one = server("a-1");
        one.askForDue();
        assertThat(one.ask(name)).isFalse();
        AtomicReference<String> reached = new AtomicReference<>("");
        doing = work -> {
            work.reach("{\"customer\": 7}");
            work.progress(1, 2);
            throw new AssertionError("it goes on though the house closes");
        };
        work(one, () -> true);
        assertThat(state()).isEqualTo("waiting");

        Studies two = server("a-1");
        doing = work -> {
            reached.set(work.reached());
            jdbc.sql("update insight.run set held_until = now() - interval '1 second' where id = :id")
                    .param("id", work.run())
                    .update();
            two.hold();
            assertThat(one.workAtOne(() -> false)).as("it is still held").isFalse();
            work.window(now.minus(Duration.ofDays(3)), now);
            work.found("Receipts", "12 of 3 customers");
        };
        work(two, () -> false);
        assertThat(reached.get()).contains("customer").contains("7");
        Run done = one.done(name).orElseThrow();
        assertThat(done.findings()).containsExactly(new Run.Finding("Receipts", "12 of 3 customers"));
        assertThat(done.dataUntil()).isNotNull();

        two.askForDue();
        assertThat(state()).isEqualTo("done");
        now = now.plus(Duration.ofHours(25));
        two.askForDue();
        assertThat(state()).isEqualTo("waiting");
        doing = work -> {};
        work(two, () -> false);
        server("a-2").askForDue();
        assertThat(state())
                .as("another method is not content with the old result")
                .isEqualTo("waiting");
        work(two, () -> false);
    }

    @Test
    void aHouseThatHasOutgrownWhatIsKnownIsLookedAtAnew() throws Exception {
        Studies one = server("d-1");
        one.askForDue();
        work(one, () -> false);
        jdbc.sql("update insight.run set met = -10000 where study = :study")
                .param("study", name)
                .update();
        one.askForDue();
        assertThat(state()).as("a minute has not gone by").isEqualTo("done");
        now = now.plus(Duration.ofMinutes(2));
        one.askForDue();
        assertThat(state()).as("the house has outgrown it").isEqualTo("waiting");
        work(one, () -> false);
        one.askForDue();
        assertThat(state()).isEqualTo("done");
    }

    @Test
    void aServerThatIsNoMoreHeardOfLosesItsRunAndCannotWriteToIt() throws Exception {
        Studies one = server("b-1");
        Studies two = server("b-1");
        one.askForDue();
        AtomicReference<Work> lost = new AtomicReference<>();
        doing = work -> {
            lost.set(work);
            jdbc.sql("update insight.run set held_until = now() - interval '1 second' where id = :id")
                    .param("id", work.run())
                    .update();
            doing = second -> second.found("By", "the second");
            try {
                work(two, () -> false);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            work.reach("{}");
            throw new AssertionError("it writes to what it lost");
        };
        work(one, () -> false);
        assertThat(one.done(name).orElseThrow().findings()).containsExactly(new Run.Finding("By", "the second"));
        assertThatThrownBy(() -> lost.get().reach("{}")).isInstanceOf(Stopped.class);
    }

    @Test
    void whatFailsSaysWhyAndIsTriedAgainWithinTheHour() throws Exception {
        Studies one = server("c-1");
        one.askForDue();
        doing = work -> {
            throw new IllegalStateException("the shop sells nothing");
        };
        work(one, () -> false);
        assertThat(one.done(name)).isEmpty();
        assertThat(state()).isEqualTo("failed");
        now = now.plus(Duration.ofMinutes(59));
        one.askForDue();
        assertThat(state()).isEqualTo("failed");
        now = now.plus(Duration.ofMinutes(2));
        one.askForDue();
        assertThat(state()).isEqualTo("waiting");
        // A server that closes is no fault of the study; one that a server never came back from, five times, is.
        doing = work -> work.progress(1, 9);
        for (int i = 0; i < 6; i++) {
            work(one, () -> true);
            assertThat(state()).isEqualTo("waiting");
        }
        jdbc.sql("update insight.run set taken = 5 where study = :study and state = 'waiting'")
                .param("study", name)
                .update();
        work(one, () -> false);
        assertThat(jdbc.sql("select reason from insight.run where study = :study order by id desc limit 1")
                        .param("study", name)
                        .query((rs, n) -> rs.getString(1))
                        .single())
                .contains("5 times");
    }

    @Test
    void thePageIsForThoseWhoPlanAndCount() throws Exception {
        assertThat(house.as(Role.ANALYST).get("/insight/studies").body()).contains("How it is known");
        assertThat(house.as(Role.CASHIER).get("/insight/studies").status()).isEqualTo(403);
        assertThat(house.api("insight:read").get("/api/insight/studies").json().has("studies"))
                .isTrue();
        assertThat(house.api("insight:write")
                        .post("/api/insight/studies/no-such-one/runs", "{}")
                        .status())
                .isEqualTo(404);
    }
}
