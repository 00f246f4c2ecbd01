package heartstring.platform.web;

import heartstring.platform.auth.ForScope;
import heartstring.platform.auth.Gate;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What {@code /openapi.json} says beyond the handlers themselves: who we are, how to authenticate, which scope is needed. */
@Configuration(proxyBeanMethods = false)
class ApiDocs {

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
            }
            return operation;
        };
    }
}
