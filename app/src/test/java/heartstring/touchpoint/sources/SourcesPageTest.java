package heartstring.touchpoint.sources;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.platform.auth.Role;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.intake.Tracking;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class SourcesPageTest {

    private static final Pattern KEY = Pattern.compile("id=\"write-key\">(wk_[A-Za-z0-9_-]{32})<");

    private final House house;
    private final Sources sources;
    private final Belts belts;
    private final JdbcClient jdbc;
    private final String x = UUID.randomUUID().toString().substring(0, 12);

    SourcesPageTest(House house, Sources sources, Belts belts, JdbcClient jdbc) {
        this.house = house;
        this.sources = sources;
        this.belts = belts;
        this.jdbc = jdbc;
    }

    @Test
    void aNewSourceShowsItsKeyOnceAndWorksUntilItIsTurnedOff() throws Exception {
        Browser administrator = house.as(Role.ADMINISTRATOR);
        Answer made = administrator.post("/sources", "name", "Shop " + x, "channel", "web", "namespace", "old_shop");
        Matcher key = KEY.matcher(made.body());
        assertThat(key.find()).isTrue();
        assertThat(made.body()).contains("analytics-node").contains("curl ");
        assertThat(administrator.get("/sources").body())
                .contains("Shop " + x)
                .contains("old_shop")
                .doesNotContain(key.group(1));
        Tracking tracking = new Tracking(house, sources);
        String event = "{\"userId\":\"u\",\"event\":\"Hello\"}";
        assertThat(tracking.post("track", event, key.group(1)).statusCode()).isEqualTo(200);
        int id = sources.byName("Shop " + x).orElseThrow().id();
        assertThat(administrator
                        .post("/sources/" + id + "/state", "off", "true")
                        .status())
                .isEqualTo(303);
        assertThat(tracking.post("track", event, key.group(1)).statusCode()).isEqualTo(401);
        administrator.post("/sources/" + id + "/state", "off", "false");
        assertThat(tracking.post("track", event, key.group(1)).statusCode()).isEqualTo(200);

        belts.drain();
        assertThat(jdbc.sql("select sum(touchpoints) from touchpoint.source_day where source_id = :id")
                        .param("id", id)
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void whatIsWrongIsSaidAndOnlyAdministratorsMakeSources() {
        Browser administrator = house.as(Role.ADMINISTRATOR);
        assertThat(administrator.post("/sources", "name", " ", "channel", "web").status())
                .isEqualTo(422);
        assertThat(administrator
                        .post("/sources", "name", "A " + x, "channel", "smoke")
                        .status())
                .isEqualTo(422);
        assertThat(administrator
                        .post("/sources", "name", "A " + x, "channel", "web", "namespace", "A B")
                        .status())
                .isEqualTo(422);
        administrator.post("/sources", "name", "Twice " + x, "channel", "web");
        assertThat(administrator
                        .post("/sources", "name", "Twice " + x, "channel", "web")
                        .body())
                .contains("of this name already");
        assertThat(house.as(Role.MANAGER)
                        .post("/sources", "name", "B " + x, "channel", "web")
                        .status())
                .isEqualTo(403);
        assertThat(house.as(Role.MANAGER).get("/sources").status()).isEqualTo(200);
        assertThat(house.as(Role.CASHIER).get("/sources").status()).isEqualTo(403);
    }
}
