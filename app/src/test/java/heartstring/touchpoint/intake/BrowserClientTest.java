package heartstring.touchpoint.intake;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.House;
import heartstring.HouseTest;
import heartstring.touchpoint.sources.Sources;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Calls as the browser library makes them: plain text, the key in the body, short addresses, from another site. */
@HouseTest
class BrowserClientTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final House house;
    private final JdbcClient jdbc;
    private final Tracking tracking;
    private final String x = UUID.randomUUID().toString().substring(0, 12);

    BrowserClientTest(House house, Sources sources, JdbcClient jdbc) {
        this.house = house;
        this.jdbc = jdbc;
        this.tracking = new Tracking(house, sources);
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(house.at(path))
                        .header("Content-Type", "text/plain;charset=UTF-8")
                        .header("Origin", "https://shop.example.org")
                        .method(
                                method,
                                HttpRequest.BodyPublishers.ofString(
                                        body.replace('\'', '"').replace("#", x)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void shortAddressesAndTheKeyInTheBodyAreUnderstood() throws Exception {
        String key = ",'writeKey':'" + tracking.writeKey + "'}";
        String[][] calls = {
            {"p", "{'anonymousId':'a#','name':'Home'"},
            {"i", "{'anonymousId':'a#','userId':'u#','traits':{'name':'Bea #'}"},
            {"t", "{'anonymousId':'a#','userId':'u#','event':'Product Viewed'"},
            {"s", "{'userId':'u#','name':'Basket'"},
            {"g", "{'userId':'u#','groupId':'firm#'"},
            {"a", "{'userId':'u#','previousId':'old#'"},
            {"b", "{'batch':[{'type':'track','userId':'u#','event':'In a batch'}]"}
        };
        for (String[] call : calls) {
            HttpResponse<String> answer = send("POST", "/v1/" + call[0], call[1] + key);
            assertThat(answer.statusCode()).as(call[0] + " " + answer.body()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .hasValue("*");
            assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                    .isEmpty();
        }
        assertThat(jdbc.sql("select count(*) from touchpoint.touchpoint where source_id = :id")
                        .param("id", tracking.source.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(7);
        assertThat(jdbc.sql(
                                "select count(*) from touchpoint.touchpoint where source_id = :id and body::text like '%wk_%'")
                        .param("id", tracking.source.id())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aBrowserMayAskBeforehandAndAWrongKeyIsRefused() throws Exception {
        HttpResponse<String> asked = send("OPTIONS", "/v1/t", "");
        assertThat(asked.statusCode()).isEqualTo(204);
        assertThat(asked.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
                .contains("Authorization");
        assertThat(send("POST", "/v1/t", "{'userId':'u','event':'E','writeKey':'wk_wrong'}")
                        .statusCode())
                .isEqualTo(401);
        assertThat(send("POST", "/v1/t", "{'userId':'u','event':'E'}").statusCode())
                .isEqualTo(401);
        assertThat(send("POST", "/v1/t", "no json").statusCode()).isEqualTo(401);
        assertThat(send("POST", "/v1/x", "{}").statusCode()).isEqualTo(404);
    }

    @Test
    void theLibraryLearnsWhereToSend() throws Exception {
        HttpResponse<String> answer = send("GET", "/v1/projects/" + tracking.writeKey + "/settings", "");
        assertThat(JsonMapper.shared()
                        .readTree(answer.body())
                        .at("/integrations/Segment.io/apiHost")
                        .asString())
                .isEqualTo(house.at("/v1").getAuthority() + "/v1");
        assertThat(send("GET", "/v1/projects/wk_wrong/settings", "").statusCode())
                .isEqualTo(404);
    }
}
