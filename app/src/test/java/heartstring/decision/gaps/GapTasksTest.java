package heartstring.decision.gaps;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.House;
import heartstring.HouseTest;
import heartstring.experience.GapWidened;
import heartstring.loyalty.Shop;
import heartstring.platform.auth.Role;
import heartstring.platform.users.User;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A widened gap is one task, however often it is told. */
@HouseTest
class GapTasksTest {

    private final House house;
    private final GapTasks gaps;
    private final ApplicationEventPublisher bells;
    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;

    GapTasksTest(
            House house,
            GapTasks gaps,
            ApplicationEventPublisher bells,
            TransactionTemplate transactions,
            JdbcClient jdbc) {
        this.house = house;
        this.gaps = gaps;
        this.bells = bells;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    private long ring(long owner, String stage) throws Exception {
        long gap = ThreadLocalRandom.current().nextLong(1L << 40, 1L << 50);
        GapWidened bell = new GapWidened(
                gap, 7, 3, stage, owner, "calm", "frustration", 0.31, 0.58, 46, LocalDate.of(2026, 11, 2));
        for (int i = 0; i < 3; i++) {
            transactions.executeWithoutResult(status -> bells.publishEvent(bell));
        }
        Shop.together(4, () -> {
            while (gaps.giveSome()) {
                Thread.onSpinWait();
            }
            return true;
        });
        gaps.giveSome();
        gaps.giveSome();
        return gap;
    }

    private long task(long gap) throws InterruptedException {
        Instant until = Instant.now().plusSeconds(20);
        while (true) {
            List<Long> tasks = jdbc.sql("select task_id from decision.gap where gap_id = :gap and task_id is not null")
                    .param("gap", gap)
                    .query(Long.class)
                    .list();
            if (!tasks.isEmpty() || Instant.now().isAfter(until)) {
                return tasks.getFirst();
            }
            Thread.sleep(50);
        }
    }

    @Test
    void theOwnerOfTheStageGetsOneTaskWithTheEvidence() throws Exception {
        User owner = house.user(Role.MANAGER);
        String stage = "Pick-up " + ThreadLocalRandom.current().nextInt(1_000_000);
        long task = task(ring(owner.id(), stage));
        assertThat(jdbc.sql("select count(*) from crm.task where title like :title")
                        .param("title", "“" + stage + "”%")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        String page = house.signedIn(owner).get("/crm/tasks/" + task).body();
        assertThat(page)
                .contains("is to feel like calm and feels like frustration: 31 % of 46 say so, usually 58 %")
                .contains("/experience/journeys/7/stages/3");
        assertThat(jdbc.sql("select owner_id from crm.task where id = :id")
                        .param("id", task)
                        .query(Long.class)
                        .single())
                .isEqualTo(owner.id());
    }

    @Test
    void withoutAnOwnerItLiesInTheTeamsHeap() throws Exception {
        long task = task(ring(0, "Nobody's stage"));
        assertThat(house.as(Role.MANAGER).get("/crm/tasks?queue=upcoming").status())
                .isEqualTo(200);
        assertThat(jdbc.sql("select count(*) from crm.task where id = :id and owner_id is null")
                        .param("id", task)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }
}
