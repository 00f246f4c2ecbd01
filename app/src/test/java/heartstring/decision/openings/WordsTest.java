package heartstring.decision.openings;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.House;
import heartstring.HouseTest;
import heartstring.crm.Talks;
import heartstring.decision.cases.Case;
import heartstring.decision.cases.Cases;
import heartstring.decision.cases.Cause;
import heartstring.experience.emotion.Voices;
import heartstring.platform.auth.Role;
import heartstring.platform.postgres.Meeting;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.sources.Sources;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Angry words open a case when they are heard; nobody looks for them afterwards. */
@HouseTest
class WordsTest {

    private final House house;
    private final Openings openings;
    private final CaseSettings settings;
    private final Cases cases;
    private final Voices voices;
    private final Sources sources;
    private final Belts belts;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final String mark = "w" + UUID.randomUUID().toString().substring(0, 8);

    WordsTest(
            House house,
            Openings openings,
            CaseSettings settings,
            Cases cases,
            Voices voices,
            Sources sources,
            Belts belts,
            JdbcClient jdbc,
            TransactionTemplate transactions) {
        this.house = house;
        this.openings = openings;
        this.settings = settings;
        this.cases = cases;
        this.voices = voices;
        this.sources = sources;
        this.belts = belts;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Somebody who wrote that long ago; the words themselves say little. */
    private Talks writing(Duration ago) throws Exception {
        Talks who = new Talks(house, sources, belts, jdbc);
        who.mail(Instant.now().minus(ago), "Parcel", "Still waiting for my parcel " + mark);
        return who;
    }

    private long words(Talks who) {
        return jdbc.sql("""
                        select f.touchpoint_id from experience.v_feeling f join customer.v_profile p on p.id = f.profile_id
                         where p.customer_id = :customer""").param("customer", who.customer()).query(Long.class).single();
    }

    private long signs(Talks who) {
        return jdbc.sql("select count(*) from decision.evidence where cause = 'words' and touchpoint_id = :touchpoint")
                .param("touchpoint", words(who))
                .query(Long.class)
                .single();
    }

    @Test
    void theyOpenOneWhenTheyAreBelieved() throws Exception {
        Talks who = writing(Duration.ofSeconds(90));
        assertThat(voices.say(words(who), "negative", "anger")).isTrue();
        assertThat(voices.say(words(who), "negative", "frustration")).isTrue();
        assertThat(signs(who)).as("one text is one sign").isEqualTo(1);
        Instant until = Instant.now().plusSeconds(20);
        while (cases.ofCustomer(who.customer(), 10).isEmpty() && Instant.now().isBefore(until)) {
            Meeting.again(openings::placeSome);
        }
        assertThat(cases.ofCustomer(who.customer(), 10))
                .singleElement()
                .satisfies(about -> assertThat(about.cause()).isEqualTo(Cause.WORDS));
        Case about = cases.ofCustomer(who.customer(), 10).getFirst();
        assertThat(about.evidence()).isEqualTo(1);
        assertThat(house.as(Role.AGENT).get("/cases/" + about.id()).body())
                .contains("You told us: “Still waiting for my parcel " + mark + "”")
                .contains("I am sorry");
    }

    @Test
    void theSignIsKeptWithTheWordOrNotAtAll() throws Exception {
        Talks who = writing(Duration.ofSeconds(90));
        long touchpoint = words(who);
        transactions.executeWithoutResult(status -> {
            assertThat(voices.say(touchpoint, "negative", "anger")).isTrue();
            assertThat(signs(who)).isEqualTo(1);
            status.setRollbackOnly();
        });
        assertThat(signs(who)).isZero();
        assertThat(voices.say(touchpoint, "positive", "delight")).isTrue();
        assertThat(signs(who)).as("who is glad opens nothing").isZero();
        assertThat(voices.say(touchpoint, "negative", "disappointment")).isTrue();
        assertThat(signs(who)).as("only anger and frustration do").isZero();
        assertThat(voices.say(touchpoint, "negative", "anger")).isTrue();
        assertThat(signs(who)).isEqualTo(1);
    }

    @Test
    void whatWasReadIsBelievedWhenItIsSureEnoughAndWhatIsOldOpensNothing() throws Exception {
        Talks fresh = writing(Duration.ofSeconds(90));
        Talks old = writing(Openings.FRESH.plusHours(1));
        int sure = settings.now().surePercent();
        read(old, 100);
        read(fresh, sure - 1);
        assertThat(signs(fresh)).isZero();
        read(fresh, sure);
        assertThat(signs(fresh)).isEqualTo(1);
        assertThat(signs(old)).isZero();
    }

    /** As the reader keeps it. */
    private void read(Talks who, int sure) {
        long touchpoint = words(who);
        transactions.executeWithoutResult(status -> {
            jdbc.sql("""
                            update experience.feeling set tone = 'negative', felt = '{anger}', sure = :sure::real / 100 + 0.001, reader = 1000000
                             where touchpoint_id = :touchpoint""")
                    .param("sure", Math.min(sure, 99))
                    .param("touchpoint", touchpoint)
                    .update();
            openings.heard(new long[] {touchpoint});
        });
    }
}
