package heartstring.crm.dealdesk;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.crm.pipelines.PipelineRules;
import heartstring.crm.pipelines.Pipelines;
import heartstring.crm.pipelines.Stage;
import heartstring.desk.CustomersAtWork;
import heartstring.platform.auth.Role;
import heartstring.touchpoint.sources.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A board of five thousand deals. */
@HouseTest
class BoardTest {

    private static final int DEALS = 5_000;

    private final House house;
    private final Pipelines pipelines;
    private final CustomersAtWork shop;
    private final JdbcClient jdbc;

    BoardTest(House house, Pipelines pipelines, Sources sources, JdbcClient jdbc) {
        this.house = house;
        this.pipelines = pipelines;
        this.shop = new CustomersAtWork(house, sources, jdbc);
        this.jdbc = jdbc;
    }

    private int pipeline() throws Exception {
        int id = ((Pipelines.Outcome.Done) pipelines.add(
                        "Large " + UUID.randomUUID(),
                        List.of(
                                new PipelineRules.Draft(0, "One", 20, 10),
                                new PipelineRules.Draft(0, "Two", 60, null))))
                .id();
        List<Stage> stages = pipelines.find(id).orElseThrow().stages();
        long customer = shop.identify("Ada Large", CustomersAtWork.mail());
        jdbc.sql("""
                        insert into crm.deal (profile_id, pipeline_id, stage_id, title, amount_minor, currency, expected_on,
                                              stage_since, created_at, changed_at)
                        select (select min(id) from customer.profile where customer_id = :customer), :pipeline,
                               case when n % 2 = 0 then :one else :two end, 'Deal ' || n, 1000, 'EUR',
                               case when n % 10 < 8 then current_date + n % 90 end, now(), now(), now() - n * interval '1 second'
                          from generate_series(1, :deals) n""")
                .param("customer", customer)
                .param("pipeline", id)
                .param("one", stages.getFirst().id())
                .param("two", stages.getLast().id())
                .param("deals", DEALS)
                .update();
        jdbc.sql("analyze crm.deal").update();
        return id;
    }

    @Test
    void countsAllShowsSomeAndLeadsToTheRestWithoutRepeatingAny() throws Exception {
        int pipeline = pipeline();
        Browser agent = house.as(Role.AGENT);

        String board = agent.get("/crm/deals?pipeline=" + pipeline).body();

        assertThat(board).contains("2,500", "€25,000.00", "€50,000.00", "worth <strong>€20,000.00</strong>");
        Matcher next = Pattern.compile("hx-get=\"(/crm/deals/stages/[^\"]+)\"").matcher(board);
        assertThat(next.find()).isTrue();
        List<String> seen = new ArrayList<>(cards(board.substring(0, next.start())));
        String href = next.group(1).replace("&amp;", "&");
        while (href != null) {
            String more = agent.get(href).body();
            seen.addAll(cards(more));
            Matcher further =
                    Pattern.compile("hx-get=\"(/crm/deals/stages/[^\"]+)\"").matcher(more);
            href = further.find() ? further.group(1).replace("&amp;", "&") : null;
        }
        assertThat(seen).doesNotHaveDuplicates().hasSize(DEALS / 2);
    }

    private static List<String> cards(String html) {
        return Pattern.compile("data-deal=\"(\\d+)\"")
                .matcher(html)
                .results()
                .map(r -> r.group(1))
                .toList();
    }

    @Test
    void theListPagesByEveryOrder() throws Exception {
        int pipeline = pipeline();
        Browser agent = house.as(Role.AGENT);
        for (String sort : List.of("changed", "expected", "amount")) {
            String page = agent.get("/crm/deals/list?pipeline=" + pipeline + "&sort=" + sort)
                    .body();
            List<String> first = rows(page);
            Matcher next = Pattern.compile("hx-get=\"(/crm/deals/list[^\"]+after=[^\"]+)\"")
                    .matcher(page);
            assertThat(next.find()).as(sort).isTrue();
            List<String> second = rows(agent.get(next.group(1).replace("&amp;", "&"), "HX-Request", "true")
                    .body());
            assertThat(second).as(sort).hasSize(50).doesNotContainAnyElementsOf(first);
        }
        assertThat(agent.get("/crm/deals/list?after=bm9uc2Vuc2U").status()).isEqualTo(400);
    }

    private static List<String> rows(String html) {
        return Pattern.compile("href=\"/crm/deals/(\\d+)\"")
                .matcher(html)
                .results()
                .map(r -> r.group(1))
                .toList();
    }
}
