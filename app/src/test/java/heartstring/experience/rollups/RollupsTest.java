package heartstring.experience.rollups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.platform.auth.Role;
import heartstring.story.segments.Segments;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The index of groups: told with intervals, not of fewer than five, week by week, on the page and to programs. */
@HouseTest
class RollupsTest {

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final House house;
    private final Rollups rollups;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Segments segments;
    private final SegmentGrouping grouping;

    RollupsTest(
            House house,
            Rollups rollups,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Segments segments,
            SegmentGrouping grouping) {
        this.segments = segments;
        this.grouping = grouping;
        this.transactions = transactions;
        this.house = house;
        this.rollups = rollups;
        this.jdbc = jdbc;
    }

    /** Somebody with an index, who says so much and shows so much. */
    private long somebody(double index, Double said, double shown, boolean polite) {
        long customer = jdbc.sql("insert into customer.customer default values returning id")
                .query(Long.class)
                .single();
        jdbc.sql("""
                        insert into experience.mood (customer_id, found_at, model_id, said, said_count, shown, index, index_from, index_until, chance,
                               polite, polite_since, usual_gap, reasons)
                        values (:id, now(), 0, :said, 0, :shown, :index, :index, :index, 0.1, :polite, case when :polite then now() end, 7, '{}')""")
                .param("id", customer)
                .param("said", said, java.sql.Types.REAL)
                .param("shown", shown)
                .param("index", index)
                .param("polite", polite)
                .update();
        return customer;
    }

    private Grouping grouping(List<Long> first, List<Long> second) {
        return new Grouping() {
            @Override
            public String word() {
                return "test-" + mark;
            }

            @Override
            public String title() {
                return "Test";
            }

            @Override
            public List<Members> members() {
                return List.of(new Members(
                        "select unnest(:first::bigint[]) as customer_id, 'a' as key, 'First' as name"
                                + " union all select unnest(:second::bigint[]), 'b', 'Second'",
                        Map.of(
                                "first",
                                first.stream().mapToLong(Long::longValue).toArray(),
                                "second",
                                second.stream().mapToLong(Long::longValue).toArray())));
            }
        };
    }

    @Test
    void groupsAreToldWithTheirIntervalsAndNotThoseOfFewerThanFive() {
        List<Long> first = List.of(
                somebody(20, 80.0, 10, true),
                somebody(30, 90.0, 20, false),
                somebody(40, 85.0, 30, false),
                somebody(50, null, 40, false),
                somebody(60, 70.0, 50, false),
                somebody(70, 75.0, 60, false));
        List<Long> second = first.subList(0, 4);
        Grouping grouping = grouping(first, second);
        rollups.roll(grouping);
        List<Rollup> found = rollups.last(grouping.word());
        assertThat(found).extracting(Rollup::key).as("four are too few").containsExactly("a");
        Rollup all = found.getFirst();
        assertThat(all.customers()).isEqualTo(6);
        assertThat(all.polite()).isEqualTo(1);
        assertThat(all.indexMean().value()).isCloseTo(45, within(1e-6));
        // The deviation of 20, 30 … 70 is 18.708; Student's t of five is 2.571.
        assertThat(all.indexMean().low()).isCloseTo(45 - 2.571 * 18.708 / Math.sqrt(6), within(0.05));
        assertThat(all.indexMean().high()).isCloseTo(45 + 2.571 * 18.708 / Math.sqrt(6), within(0.05));
        assertThat(all.said().many()).isEqualTo(5);
        assertThat(all.saidMean().value()).isCloseTo(80, within(1e-4));
        assertThat(all.gapMean().value()).isCloseTo((70 + 70 + 55 + 20 + 15) / 5.0, within(1e-4));
        rollups.roll(grouping(first.subList(0, 5), second));
        assertThat(rollups.last(grouping.word()).getFirst().customers())
                .as("a week has one figure, the last")
                .isEqualTo(5);
        assertThat(rollups.last(grouping.word()).getFirst().saidMean())
                .as("four say anything")
                .isNull();
    }

    @Test
    void segmentsStandOnThePageAndProgramsSeeThemToo() throws Exception {
        String name = "Segment " + mark;
        Segments.Outcome named =
                segments.add(name, "", "{\"term\": \"experience.index\", \"is\": \"at-least\", \"value\": 101}");
        int id = ((Segments.Outcome.Done) named).segmentId();
        // As the task does soon, so that it does not do it in between.
        grouping.takeNew();
        assertThat(grouping.takeNew()).as("each once").isEmpty();
        drawnAndToldToPrograms(id, name);
        segments.change(id, name, "", "{\"term\": \"experience.index\", \"is\": \"at-least\", \"value\": 102}");
        grouping.takeNew();
        assertThat(rollups.weeks("segment", String.valueOf(id)))
                .as("figures of another condition")
                .isEmpty();
        segments.remove(id);
        grouping.takeNew();
        assertThat(jdbc.sql("select count(*) from experience.rolled_segment where segment_id = :id")
                        .param("id", id)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private void drawnAndToldToPrograms(int id, String name) throws Exception {
        LocalDate monday =
                LocalDate.now(java.time.ZoneOffset.UTC).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        for (int week = 0; week < 3; week++) {
            kept(monday.minusWeeks(week), id, name, 40 + week);
        }
        String page = house.as(Role.MANAGER)
                .get("/experience/index/groups?by=segment&key=" + id + "&sort=gap&down=true")
                .body();
        assertThat(page).contains(name).contains("aria-sort=\"descending\"").contains(name + ", week by week");
        assertThat(house.as(Role.ANALYST).get("/experience/index/groups").body())
                .contains("Index by group");
        assertThat(house.as(Role.CASHIER).get("/experience/index/groups").status())
                .isEqualTo(403);

        JsonNode groups = JsonMapper.shared()
                .readTree(house.api("experience:read")
                        .get("/api/experience/index/rollups?by=week&grouping=segment&key=" + id)
                        .body())
                .path("groups");
        assertThat(groups.size()).isEqualTo(3);
        assertThat(groups.get(2).path("index").path("value").asDouble()).isCloseTo(40, within(1e-6));
        assertThat(groups.get(2).path("index").path("from").asDouble()).isLessThan(40);
        assertThat(house.api("experience:read")
                        .get("/api/experience/index/rollups?by=nothing")
                        .status())
                .isEqualTo(422);
    }

    private void kept(LocalDate week, int id, String name, double index) {
        jdbc.sql("""
                        insert into experience.mood_rollup (week, grouping, key, name, customers, polite, index_sum, index_squares, shown_sum,
                               shown_squares, said_count, said_sum, said_squares, gap_sum, gap_squares, found_at)
                        values (:week, 'segment', :key, :name, 10, 1, 10 * :index, 10 * :index ^ 2 + 90, 500, 25100, 0, 0, 0, 0, 0, now())""")
                .param("week", week)
                .param("key", String.valueOf(id))
                .param("name", name)
                .param("index", index)
                .update();
    }

    @Test
    void afterEverybodyWasWorkedOutEveryGroupingHasItsFigures() {
        for (int i = 0; i < 5; i++) {
            somebody(50, null, 50, false);
        }
        rollups.walkedOver(Instant.now());
        assertThat(rollups.last(Rollups.ALL))
                .singleElement()
                .satisfies(all -> assertThat(all.customers()).isGreaterThanOrEqualTo(5));
        assertThat(rollups.groupings()).extracting(Grouping::word).contains("store", "agent", "segment");
        List<Long> five = List.of(
                somebody(50, null, 50, false),
                somebody(50, null, 50, false),
                somebody(50, null, 50, false),
                somebody(50, null, 50, false),
                somebody(50, null, 50, false));
        Grouping named = grouping(five, List.of());
        rollups.rollNew(named.word(), named.members().getFirst());
        assertThat(rollups.last(named.word())).extracting(Rollup::customers).containsExactly(5L);
    }

    @Test
    void customersAreGroupedByTheStageAtWhichTheyWereLast() {
        // Nobody who works out journeys sees any of this.
        transactions.executeWithoutResult(status -> {
            int journey = jdbc.sql("insert into experience.journey (name) values (:name) returning id")
                    .param("name", "Way " + mark)
                    .query(Integer.class)
                    .single();
            int look = stage(journey, 1, "Look");
            int buy = stage(journey, 2, "Buy");
            for (int i = 0; i < 11; i++) {
                long profile = piece(somebody(i < 5 ? 20 : 60, null, 50, false));
                touch(look, profile, i, 40, true);
                if (i >= 5) {
                    touch(buy, profile, i, 20, true);
                    // What is said later, and what was longest ago, is no step.
                    touch(look, profile, i, 10, false);
                }
                touch(buy, profile, i, 400, true);
            }
            rollups.roll(rollups.grouping("stage").orElseThrow());
            Map<String, Rollup> found = rollups.last("stage").stream()
                    .filter(r -> r.name().startsWith("Way " + mark))
                    .collect(Collectors.toMap(Rollup::key, Function.identity()));
            assertThat(found.keySet()).containsExactlyInAnyOrder(String.valueOf(look), String.valueOf(buy));
            assertThat(found.get(String.valueOf(look)).customers()).isEqualTo(5);
            assertThat(found.get(String.valueOf(look)).indexMean().value()).isCloseTo(20, within(1e-6));
            assertThat(found.get(String.valueOf(buy)).customers()).isEqualTo(6);
            assertThat(found.get(String.valueOf(buy)).name()).isEqualTo("Way " + mark + ": Buy");
            status.setRollbackOnly();
        });
        assertThat(house.as(Role.MANAGER)
                        .get("/experience/index/groups?by=stage")
                        .body())
                .contains("aria-current=\"true\">Stage</a>");
    }

    private int stage(int journey, int position, String name) {
        return jdbc.sql("""
                        insert into experience.stage (journey_id, position, name, intended, aim_percent, touches)
                        values (:journey, :position, :name, 'trust', 50, '[]') returning id""")
                .param("journey", journey)
                .param("position", position)
                .param("name", name)
                .query(Integer.class)
                .single();
    }

    private long piece(long customer) {
        return jdbc.sql("""
                        insert into customer.profile (customer_id, source_id, key_kind, key_value)
                        values (:customer, 0, 'user_id', :key) returning id""")
                .param("customer", customer)
                .param("key", mark + customer)
                .query(Long.class)
                .single();
    }

    private void touch(int stage, long profile, int nth, int daysAgo, boolean own) {
        jdbc.sql("""
                        insert into experience.stage_touch (stage_id, touchpoint_id, profile_id, occurred_at, day, own)
                        values (:stage, :touchpoint, :profile, now() - make_interval(days => :ago), now()::date - :ago, :own)""")
                .param("stage", stage)
                .param("touchpoint", -1000L * nth - daysAgo)
                .param("profile", profile)
                .param("ago", daysAgo)
                .param("own", own)
                .update();
    }

    @Test
    void ofManyGroupsSomeAreShownAndTheOthersFound() throws Exception {
        LocalDate far = LocalDate.of(2999, 1, 4);
        try {
            jdbc.sql("""
                            insert into experience.mood_rollup (week, grouping, key, name, customers, polite, index_sum, index_squares, shown_sum,
                                   shown_squares, said_count, said_sum, said_squares, gap_sum, gap_squares, found_at)
                            select :week, 'agent', :mark || n, 'Agent ' || :mark || ' ' || lpad(n::text, 4, '0'), 10, 1, 10 * 50, 10 * 2500 + 90,
                                   500, 25100, 0, 0, 0, 0, 0, now() from generate_series(1, 1000) n""").param("week", far).param("mark", mark).update();
            Browser manager = house.as(Role.MANAGER);
            String page =
                    manager.get("/experience/index/groups?by=agent&sort=name").body();
            assertThat(page)
                    .contains("Agent " + mark + " 0100", "900 more are not shown")
                    .doesNotContain("Agent " + mark + " 0101");
            assertThat(page.length()).isLessThan(300_000);
            assertThat(manager.get("/experience/index/groups?by=agent&find=" + mark + "+0777")
                            .body())
                    .contains("Agent " + mark + " 0777")
                    .doesNotContain("Agent " + mark + " 0776", "more are not shown");
            assertThat(manager.get("/experience/index/groups?by=agent&find=nobody" + mark)
                            .body())
                    .contains("No group is called so.");
        } finally {
            jdbc.sql("delete from experience.mood_rollup where week = :week")
                    .param("week", far)
                    .update();
        }
    }
}
