package heartstring;

import java.net.http.HttpResponse;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the house answered. */
public record Answer(int status, String body, HttpResponse<String> raw) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Answer of(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.body(), response);
    }

    public Optional<String> header(String name) {
        return raw.headers().firstValue(name);
    }

    public String location() {
        return header("Location").orElse("");
    }

    public JsonNode json() {
        return JSON.readTree(body);
    }
}
