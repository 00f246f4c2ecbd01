package heartstring.insight.regulars;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.HouseTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What older runs wrote goes in one walk along the key, some at a time. */
@HouseTest
class DiscardedTest {

    /** Before all runs that there are. */
    private static final long OLD = -2;

    private final RegularsSql sql;
    private final JdbcClient jdbc;
    private final long first = (1L << 50) + ThreadLocalRandom.current().nextLong(1L << 40) * 10;

    DiscardedTest(RegularsSql sql, JdbcClient jdbc) {
        this.sql = sql;
        this.jdbc = jdbc;
    }

    private void row(long profile, long product, long run) {
        jdbc.sql("""
                        insert into insight.next_due (profile_id, product_id, run_id, bought_at, times, usual_days, due_on, from_on, until_on, chance)
                        values (:profile, :product, :run, '2001-02-03', 3, 7, '2001-02-10', '2001-02-09', '2001-02-11', 0.5)""")
                .param("profile", profile)
                .param("product", product)
                .param("run", run)
                .update();
    }

    private List<Long> left() {
        return jdbc.sql(
                        "select product_id from insight.next_due where profile_id between :first and :first + 9 order by 1")
                .param("first", first)
                .query(Long.class)
                .list();
    }

    @Test
    void theWalkGoesOnBehindTheLastThatWasTaken() {
        row(first, 1, OLD);
        row(first, 2, OLD + 1);
        row(first, 3, OLD);
        row(first + 1, 4, OLD);
        row(first + 1, 5, OLD + 1);
        row(first + 2, 6, OLD);
        List<RegularsSql.Place> places = new ArrayList<>();
        Optional<RegularsSql.Place> at = Optional.of(RegularsSql.Place.FIRST);
        while (at.isPresent()) {
            at = sql.discardBefore(OLD + 1, at.get(), 2);
            at.ifPresent(places::add);
        }
        assertThat(places)
                .containsExactly(new RegularsSql.Place(first, 3, OLD), new RegularsSql.Place(first + 2, 6, OLD));
        assertThat(left()).containsExactly(2L, 5L);
        assertThat(sql.discardBefore(OLD + 2, new RegularsSql.Place(first, 9, 0), 2))
                .contains(new RegularsSql.Place(first + 1, 5, OLD + 1));
        assertThat(sql.discardBefore(OLD + 2, RegularsSql.Place.FIRST, 2)).isPresent();
        assertThat(left()).isEmpty();
    }
}
