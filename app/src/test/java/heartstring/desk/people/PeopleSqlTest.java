package heartstring.desk.people;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.House;
import heartstring.HouseTest;
import heartstring.desk.CustomersAtWork;
import heartstring.platform.web.Cursor;
import heartstring.touchpoint.sources.Sources;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
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

    @ParameterizedTest
    @ValueSource(strings = {"name", "seen", "spent", "first"})
    void manyWhoBeginAlikeAreAllListedInOrder(String sort) {
        String family = "many" + UUID.randomUUID().toString().substring(0, 8);
        List<Long> made = crowd(family, PeopleSql.MANY + 50);
        PeopleQuery query = PeopleQuery.of(Map.of("q", family, "sort", sort));
        try {
            List<Person> seen = new ArrayList<>();
            Cursor after = null;
            do {
                People.Rows rows = people.page(query, people.among(query), after, 97);
                seen.addAll(rows.people());
                after = Cursor.parse(rows.next(), 2);
            } while (after != null);

            assertThat(seen).extracting(Person::customerId).containsExactlyInAnyOrderElementsOf(made);
            Comparator<Person> order = switch (sort) {
                case "name" -> Comparator.comparing(Person::nameKey).thenComparingLong(Person::customerId);
                case "first" -> Comparator.comparing(Person::firstSeenAt).reversed();
                default -> Comparator.comparingLong(Person::spentMinor).reversed();
            };
            assertThat(seen).isSortedAccordingTo(order);
            assertThat(people.count(query)).isEqualTo(made.size());
            PeopleQuery rich = PeopleQuery.of(Map.of("q", family, "sort", sort, "spentMin", "5", "city", "Leeds"));
            assertThat(people.page(rich, people.among(rich), null, 97).people())
                    .hasSize(people.count(rich))
                    .hasSizeGreaterThan(20)
                    .allMatch(p -> p.spentMinor() >= 500 && "Leeds".equals(p.city()))
                    .isSortedAccordingTo(order);
        } finally {
            gone(made);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "first"})
    void moreThanAFewBigSpendersComeInOtherOrders(String sort) {
        String family = "much" + UUID.randomUUID().toString().substring(0, 8);
        List<Long> all = crowd(family, PeopleSql.FEW + 90);
        // Those who spent just too little come between the others in both orders.
        List<Long> made = IntStream.range(0, all.size())
                .filter(i -> i % 40 != 0)
                .mapToObj(all::get)
                .toList();
        long least = 1_000_000_000_000L;
        jdbc.sql("update story.standing set spent_minor = :least - 1 where customer_id = any(:ids)")
                .param("least", least)
                .param("ids", all.stream().mapToLong(Long::longValue).toArray())
                .update();
        jdbc.sql(
                        "update story.standing set spent_minor = spent_minor + 1 + customer_id % 100 where customer_id = any(:ids)")
                .param("ids", made.stream().mapToLong(Long::longValue).toArray())
                .update();
        try {
            PeopleQuery query = PeopleQuery.of(Map.of("sort", sort, "spentMin", String.valueOf(least / 100)));
            List<Person> seen = new ArrayList<>();
            Cursor after = null;
            do {
                People.Rows rows = people.page(query, null, after, 700);
                seen.addAll(rows.people());
                after = Cursor.parse(rows.next(), 2);
            } while (after != null);
            assertThat(seen).extracting(Person::customerId).containsExactlyInAnyOrderElementsOf(made);
            assertThat(seen)
                    .isSortedAccordingTo(
                            sort.equals("name")
                                    ? Comparator.comparing(Person::nameKey).thenComparingLong(Person::customerId)
                                    : Comparator.comparing(Person::firstSeenAt).reversed());
        } finally {
            gone(all);
        }
    }

    /** Every other one has the family name in front; when they were seen and what they spent rises with their number. */
    private List<Long> crowd(String family, int size) {
        return jdbc.sql("""
                        with c as (insert into customer.customer (kind) select 'person' from generate_series(1, :size) returning id),
                        n as (select id, row_number() over () n from c),
                        h as (insert into customer.headline (customer_id, kind, name, name_key, name_key_turned, city, profiles, first_seen_at)
                          select id, 'person', name, name, case when n % 2 = 0 then name else :family || ' ' || n % 26 end,
                                 case n % 20 when 0 then 'Leeds' when 1 then 'Leeds' end, 1, now() + n * interval '1 s'
                            from (select id, n, case when n % 2 = 0 then :family || ' ' || n % 7
                                                     else chr(97 + (n % 26)::int) || ' ' || :family end name from n) x)
                        insert into story.standing (customer_id, last_at, orders, spent_minor)
                        select id, now() + n * interval '1 min', 1, n * 10 from n returning customer_id""")
                .param("family", family)
                .param("size", size)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    private void gone(List<Long> ids) {
        for (String table : List.of("story.standing", "customer.headline")) {
            jdbc.sql("delete from " + table + " where customer_id = any(:ids)")
                    .param("ids", ids.stream().mapToLong(Long::longValue).toArray())
                    .update();
        }
        jdbc.sql("delete from customer.customer where id = any(:ids)")
                .param("ids", ids.stream().mapToLong(Long::longValue).toArray())
                .update();
    }

    private long standing(List<Long> ids) {
        return jdbc.sql("select count(*) from story.standing where customer_id = any(:ids)")
                .param("ids", ids.stream().mapToLong(Long::longValue).toArray())
                .query((rs, n) -> rs.getLong(1))
                .single();
    }
}
