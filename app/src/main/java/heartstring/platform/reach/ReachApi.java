package heartstring.platform.reach;

import heartstring.platform.auth.ForScope;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** How far roles reach, for programs that set up a house. */
@Tag(name = "Reach")
@RestController
class ReachApi {

    private static final String PATH = "/api/reach";

    private final Reaches reaches;

    ReachApi(Reaches reaches) {
        this.reaches = reaches;
    }

    record RoleReach(
            @Schema(example = "AGENT") String role,

            @Schema(description = "people, companies, deals, tasks or conversations", example = "deals")
            String kind,

            @Schema(description = "all, team or own", example = "team")
            String width) {}

    record ReachList(List<RoleReach> reaches) {}

    record WidthWanted(
            @Schema(description = "all, team or own", example = "team") @Nullable
            String width) {}

    @Operation(
            summary = "How far each role reaches",
            description = "By kind of record: all of them; those of the colleague's teams and those that nobody has;"
                    + " or the colleague's own. Administrators always reach everything.")
    @ApiResponse(responseCode = "200", description = "Every role and kind.", useReturnTypeSchema = true)
    @ForScope("reach:read")
    @GetMapping(PATH)
    ReachList list() {
        List<RoleReach> all = new ArrayList<>();
        for (Role role : Reaches.ROLES) {
            for (RecordKind kind : RecordKind.values()) {
                all.add(told(role, kind));
            }
        }
        return new ReachList(all);
    }

    @Operation(summary = "Sets how far a role reaches", description = "It holds from the next request.")
    @ApiResponse(responseCode = "200", description = "As it is now.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such role or kind, or it is the administrators'.")
    @ApiResponse(responseCode = "422", description = "The width is not all, team or own.")
    @ForScope("reach:write")
    @PutMapping(PATH + "/{role}/{kind}")
    RoleReach set(@PathVariable String role, @PathVariable String kind, @RequestBody WidthWanted wanted) {
        Role whose = Reaches.ROLES.stream()
                .filter(r -> r.name().equals(role.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("role"));
        RecordKind what = RecordKind.of(kind).orElseThrow(() -> Refusal.notFound("kind of record"));
        Width width = Width.of(wanted.width() == null ? "" : wanted.width())
                .orElseThrow(() -> Refusal.unprocessable("\"width\" is all, team or own."));
        reaches.set(whose, what, width);
        return told(whose, what);
    }

    private RoleReach told(Role role, RecordKind kind) {
        return new RoleReach(role.name(), kind.word(), reaches.width(role, kind).word());
    }
}
