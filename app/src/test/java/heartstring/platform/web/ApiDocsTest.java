package heartstring.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.House;
import heartstring.HouseTest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What programs are told about the API. */
@HouseTest
class ApiDocsTest {

    private final JsonNode document;

    ApiDocsTest(House house) {
        this.document = house.browser().get("/openapi.json").json();
    }

    @Test
    void everyOperationSaysWhatItDoesAndWhichScopeItTakes() {
        assertThat(operations()).hasSizeGreaterThan(15).allSatisfy((name, operation) -> {
            assertThat(operation.path("summary").asString("")).as(name).isNotBlank();
            assertThat(operation.path("x-scope").asString("")).as(name).isNotBlank();
            assertThat(operation.path("tags")).as(name).isNotEmpty();
        });
    }

    @Test
    void everyFailureIsAProblem() {
        assertThat(operations()).allSatisfy((name, operation) -> {
            JsonNode answers = operation.path("responses");
            assertThat(List.of("400", "401", "403")).as(name).allMatch(answers::has);
            answers.properties().forEach(answer -> {
                JsonNode content = answer.getValue().path("content");
                boolean failure = answer.getKey().compareTo("400") >= 0;
                assertThat(content.has("application/problem+json"))
                        .as(name + " " + answer.getKey())
                        .isEqualTo(failure);
                if (failure) {
                    assertThat(content.size()).as(name).isOne();
                    assertThat(content.path("application/problem+json")
                                    .path("schema")
                                    .path("$ref")
                                    .asString())
                            .isEqualTo("#/components/schemas/Problem");
                }
            });
        });
        JsonNode problem = document.path("components").path("schemas").path("Problem");
        assertThat(problem.path("type").asString()).isEqualTo("object");
        assertThat(problem.path("properties").path("status").path("type").asString())
                .isEqualTo("integer");
    }

    @Test
    void everySuccessSaysWhatComesBack() {
        assertThat(operations()).allSatisfy((name, operation) -> {
            List<Map.Entry<String, JsonNode>> successes = operation.path("responses").properties().stream()
                    .filter(answer -> answer.getKey().startsWith("2"))
                    .toList();
            assertThat(successes).as(name).isNotEmpty();
            successes.stream().filter(answer -> !answer.getKey().equals("204")).forEach(answer -> {
                JsonNode content = answer.getValue().path("content");
                assertThat(content).as(name + " " + answer.getKey()).isNotEmpty();
                assertThat(content.values())
                        .as(name)
                        .allSatisfy(type -> assertThat(isTold(type.path("schema")))
                                .as(name + " " + type)
                                .isTrue());
            });
        });
    }

    /** An object without a word about what is in it tells nothing. */
    private boolean isTold(JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        JsonNode meant = reference.isEmpty() ? schema : document.at(reference.substring(reference.indexOf('#') + 1));
        return switch (meant.path("type").asString("")) {
            case "object" -> !meant.path("properties").isEmpty();
            case "array" -> isTold(meant.path("items"));
            case "string", "integer", "number", "boolean" -> true;
            default -> false;
        };
    }

    @Test
    void answersThatAreCalledAlikeAreToldEachForItself() {
        Map.of(
                        "get /api/loyalty/suspicions", "suspicions",
                        "get /api/loyalty/budgets", "budgets",
                        "get /api/loyalty/programmes", "programmes",
                        "get /api/till/vouchers", "vouchers")
                .forEach((name, field) -> {
                    JsonNode schema = operations()
                            .get(name)
                            .path("responses")
                            .path("200")
                            .path("content")
                            .path("application/json")
                            .path("schema");
                    String reference = schema.path("$ref").asString("");
                    JsonNode meant = document.at(reference.substring(reference.indexOf('#') + 1));
                    assertThat(meant.path("properties").has(field))
                            .as(name + " " + meant)
                            .isTrue();
                });
    }

    @Test
    void theMainOnesShowAnExample() {
        assertThat(List.of(
                        "get /api/customers/lookup",
                        "get /api/customers/{id}",
                        "get /api/customers/{id}/story",
                        "post /api/imports",
                        "get /api/imports/{id}"))
                .allSatisfy(name -> {
                    JsonNode answers = operations().get(name).path("responses");
                    JsonNode content = answers.has("202") ? answers.path("202") : answers.path("200");
                    JsonNode example =
                            content.path("content").path("application/json").path("example");
                    assertThat(example.isObject()).as(name + " " + content).isTrue();
                });
    }

    @Test
    void theStorySaysWhatIdsBelowZeroMean() {
        assertThat(operations()
                        .get("get /api/customers/{id}/story")
                        .path("description")
                        .asString())
                .contains("ids below zero");
    }

    /** All but those that exist in tests only. */
    private Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new TreeMap<>();
        document.path("paths").properties().stream()
                .filter(path -> !path.getKey().startsWith("/api/test/"))
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation ->
                                operations.put(operation.getKey() + " " + path.getKey(), operation.getValue())));
        return operations;
    }
}
