package heartstring.experience.rollups;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Houses;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** What was named for the index, for scores and for lists becomes segments, each once, with its figures. */
class CarriedSegmentsTest {

    private static final String BEFORE = """
            insert into story.customer_group (id, name, condition, made_at, changed_at) overriding system value
              values (1, 'Regulars', '{"term":"orders","is":"at-least","value":10}', now(), now());
            select setval(pg_get_serial_sequence('story.customer_group', 'id'), 1);
            insert into experience.mood_group (id, name, condition, rolled_at) overriding system value
              values (2, 'regulars', '{"term":"orders","is":"at-least","value":10}', now()),
                     (3, 'Families', '{"term":"spent","is":"at-least","value":500}', null);
            insert into experience.customer_group (id, name, condition, made_at, counted_at)
              values (1, 'Families', '{"term": "spent", "is": "at-least", "value": 900}', now(), now());
            insert into experience.mood_rollup (week, grouping, key, name, customers, polite, index_sum, index_squares, shown_sum,
                   shown_squares, said_count, said_sum, said_squares, gap_sum, gap_squares, found_at)
              select '2026-11-02', g, k, 'x', 10, 1, k::int, 0, 0, 0, 0, 0, 0, 0, 0, now()
                from (values ('segment', '2'), ('segment', '3'), ('segment', '77'), ('store', '2')) v(g, k);
            insert into experience.score_day (measure, most, cut, day, part, survey_id, n0, n1, n2, n3, n4, n5, n6, n7, n8, n9, n10)
              select 'nps', 10, c, '2026-11-02', p, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0
                from (values ('group', '1'), ('group', '1 new'), ('store', '1')) v(c, p)""";

    @Test
    void figuresStayWithTheSegmentThatTheirGroupBecomes() throws Exception {
        String url = Houses.emptyDatabase();
        migrate(url, "437");
        try (Connection c = DriverManager.getConnection(url, "postgres", "postgres");
                Statement s = c.createStatement()) {
            s.execute(BEFORE);
            migrate(url, "447");
            assertThat(
                            rows(
                                    s,
                                    "select id || ' ' || name || ' ' || (condition ->> 'value') from story.segment order by id"))
                    .containsExactly("1 Regulars 10", "2 Families 500", "3 Families 2 900");
            assertThat(rows(
                            s,
                            "select grouping || ' ' || key || ' ' || index_sum from experience.mood_rollup order by 1"))
                    .containsExactly("segment 1 2", "segment 2 3", "store 2 2");
            assertThat(rows(s, "select cut || ' ' || part from experience.score_day order by 1"))
                    .containsExactly("segment 3", "store 1");
            assertThat(rows(s, "select segment_id || ' ' || version from experience.scored_segment"))
                    .containsExactly("3 1");
            assertThat(rows(s, "select segment_id || ' ' || version from experience.rolled_segment"))
                    .containsExactly("1 1");
        }
    }

    private static void migrate(String url, String target) {
        Flyway.configure()
                .dataSource(url, "postgres", "postgres")
                .locations("classpath:db/migration")
                .defaultSchema("platform")
                .createSchemas(true)
                .target(target)
                .load()
                .migrate();
    }

    private static List<String> rows(Statement statement, String sql) throws Exception {
        List<String> rows = new ArrayList<>();
        try (ResultSet rs = statement.executeQuery(sql)) {
            while (rs.next()) {
                rows.add(rs.getString(1));
            }
        }
        return rows;
    }
}
