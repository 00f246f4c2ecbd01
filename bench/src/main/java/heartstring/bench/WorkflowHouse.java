package heartstring.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;

/** A house with members, two templates, a webhook and a workflow that is on; made over pages and the API as anybody would. */
final class WorkflowHouse {

    private final Ground ground;
    private final HttpClient http;
    private final String key;
    private final String cookie;

    private WorkflowHouse(Ground ground, HttpClient http, String key, String cookie) {
        this.ground = ground;
        this.http = http;
        this.key = key;
        this.cookie = cookie;
    }

    /** Makes it all; the product runs already. */
    static void furnish(Ground ground, HookSink hooks, int people) throws Exception {
        fill(ground, ground.source(), people);
        String key = ReadBench.apiKey(ground, "workflows:write", "webhooks:write");
        String cookie = Session.signIn(ground);
        try (HttpClient http = HttpClient.newHttpClient()) {
            WorkflowHouse house = new WorkflowHouse(ground, http, key, cookie);
            String webhook = house.call("POST", "/api/webhooks", """
                    {"url": "%s", "kinds": ["workflow.told"]}""".formatted(hooks.address()));
            hooks.knows(text(webhook, "secret"));
            long id = DecideSegments.id(house.call(
                    "POST", "/api/workflows", "{\"name\": \"Bench\", \"workflow\": " + house.workflow() + "}"));
            house.call("POST", "/api/workflows/" + id + "/publication", "{}");
            house.call("PUT", "/api/workflows/" + id + "/running", "{\"on\": true}");
        }
    }

    private static void fill(Ground ground, int source, int people) throws SQLException {
        try (Connection c = ground.connect()) {
            CrowdSql.people(c, source, people);
            CrowdSql.members(c, people);
            // What the product may have read by now it reads anew.
            for (String topic : new String[] {"loyalty-units", "loyalty-programmes", "loyalty-pooling"}) {
                BenchSql.execute(c, "select pg_notify('heartstring', '" + topic + "' || chr(10))");
            }
        }
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ground.port() + path));
    }

    private String call(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                to(path).header("Authorization", "Bearer " + key)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(path + " answered " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private String workflow() throws IOException, InterruptedException {
        return """
            {"entry": {"kind": "event", "on": {"event": "%s"}, "key": "cart"},
             "again": {"kind": "never"},
             "steps": [
               {"id": "short", "do": "wait", "minutes": 1},
               {"id": "first", "do": "message", "template": %d, "purpose": "service"},
               {"id": "points", "do": "points", "programme": 1, "points": %d},
               {"id": "lot", "do": "shares", "shares": [
                 {"percent": 50, "steps": [{"id": "tag", "do": "tag", "tag": "bench"}]},
                 {"percent": 50, "steps": [{"id": "trait", "do": "trait", "name": "bench", "value": "yes"}]}]},
               {"id": "task", "do": "task", "title": "%s", "days": 1},
               {"id": "told", "do": "webhook", "event": "bench.told"},
               {"id": "went", "do": "wait-for", "for": {"event": "%s"}, "minutes": 1},
               {"id": "second", "do": "message", "template": %d, "purpose": "service"}]}""".formatted(
                        WorkflowClients.ENTERS,
                        template("First"),
                        WorkflowSql.POINTS,
                        WorkflowSql.TASK,
                        WorkflowClients.GOES_ON,
                        template("Second"));
    }

    /** Makes one on its page; its number. */
    private int template(String name) throws IOException, InterruptedException {
        String page = http.send(
                        to("/message-templates").header("Cookie", cookie).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        String form = "name=" + name + "&channel=email&language=en&subject=" + name
                + "&body=A+line+of+words+for+the+morning.&_csrf=" + Session.encoded(Session.token(page));
        HttpResponse<String> answer = http.send(
                to("/message-templates")
                        .header("Cookie", cookie)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        String place = answer.headers().firstValue("Location").orElse("");
        if (!place.matches(".*/message-templates/\\d+.*")) {
            throw new IllegalStateException("A template was answered with " + answer.statusCode() + " " + place);
        }
        return Integer.parseInt(place.replaceAll(".*/message-templates/(\\d+).*", "$1"));
    }

    private static String text(String json, String field) {
        int at = json.indexOf("\"" + field + "\":\"") + field.length() + 4;
        return json.substring(at, json.indexOf('"', at));
    }
}
