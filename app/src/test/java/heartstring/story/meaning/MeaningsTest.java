package heartstring.story.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.House;
import heartstring.HouseTest;
import heartstring.crm.Talks;
import heartstring.customer.privacy.Privacy;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.sources.Sources;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class MeaningsTest {

    private final Meanings meanings;
    private final Reading reading;
    private final MeaningBelt belt;
    private final Privacy privacy;
    private final JdbcClient jdbc;
    private final Talks talks;

    MeaningsTest(
            House house,
            Sources sources,
            Belts belts,
            JdbcClient jdbc,
            Meanings meanings,
            Reading reading,
            MeaningBelt belt,
            Privacy privacy) {
        this.meanings = meanings;
        this.reading = reading;
        this.belt = belt;
        this.privacy = privacy;
        this.jdbc = jdbc;
        this.talks = new Talks(house, sources, belts, jdbc);
    }

    private long newest() {
        return jdbc.sql("select max(touchpoint_id) from story.said")
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    private boolean isRead(long touchpoint) {
        return jdbc.sql("select exists (select from story.meaning where touchpoint_id = :id)")
                .param("id", touchpoint)
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }

    /** The newest are read first, so the few of this test at once; the loop in the background may have been quicker. */
    private long read() {
        long touchpoint = newest();
        for (int i = 0; i < 400 && !isRead(touchpoint); i++) {
            if (reading.readSome() == 0) {
                LockSupport.parkNanos(20_000_000);
            }
        }
        assertThat(isRead(touchpoint)).isTrue();
        return touchpoint;
    }

    private Meanings.Found find(String typed) {
        Meanings.Found found = meanings.find(typed, 60);
        for (int i = 0; i < 400 && found.state() == Meanings.State.LOADING; i++) {
            LockSupport.parkNanos(25_000_000);
            found = meanings.find(typed, 60);
        }
        return found;
    }

    @Test
    void otherWordsThatMeanTheSameFindIt() throws Exception {
        talks.mail(
                Instant.now(),
                "Holiday",
                "The groomer trimmed my poodle's fur far too short " + UUID.randomUUID() + ".");
        long touchpoint = read();
        Meanings.Found found = find("unhappy with a dog haircut");
        assertThat(found.state()).isEqualTo(Meanings.State.READY);
        assertThat(found.touchpoints()).contains(touchpoint);
        assertThat(find("the invoice has a wrong tax number").touchpoints()).doesNotContain(touchpoint);
    }

    @Test
    void thePersonErasedNothingMeansItAnyMore() throws Exception {
        talks.mail(Instant.now(), "Secret", "My grandmother plays the accordion on the balcony.");
        long touchpoint = read();
        assertThat(find("an old lady making music").touchpoints()).contains(touchpoint);
        long customer = talks.customer();
        privacy.erase(customer, "erase " + customer);
        assertThat(isRead(touchpoint)).isFalse();
        for (int i = 0;
                i < 200 && find("an old lady making music").touchpoints().contains(touchpoint);
                i++) {
            LockSupport.parkNanos(25_000_000);
        }
        assertThat(find("an old lady making music").touchpoints()).doesNotContain(touchpoint);
        assertThat(belt.wants()).contains("Note Added");
    }
}
