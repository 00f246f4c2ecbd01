package heartstring.customer.traits;

import heartstring.platform.auth.ForScope;
import heartstring.platform.fields.Fields;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Tag(name = "Customers")
@RestController
class TraitsApi {

    private final TraitEdits edits;
    private final Fields fields;

    TraitsApi(TraitEdits edits, Fields fields) {
        this.fields = fields;
        this.edits = edits;
    }

    /** Values are JSON of any kind. */
    record Current(Map<String, Object> traits) {}

    @Operation(
            summary = "Sets or removes properties of a customer",
            description =
                    "A JSON merge patch: a value sets a property, null removes it, what is not named stays. History is"
                            + " kept. A property that is a field of the house takes the values of its kind, and"
                            + " refuses others. Answers the properties that hold now.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = {
                                @Content(
                                        mediaType = "application/merge-patch+json",
                                        examples = @ExampleObject("{\"city\":\"Bonn\",\"nickname\":null}")),
                                @Content(mediaType = "application/json")
                            }))
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Current.class),
                            examples = @ExampleObject("{\"traits\":{\"city\":\"Bonn\",\"firstName\":\"Ana\"}}")))
    @ApiResponse(responseCode = "422", description = "A value does not fit its field; the answer says why.")
    @ForScope("customers:write")
    @PatchMapping(
            value = "/api/customers/{id}/traits",
            consumes = {"application/merge-patch+json", "application/json"})
    Current patch(@PathVariable long id, @RequestBody JsonNode body) {
        if (!(body instanceof ObjectNode object)) {
            throw Refusal.badRequest("Send a JSON object of properties.");
        }
        Map<String, String> wanted = new LinkedHashMap<>();
        object.properties()
                .forEach(p -> wanted.put(p.getKey(), p.getValue().toString().replace("\\u0000", "\\ufffd")));
        String fault = TraitEdits.fault(wanted);
        if (fault != null) {
            throw Refusal.unprocessable(fault);
        }
        Map<String, String> current = edits.write(id, wanted).orElseThrow(() -> Refusal.notFound("customer"));
        Map<String, Object> traits = new LinkedHashMap<>();
        current.forEach((name, json) -> {
            if (!fields.isHidden(name)) {
                traits.put(name, JsonMapper.shared().readTree(json));
            }
        });
        return new Current(traits);
    }
}
