package heartstring.touchpoint.intake;

import heartstring.House;
import heartstring.touchpoint.sources.Source;
import heartstring.touchpoint.sources.Sources;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.UUID;

/** A source of its own and a plain HTTP client that writes as it; for tests. */
public final class Tracking {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final House house;
    public final Source source;
    public final String writeKey;

    public Tracking(House house, Sources sources) {
        this(house, sources, "web");
    }

    public Tracking(House house, Sources sources, String channel) {
        this.house = house;
        Sources.Created created = sources.create("test " + UUID.randomUUID(), channel, "", null);
        this.source = created.source();
        this.writeKey = created.writeKey();
    }

    private Tracking(House house, Source source, String writeKey) {
        this.house = house;
        this.source = source;
        this.writeKey = writeKey;
    }

    /** The same source, through another node's door. */
    public Tracking through(House other) {
        return new Tracking(other, source, writeKey);
    }

    /** Posts a body to /v1/CALL; the answer as it came. */
    public HttpResponse<String> post(String call, String body) throws Exception {
        return post(call, body, writeKey);
    }

    public HttpResponse<String> post(String call, String body, String key) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(house.at("/v1/" + call).toString()))
                        .header("Authorization", basic(key))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    static String basic(String key) {
        return "Basic "
                + Base64.getEncoder().encodeToString((key + ":").getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
