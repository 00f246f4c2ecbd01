package heartstring.touchpoint.live;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.platform.auth.Role;
import heartstring.touchpoint.intake.Tracking;
import heartstring.touchpoint.sources.Sources;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@HouseTest
class LivePageTest {

    private final House house;
    private final Tracking web;
    private final String x = UUID.randomUUID().toString().substring(0, 12);

    LivePageTest(House house, Sources sources) {
        this.house = house;
        this.web = new Tracking(house, sources);
    }

    @Test
    void anEventShowsUpAtOnceWithItsPersonAndOpensInPlace() throws Exception {
        Browser analyst = house.as(Role.ANALYST);
        assertThat(analyst.get("/live/rows?source=" + web.source.id()).body()).contains("Nothing came in yet");
        web.post("identify", "{\"userId\":\"u%1$s\",\"traits\":{\"name\":\"Lea <b>%1$s</b>\"}}".formatted(x));
        web.post("track", "{\"userId\":\"u%1$s\",\"event\":\"Tasted %1$s\",\"properties\":{\"stand\":7}}".formatted(x));
        String rows = analyst.get("/live/rows?name=tasted%20" + x).body();
        assertThat(rows).contains("Tasted " + x).contains("Lea &lt;b&gt;" + x).doesNotContain("<b>" + x);
        assertThat(analyst.get("/live/rows?name=tasted%20" + x + "&channel=till")
                        .body())
                .doesNotContain("Tasted");
        assertThat(analyst.get("/live?source=" + web.source.id()).body())
                .contains("hx-get=\"/live/rows?source=" + web.source.id())
                .contains("Tasted " + x);
        Matcher raw = Pattern.compile("hx-get=\"(/live/[0-9]+)\"").matcher(rows);
        assertThat(raw.find()).isTrue();
        assertThat(analyst.get(raw.group(1)).body()).contains("\"stand\": 7");
        assertThat(analyst.get("/live/999999999999").status()).isEqualTo(404);
        assertThat(house.as(Role.CASHIER).get("/live").status()).isEqualTo(403);
    }
}
