package heartstring.crm.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heartstring.House;
import heartstring.HouseTest;
import heartstring.crm.Talks;
import heartstring.customer.privacy.Privacy;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Refusal;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.sources.Sources;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class ConversationsTest {

    private final House house;
    private final Sources sources;
    private final Belts belts;
    private final JdbcClient jdbc;
    private final Conversations conversations;
    private final ConversationBelt belt;
    private final BeltSql beltSql;
    private final Upkeep upkeep;
    private final Privacy privacy;
    private final Instant now = Instant.now();

    ConversationsTest(
            House house,
            Sources sources,
            Belts belts,
            JdbcClient jdbc,
            Conversations conversations,
            ConversationBelt belt,
            BeltSql beltSql,
            Upkeep upkeep,
            Privacy privacy) {
        this.house = house;
        this.sources = sources;
        this.belts = belts;
        this.jdbc = jdbc;
        this.conversations = conversations;
        this.belt = belt;
        this.beltSql = beltSql;
        this.upkeep = upkeep;
        this.privacy = privacy;
    }

    private Talks somebody() {
        return new Talks(house, sources, belts, jdbc);
    }

    private Conversation of(Talks talks) {
        return conversations.get(talks.conversation());
    }

    private Instant ago(Duration time) {
        return now.minus(time).truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
    }

    @Test
    void aMailOpensAndSomebodyWaitsUntilWeAnswer() throws Exception {
        Talks ana = somebody();
        ana.mail(ago(Duration.ofHours(5)), "Tea", "Where is my tea?");
        Conversation open = of(ana);
        assertThat(open.state()).isEqualTo(State.OPEN);
        assertThat(open.waitingSince()).isEqualTo(ago(Duration.ofHours(5)));
        assertThat(open.answerDueAt()).isNotNull();
        assertThat(open.customerId()).isEqualTo(ana.customer());
        ana.mail(ago(Duration.ofHours(4)), "Tea", "Hello?");
        assertThat(of(ana).waitingSince()).as("since the first").isEqualTo(ago(Duration.ofHours(5)));
        ana.say("Message Sent", "email", ago(Duration.ofHours(3)), "\"text\":\"On its way\"");
        Conversation answered = of(ana);
        assertThat(answered.id()).isEqualTo(open.id());
        assertThat(answered.waitingSince()).isNull();
        assertThat(answered.answerDueAt()).isNull();
        assertThat(answered.resolveDueAt()).isNotNull();
        assertThat(answered.lastBy()).isEqualTo("us");
        assertThat(answered.talks()).isEqualTo(3);
    }

    @Test
    void everyChannelRunsInOneConversation() throws Exception {
        Talks ana = somebody();
        ana.mail(ago(Duration.ofHours(9)), "Tea", "Where is my tea?");
        ana.say("Call Ended", "phone", ago(Duration.ofHours(8)), "\"notes\":\"Asked for her tea\"");
        ana.say(
                "Live Chat Message Sent",
                "chat",
                ago(Duration.ofHours(7)),
                "\"conversation_id\":\"c1\",\"message_body\":\"Hi\"");
        ana.say("Note Added", "till", ago(Duration.ofHours(6)), "\"text\":\"Was here\"");
        Conversation one = of(ana);
        assertThat(one.talks()).isEqualTo(4);
        assertThat(one.channel()).as("of what was said last, notes apart").isEqualTo("chat");
        assertThat(one.waitingSince()).isEqualTo(ago(Duration.ofHours(7)));
    }

    @Test
    void whatIsLongPastIsHistoryAndNobodyWaits() throws Exception {
        Talks ana = somebody();
        ana.mail(ago(Duration.ofDays(400)), "Tea", "Where is my tea?");
        assertThat(of(ana).state()).isEqualTo(State.RESOLVED);
        assertThat(of(ana).waitingSince()).isNull();
        long old = of(ana).id();
        ana.mail(ago(Duration.ofDays(1)), "Coffee", "And my coffee?");
        assertThat(of(ana).id()).isNotEqualTo(old);
        assertThat(of(ana).state()).isEqualTo(State.OPEN);
    }

    @Test
    void aReplyToAnOldMailGoesOnThere() throws Exception {
        Talks ana = somebody();
        String id = "<old-" + ana.email + ">";
        ana.say(
                "Message Received",
                "email",
                ago(Duration.ofDays(200)),
                "\"message_id\":\"" + id + "\",\"text\":\"Tea?\"");
        long old = of(ana).id();
        ana.say(
                "Message Received",
                "email",
                ago(Duration.ofHours(1)),
                "\"message_id\":\"<n" + ana.email + ">\",\"in_reply_to\":\"" + id + "\",\"text\":\"Still no tea\"");
        assertThat(of(ana).id()).isEqualTo(old);
        assertThat(of(ana).state()).isEqualTo(State.OPEN);
        assertThat(of(ana).waitingSince()).as("from the word that opened it").isEqualTo(ago(Duration.ofHours(1)));
    }

    @Test
    void nobodyGetsIntoTheThreadOfAnother() throws Exception {
        Talks ana = somebody();
        Talks eve = somebody();
        String id = "<secret-" + ana.email + ">";
        ana.say(
                "Message Received",
                "email",
                ago(Duration.ofHours(2)),
                "\"message_id\":\"" + id + "\",\"text\":\"Tea?\"");
        eve.say(
                "Message Received",
                "email",
                ago(Duration.ofHours(1)),
                "\"message_id\":\"<e" + eve.email + ">\",\"in_reply_to\":\"" + id + "\",\"text\":\"Me too\"");
        assertThat(of(eve).id()).isNotEqualTo(of(ana).id());
        assertThat(of(ana).talks()).isEqualTo(1);
    }

    @Test
    void anAutomaticAnswerOpensNothing() throws Exception {
        Talks ana = somebody();
        ana.say(
                "Message Received",
                "email",
                ago(Duration.ofHours(1)),
                "\"message_id\":\"<a" + ana.email + ">\",\"automatic\":\"auto-replied\",\"text\":\"I am away\"");
        assertThat(of(ana).state()).isEqualTo(State.RESOLVED);
    }

    @Test
    void aChatThatWasAnsweredAndEndedIsDoneByItself() throws Exception {
        Talks ana = somebody();
        String chat = "\"conversation_id\":\"chat-" + ana.email + "\"";
        ana.say("Live Chat Message Sent", "chat", ago(Duration.ofMinutes(30)), chat + ",\"message_body\":\"Hi?\"");
        ana.say(
                "Live Chat Message Received",
                "chat",
                ago(Duration.ofMinutes(29)),
                chat + ",\"message_body\":\"Hello\"");
        assertThat(of(ana).state()).isEqualTo(State.OPEN);
        ana.say("Live Chat Conversation Ended", "chat", ago(Duration.ofMinutes(28)), chat);
        assertThat(of(ana).state()).isEqualTo(State.RESOLVED);
    }

    @Test
    void colleaguesSettleAndTheCustomerOpensAgain() throws Exception {
        Talks ana = somebody();
        ana.mail(ago(Duration.ofHours(2)), "Tea", "Where is my tea?");
        long id = of(ana).id();
        conversations.resolve(id);
        assertThat(of(ana).state()).isEqualTo(State.RESOLVED);
        assertThat(of(ana).answerDueAt()).isNull();
        ana.mail(ago(Duration.ofMinutes(-1)), "Tea", "Thank you, and my coffee?");
        assertThat(of(ana).id()).isEqualTo(id);
        assertThat(of(ana).state()).isEqualTo(State.OPEN);
        assertThat(of(ana).waitingSince()).isAfter(now.minusSeconds(60));
    }

    @Test
    void whatSleepsWakesByTheClockAndByTheCustomer() throws Exception {
        Talks ana = somebody();
        ana.mail(ago(Duration.ofHours(2)), "Tea", "Where is my tea?");
        long id = of(ana).id();
        conversations.snooze(id, Instant.now().plusSeconds(3_600));
        assertThat(of(ana).state()).isEqualTo(State.SNOOZED);
        assertThat(of(ana).answerDueAt()).as("no clock runs while it sleeps").isNull();
        jdbc.sql("update crm.conversation set snoozed_until = now() - interval '1 minute' where id = :id")
                .param("id", id)
                .update();
        while (upkeep.wakeSome()) {
            Thread.onSpinWait();
        }
        assertThat(of(ana).state()).isEqualTo(State.OPEN);
        assertThat(of(ana).answerDueAt()).isNotNull();
        conversations.snooze(id, Instant.now().plusSeconds(3_600));
        ana.mail(Instant.now(), "Tea", "Hello?");
        assertThat(of(ana).state()).isEqualTo(State.OPEN);
        assertThatThrownBy(() -> conversations.snooze(id, Instant.now().minusSeconds(1)))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void mergingPutsTwoOfOneCustomerTogetherAndRefusesStrangers() throws Exception {
        Talks ana = somebody();
        ana.mail(ago(Duration.ofDays(300)), "Tea", "Where is my tea?");
        long old = of(ana).id();
        ana.mail(ago(Duration.ofHours(1)), "Coffee", "And my coffee?");
        long fresh = of(ana).id();
        conversations.label(old, " Returns ");
        conversations.merge(old, fresh);
        Conversation merged = conversations.get(old);
        assertThat(merged.id()).isEqualTo(fresh);
        assertThat(merged.talks()).isEqualTo(2);
        assertThat(merged.labels()).containsExactly("returns");
        Talks eve = somebody();
        eve.mail(ago(Duration.ofHours(1)), "Tea", "My tea?");
        assertThatThrownBy(() -> conversations.merge(of(eve).id(), fresh)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> conversations.merge(old, fresh)).isInstanceOf(Refusal.class);
    }

    @Test
    void derivingAgainKeepsWhatColleaguesDid() throws Exception {
        Talks ana = somebody();
        ana.mail(ago(Duration.ofDays(300)), "Tea", "Where is my tea?");
        long old = of(ana).id();
        ana.mail(ago(Duration.ofHours(2)), "Coffee", "And my coffee?");
        long id = of(ana).id();
        conversations.merge(old, id);
        conversations.assign(id, house.user(Role.AGENT).id());
        conversations.prioritise(id, Priority.URGENT);
        conversations.label(id, "vip");
        Conversation before = of(ana);
        belts.rebuild();
        assertThat(of(ana)).isEqualTo(before);
        assertThat(jdbc.sql("select count(*) from crm.talk where not fresh")
                        .query((rs, n) -> rs.getInt(1))
                        .single())
                .isZero();
    }

    @Test
    void theSameBatchTwiceIsTheSame() throws Exception {
        Talks ana = somebody();
        ana.mail(ago(Duration.ofHours(2)), "Coffee", "And my coffee?");
        Conversation before = of(ana);
        List<heartstring.touchpoint.belts.TouchpointConsumer.Row> rows = jdbc.sql("""
                        select t.id, t.profile_id, t.source_id, t.kind, t.name, t.channel, t.occurred_at, t.body::text
                          from touchpoint.touchpoint t join customer.profile p on p.id = t.profile_id where p.customer_id = :c""")
                .param("c", ana.customer())
                .query(heartstring.touchpoint.belts.TouchpointConsumer.Row::of)
                .list();
        belt.take(rows);
        belt.take(rows);
        assertThat(of(ana)).isEqualTo(before);
        belt.withdraw(rows);
        assertThat(conversations.find(before.id())).isEmpty();
    }

    @Test
    void whoIsErasedLeavesNoConversation() throws Exception {
        Talks ana = somebody();
        ana.mail(ago(Duration.ofHours(2)), "Coffee", "And my coffee?");
        long id = of(ana).id();
        long user = house.user(Role.AGENT).id();
        jdbc.sql("insert into crm.draft values (:id, :user, 'reply', 'Dear Ana', now())")
                .param("id", id)
                .param("user", user)
                .update();
        long customer = ana.customer();
        assertThat(privacy.erase(customer, "erase " + customer)).isInstanceOf(Privacy.Erasure.Done.class);
        assertThat(conversations.find(id)).isEmpty();
        assertThat(jdbc.sql("select count(*) from crm.draft where conversation_id = :id")
                        .param("id", id)
                        .query((rs, n) -> rs.getInt(1))
                        .single())
                .isZero();
    }

    @Test
    void anAssigneeWhoDoesNotAnswerCustomersIsRefused() throws Exception {
        Talks ana = somebody();
        ana.mail(ago(Duration.ofHours(2)), "Coffee", "And my coffee?");
        long id = of(ana).id();
        assertThatThrownBy(
                        () -> conversations.assign(id, house.user(Role.CASHIER).id()))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> conversations.hand(id, 999_999)).isInstanceOf(Refusal.class);
        assertThat(beltSql.known(new long[] {-1})).isEmpty();
    }
}
