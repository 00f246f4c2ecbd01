package heartstring.desk.search;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.House;
import heartstring.HouseTest;
import heartstring.desk.CustomersAtWork;
import heartstring.platform.web.Cursor;
import heartstring.touchpoint.sources.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class PeopleSqlTest {

    private final People people;
    private final CustomersAtWork shop;
    private final JdbcClient jdbc;

    PeopleSqlTest(House house, Sources sources, JdbcClient jdbc, People people) {
        this.people = people;
        this.jdbc = jdbc;
        this.shop = new CustomersAtWork(house, sources, jdbc);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "seen", "spent", "first"})
    void everyOrderWalksThroughAllWithoutGapOrDoubling(String sort) throws Exception {
        String family = "walk" + UUID.randomUUID().toString().substring(0, 8);
        List<Long> made = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            made.add(shop.identify(family + " " + (char) ('a' + i % 3), CustomersAtWork.mail()));
        }
        for (int i = 0; i < 200 && standing(made) < made.size(); i++) {
            Thread.sleep(100);
        }
        PeopleQuery query = PeopleQuery.of(Map.of("q", family, "sort", sort));
        List<Long> seen = new ArrayList<>();
        Cursor after = null;
        do {
            People.Rows rows = people.page(query, people.among(query), after, 2);
            rows.people().forEach(person -> seen.add(person.customerId()));
            after = Cursor.parse(rows.next(), 2);
        } while (after != null);

        assertThat(seen).containsExactlyInAnyOrderElementsOf(made);
        assertThat(people.count(query)).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "first", "seen", "spent"})
    void theFewBigSpendersComeInEveryOrder(String sort) throws Exception {
        String family = "rich" + UUID.randomUUID().toString().substring(0, 8);
        List<Long> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(shop.identify((char) ('e' - i) + " " + family, CustomersAtWork.mail()));
        }
        for (int i = 0; i < 200 && standing(made) < made.size(); i++) {
            Thread.sleep(100);
        }
        long least = 900_000_000_000L + Math.floorMod(family.hashCode(), 1_000_000) * 1_000L;
        for (int i = 0; i < made.size(); i++) {
            jdbc.sql("update story.standing set spent_minor = :spent where customer_id = :id")
                    .param("spent", least + i * 100L)
                    .param("id", made.get(i))
                    .update();
        }
        PeopleQuery query = PeopleQuery.of(Map.of(
                "sort",
                sort,
                "spentMin",
                String.valueOf(least / 100 + 1),
                "spentMax",
                String.valueOf(least / 100 + 4)));
        List<Long> seen = new ArrayList<>();
        Cursor after = null;
        do {
            People.Rows rows = people.page(query, people.among(query), after, 3);
            rows.people().forEach(person -> seen.add(person.customerId()));
            after = Cursor.parse(rows.next(), 2);
        } while (after != null);
        List<Long> fitting = made.subList(1, 5);
        assertThat(seen).containsExactlyElementsOf(sort.equals("first") ? seen : fitting.reversed());
        assertThat(seen).containsExactlyInAnyOrderElementsOf(fitting);
        assertThat(people.count(query)).isEqualTo(4);
    }

    private long standing(List<Long> ids) {
        return jdbc.sql("select count(*) from story.standing where customer_id = any(:ids)")
                .param("ids", ids.stream().mapToLong(Long::longValue).toArray())
                .query((rs, n) -> rs.getLong(1))
                .single();
    }
}
