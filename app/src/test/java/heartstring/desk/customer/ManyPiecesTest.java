package heartstring.desk.customer;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.Statements;
import heartstring.platform.auth.Role;
import heartstring.story.timeline.Filter;
import heartstring.story.timeline.Timeline;
import heartstring.touchpoint.intake.Tracking;
import heartstring.touchpoint.sources.Sources;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A customer of 200 pieces and thousands of touchpoints opens as any other does. */
@HouseTest
class ManyPiecesTest {

    private static final int PIECES = 200;
    private static final int EACH = 20;
    /** Generous: what grows with all touchpoints instead of one page takes far longer. */
    private static final Duration MOST = Duration.ofSeconds(3);

    private static final int LOOKS = 3;

    private static final List<String> PAGES = List.of("", "/pieces", "?kind=browsing", "/purchases");

    private final House house;
    private final Sources sources;
    private final JdbcClient jdbc;
    private final Timeline timeline;

    ManyPiecesTest(House house, Sources sources, JdbcClient jdbc, Timeline timeline) {
        this.house = house;
        this.sources = sources;
        this.jdbc = jdbc;
        this.timeline = timeline;
    }

    @Test
    void itsPageOpensAtOnceAndItsTimelineIsWhole() throws Exception {
        long customer = customer(PIECES);
        assertThat(jdbc.sql("select count(*) from customer.profile where customer_id = :id")
                        .param("id", customer)
                        .query(Long.class)
                        .single())
                .isGreaterThanOrEqualTo(PIECES);
        Browser agent = house.as(Role.AGENT);
        agent.get("/customers/" + customer);
        for (String path : PAGES) {
            Instant begun = Instant.now();
            assertThat(agent.get("/customers/" + customer + path).status())
                    .as(path)
                    .isEqualTo(200);
            assertThat(Duration.between(begun, Instant.now())).as(path).isLessThan(MOST);
        }
        int pages = 0;
        String cursor = null;
        do {
            var page = timeline.page(customer, Filter.ALL, cursor, Timeline.MOST);
            cursor = page.next();
            pages++;
        } while (cursor != null);
        assertThat(pages).isEqualTo((PIECES * EACH + PIECES + Timeline.MOST - 1) / Timeline.MOST);
    }

    @Test
    void itsPagesTakeNoMoreStatementsThanThoseOfOnePiece() throws Exception {
        long many = customer(PIECES);
        long one = customer(1);
        for (String path : PAGES) {
            List<List<String>> ofOne = looks(one, path);
            List<List<String>> ofMany = looks(many, path);
            assertThat(ofOne).as(path).noneMatch(List::isEmpty);
            // The last statement of a request may run after its answer, and another request may run meanwhile: so the
            // smallest look at the one is held against the largest look at the other.
            List<String> fewest = Collections.min(ofMany, Comparator.comparingInt(List::size));
            List<String> most = Collections.max(ofOne, Comparator.comparingInt(List::size));
            assertThat(fewest.size())
                    .as(() -> path + " runs more: " + beyond(fewest, most))
                    .isLessThanOrEqualTo(most.size());
        }
    }

    private static List<String> beyond(List<String> statements, List<String> others) {
        List<String> beyond = new ArrayList<>(statements);
        others.forEach(beyond::remove);
        return beyond;
    }

    private List<List<String>> looks(long customer, String path) {
        return IntStream.range(0, LOOKS)
                .mapToObj(look -> statements(customer, path))
                .toList();
    }

    private List<String> statements(long customer, String path) {
        try (Statements statements = new Statements()) {
            assertThat(house.as(Role.AGENT).get("/customers/" + customer + path).status())
                    .isEqualTo(200);
            return statements.run();
        }
    }

    /** One person, seen by so many devices that each told who it was. */
    private long customer(int pieces) throws Exception {
        Tracking tracking = new Tracking(house, sources);
        String x = UUID.randomUUID().toString().substring(0, 8);
        for (int piece = 0; piece < pieces; piece++) {
            String device = x + "-device-" + piece;
            String views = IntStream.range(0, EACH)
                    .mapToObj(i ->
                            "{\"type\":\"track\",\"anonymousId\":\"%s\",\"event\":\"Product Viewed\",\"timestamp\":\"2026-0%d-%02dT10:%02d:00Z\"}"
                                    .formatted(device, 1 + i % 9, 1 + i, 1 + i))
                    .collect(Collectors.joining(","));
            String known =
                    "{\"type\":\"identify\",\"anonymousId\":\"%s\",\"userId\":\"%s\",\"timestamp\":\"2026-10-01T10:00:00Z\"}"
                            .formatted(device, x);
            assertThat(tracking.post("batch", "{\"batch\":[" + views + "]}").statusCode())
                    .isEqualTo(200);
            assertThat(tracking.post("batch", "{\"batch\":[" + known + "]}").statusCode())
                    .isEqualTo(200);
        }
        return jdbc.sql("select customer_id from customer.profile where source_id = :s and key_value = :u")
                .param("s", tracking.source.id())
                .param("u", x)
                .query(Long.class)
                .single();
    }
}
