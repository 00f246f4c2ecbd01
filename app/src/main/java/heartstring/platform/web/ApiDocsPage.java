package heartstring.platform.web;

import heartstring.platform.auth.ForRoles;
import heartstring.ui.layout.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API's description as a page, made from the same document that programs read. */
@ForRoles
@Controller
class ApiDocsPage {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final OpenApiWebMvcResource document;
    private final JsonMapper json;

    ApiDocsPage(OpenApiWebMvcResource document, JsonMapper json) {
        this.document = document;
        this.json = json;
    }

    @GetMapping("/docs/api")
    Page show(HttpServletRequest request) throws Exception {
        JsonNode api = json.readTree(document.openapiJson(request, "/openapi.json", Locale.ENGLISH));
        Map<String, List<ApiDocsView.Operation>> groups = new TreeMap<>();
        for (Map.Entry<String, JsonNode> path : api.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey())) {
                    groups.computeIfAbsent(group(path.getKey()), name -> new ArrayList<>())
                            .add(operation(operation.getKey(), path.getKey(), operation.getValue()));
                }
            }
        }
        List<ApiDocsView.Schema> schemas = new ArrayList<>();
        for (Map.Entry<String, JsonNode> schema :
                api.path("components").path("schemas").properties()) {
            schemas.add(new ApiDocsView.Schema(schema.getKey(), pretty(schema.getValue())));
        }
        List<ApiDocsView.Group> shown = groups.entrySet().stream()
                .map(group -> new ApiDocsView.Group(group.getKey(), group.getValue()))
                .toList();
        return Page.of("API", "platform/web/api", new ApiDocsView(shown, schemas));
    }

    /** The first part of the path after {@code /api}. */
    private static String group(String path) {
        String[] parts = path.split("/", -1);
        return parts.length > 2 ? parts[2] : path;
    }

    private static ApiDocsView.Operation operation(String method, String path, JsonNode node) {
        List<ApiDocsView.Parameter> parameters = new ArrayList<>();
        for (JsonNode parameter : node.path("parameters")) {
            parameters.add(new ApiDocsView.Parameter(
                    parameter.path("name").asString(""),
                    parameter.path("in").asString(""),
                    parameter.path("schema").path("type").asString("string"),
                    parameter.path("required").asBoolean(false),
                    parameter.path("description").asString("")));
        }
        List<ApiDocsView.Answer> answers = new ArrayList<>();
        for (Map.Entry<String, JsonNode> answer : node.path("responses").properties()) {
            answers.add(new ApiDocsView.Answer(
                    answer.getKey(), answer.getValue().path("description").asString(""), form(answer.getValue())));
        }
        String scope = node.path("x-scope").asString("");
        String summary = node.path("summary").asString("");
        return new ApiDocsView.Operation(
                method.toUpperCase(Locale.ROOT),
                path,
                summary.isEmpty() ? node.path("description").asString("") : summary,
                scope.isEmpty() ? null : scope,
                parameters,
                form(node.path("requestBody")),
                answers);
    }

    private static @Nullable String form(JsonNode message) {
        for (Map.Entry<String, JsonNode> content : message.path("content").properties()) {
            JsonNode schema = content.getValue().path("schema");
            String reference = schema.path("$ref")
                    .asString(schema.path("items").path("$ref").asString(""));
            return reference.isEmpty()
                    ? schema.path("type").asString("")
                    : reference.substring(reference.lastIndexOf('/') + 1);
        }
        return null;
    }

    private String pretty(JsonNode node) throws JacksonException {
        return json.writerWithDefaultPrettyPrinter().writeValueAsString(node);
    }
}
