package heartstring.crm.api;

import heartstring.crm.companies.Firms;
import heartstring.crm.picks.Picks;
import heartstring.customer.relations.Roles;
import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** Companies are customers of kind company; their properties and story are at the customers' addresses. */
@Tag(name = "Companies")
@RestController
class CompaniesApi {

    private static final String PATH = "/api/companies";
    private static final int MOST = 500;

    private final Firms firms;
    private final Roles roles;
    private final Picks picks;

    CompaniesApi(Firms firms, Roles roles, Picks picks) {
        this.firms = firms;
        this.roles = roles;
        this.picks = picks;
    }

    record Wanted(
            @Schema(example = "Café Amsel GmbH") @Nullable String name,
            @Schema(example = "Berlin") @Nullable String city,

            @Schema(example = "https://cafe-amsel.example") @Nullable
            String website) {}

    record RoleWanted(
            @Schema(example = "Purchasing") @Nullable String role) {}

    record ParentWanted(@Schema(example = "42") @Nullable Long companyId) {}

    record Company(
            long id,
            String name,
            List<Roles.Role> people,
            Roles.@Nullable Company parent,
            List<Roles.Company> children) {}

    record Found(List<Picks.Pick> companies) {}

    @Operation(summary = "Companies whose name begins like this", description = "At most eight, for choosing one.")
    @ApiResponse(responseCode = "200", description = "Those that fit.", useReturnTypeSchema = true)
    @ForScope("customers:read")
    @GetMapping(PATH)
    Found find(@RequestParam String name) {
        return new Found(picks.like(name, "company"));
    }

    @Operation(summary = "A company with its people, and the companies above and below")
    @ApiResponse(responseCode = "200", description = "The company.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such company.")
    @ForScope("customers:read")
    @GetMapping(PATH + "/{id}")
    Company one(@PathVariable long id) {
        Picks.Pick company = picks.meant(id, "")
                .flatMap(picks::of)
                .filter(found -> found.kind().equals("company"))
                .orElseThrow(() -> Refusal.notFound("company"));
        return new Company(
                company.id(),
                company.name(),
                roles.people(company.id(), MOST),
                roles.parent(company.id()).orElse(null),
                roles.children(company.id(), MOST));
    }

    @Operation(summary = "Adds a company")
    @ApiResponse(responseCode = "201", description = "It is there.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "422", description = "The name makes no sense.")
    @ForScope("customers:write")
    @PostMapping(PATH)
    @ResponseStatus(HttpStatus.CREATED)
    Company add(@RequestBody Wanted wanted) {
        Map<String, String> others = new HashMap<>();
        if (wanted.city() != null) {
            others.put("city", wanted.city());
        }
        if (wanted.website() != null) {
            others.put("website", wanted.website());
        }
        try {
            return one(firms.add(wanted.name() == null ? "" : wanted.name(), others));
        } catch (IllegalArgumentException e) {
            throw Refusal.unprocessable(String.valueOf(e.getMessage()));
        }
    }

    @Operation(summary = "Says that a person acts for a company", description = "Said again it changes the role.")
    @ApiResponse(responseCode = "200", description = "The company as it is now.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such company.")
    @ApiResponse(responseCode = "422", description = "It is no person, or the role is too long.")
    @ForScope("customers:write")
    @PutMapping(PATH + "/{id}/people/{person}")
    Company appoint(@PathVariable long id, @PathVariable long person, @RequestBody RoleWanted wanted) {
        one(id);
        return done(roles.appoint(person, id, wanted.role() == null ? "" : wanted.role()), id);
    }

    @Operation(
            summary = "Ends what a person has to do with a company",
            description = "A source that still says so does not bring it back.")
    @ApiResponse(responseCode = "200", description = "The company as it is now.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such company.")
    @ApiResponse(responseCode = "422", description = "The person does not act for this company.")
    @ForScope("customers:write")
    @DeleteMapping(PATH + "/{id}/people/{person}")
    Company dismiss(@PathVariable long id, @PathVariable long person) {
        one(id);
        return done(roles.dismiss(person, id), id);
    }

    @Operation(summary = "Places a company below another", description = "A circle is refused.")
    @ApiResponse(responseCode = "200", description = "The company as it is now.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such company.")
    @ApiResponse(responseCode = "422", description = "It would be a circle, or it is no company.")
    @ForScope("customers:write")
    @PutMapping(PATH + "/{id}/parent")
    Company place(@PathVariable long id, @RequestBody ParentWanted wanted) {
        one(id);
        if (wanted.companyId() == null) {
            throw Refusal.badRequest("\"companyId\" is needed.");
        }
        return done(roles.place(id, wanted.companyId()), id);
    }

    @Operation(summary = "Lets a company stand by itself")
    @ApiResponse(responseCode = "200", description = "The company as it is now.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such company.")
    @ForScope("customers:write")
    @DeleteMapping(PATH + "/{id}/parent")
    Company free(@PathVariable long id) {
        one(id);
        roles.free(id);
        return one(id);
    }

    private Company done(Roles.Outcome outcome, long id) {
        return switch (outcome) {
            case Roles.Outcome.Done done -> one(id);
            case Roles.Outcome.Refused refused -> throw Refusal.unprocessable(refused.sentence());
        };
    }
}
