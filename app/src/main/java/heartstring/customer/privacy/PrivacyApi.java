package heartstring.customer.privacy;

import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Privacy", description = "What a person may ask of us: everything we hold, and to be forgotten.")
@RestController
class PrivacyApi {

    private final Privacy privacy;

    PrivacyApi(Privacy privacy) {
        this.privacy = privacy;
    }

    record Confirmation(@Nullable String confirm) {}

    record Erased(long customerId, int profiles, Map<String, Long> rows, int suppressed, int shared) {}

    @Operation(summary = "Everything kept of a customer", description = "A zip with data.json and index.html.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/zip", schema = @Schema(types = "string", format = "binary")))
    @ForScope("privacy:read")
    @GetMapping("/api/customers/{id}/export")
    void export(@PathVariable long id, HttpServletResponse response) throws IOException {
        PrivacyPage.send(privacy, id, response);
    }

    @Operation(
            summary = "Forgets a customer for good",
            description = "Deletes every value of the person in every room and suppresses their identifiers. "
                    + "\"confirm\" has to be \"erase\" and the customer's current number.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples = @ExampleObject("{\"confirm\":\"erase 42\"}"))))
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Erased.class),
                            examples =
                                    @ExampleObject(
                                            "{\"customerId\":42,\"profiles\":3,\"rows\":{\"customer\":31,\"touchpoint\":118},\"suppressed\":4,\"shared\":0}")))
    @ForScope("privacy:write")
    @PostMapping("/api/customers/{id}/erasure")
    Erased erase(@PathVariable long id, @RequestBody Confirmation body) {
        String typed = body.confirm() == null ? "" : body.confirm();
        return switch (privacy.erase(id, typed)) {
            case Privacy.Erasure.Done done ->
                new Erased(done.customerId(), done.profiles(), done.rows(), done.suppressed(), done.shared());
            case Privacy.Erasure.Unconfirmed wrong ->
                throw Refusal.unprocessable("To confirm, send \"confirm\": \"" + wrong.phrase() + "\".");
            case Privacy.Erasure.Unknown unknown -> throw Refusal.notFound("customer");
        };
    }
}
