package heartstring.desk.everywhere;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.crm.Talks;
import heartstring.customer.owners.Owners;
import heartstring.platform.auth.Role;
import heartstring.platform.reach.Reaches;
import heartstring.platform.reach.RecordKind;
import heartstring.platform.reach.Width;
import heartstring.platform.users.User;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.sources.Sources;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A search by somebody who sees little among many texts of others that have the same words. */
@HouseTest
class SearchReachTest {

    /** Beyond every touchpoint of the house, so that these are the newest texts. */
    private static final long FIRST_OF_OTHERS = 8_000_000_000_000_000L;

    private final House house;
    private final Reaches reaches;
    private final Owners owners;
    private final JdbcClient jdbc;
    private final Talks mine;
    private final Talks others;
    private final String word = "w" + UUID.randomUUID().toString().replaceAll("[^a-f]", "") + "qj";

    SearchReachTest(House house, Reaches reaches, Owners owners, Sources sources, Belts belts, JdbcClient jdbc) {
        this.house = house;
        this.reaches = reaches;
        this.owners = owners;
        this.jdbc = jdbc;
        this.mine = new Talks(house, sources, belts, jdbc);
        this.others = new Talks(house, sources, belts, jdbc);
    }

    @AfterEach
    @BeforeEach
    void widen() {
        for (RecordKind kind : RecordKind.values()) {
            reaches.set(Role.AGENT, kind, Width.ALL);
        }
        silence();
    }

    private void othersSay(int times) {
        jdbc.sql("""
                        insert into story.said (touchpoint_id, profile_id, note, said_at, words, meant)
                        select :first + n, p.id, n % 2 = 0, now(), to_tsvector('simple', :words), true
                          from generate_series(1, :times) n,
                               (select id from customer.v_profile where customer_id = :customer limit 1) p""")
                .param("first", FIRST_OF_OTHERS)
                .param("words", word + " " + word + " canoe")
                .param("times", times)
                .param("customer", others.customer())
                .update();
    }

    @Test
    void whatOthersWroteDoesNotCrowdOutTheFewThingsThatSomebodyMaySee() throws Exception {
        User me = house.user(Role.AGENT);
        mine.mail(Instant.now(), "Boats", "Is the " + word + " canoe dry?");
        mine.say("Note Added", "crm", Instant.now(), "\"text\":\"Bought the " + word + " canoe\"");
        mine.say("Product Reviewed", "web", Instant.now(), "\"text\":\"A fine " + word + " canoe it is\"");
        others.mail(Instant.now(), "Boats", "Hello");
        owners.give(mine.customer(), me.id());
        jdbc.sql("update crm.conversation set assignee_id = :me where id = :id")
                .param("me", me.id())
                .param("id", mine.conversation())
                .update();
        for (RecordKind kind : RecordKind.values()) {
            reaches.set(Role.AGENT, kind, Width.OWN);
        }
        Browser agent = house.signedIn(me);
        for (int times : new int[] {0, 1_500, 6_000}) {
            othersSay(times);
            String messages = agent.get("/search?kind=messages&q=" + word).body();
            assertThat(messages)
                    .as("after %s texts of others", times)
                    .contains("/crm/inbox/" + mine.conversation(), "A fine", "dry?")
                    .doesNotContain("Bought the");
            assertThat(agent.get("/search?kind=notes&q=" + word + "%20canoe").body())
                    .as("after %s texts of others", times)
                    .contains("Bought the");
            silence();
        }
        assertThat(house.as(Role.AGENT).get("/search?kind=messages&q=" + word).body())
                .doesNotContain("A fine", "dry?");
    }

    private void silence() {
        jdbc.sql("delete from story.said where touchpoint_id >= :first")
                .param("first", FIRST_OF_OTHERS)
                .update();
    }
}
