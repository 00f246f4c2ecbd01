package heartstring.decision.sending;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Api;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.customer.choices.Choices;
import heartstring.customer.choices.Use;
import heartstring.customer.consent.Consents;
import heartstring.customer.consent.Evidence;
import heartstring.customer.consent.Purpose;
import heartstring.customer.matching.Identifier;
import heartstring.customer.merges.Merges;
import heartstring.customer.privacy.Privacy;
import heartstring.decision.contact.ContactLimits;
import heartstring.decision.contact.Contacts;
import heartstring.decision.sending.Outcome.Why;
import heartstring.platform.auth.Role;
import heartstring.platform.secrets.Vault;
import heartstring.platform.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The one door by which the house writes to somebody of itself. */
@HouseTest
class MessagesTest {

    private static final LocalTime NEVER = LocalTime.MIDNIGHT;
    private static final ContactLimits OPEN = new ContactLimits(0, 0, 0, 0, NEVER, NEVER, true);

    private final House house;
    private final Messages messages;
    private final Sending sending;
    private final Settling settling;
    private final Contacts contacts;
    private final Consents consents;
    private final Choices choices;
    private final Merges merges;
    private final Privacy privacy;
    private final Settings settings;
    private final Vault vault;
    private final JdbcClient jdbc;
    private final Readers readers;

    MessagesTest(
            House house,
            Messages messages,
            Sending sending,
            Settling settling,
            Contacts contacts,
            Consents consents,
            Choices choices,
            Merges merges,
            Privacy privacy,
            Settings settings,
            Vault vault,
            JdbcClient jdbc,
            BeanFactory beans) {
        this.house = house;
        this.messages = messages;
        this.sending = sending;
        this.settling = settling;
        this.contacts = contacts;
        this.consents = consents;
        this.choices = choices;
        this.merges = merges;
        this.privacy = privacy;
        this.settings = settings;
        this.vault = vault;
        this.jdbc = jdbc;
        this.readers = new Readers(beans);
    }

    @AfterEach
    void open() {
        contacts.set(OPEN);
    }

    private static MessageWanted news(long customer, int template) {
        return new MessageWanted("k " + UUID.randomUUID(), customer, template, Purpose.NEWS, "program");
    }

    private static Why why(Outcome outcome) {
        return ((Outcome.Refused) outcome).why();
    }

    @Test
    void whatTheySayLastHoldsWhenItIsSent() {
        contacts.set(OPEN);
        int template = readers.template("email", "Hello {{first name}}");
        long ana = readers.person("ana", ",'firstName':'Ana'");
        assertThat(why(messages.send(news(ana, template)))).as("never said yes").isEqualTo(Why.NO_CONSENT);
        readers.said("ana", true);
        assertThat(sending.may(ana, Purpose.NEWS, "email", Instant.now())).isInstanceOf(May.Yes.class);
        readers.said("ana", false);
        MessageWanted wanted = news(ana, template);
        assertThat(why(messages.send(wanted))).as("chosen while it was a yes").isEqualTo(Why.NO_CONSENT);
        readers.said("ana", true);
        assertThat(why(messages.send(wanted)))
                .as("refused for good under its key")
                .isEqualTo(Why.NO_CONSENT);
        assertThat(messages.send(news(ana, template))).isInstanceOf(Outcome.Sent.class);
        assertThat(readers.queued("ana")).singleElement().asString().startsWith("Hello Ana");

        MessageWanted service = new MessageWanted("k " + UUID.randomUUID(), ana, template, Purpose.SERVICE, "program");
        consents.note(
                readers.profile("ana"),
                new Identifier(Identifier.PHONE, "+4930123456"),
                Purpose.SERVICE,
                false,
                Consents.Way.PERSON,
                Evidence.NONE,
                Instant.now());
        assertThat(why(messages.send(service)))
                .as("nothing was said of the address, so the refusal of any piece holds")
                .isEqualTo(Why.NO_CONSENT);
        assertThat(messages.page(ana, null, Long.MAX_VALUE, 10))
                .extracting(Line::state, Line::why)
                .contains(org.assertj.core.groups.Tuple.tuple("refused", "no_consent"))
                .contains(org.assertj.core.groups.Tuple.tuple("queued", ""));
    }

    @Test
    void whoWantsNothingChosenForThemGetsNoNewsButWhatTheyHaveToKnow() {
        int template = readers.template("email", "Hello {{first name}}");
        long eva = readers.person("eva", ",'firstName':'Eva'");
        readers.said("eva", true);
        choices.say(eva, Use.MESSAGES, false, Choices.Way.PERSON, "");
        assertThat(why(messages.send(news(eva, template)))).isEqualTo(Why.NOT_FITTED);
        assertThat(messages.send(
                        new MessageWanted("k " + UUID.randomUUID(), eva, template, Purpose.SERVICE, "program")))
                .isInstanceOf(Outcome.Sent.class);
        choices.say(eva, Use.MESSAGES, true, Choices.Way.PERSON, "");
        assertThat(messages.send(news(eva, template))).isInstanceOf(Outcome.Sent.class);
    }

    @Test
    void whoLacksAnythingGetsNoneAndItIsKnownWhy() {
        contacts.set(OPEN);
        int template = readers.template("email", "Hello {{first name}}");
        long nameless = readers.person("nameless", "");
        readers.said("nameless", true);
        Outcome outcome = messages.send(news(nameless, template));
        assertThat(outcome).isEqualTo(new Outcome.Refused(Why.NOT_KNOWN, "Not known of them: first name."));
        assertThat(readers.queued("nameless")).isEmpty();
        assertThat(why(messages.send(news(nameless, readers.template("sms", "Hello")))))
                .isEqualTo(Why.NO_ADDRESS);
        assertThat(why(messages.send(news(999_999_999_999L, template)))).isEqualTo(Why.GONE);
        assertThat(why(messages.send(news(nameless, 2_000_000)))).isEqualTo(Why.NO_WAY);
        int plain = readers.template("email", "Hello");
        assertThat(messages.send(news(nameless, plain))).isInstanceOf(Outcome.Sent.class);
        readers.left("nameless", "failed");
        settleAll();
        assertThat(readers.story("nameless")).contains("Email Bounced");
        assertThat(why(messages.send(news(nameless, plain)))).isEqualTo(Why.BOUNCED);
        assertThat(house.as(Role.MANAGER)
                        .get("/customers/" + nameless + "/messages")
                        .body())
                .contains("Not known of them: first name.")
                .contains("could not be delivered");
        long profile = readers.profile("nameless");
        privacy.erase(nameless, "erase " + nameless);
        assertThat(jdbc.sql("select count(*) from decision.sending where profile_id = :profile")
                        .param("profile", profile)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private void settleAll() {
        while (settling.settled() > 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void nobodyGetsMoreNewsThanOnePersonGetsOrAnyInTheNight() {
        ZonedDateTime tokyo = ZonedDateTime.now(ZoneId.of("Asia/Tokyo"));
        LocalTime from = tokyo.toLocalTime().minusHours(1);
        LocalTime to = tokyo.toLocalTime().plusHours(1);
        contacts.set(new ContactLimits(1, 0, 0, 0, from, to, true));
        int template = readers.template("email", "Hello");
        long yuki = readers.person("yuki", ",'timezone':'Asia/Tokyo'");
        long ben = readers.person("ben", ",'timezone':'Nowhere/Land'");
        readers.said("yuki", true);
        readers.said("ben", true);
        Outcome.Later later = (Outcome.Later) messages.send(news(yuki, template));
        assertThat(later.at()).isAfter(Instant.now()).isBefore(Instant.now().plus(Duration.ofHours(2)));
        assertThat(later.sentence()).contains("quiet where they live");
        assertThat(messages.send(
                        new MessageWanted("k " + UUID.randomUUID(), yuki, template, Purpose.SERVICE, "program")))
                .as("what they have with us goes whatever the hour")
                .isInstanceOf(Outcome.Sent.class);
        contacts.set(new ContactLimits(1, 0, 0, 0, NEVER, NEVER, true));
        assertThat(messages.send(news(ben, template))).isInstanceOf(Outcome.Sent.class);
        MessageWanted kept = news(ben, template);
        Outcome.Later tomorrow = (Outcome.Later) messages.entrust(kept);
        assertThat(tomorrow.at()).isAfter(Instant.now().plus(Duration.ofHours(23)));
        assertThat(why(messages.send(new MessageWanted(
                        "k " + UUID.randomUUID(),
                        ben,
                        template,
                        Purpose.NEWS,
                        "program",
                        Map.of(),
                        Instant.now().plus(Duration.ofHours(2))))))
                .isEqualTo(Why.CAPPED);
        assertThat(readers.queued("ben")).hasSize(1);
        // As though a day went by.
        jdbc.sql(
                        "update decision.sending set queued_at = queued_at - interval '25 hours' where profile_id = :p and queued_at is not null")
                .param("p", readers.profile("ben"))
                .update();
        jdbc.sql("update decision.sending set due_at = now() - interval '1 minute' where key = :key")
                .param("key", kept.key())
                .update();
        settling.sent();
        assertThat(messages.byKey(kept.key()).orElseThrow().state()).isEqualTo("queued");
        assertThat(readers.queued("ben")).hasSize(2);
    }

    @Test
    void theSameKeyIsOneMessageAlsoOfTwoWhoTurnOutToBeOneAndWhenManyAskAtOnce() throws Exception {
        contacts.set(OPEN);
        int template = readers.template("email", "Hello");
        long one = readers.person("one", "");
        long two = readers.person("two", "");
        readers.said("one", true);
        readers.said("two", true);
        MessageWanted wanted = news(one, template);
        List<Outcome> outcomes = heartstring.loyalty.Shop.together(6, () -> messages.send(wanted));
        assertThat(new HashSet<>(outcomes)).singleElement().isInstanceOf(Outcome.Sent.class);
        assertThat(readers.queued("one")).hasSize(1);
        merges.merge(one, two, false, new Merges.By("user", 1));
        assertThat(messages.send(new MessageWanted(wanted.key(), two, template, Purpose.NEWS, "program")))
                .isEqualTo(outcomes.getFirst());
        long retired = readers.customer("one") == one ? two : one;
        assertThat(messages.send(news(retired, template)))
                .as("an old number leads on")
                .isInstanceOf(Outcome.Sent.class);
        contacts.set(new ContactLimits(1, 0, 0, 0, NEVER, NEVER, true));
        assertThat(messages.send(news(readers.customer("two"), template)))
                .as("what one piece got counts for the whole person")
                .isInstanceOf(Outcome.Later.class);
    }

    @Test
    void whatBecomesOfItIsToldInTheStory() {
        contacts.set(OPEN);
        String before = settings.organisation().address();
        settings.set(Map.of("address", "https://shop.test"));
        try {
            int template = readers.template("email", "Hello\n\n[Look](https://shop.example/look?a=1&b=2)");
            long eve = readers.person("eve", "");
            readers.said("eve", true);
            long id = ((Outcome.Sent) messages.send(news(eve, template))).messageId();
            String text = readers.queued("eve").getFirst();
            Matcher link = Pattern.compile("https://shop\\.test(/l/\\S+)").matcher(text);
            assertThat(link.find()).as(text).isTrue();
            assertThat(text).contains("No more of these: https://shop.test/u/");
            readers.left("eve", "sent");
            settleAll();
            Browser stranger = house.browser();
            Answer followed = stranger.get(link.group(1));
            assertThat(followed.status()).isEqualTo(302);
            assertThat(followed.location()).isEqualTo("https://shop.example/look?a=1&b=2");
            stranger.get(link.group(1));
            assertThat(stranger.get(link.group(1).substring(0, 30)).status()).isEqualTo(404);
            Line line = messages.byId(id).orElseThrow();
            assertThat(line.state()).isEqualTo("sent");
            assertThat(line.openedAt()).isNotNull();
            assertThat(line.clickedAt()).isNotNull();
            assertThat(readers.story("eve")).containsOnlyOnce("Email Delivered", "Email Link Clicked");
        } finally {
            settings.set(Map.of("address", before));
        }
    }

    @Test
    void programsSendOneOnceAndReadWhatBecameOfIt() {
        contacts.set(OPEN);
        Api api = house.api("messages:read", "messages:write", "consents:read", "consents:write");
        int template = readers.template("till", "Ask {{first name|them}} about {{order}}");
        long kim = readers.person("kim", ",'firstName':'Kim'");
        String wish =
                "{\"key\":\"o-%s\",\"customerId\":%d,\"template\":%d,\"purpose\":\"service\",\"values\":{\"order\":\"4711\"}}"
                        .formatted(readers.mark, kim, template);
        Answer sent = api.post("/api/messages", wish);
        assertThat(sent.status()).as(sent.body()).isEqualTo(200);
        assertThat(sent.json().get("outcome").asString()).isEqualTo("sent");
        assertThat(api.post("/api/messages", wish).json().get("id"))
                .isEqualTo(sent.json().get("id"));
        Answer list = api.get("/api/messages?customerId=" + kim);
        assertThat(list.json().get("messages").size()).isEqualTo(1);
        assertThat(list.json().get("messages").get(0).get("shows").asString()).isEqualTo("Ask Kim about 4711");
        String path = "/api/messages/" + sent.json().get("id").asLong();
        assertThat(api.send("POST", path + "/showing", "").json().get("state").asString())
                .isEqualTo("sent");
        assertThat(api.get("/api/messages/templates").body()).contains("\"id\":" + template);
        assertThat(api.post("/api/messages", wish.replace("service", "x")).status())
                .isEqualTo(422);
        assertThat(house.api("messages:read").post("/api/messages", wish).status())
                .isEqualTo(403);

        Answer no = api.post(
                "/api/consents",
                "{\"customerId\":%d,\"address\":\"%s\",\"purpose\":\"service\",\"given\":false,\"source\":\"call\",\"textShown\":\"v3\",\"proof\":\"call 7\"}"
                        .formatted(kim, readers.address("kim")));
        assertThat(no.json().get("outcome").asString()).as(no.body()).isEqualTo("noted");
        Answer all = api.get("/api/consents?customerId=" + kim);
        assertThat(all.json().get("history").get(0).get("textShown").asString()).isEqualTo("v3");
        assertThat(all.body()).contains("\"purpose\":\"service\",\"allowed\":false");
    }

    @Test
    void aYesCanBeSaidTwiceByALink() {
        Api api = house.api("consents:read", "consents:write");
        String before = settings.organisation().address();
        settings.set(Map.of("address", "https://shop.test"));
        try {
            long lea = readers.person("lea", "");
            String word =
                    "{\"customerId\":%d,\"address\":\"%s\",\"purpose\":\"news\",\"given\":true,\"confirm\":true,\"source\":\"footer form\",\"textShown\":\"text 2\"}"
                            .formatted(lea, readers.address("lea"));
            assertThat(api.post("/api/consents", word).json().get("outcome").asString())
                    .isEqualTo("pending");
            assertThat(sending.may(lea, Purpose.NEWS, "email", Instant.now())).isInstanceOf(May.No.class);
            assertThat(api.get("/api/consents?customerId=" + lea).body()).contains("pendingUntil\":\"20");
            String path = confirmation("lea");
            Browser reader = house.browser();
            assertThat(reader.get(path).body()).contains("May we write to you?");
            assertThat(sending.may(lea, Purpose.NEWS, "email", Instant.now()))
                    .as("looking says nothing")
                    .isInstanceOf(May.No.class);
            assertThat(reader.post(path).body()).contains("Thank you");
            assertThat(reader.post(path).body()).contains("Thank you");
            assertThat(sending.may(lea, Purpose.NEWS, "email", Instant.now())).isInstanceOf(May.Yes.class);
            assertThat(consents.history(lea, Long.MAX_VALUE, 10))
                    .singleElement()
                    .satisfies(c -> {
                        assertThat(c.source()).isEqualTo("footer form");
                        assertThat(c.shown()).isEqualTo("text 2");
                        assertThat(c.proof()).contains("Confirmed by the link");
                        assertThat(c.way()).isEqualTo("person");
                    });
            assertThat(reader.get(path.substring(0, path.length() - 3)).status())
                    .isEqualTo(404);
            api.post("/api/consents", word);
            api.post("/api/consents", word);
            assertThat(api.post("/api/consents", word).status())
                    .as("three times a day")
                    .isEqualTo(409);
        } finally {
            settings.set(Map.of("address", before));
        }
    }

    /** The letter is sealed while it waits; the link is made anew of its number. */
    private String confirmation(String who) {
        long id = jdbc.sql("select max(id) from messaging.confirmation where address = :who")
                .param("who", readers.address(who))
                .query(Long.class)
                .single();
        byte[] token = vault.seal(String.valueOf(id).getBytes(java.nio.charset.StandardCharsets.UTF_8), "confirmation");
        return "/confirm/" + java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }
}
