package heartstring.story.memory;

import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Cursor;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells programs what we must not forget of customers, and takes corrections. */
@Tag(name = "Memory")
@RestController
class MemoryApi {

    private static final String ONE = """
            {"id":7,"customer":42,"kind":"promise","words":"We'll send you a replacement by Friday.","due":"2026-03-06","ours":true,\
            "state":"found","touchpoint":90113,"saidAt":"2026-03-04T10:12:00Z"}""";

    private final Memory memory;

    MemoryApi(Memory memory) {
        this.memory = memory;
    }

    record Thing(
            long id,
            long customer,

            @Schema(description = "preference, concern, wish, promise, life_event, tried or avoid")
            String kind,

            String words,
            @Nullable LocalDate due,

            @Schema(description = "For a promise: whether we gave it.")
            boolean ours,

            @Schema(description = "found, confirmed, settled or dismissed")
            String state,

            @Schema(description = "Where it was said.") long touchpoint,
            Instant saidAt) {
        static Thing of(Remembered r) {
            return new Thing(
                    r.id(),
                    r.customerId(),
                    r.kind(),
                    r.words(),
                    r.due(),
                    r.ours(),
                    r.state(),
                    r.touchpointId(),
                    r.saidAt());
        }
    }

    record Things(List<Thing> memory) {}

    record Promises(List<Thing> promises, @Nullable String next) {}

    record Correction(
            @Nullable String kind,
            @Nullable String words,

            @Schema(description = "A day such as 2026-03-06; an empty text takes it away.") @Nullable
            String due,

            @Nullable String state) {}

    @Operation(
            summary = "What to keep in mind of a customer",
            description =
                    "Open promises of ours first, by their day, then the newest; at most 200. With done=true also what"
                            + " is settled or was dismissed, last.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Things.class),
                            examples = @ExampleObject("{\"memory\":[" + ONE + "]}")))
    @ForScope("customers:read")
    @GetMapping("/api/customers/{id}/memory")
    Things of(@PathVariable long id, @RequestParam(defaultValue = "false") boolean done) {
        List<Remembered> things = done ? memory.all(id) : memory.of(id, Memory.MOST);
        return new Things(things.stream().map(Thing::of).toList());
    }

    @Operation(
            summary = "Open promises of ours",
            description = "Those due first at the top; those without a day last, for 60 days. Pages follow by next.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Promises.class),
                            examples = @ExampleObject("{\"promises\":[" + ONE + "],\"next\":null}")))
    @ForScope("customers:read")
    @GetMapping("/api/memory/promises")
    Promises promises(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "50") int limit) {
        Cursor place = Cursor.parse(cursor, 1);
        Remembered after = place == null ? null : memory.find(place.number(0)).orElse(null);
        int most = Math.clamp(limit, 1, Memory.MOST - 1);
        List<Remembered> page = memory.promises(after, most + 1);
        boolean more = page.size() > most;
        List<Remembered> shown = more ? page.subList(0, most) : page;
        return new Promises(
                shown.stream().map(Thing::of).toList(),
                more ? Cursor.of(shown.getLast().id()).text() : null);
    }

    @Operation(
            summary = "Corrects, confirms, settles or dismisses one thing",
            description = "What is not named stays. What was corrected is never found again by rules.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Thing.class),
                            examples = @ExampleObject(ONE)))
    @ForScope("customers:write")
    @PatchMapping("/api/memory/{id}")
    Thing change(@PathVariable long id, @RequestBody Correction wanted) {
        Remembered known = memory.find(id).orElseThrow(() -> Refusal.notFound("memory"));
        String kind = wanted.kind() == null ? known.kind() : wanted.kind();
        String words = wanted.words() == null ? known.words() : wanted.words();
        String state = wanted.state() == null ? known.state() : wanted.state();
        LocalDate due = wanted.due() == null ? known.due() : day(wanted.due());
        if (state.equals("found")) {
            state = "confirmed";
        }
        String fault = Memory.fault(kind, words, due, state);
        if (fault != null) {
            throw Refusal.unprocessable(fault);
        }
        memory.change(id, kind, words, due, state);
        return Thing.of(memory.find(id).orElseThrow(() -> Refusal.notFound("memory")));
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return text.isBlank() ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Refusal.unprocessable("A day is written like 2026-03-06.");
        }
    }
}
