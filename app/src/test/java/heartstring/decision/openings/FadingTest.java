package heartstring.decision.openings;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.House;
import heartstring.HouseTest;
import heartstring.crm.Talks;
import heartstring.decision.cases.Case;
import heartstring.decision.cases.Cases;
import heartstring.decision.cases.Cause;
import heartstring.platform.postgres.Meeting;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.sources.Sources;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What customers only show is looked for once an hour, and a fall is told once. */
@HouseTest
class FadingTest {

    private final House house;
    private final Fading fading;
    private final FadingSql sql;
    private final Openings openings;
    private final Cases cases;
    private final Sources sources;
    private final Belts belts;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    FadingTest(
            House house,
            Fading fading,
            FadingSql sql,
            Openings openings,
            Cases cases,
            Sources sources,
            Belts belts,
            JdbcClient jdbc,
            TransactionTemplate transactions) {
        this.house = house;
        this.fading = fading;
        this.sql = sql;
        this.openings = openings;
        this.cases = cases;
        this.sources = sources;
        this.belts = belts;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    private long somebody() throws Exception {
        Talks who = new Talks(house, sources, belts, jdbc);
        who.mail(Instant.now().minusSeconds(200), "Hello", "Hello");
        return who.customer();
    }

    @Test
    void whoFallsFarBelowTheirBestOpensOneAndTheNextLookDoesNot() throws Exception {
        long customer = somebody();
        mood(customer, 80);
        fading.look();
        mood(customer, 40);
        fading.look();
        fading.look();
        Instant until = Instant.now().plusSeconds(20);
        while (cases.ofCustomer(customer, 10).isEmpty() && Instant.now().isBefore(until)) {
            Meeting.again(openings::placeSome);
        }
        List<Case> found = cases.ofCustomer(customer, 10);
        assertThat(found).extracting(Case::cause).containsExactly(Cause.FELL);
        assertThat(cases.evidence(found.getFirst().id()))
                .extracting(e -> e.says())
                .containsExactly("The experience index fell from 80 to 40");
        fading.walkedOver(Instant.now());
        fading.lookIfDue();
        assertThat(fading.lookIfDue()).as("not again within the hour").isFalse();
    }

    @Test
    void aFallThatIsNotToldYetStaysAndNothingIsWrittenTwice() throws Exception {
        long customer = somebody();
        Instant old = Instant.now().minus(Duration.ofDays(31));
        // Nothing of this is seen by the house's own rounds.
        transactions.executeWithoutResult(status -> {
            mood(customer, 90);
            assertThat(mark(customer, old, Integer.MAX_VALUE)).isEqualTo(1);
            mood(customer, 90);
            assertThat(mark(customer, old, Integer.MAX_VALUE))
                    .as("as good as before")
                    .isZero();
            mood(customer, 20);
            assertThat(mark(customer, old, Integer.MAX_VALUE)).isZero();
            List<FadingSql.Fall> falls = falls(customer, old);
            assertThat(falls).extracting(f -> f.depth()).containsExactly(70f);
            assertThat(falls(customer, old)).as("until it is told").isEqualTo(falls);
            sql.tell(falls);
            assertThat(falls(customer, old)).isEmpty();
            mood(customer, 1);
            assertThat(mark(customer, old, 10)).as("where falls are not told").isEqualTo(1);
            status.setRollbackOnly();
        });
    }

    private int mark(long customer, Instant old, int untold) {
        return sql.mark(customer - 1, customer, old, untold);
    }

    private List<FadingSql.Fall> falls(long customer, Instant since) {
        return sql.falls(customer - 1, customer, since, 15, 10);
    }

    private void mood(long customer, int index) {
        transactions.executeWithoutResult(status ->
                jdbc.sql("""
                        insert into experience.mood (customer_id, found_at, model_id, said_count, shown, index, index_from, index_until,
                                                     chance, polite, usual_gap, reasons)
                        values (:customer, clock_timestamp(), 1, 0, :index, :index, :index, :index, 0.1, false, 7, '{}')
                        on conflict (customer_id) do update set index = excluded.index, found_at = excluded.found_at""").param("customer", customer).param("index", index).update());
    }
}
