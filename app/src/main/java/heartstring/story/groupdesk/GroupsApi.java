package heartstring.story.groupdesk;

import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Refusal;
import heartstring.story.groups.Group;
import heartstring.story.groups.Groups;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Groups of customers for programs. */
@Tag(name = "Insight")
@RestController
class GroupsApi {

    private static final String PATH = "/api/groups";

    private final Groups groups;

    GroupsApi(Groups groups) {
        this.groups = groups;
    }

    record Shown(
            int id,
            String name,
            String note,

            @Schema(description = "The condition in words") String sentence,

            JsonNode condition,

            @Schema(description = "Grows when the condition changes")
            int version,

            Instant madeAt,
            Instant changedAt) {}

    record GroupList(List<Shown> groups) {}

    record Wanted(
            @Nullable String name,
            @Nullable String note,

            @Schema(
                    description =
                            "A condition on customers, such as {\"term\": \"orders\", \"is\": \"at-least\", \"value\": 10}")
            @Nullable
            JsonNode condition) {}

    @Operation(summary = "All groups of customers that somebody named")
    @ForScope("insight:read")
    @GetMapping(PATH)
    GroupList all() {
        return new GroupList(groups.all().stream().map(this::shown).toList());
    }

    @Operation(summary = "Names a group of customers by a condition")
    @ForScope("insight:write")
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping(PATH)
    Shown add(@RequestBody Wanted wanted) {
        JsonNode condition = wanted.condition();
        if (condition == null || condition.isNull()) {
            throw Refusal.unprocessable("\"condition\" is missing.");
        }
        return answer(groups.add(text(wanted.name()), text(wanted.note()), condition.toString()));
    }

    @Operation(summary = "Changes a group", description = "Without a condition it keeps the one it has.")
    @ForScope("insight:write")
    @PutMapping(PATH + "/{id:\\d{1,9}}")
    Shown change(@PathVariable int id, @RequestBody Wanted wanted) {
        find(id);
        JsonNode condition = wanted.condition();
        return answer(groups.change(
                id,
                text(wanted.name()),
                text(wanted.note()),
                condition == null || condition.isNull() ? null : condition.toString()));
    }

    @Operation(summary = "Takes a group away; its customers stay")
    @ForScope("insight:write")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @DeleteMapping(PATH + "/{id:\\d{1,9}}")
    void remove(@PathVariable int id) {
        if (!groups.remove(id)) {
            throw Refusal.notFound("group");
        }
    }

    private Group find(int id) {
        return groups.find(id).orElseThrow(() -> Refusal.notFound("group"));
    }

    private Shown answer(Groups.Outcome outcome) {
        return switch (outcome) {
            case Groups.Outcome.Done done -> shown(find(done.groupId()));
            case Groups.Outcome.Refused refused -> throw Refusal.unprocessable(refused.sentence());
        };
    }

    private Shown shown(Group group) {
        return new Shown(
                group.id(),
                group.name(),
                group.note(),
                groups.sentence(group),
                JsonMapper.shared().readTree(group.condition()),
                group.version(),
                group.madeAt(),
                group.changedAt());
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
