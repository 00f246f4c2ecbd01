package heartstring.platform.web;

import heartstring.platform.auth.ForScope;
import heartstring.platform.auth.Gate;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What {@code /openapi.json} says beyond the handlers themselves: who we are, how to authenticate, which scope is needed. */
@Configuration(proxyBeanMethods = false)
class ApiDocs {

    private static final String PROBLEM = "Problem";

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Heartstring")
                        .version("1")
                        .description(
                                "Every customer, one story. Send an API key as `Authorization: Bearer hs_…`; with an"
                                        + " `Idempotency-Key` a write may be repeated safely for seven days. Lists are paged by"
                                        + " `cursor`. Errors are problems as in RFC 9457.")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .addSecurityItem(new SecurityRequirement().addList("key"))
                .components(new Components()
                        .addSchemas(PROBLEM, problem())
                        .addSecuritySchemes(
                                "key",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("An API key with the scope that the operation names")));
    }

    @Bean
    GlobalOperationCustomizer scopes() {
        return (operation, handler) -> {
            if (Gate.sign(handler) instanceof ForScope scope) {
                operation.addExtension("x-scope", scope.value());
                addFailures(operation.getResponses(), scope.value());
            }
            return operation;
        };
    }

    /** Every failure is a problem, and what has moved elsewhere has no contents. */
    private static void addFailures(ApiResponses answers, String scope) {
        answers.computeIfAbsent("400", code -> described("The request cannot be read."));
        answers.computeIfAbsent("401", code -> described("There is no API key, or it does not hold."));
        answers.computeIfAbsent("403", code -> described("The API key lacks the scope " + scope + "."));
        answers.forEach((code, answer) -> {
            if (code.startsWith("4") || code.startsWith("5")) {
                answer.setContent(problem(answer.getContent()));
            } else if (code.startsWith("3")) {
                answer.setContent(null);
            }
        });
    }

    private static ApiResponse described(String sentence) {
        return new ApiResponse().description(sentence);
    }

    /** Keeps the examples that a handler gives. */
    private static Content problem(@Nullable Content stated) {
        MediaType kept = stated == null ? null : stated.get(Problem.MEDIA_TYPE);
        MediaType type = kept == null ? new MediaType() : kept;
        return new Content()
                .addMediaType(Problem.MEDIA_TYPE, type.schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM)));
    }

    private static Schema<?> problem() {
        return new JsonSchema()
                .typesItem("object")
                .description("What went wrong, as in RFC 9457; some problems have members of their own besides.")
                .addProperty("type", new JsonSchema().typesItem("string"))
                .addProperty("title", new JsonSchema().typesItem("string"))
                .addProperty("status", new JsonSchema().typesItem("integer"))
                .addProperty("detail", new JsonSchema().typesItem("string"))
                .addProperty("id", new JsonSchema().typesItem("string").description("Stands in the log too."));
    }
}
