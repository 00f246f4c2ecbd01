package heartstring.crm.kept;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.crm.Talks;
import heartstring.crm.clocks.Clocks;
import heartstring.crm.conversations.Conversations;
import heartstring.crm.kept.KeptRules.Said;
import heartstring.crm.kept.KeptRules.Wait;
import heartstring.platform.auth.Role;
import heartstring.platform.settings.Settings;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.sources.Sources;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What was promised, and what became of it. */
@HouseTest
class KeptTest {

    private final House house;
    private final Promised promised;
    private final Conversations conversations;
    private final Clocks clocks;
    private final Settings settings;
    private final Sources sources;
    private final Belts belts;
    private final JdbcClient jdbc;
    private final PromisedSql sql;
    private final TransactionTemplate transactions;

    KeptTest(
            House house,
            Promised promised,
            Conversations conversations,
            Clocks clocks,
            Settings settings,
            Sources sources,
            Belts belts,
            JdbcClient jdbc,
            PromisedSql sql,
            TransactionTemplate transactions) {
        this.house = house;
        this.promised = promised;
        this.conversations = conversations;
        this.clocks = clocks;
        this.settings = settings;
        this.sources = sources;
        this.belts = belts;
        this.jdbc = jdbc;
        this.sql = sql;
        this.transactions = transactions;
    }

    private record Row(String kind, boolean due, boolean done, boolean kept) {}

    private List<Row> rows(long conversation) throws InterruptedException {
        Instant until = Instant.now().plusSeconds(20);
        while (jdbc.sql("select count(*) from crm.kept_due where conversation_id = :id")
                                .param("id", conversation)
                                .query(Long.class)
                                .single()
                        > 0
                && Instant.now().isBefore(until)) {
            promised.readSome();
            Thread.sleep(20);
        }
        return jdbc.sql("""
                        select kind, due_at is not null, done_at is not null, coalesce(done_at <= due_at, false) from crm.kept
                         where conversation_id = :id order by began_at, kind""")
                .param("id", conversation)
                .query((rs, n) -> new Row(rs.getString(1), rs.getBoolean(2), rs.getBoolean(3), rs.getBoolean(4)))
                .list();
    }

    private void change(long conversation) {
        jdbc.sql("update crm.conversation set priority = priority where id = :id")
                .param("id", conversation)
                .update();
    }

    @Test
    void aConversationThatIsBeingChangedIsReadOnceTheChangeIsThere() throws Exception {
        Talks who = new Talks(house, sources, belts, jdbc);
        who.mail(Instant.now().minusSeconds(60), "Hello", "Hello");
        long conversation = who.conversation();
        change(conversation);
        // It is due since then; whoever took it now would read it as it was.
        Boolean taken = transactions.execute(changing -> {
            change(conversation);
            return CompletableFuture.supplyAsync(() -> transactions.execute(taking -> {
                        taking.setRollbackOnly();
                        return Arrays.stream(sql.take(10_000)).anyMatch(id -> id == conversation);
                    }))
                    .join();
        });
        assertThat(taken).isFalse();
        assertThat(rows(conversation)).isNotEmpty();
    }

    @Test
    void eachWaitAndEachEndIsHeldAgainstItsPromise() throws Exception {
        Instant first = Instant.now().minus(Duration.ofMinutes(30));
        for (int i = 0; i < 5; i++) {
            Talks who = new Talks(house, sources, belts, jdbc);
            who.mail(first, "Late", "Where is my order?");
            long conversation = who.conversation();
            assertThat(rows(conversation))
                    .containsExactly(new Row("answer", true, false, false), new Row("end", true, false, false));
            who.say(
                    "Message Sent",
                    "email",
                    first.plusSeconds(600),
                    "\"text\":\"On its way.\",\"to\":\"%s\"".formatted(who.email));
            assertThat(rows(conversation))
                    .containsExactly(new Row("answer", true, true, true), new Row("end", true, false, false));
            conversations.resolve(conversation);
            assertThat(rows(conversation))
                    .containsExactly(new Row("answer", true, true, true), new Row("end", true, true, true));
            who.mail(Instant.now().plusSeconds(1), "Late", "Still nothing.");
            assertThat(rows(conversation))
                    .filteredOn(r -> r.kind().equals("answer"))
                    .hasSize(2);
        }
        String page = house.as(Role.ANALYST).get("/crm/kept?days=7").body();
        assertThat(page).contains("First answers").contains("By channel").contains("email");
        assertThat(house.as(Role.AGENT).get("/crm/kept").status()).isEqualTo(403);
    }

    @Test
    void whatEndedByItselfWithoutAWordOfOursIsNoPromiseKept() throws Exception {
        Talks who = new Talks(house, sources, belts, jdbc);
        who.mail(Instant.now().minusSeconds(60), "Hello", "Where is it?");
        long conversation = who.conversation();
        jdbc.sql(
                        "update crm.conversation set state = 'resolved', resolved_at = now(), resolved_by = null where id = :id")
                .param("id", conversation)
                .update();
        assertThat(rows(conversation)).extracting(Row::kind).doesNotContain("end");
    }

    @Test
    void aChannelMayPromiseSooner() throws Exception {
        Browser manager = house.as(Role.MANAGER);
        String[] form = {
            "from-mon",
            "09:00",
            "to-mon",
            "18:00",
            "answer0",
            "30",
            "answer1",
            "120",
            "answer2",
            "480",
            "answer3",
            "960",
            "resolve0",
            "240",
            "resolve1",
            "960",
            "resolve2",
            "2400",
            "resolve3",
            "4800"
        };
        assertThat(manager.get("/crm/clocks").body()).contains("Sooner in a channel");
        assertThat(manager.post("/crm/clocks", with(form, "first-chat", "x")).body())
                .contains("A promise of a channel");
        Instant now = Instant.now();
        settings.set(Map.of("crm.channel-minutes", "chat 5 240,email 240 0"));
        try {
            assertThat(clocks.answerDue(now, 3, "chat")).isBefore(clocks.answerDue(now, 3));
            assertThat(clocks.answerDue(now, 1, "email"))
                    .as("the priority's is sooner")
                    .isEqualTo(clocks.answerDue(now, 1));
            assertThat(clocks.resolveDue(now, 3, "email")).isEqualTo(clocks.resolveDue(now, 3));
            assertThat(clocks.resolveDue(now, 3, "chat")).isBefore(clocks.resolveDue(now, 3));
            assertThat(manager.get("/crm/clocks").body())
                    .contains("name=\"first-chat\" type=\"number\" min=\"0\" max=\"525600\" value=\"5\"");
        } finally {
            settings.set(Map.of("crm.channel-minutes", ""));
        }
    }

    private static String[] with(String[] form, String name, String value) {
        String[] all = java.util.Arrays.copyOf(form, form.length + 2);
        all[form.length] = name;
        all[form.length + 1] = value;
        return all;
    }

    @Test
    void whoAsksTwiceWaitsSinceTheFirstTime() {
        Instant t = Instant.parse("2026-03-02T09:00:00Z");
        List<Wait> waits = KeptRules.waits(
                List.of(
                        new Said(t, "customer", true, "email", 0),
                        new Said(t.plusSeconds(60), "customer", true, "email", 0),
                        new Said(t.plusSeconds(120), "us", false, "email", 7),
                        new Said(t.plusSeconds(180), "us", false, "email", 8),
                        new Said(t.plusSeconds(240), "customer", false, "email", 0),
                        new Said(t.plusSeconds(300), "customer", true, "chat", 0)),
                null);
        assertThat(waits)
                .containsExactly(
                        new Wait(t, t.plusSeconds(120), "email", 7), new Wait(t.plusSeconds(300), null, "chat", 0));
        assertThat(KeptRules.waits(List.of(new Said(t, "customer", true, "email", 0)), t.plusSeconds(1)))
                .as("what was settled without an answer asks for nothing any more")
                .isEmpty();
    }
}
