package heartstring.story.said;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.House;
import heartstring.HouseTest;
import heartstring.crm.Talks;
import heartstring.customer.privacy.Privacy;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.belts.TouchpointConsumer.Row;
import heartstring.touchpoint.sources.Sources;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class SaidTest {

    private static final long NOBODY = 0;

    private final Said said;
    private final SaidBelt belt;
    private final Privacy privacy;
    private final JdbcClient jdbc;
    private final Talks talks;
    /** A word that no other test says. */
    private final String rare = letters("rare");

    SaidTest(House house, Sources sources, Belts belts, JdbcClient jdbc, Said said, SaidBelt belt, Privacy privacy) {
        this.said = said;
        this.belt = belt;
        this.privacy = privacy;
        this.jdbc = jdbc;
        this.talks = new Talks(house, sources, belts, jdbc);
    }

    private static String letters(String beginning) {
        return beginning + UUID.randomUUID().toString().replaceAll("[^a-f]", "") + "qx";
    }

    private int found(String typed, boolean notes, long user) {
        return said.find(typed, notes, user, 10).touchpoints().size();
    }

    private long uses(String word) {
        return jdbc.sql("select coalesce(sum(uses), 0) from story.word where word = :word")
                .param("word", word)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    @Test
    void wordsAreFoundWholeBegunAccentedQuotedAndMisspelt() throws Exception {
        talks.mail(Instant.now(), "About the kettle", "The " + rare + " Ünïcorn kettle leaks, and I'm sad 東京都.");
        talks.say("Note Added", "crm", Instant.now(), "\"text\":\"Called about the " + rare + "\"");

        for (String typed : new String[] {
            rare,
            rare.substring(0, rare.length() - 2),
            rare + " unicorn",
            rare + " kettle about",
            "\"" + rare + " unicorn\"",
            rare + " 京都",
            rare.toUpperCase(java.util.Locale.ROOT) + " LEAKS!"
        }) {
            Said.Found found = said.find(typed, false, NOBODY, 10);
            assertThat(found.touchpoints()).as(typed).hasSize(1);
            assertThat(found.nearly()).as(typed).isFalse();
        }
        assertThat(found(rare, true, NOBODY)).isEqualTo(1);
        assertThat(found("\"unicorn " + rare + "\"", false, NOBODY)).isZero();
        assertThat(found(rare + " teapot", false, NOBODY)).isZero();
        assertThat(found(" ' & | ! <-> :* \\ \"", false, NOBODY)).isZero();
        assertThat(found(rare + "' & !x:* (", false, NOBODY)).isZero();

        String misspelt = rare.substring(0, 6) + "z" + rare.substring(6);
        Said.Found nearly = said.find(misspelt + " kettle", false, NOBODY, 10);
        assertThat(nearly.nearly()).isTrue();
        assertThat(nearly.touchpoints()).hasSize(1);
        assertThat(nearly.terms()).contains(rare);
    }

    @Test
    void whatIsForOnesOwnEyesIsFoundByNobodyElse() throws Exception {
        talks.say("Message Received", "email", Instant.now(), "\"text\":\"Secretly " + rare + "\",\"private_to\":4711");
        assertThat(found(rare, false, 4711)).isEqualTo(1);
        assertThat(found(rare, false, NOBODY)).isZero();
        assertThat(found(rare, false, 4712)).isZero();
        assertThat(uses(rare)).isZero();
        List<Long> its = said.find(rare, false, 4711, 10).touchpoints();
        assertThat(said.among(its, false, 4711)).isEqualTo(its);
        assertThat(said.among(its, false, 4712)).isEmpty();
        assertThat(said.among(its, true, 4711)).isEmpty();
    }

    @Test
    void takenTwiceItCountsOnceAndTakenBackItIsGone() throws Exception {
        talks.mail(Instant.now(), "One", "A " + rare + " and a " + rare);
        talks.mail(Instant.now(), "Two", "Another " + rare);
        assertThat(uses(rare)).isEqualTo(2);
        List<Row> rows = jdbc.sql("""
                        select id, profile_id, source_id, kind, name, channel, occurred_at, body from touchpoint.v_touchpoint
                         where id = any(:ids) order by id""")
                .param(
                        "ids",
                        said.find(rare, false, NOBODY, 10).touchpoints().stream()
                                .mapToLong(Long::longValue)
                                .toArray())
                .query(Row::of)
                .list();
        belt.take(rows);
        assertThat(uses(rare)).isEqualTo(2);
        belt.withdraw(rows.subList(0, 1));
        assertThat(uses(rare)).isEqualTo(1);
        assertThat(found(rare, false, NOBODY)).isEqualTo(1);
        belt.withdraw(rows);
        assertThat(uses(rare)).isZero();
        belt.take(rows);
        assertThat(uses(rare)).isEqualTo(2);
    }

    @Test
    void thePersonErasedTheirWordsAreForgotten() throws Exception {
        talks.mail(Instant.now(), "Hello", "Mine alone is " + rare);
        long customer = talks.customer();
        assertThat(uses(rare)).isEqualTo(1);
        privacy.erase(customer, "erase " + customer);
        assertThat(uses(rare)).isZero();
        assertThat(found(rare, false, NOBODY)).isZero();
    }
}
