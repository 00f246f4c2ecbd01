package heartstring.platform.fields;

import heartstring.platform.auth.ForScope;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The fields themselves; values are at the customers' traits and the deals' fields. */
@Tag(name = "Fields")
@RestController
class FieldsApi {

    private static final String PATH = "/api/fields";

    private final Fields fields;

    FieldsApi(Fields fields) {
        this.fields = fields;
    }

    record FieldChoice(
            @Schema(description = "what is kept; made of the label when missing", example = "vegan") @Nullable
            String key,

            @Schema(example = "Vegan") @Nullable String label) {}

    record Wanted(
            @Schema(description = "person, company or deal", example = "person") @Nullable
            String subject,

            @Schema(description = "text, number, money, date, select, multi, rating or relation", example = "select")
            @Nullable
            String kind,

            @Schema(description = "under which values are kept; made of the label when missing") @Nullable
            String key,

            @Schema(example = "Dietary preference") @Nullable
            String label,

            @Nullable String hint,
            @Nullable List<FieldChoice> choices,

            @Schema(description = "roles that see it; everybody when missing or empty") @Nullable
            List<String> seenBy,

            @Schema(description = "roles that change it; everybody when missing or empty") @Nullable
            List<String> editedBy) {}

    record CustomField(
            int id,
            String subject,
            String kind,
            String key,
            String label,
            String hint,
            List<FieldChoice> choices,

            @Schema(description = "of amounts of money, else empty")
            String currency,

            List<String> seenBy,
            List<String> editedBy,

            @Schema(description = "whether values from before the field are gathered for lists")
            boolean ready,

            boolean retired) {}

    record FieldList(List<CustomField> fields) {}

    record Retirement(@Nullable Boolean retired) {}

    @Operation(
            summary = "The fields of people, companies and deals",
            description = "In their order, those that were put away too. Values stand under \"key\": at customers among"
                    + " the traits, at deals among \"fields\".")
    @ApiResponse(responseCode = "200", description = "All fields.", useReturnTypeSchema = true)
    @ForScope("fields:read")
    @GetMapping(PATH)
    FieldList list() {
        return new FieldList(fields.all().stream().map(FieldsApi::told).toList());
    }

    @Operation(summary = "Adds a field", description = "It can be used at once, without a restart.")
    @ApiResponse(responseCode = "201", description = "It is there.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "422", description = "Something makes no sense; the answer says what.")
    @ForScope("fields:write")
    @PostMapping(PATH)
    @ResponseStatus(HttpStatus.CREATED)
    CustomField add(@RequestBody Wanted wanted) {
        Subject subject = Subject.of(text(wanted.subject()))
                .orElseThrow(() -> Refusal.unprocessable("\"subject\" is person, company or deal."));
        Kind kind = Kind.of(text(wanted.kind()))
                .orElseThrow(() -> Refusal.unprocessable(
                        "\"kind\" is text, number, money, date, select, multi, rating or relation."));
        return done(fields.add(draft(subject, kind, wanted)));
    }

    @Operation(
            summary = "Changes a field",
            description = "What it is called, its hint, its choices and who may see and change it; all of that is set"
                    + " anew. Subject, kind and key stay.")
    @ApiResponse(responseCode = "200", description = "The field as it is now.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such field.")
    @ApiResponse(
            responseCode = "422",
            description = "Something makes no sense, or a choice that is taken away is in use.")
    @ForScope("fields:write")
    @PutMapping(PATH + "/{id}")
    CustomField change(@PathVariable int id, @RequestBody Wanted wanted) {
        Field field = fields.find(id).orElseThrow(() -> Refusal.notFound("field"));
        return done(fields.change(id, draft(field.subject(), field.kind(), wanted)));
    }

    @Operation(summary = "Puts a field away, or takes it out again", description = "Its values stay as they are.")
    @ApiResponse(responseCode = "200", description = "The field as it is now.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such field.")
    @ForScope("fields:write")
    @PutMapping(PATH + "/{id}/retirement")
    CustomField retire(@PathVariable int id, @RequestBody Retirement wanted) {
        return done(fields.retire(id, !Boolean.FALSE.equals(wanted.retired())));
    }

    @Operation(
            summary = "Deletes a field that was put away",
            description = "One with values only when \"confirmed\" is true; the answer says how many have one.")
    @ApiResponse(responseCode = "200", description = "The field as it was.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such field.")
    @ApiResponse(
            responseCode = "409",
            description = "Records have a value, and nobody confirmed; \"records\" says how many.")
    @ApiResponse(responseCode = "422", description = "It is in use; put it away first.")
    @ForScope("fields:write")
    @DeleteMapping(PATH + "/{id}")
    CustomField delete(
            @PathVariable int id,
            @Parameter(description = "that the values may go, too") @RequestParam(defaultValue = "false")
                    boolean confirmed) {
        return done(fields.delete(id, confirmed));
    }

    private static CustomField done(Fields.Outcome outcome) {
        return switch (outcome) {
            case Fields.Outcome.Done done -> told(done.field());
            case Fields.Outcome.Refused refused -> throw Refusal.unprocessable(refused.sentence());
            case Fields.Outcome.Asks asks ->
                throw Refusal.conflict(asks.sentence()).with("records", asks.records());
            case Fields.Outcome.Unknown unknown -> throw Refusal.notFound("field");
        };
    }

    private static CustomField told(Field f) {
        return new CustomField(
                f.id(),
                f.subject().word(),
                f.kind().word(),
                f.key(),
                f.label(),
                f.hint(),
                f.choices().stream()
                        .map(c -> new FieldChoice(c.key(), c.label()))
                        .toList(),
                f.currency(),
                f.seenBy().stream().map(Role::name).sorted().toList(),
                f.editedBy().stream().map(Role::name).sorted().toList(),
                f.ready(),
                f.retired());
    }

    private static FieldDraft draft(Subject subject, Kind kind, Wanted wanted) {
        List<FieldChoice> choices = wanted.choices() == null ? List.of() : wanted.choices();
        return new FieldDraft(
                subject,
                kind,
                text(wanted.key()),
                text(wanted.label()),
                text(wanted.hint()),
                choices.stream()
                        .map(c -> new Field.Choice(text(c.key()), text(c.label())))
                        .toList(),
                roles(wanted.seenBy(), "seenBy"),
                roles(wanted.editedBy(), "editedBy"));
    }

    private static Set<Role> roles(@Nullable List<String> names, String member) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String name : names == null ? List.<String>of() : names) {
            roles.add(Arrays.stream(Role.values())
                    .filter(role -> role.name().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow(() -> Refusal.unprocessable("\"" + member + "\" names roles, such as MANAGER.")));
        }
        return roles;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
