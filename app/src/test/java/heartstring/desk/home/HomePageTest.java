package heartstring.desk.home;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.House;
import heartstring.HouseTest;
import heartstring.desk.CustomersAtWork;
import heartstring.platform.auth.Role;
import heartstring.story.measures.Figures;
import heartstring.touchpoint.sources.Sources;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class HomePageTest {

    private final House house;
    private final CustomersAtWork shop;

    HomePageTest(House house, Sources sources, JdbcClient jdbc) {
        this.house = house;
        this.shop = new CustomersAtWork(house, sources, jdbc);
    }

    @Test
    void whatCameInStandsOnTheFirstPage() throws Exception {
        shop.identify("Newest Nora", CustomersAtWork.mail());

        String page = house.as(Role.ANALYST).get("/").body();

        assertThat(page)
                .contains(
                        "<svg class=\"hs-chart-plot\"",
                        "Came in today",
                        "Happening now",
                        "New customers",
                        "Here lately");
        assertThat(house.as(Role.AGENT).get("/home/latest").body())
                .contains("hs-feed")
                .doesNotContain("<html");
    }

    @Test
    void aTrendHasEveryDayAndTheBusiestChannelFirst() {
        Trend trend = Trend.of(
                LocalDate.of(2026, 5, 1),
                LocalDate.of(2026, 5, 3),
                ZoneId.of("UTC"),
                List.of(
                        new Figures.Count(Instant.parse("2026-05-01T00:00:00Z"), "web", "browsing", 3),
                        new Figures.Count(Instant.parse("2026-05-03T00:00:00Z"), "till", "purchases", 5),
                        new Figures.Count(Instant.parse("2026-05-03T00:00:00Z"), "till", "details", 1)));

        assertThat(trend.series()).extracting(Trend.Series::channel).containsExactly("till", "web");
        assertThat(trend.today()).isEqualTo(6);
        assertThat(trend.yesterday()).isZero();
        assertThat(trend.chart().labels()).containsExactly("1 May", "2 May", "3 May");
        assertThat(trend.chart().columns().getLast().words()).isEqualTo("3 May: Till 6");
    }
}
