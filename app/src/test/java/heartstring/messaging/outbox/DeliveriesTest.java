package heartstring.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.House;
import heartstring.HouseTest;
import heartstring.commerce.Feed;
import heartstring.customer.consent.Consents;
import heartstring.customer.consent.Purpose;
import heartstring.customer.matching.Identifier;
import heartstring.messaging.bounces.Bounces;
import heartstring.messaging.outbox.Carrier.Carried;
import heartstring.messaging.unsubscribing.Unsubscribes;
import heartstring.platform.auth.Role;
import heartstring.platform.secrets.Vault;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.sources.Sources;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of messages, on a clock and by a mail server of the test's own; the house itself has no mail server. */
@HouseTest
class DeliveriesTest {

    private final House house;
    private final Outbox outbox;
    private static final Connected NONE = new Connected() {
        @Override
        public boolean isAny() {
            return false;
        }

        @Override
        public Carrier.Carried carry(Carrier.Parcel parcel) {
            return new Carrier.Carried.Never("There is none.");
        }
    };

    private final OutboxSql sql;
    private final Consents consents;
    private final Unsubscribes unsubscribes;
    private final Vault vault;
    private final Bounces bounces;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Feed feed;
    private final String x = UUID.randomUUID().toString().substring(0, 8);
    private final List<Carrier.Parcel> sent = new CopyOnWriteArrayList<>();
    private final Deque<Carried> answers = new ArrayDeque<>();
    private Instant now = Instant.now().plusSeconds(30);

    DeliveriesTest(
            House house,
            Outbox outbox,
            OutboxSql sql,
            Consents consents,
            Unsubscribes unsubscribes,
            Vault vault,
            Bounces bounces,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Intake intake,
            Sources sources) {
        this.house = house;
        this.outbox = outbox;
        this.sql = sql;
        this.consents = consents;
        this.unsubscribes = unsubscribes;
        this.vault = vault;
        this.bounces = bounces;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.feed = new Feed(sources, intake, "web");
    }

    private final Carrier server = new Carrier() {
        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public Carried carry(Parcel parcel) {
            // Other tests' messages are not for this server.
            if (!parcel.address().contains(x)) {
                return new Carried.Later("not mine");
            }
            sent.add(parcel);
            return answers.isEmpty() ? new Carried.Taken() : answers.remove();
        }
    };

    private Deliveries deliveries() {
        return new Deliveries(sql, server, NONE, consents, unsubscribes, vault, bounces, () -> now);
    }

    private void sendAll() {
        Deliveries deliveries = deliveries();
        while (deliveries.sendSome()) {
            Thread.onSpinWait();
        }
    }

    private Letter letter(String key, Letter.Purpose purpose, boolean secret, Instant until) {
        return new Letter(
                key + x,
                0,
                key + x + "@mail.test",
                purpose,
                "Hello " + key,
                "The text 4711",
                "<p>4711</p>",
                secret,
                until);
    }

    private String state(String key) {
        return jdbc.sql("select state || coalesce(': ' || reason, '') from messaging.message where message_key = :key")
                .param("key", key + x)
                .query(String.class)
                .single();
    }

    @Test
    void whatIsQueuedInATransactionThatIsUndoneIsNeverSent() {
        transactions.executeWithoutResult(status -> {
            assertThat(outbox.queue(letter("undone", Letter.Purpose.ASKED, false, null)))
                    .isTrue();
            status.setRollbackOnly();
        });
        sendAll();
        assertThat(sent).isEmpty();
    }

    @Test
    void oneKeyIsOneMessage() {
        assertThat(outbox.queue(letter("once", Letter.Purpose.ASKED, false, null)))
                .isTrue();
        assertThat(outbox.queue(letter("once", Letter.Purpose.ASKED, false, null)))
                .isFalse();
        sendAll();
        sendAll();
        assertThat(sent).hasSize(1);
        assertThat(sent.getFirst().text()).isEqualTo("The text 4711");
        assertThat(state("once")).isEqualTo("sent");
    }

    @Test
    void aServerThatIsAwayIsTriedAgainLaterAndLater() {
        outbox.queue(letter("later", Letter.Purpose.ASKED, false, null));
        answers.add(new Carried.Later("The mail server could not be reached."));
        answers.add(new Carried.Later("The mail server could not be reached."));
        sendAll();
        assertThat(state("later")).isEqualTo("waiting: The mail server could not be reached.");
        sendAll();
        assertThat(sent).hasSize(1);
        now = now.plus(Duration.ofSeconds(61));
        sendAll();
        assertThat(sent).hasSize(2);
        now = now.plus(Duration.ofSeconds(61));
        sendAll();
        assertThat(sent).hasSize(2);
        now = now.plus(Duration.ofSeconds(61));
        sendAll();
        assertThat(sent).hasSize(3);
        assertThat(sent.stream().map(Carrier.Parcel::id).distinct()).hasSize(1);
        assertThat(state("later")).isEqualTo("sent");
    }

    @Test
    void afterTheLastTryItHasFailedUntilAPersonTriesAgain() {
        outbox.queue(letter("never", Letter.Purpose.ASKED, false, null));
        for (int i = 0; i < DeliveryRules.MOST_TRIES; i++) {
            answers.add(new Carried.Later("Away."));
        }
        for (int i = 0; i < DeliveryRules.MOST_TRIES + 3; i++) {
            sendAll();
            now = now.plus(Duration.ofHours(7));
        }
        assertThat(sent).hasSize(DeliveryRules.MOST_TRIES);
        assertThat(state("never")).isEqualTo("failed: Away.");
        String page = house.as(Role.ADMINISTRATOR).get("/messages?state=failed").body();
        assertThat(page).contains("never" + x + "@mail.test", "Away.", "No mail server is set up yet");
        long id = sent.getFirst().id();
        assertThat(house.as(Role.ADMINISTRATOR)
                        .post("/messages/" + id + "/tries")
                        .status())
                .isEqualTo(303);
        sendAll();
        assertThat(state("never")).isEqualTo("sent");
        assertThat(outbox.again(id)).isFalse();
        assertThat(house.as(Role.MANAGER).get("/messages").status()).isEqualTo(403);
    }

    @Test
    void whoSaidNoIsNotWrittenToAndNewsNeedsAYes() {
        feed.send(List.of("{'type':'identify','userId':'u%s','traits':{'email':'no%s@mail.test'}}".formatted(x, x)));
        long profile = jdbc.sql("select profile_id from customer.v_identifier where kind = 'user_id' and value = :v")
                .param("v", "u" + x)
                .query(Long.class)
                .single();
        Identifier address = new Identifier(Identifier.EMAIL, "no" + x + "@mail.test");
        outbox.queue(letter("news", Letter.Purpose.NEWS, false, null));
        consents.say(profile, address, Purpose.SERVICE, false, Consents.Way.PERSON);
        outbox.queue(new Letter(
                "s" + x, profile, address.value(), Letter.Purpose.SERVICE, "Points", "text", "", false, null));
        sendAll();
        assertThat(sent).isEmpty();
        assertThat(state("news")).isEqualTo("withheld: This address does not want such messages.");
        assertThat(state("s")).startsWith("withheld");
        consents.say(profile, address, Purpose.SERVICE, true, Consents.Way.PERSON);
        consents.say(
                profile,
                new Identifier(Identifier.EMAIL, "news" + x + "@mail.test"),
                Purpose.NEWS,
                true,
                Consents.Way.PERSON);
        jdbc.sql("select id from messaging.message where message_key in (:keys)")
                .param("keys", List.of("s" + x, "news" + x))
                .query((rs, n) -> rs.getLong(1))
                .list()
                .forEach(outbox::again);
        sendAll();
        assertThat(sent).hasSize(2);
    }

    @Test
    void aSecretIsSealedWhileItWaitsForgottenWhenSentAndNotSentTooLate() {
        outbox.queue(letter("secret", Letter.Purpose.ASKED, true, now.plusSeconds(600)));
        outbox.queue(letter("late", Letter.Purpose.ASKED, true, now.minusSeconds(1)));
        assertThat(rows()).hasSize(2).allSatisfy(row -> assertThat(row).doesNotContain("4711"));
        sendAll();
        assertThat(sent).hasSize(1);
        assertThat(sent.getFirst().text()).isEqualTo("The text 4711");
        assertThat(sent.getFirst().html()).isEqualTo("<p>4711</p>");
        assertThat(state("late")).startsWith("lapsed");
        assertThat(jdbc.sql("select count(*) from messaging.message where address like :x and sealed is not null")
                        .param("x", "%" + x + "%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private List<String> rows() {
        return jdbc.sql("select m::text from messaging.message m where address like :x")
                .param("x", "%" + x + "%")
                .query(String.class)
                .list();
    }

    @Test
    void manyWorkersSendEachMessageOnce() throws InterruptedException {
        for (int i = 0; i < 60; i++) {
            outbox.queue(letter("many" + i + "-", Letter.Purpose.ASKED, false, null));
        }
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            workers.add(Thread.ofVirtual().start(this::sendAll));
        }
        for (Thread worker : workers) {
            worker.join();
        }
        assertThat(sent).hasSize(60);
        assertThat(sent.stream().map(Carrier.Parcel::id).distinct()).hasSize(60);
    }

    @Test
    void whatAServerThatDiedWasSendingIsSentAgainAfterTheLease() {
        outbox.queue(letter("died", Letter.Purpose.ASKED, false, null));
        // Taken, and then nothing more is heard of whoever took it.
        while (!sql.take(now, DeliveryRules.LEASE, true, false, 50).isEmpty()) {
            Thread.onSpinWait();
        }
        sendAll();
        assertThat(sent).isEmpty();
        now = now.plus(DeliveryRules.LEASE).plusSeconds(1);
        sendAll();
        assertThat(sent).hasSize(1);
    }

    @Test
    void oneThatNobodyCanMakeUpHoldsUpNoOther() {
        outbox.queue(letter("odd", Letter.Purpose.ASKED, false, null));
        outbox.queue(letter("plain", Letter.Purpose.ASKED, false, null));
        Carrier breaks = new Carrier() {
            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public Carried carry(Parcel parcel) {
                if (parcel.address().startsWith("odd" + x)) {
                    throw new IllegalArgumentException("a name that no mail can have");
                }
                return server.carry(parcel);
            }
        };
        Deliveries deliveries = new Deliveries(sql, breaks, NONE, consents, unsubscribes, vault, bounces, () -> now);
        while (deliveries.sendSome()) {
            Thread.onSpinWait();
        }
        assertThat(state("plain")).isEqualTo("sent");
        assertThat(state("odd")).isEqualTo("uncertain: Something went wrong here while it was handed over.");
    }

    @Test
    void whatSomebodyAskedForIsNotBehindACampaign() {
        for (int i = 0; i < 25; i++) {
            outbox.queue(letter("many" + i + "-", Letter.Purpose.SERVICE, false, null));
        }
        outbox.queue(letter("code", Letter.Purpose.ASKED, false, null));
        jdbc.sql("""
                        update messaging.message set try_at = case when purpose = 'asked' then '2001-01-01' else '2000-01-01' end::timestamptz
                         where message_key like 'many%' || :x or message_key = 'code' || :x""").param("x", x).update();
        assertThat(deliveries().sendSome()).isTrue();
        assertThat(state("code")).isEqualTo("sent");
        assertThat(state("many24-")).isEqualTo("waiting");
    }

    @Test
    void whatEndedLongAgoIsLetGoHoweverMuchThereIs() {
        jdbc.sql("""
                        insert into messaging.message (message_key, channel, address, purpose, subject, body_text, body_html, state, try_at,
                                                       queued_at, ended_at)
                        select 'old ' || :x || n, 'email', 'old@mail.test', 'news', 'Old', 'Old', '', 'sent', now(), now(),
                               now() - interval '401 days'
                          from generate_series(1, :many) n""").param("x", x).param("many", OutboxSql.MOST_DISCARDED + 10).update();
        DiscardOldMessages.discard(outbox);
        assertThat(jdbc.sql("select count(*) from messaging.message where message_key like 'old ' || :x || '%'")
                        .param("x", x)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whatMayHaveArrivedIsUncertainAndIsNeverSentAgainByItself() {
        outbox.queue(letter("lost", Letter.Purpose.ASKED, false, null));
        outbox.queue(letter("killed", Letter.Purpose.ASKED, false, null));
        // Handed over, and then nothing more is heard of whoever did.
        sql.take(now, DeliveryRules.LEASE, true, false, 1_000).stream()
                .filter(due -> due.address().startsWith("killed" + x))
                .forEach(due ->
                        assertThat(sql.begin(due, now, DeliveryRules.LEASE)).isTrue());
        now = now.plus(DeliveryRules.LEASE).plusSeconds(1);
        answers.add(new Carried.Uncertain("The connection was lost."));
        sendAll();
        assertThat(sent).hasSize(1);
        assertThat(state("lost")).isEqualTo("uncertain: The connection was lost.");
        assertThat(state("killed")).startsWith("uncertain: The server stopped");
        now = now.plus(Duration.ofDays(2));
        sendAll();
        assertThat(sent).hasSize(1);
        String page =
                house.as(Role.ADMINISTRATOR).get("/messages?state=uncertain").body();
        assertThat(page).contains("killed" + x + "@mail.test", "Perhaps it arrived, perhaps not.");
        assertThat(outbox.again(sent.getFirst().id())).isTrue();
        sendAll();
        assertThat(sent).hasSize(2);
        assertThat(state("lost")).isEqualTo("sent");
    }
}
