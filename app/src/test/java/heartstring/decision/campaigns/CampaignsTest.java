package heartstring.decision.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.customer.merges.Merges;
import heartstring.decision.contact.ContactLimits;
import heartstring.decision.contact.Contacts;
import heartstring.decision.sending.Readers;
import heartstring.platform.auth.Role;
import heartstring.story.Settled;
import heartstring.story.arms.Arms;
import heartstring.story.arms.Met;
import heartstring.story.measures.Standings;
import heartstring.story.segments.Segments;
import heartstring.touchpoint.belts.Belts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** One message to everybody in a segment: each once, some go without, whatever dies on the way. */
@HouseTest
class CampaignsTest {

    private final House house;
    private final Campaigns campaigns;
    private final Running running;
    private final Contacts contacts;
    private final Segments segments;
    private final Arms arms;
    private final Merges merges;
    private final Belts belts;
    private final Standings standings;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Readers readers;
    private final List<Integer> made = new ArrayList<>();

    CampaignsTest(
            House house,
            Campaigns campaigns,
            Running running,
            Contacts contacts,
            Segments segments,
            Arms arms,
            Merges merges,
            Belts belts,
            Standings standings,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            BeanFactory beans) {
        this.house = house;
        this.campaigns = campaigns;
        this.running = running;
        this.contacts = contacts;
        this.segments = segments;
        this.arms = arms;
        this.merges = merges;
        this.belts = belts;
        this.standings = standings;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.readers = new Readers(beans);
    }

    @BeforeEach
    void open() {
        contacts.set(new ContactLimits(0, 0, 0, 0, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, true));
    }

    @AfterEach
    void takeAway() {
        made.forEach(segments::remove);
    }

    private int segment() {
        Settled.settle(belts, standings);
        String condition = "{\"term\":\"trait\",\"with\":{\"name\":\"club\"},\"is\":\"is\",\"value\":\"%s\"}"
                .formatted(readers.mark);
        made.add(((Segments.Outcome.Done) segments.add("S " + readers.mark, "", condition)).segmentId());
        return made.getLast();
    }

    private long campaign(int held, int minute, String body) {
        return campaigns.make(new Campaign.Draft(
                "C " + readers.mark, segment(), readers.template("email", body), held, minute, null));
    }

    /** Started, whatever number that takes: how many people other tests made is not known here. */
    private void start(long id) {
        Campaigns.Outcome outcome = campaigns.start(id, 0);
        if (outcome instanceof Campaigns.Outcome.Many many) {
            outcome = campaigns.start(id, many.people());
        }
        assertThat(outcome).isInstanceOf(Campaigns.Outcome.Done.class);
    }

    private void run(long id) throws InterruptedException {
        Instant until = Instant.now().plus(Duration.ofSeconds(20));
        while (campaigns.byId(id).orElseThrow().state() == Campaign.State.RUNNING
                && Instant.now().isBefore(until)) {
            if (!running.turn()) {
                Thread.sleep(20);
            }
        }
        assertThat(campaigns.byId(id).orElseThrow().state()).isEqualTo(Campaign.State.DONE);
    }

    private long letters(long id) {
        return jdbc.sql("""
                        select count(*) from messaging.message m join decision.sending s on m.message_key = 'sending ' || s.id
                         where s.cause = :cause""")
                .param("cause", Campaign.trial(id))
                .query(Long.class)
                .single();
    }

    @Test
    void eachGetsItOnceSomeGoWithoutAndADyingServerChangesNothing() throws Exception {
        List<Long> people = readers.people(60);
        readers.said("p0", false);
        long id = campaign(50, 60_000, "Hello {{first name}}");
        Ahead ahead = campaigns.ahead(campaigns.byId(id).orElseThrow()).orElseThrow();
        assertThat(ahead.people()).isEqualTo(60);
        assertThat(ahead.now()).isEqualTo(59);
        assertThat(ahead.without()).containsOnlyKeys(heartstring.decision.sending.Outcome.Why.NO_CONSENT);
        start(id);
        Instant until = Instant.now().plus(Duration.ofSeconds(15));
        while (!campaigns.byId(id).orElseThrow().drawn() && Instant.now().isBefore(until)) {
            running.draw();
        }
        // A server that dies with a turn half done: nothing of it is kept.
        transactions.executeWithoutResult(status -> {
            running.send();
            status.setRollbackOnly();
        });
        heartstring.loyalty.Shop.together(4, () -> {
            run(id);
            return true;
        });
        Tally tally = campaigns.tally(id);
        Met met = arms.met(List.of(Campaign.trial(id))).get(Campaign.trial(id));
        assertThat(tally.without()).containsEntry("no_consent", 1L).hasSize(1);
        assertThat(tally.heldOut()).isBetween(15L, 45L);
        assertThat(tally.leaving() + tally.heldOut()).isEqualTo(59);
        assertThat(met.heldOut()).as("logged in both arms").isEqualTo(tally.heldOut());
        assertThat(met.treated()).isEqualTo(tally.leaving());
        assertThat(letters(id)).as("each once").isEqualTo(tally.leaving());
        assertThat(jdbc.sql(
                                "select count(distinct profile_id) from decision.sending where cause = :cause and state = 'queued'")
                        .param("cause", Campaign.trial(id))
                        .query(Long.class)
                        .single())
                .isEqualTo(tally.leaving());
        assertThat(people).hasSize(60);
        String who = "p"
                + java.util.stream.IntStream.range(1, 60)
                        .filter(i -> !readers.queued("p" + i).isEmpty())
                        .findFirst()
                        .orElseThrow();
        readers.left(who, "sent");
        readers.said(who, false);
        assertThat(house.as(Role.MANAGER).get("/campaigns/" + id).body())
                .contains("go without by lot")
                .contains("/proof/trial?key=campaign%3A" + id);
    }

    @Test
    void itIsHeldAndGoesOnAndSomebodyWhoTurnsOutToHaveHadItGetsNoOther() throws Exception {
        List<Long> people = readers.people(4);
        long id = campaign(0, 2, "Hello");
        start(id);
        Instant until = Instant.now().plus(Duration.ofSeconds(15));
        while (campaigns.tally(id).leaving() < 2 && Instant.now().isBefore(until)) {
            running.draw();
            running.send();
        }
        running.send();
        assertThat(campaigns.tally(id).leaving()).as("two a minute").isEqualTo(2);
        assertThat(campaigns.pause(id)).isInstanceOf(Campaigns.Outcome.Done.class);
        List<Long> had = people.stream().filter(p -> !letter(p).isEmpty()).toList();
        List<Long> not = people.stream().filter(p -> letter(p).isEmpty()).toList();
        merges.merge(had.getFirst(), not.getFirst(), false, new Merges.By("user", 1));
        jdbc.sql("update decision.campaign set minute_at = minute_at - interval '2 minutes' where id = :id")
                .param("id", id)
                .update();
        running.send();
        assertThat(campaigns.tally(id).leaving()).as("paused").isEqualTo(2);
        assertThat(campaigns.start(id, 0)).isInstanceOf(Campaigns.Outcome.Done.class);
        run(id);
        Tally tally = campaigns.tally(id);
        assertThat(tally.leaving()).isEqualTo(3);
        assertThat(tally.joined()).isEqualTo(1);
        assertThat(campaigns.stop(id)).isInstanceOf(Campaigns.Outcome.Refused.class);
    }

    private List<String> letter(long customer) {
        return jdbc.sql("""
                        select m.body_text from messaging.message m join customer.v_profile p on p.id = m.profile_id
                         where p.customer_id = :customer and m.purpose = 'news'""").param("customer", customer).query(String.class).list();
    }

    private String written(Browser manager, String language, String subject, String body) {
        Answer kept = manager.post(
                "/message-templates",
                "name",
                "W " + readers.mark,
                "channel",
                "email",
                "language",
                language,
                "subject",
                subject,
                "body",
                body);
        return kept.status() == 303 ? kept.location() : kept.body();
    }

    @Test
    void aManagerWritesWhatMessagesSayAndSeesItAsSomebodyWould() {
        readers.people(2);
        Browser manager = house.as(Role.MANAGER);
        assertThat(written(manager, "en", "Hi", "Hello {{shoe size}}")).contains("Nothing is known as");
        String template = written(manager, "en", "Hi {{first name|there}}", "# Good day\nHello {{first name}}");
        long ana = readers.customer("p1");
        assertThat(manager.get(template + "?customer=" + ana).body()).contains("Everything is known of");
        Answer preview = manager.get(template + "/preview?customer=" + ana);
        assertThat(preview.body()).contains("Hello P1").contains("<h1");
        assertThat(preview.header("Content-Security-Policy").orElse("")).contains("sandbox");
        assertThat(manager.get(template + "/preview?as=text").body()).contains("Hello [first name]");
        String[] german = {
            "name", "W " + readers.mark, "language", "de", "subject", "Hallo", "body", "Hallo {{first name}}"
        };
        assertThat(manager.post(template, german).location()).endsWith("language=de");
        assertThat(manager.get(template + "?language=de").body()).contains("Version 2");
        assertThat(manager.post(template + "/trials", "language", "en", "customer", String.valueOf(ana))
                        .status())
                .isEqualTo(303);
    }

    @Test
    void aManagerLooksAheadAndSends() throws Exception {
        readers.people(3);
        Browser manager = house.as(Role.MANAGER);
        String[] typed = {
            "name",
            "W " + readers.mark,
            "segment",
            String.valueOf(segment()),
            "template",
            String.valueOf(readers.template("email", "Hello {{first name}}")),
            "held",
            "0",
            "minute",
            "600",
            "start",
            ""
        };
        Answer made = manager.post("/campaigns", typed);
        assertThat(made.status()).as(made.body()).isEqualTo(303);
        String path = made.location();
        assertThat(manager.get(path).body()).contains("This reaches").contains("can be written to now");
        Answer started = manager.post(path + "/start", "people", "3");
        assertThat(started.status()).as(started.body()).isEqualTo(303);
        run(Long.parseLong(path.substring(path.lastIndexOf('/') + 1)));
        assertThat(manager.get(path).body()).contains("are on their way");
        assertThat(readers.queued("p1")).singleElement().asString().contains("Hello P1");
        assertThat(manager.get("/campaigns").body()).contains("W " + readers.mark);
        Answer api = house.api("campaigns:read").get("/api" + path);
        assertThat(api.json().get("leaving").asLong()).isEqualTo(3);
        String[] odd = {
            "dayEach", "101", "weekEach", "3", "dayAll", "2", "weekAll", "5", "quietFrom", "21:00", "quietTo", "08:00"
        };
        assertThat(manager.post("/campaigns/limits", odd).status()).isEqualTo(422);
        assertThat(manager.get("/campaigns/limits").body()).contains("Quiet hours");
    }
}
