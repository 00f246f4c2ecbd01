package heartstring.touchpoint.uploads;

import heartstring.platform.audit.Audit;
import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Cursor;
import heartstring.platform.web.Refusal;
import heartstring.touchpoint.files.UnreadableFile;
import heartstring.touchpoint.imports.ImportRun;
import heartstring.touchpoint.imports.ImportRun.Mode;
import heartstring.touchpoint.imports.Imports;
import heartstring.touchpoint.mappings.BadMapping;
import heartstring.touchpoint.mappings.Mapping;
import heartstring.touchpoint.mappings.MappingJson;
import heartstring.touchpoint.mappings.ShippedMappings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Imports for programs: a multipart request brings and starts one, its state is then asked for. */
@Tag(name = "Imports", description = "People, orders and events from files.")
@ForScope("imports:write")
@RestController
class ImportsApi {

    private static final String JSON = "application/json";
    private static final int MOST = 100;

    private final Imports imports;
    private final Audit audit;

    ImportsApi(Imports imports, Audit audit) {
        this.imports = imports;
        this.audit = audit;
    }

    record Runs(List<RunState> data, @Nullable String cursor) {}

    @Operation(
            summary = "Brings a file and starts its import",
            description =
                    "The import runs in the background; ask the address in Location how far it is. \"mapping\" is a mapping as"
                            + " JSON or the name of a shipped one, else it is guessed from the headings. The same file from the"
                            + " same source imports nothing twice.")
    @ApiResponse(
            responseCode = "202",
            description = "It has begun, or waits for its turn.",
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = RunState.class),
                            examples = @ExampleObject(RunState.EXAMPLE)))
    @ApiResponse(responseCode = "422", description = "The file cannot be read, or does not fit its mapping.")
    @PostMapping("/api/imports")
    ResponseEntity<RunState> bring(
            @RequestParam("file") MultipartFile file,
            @RequestParam(name = "second", required = false) @Nullable List<MultipartFile> seconds,
            @RequestParam(defaultValue = "") String mapping,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "upsert") String mode,
            @RequestParam(defaultValue = "") String by,
            @RequestParam(defaultValue = "false") boolean dryRun)
            throws IOException {
        try {
            Mode word = ImportsPage.mode(mode);
            Mapping stated = stated(mapping);
            List<Imports.Second> more = new ArrayList<>();
            for (MultipartFile second : seconds == null ? List.<MultipartFile>of() : seconds) {
                more.add(new Imports.Second(name(second), second.getInputStream()));
            }
            long id = imports.bring(file.getInputStream(), name(file), more, stated, ImportsPage.by());
            Mapping used = find(id).mapping();
            try {
                imports.start(id, source.isBlank() ? used : used.from(source.strip()), word, by, dryRun);
            } catch (BadMapping | UnreadableFile e) {
                imports.forget(find(id));
                throw e;
            }
            audit.record("started", "import", id);
            return ResponseEntity.status(HttpStatus.ACCEPTED)
                    .header("Location", "/api/imports/" + id)
                    .body(RunState.of(find(id)));
        } catch (BadMapping | UnreadableFile e) {
            throw Refusal.unprocessable(String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable Mapping stated(String text) {
        if (text.isBlank()) {
            return null;
        }
        if (text.strip().startsWith("{")) {
            return MappingJson.read(text);
        }
        return ShippedMappings.find(text.strip())
                .orElseThrow(() -> new BadMapping("There is no mapping \"" + text.strip() + "\". There are: "
                        + String.join(", ", ShippedMappings.names()) + "."));
    }

    private static String name(MultipartFile file) {
        String name = file.getOriginalFilename();
        return name == null ? "file" : name;
    }

    @Operation(
            summary = "Imports, newest first",
            description = "At most " + MOST + " on a page; follow \"cursor\" for older ones.")
    @GetMapping("/api/imports")
    Runs list(@RequestParam(defaultValue = "") String cursor) {
        Cursor from = Cursor.parse(cursor, 1);
        List<ImportRun> runs = imports.page(from == null ? Long.MAX_VALUE : from.number(0), MOST);
        return new Runs(
                runs.stream().map(RunState::of).toList(),
                runs.size() < MOST ? null : Cursor.of(runs.getLast().id()).text());
    }

    @Operation(summary = "How far an import is, and what it has counted")
    @ApiResponse(
            responseCode = "200",
            description = "How far it is.",
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = RunState.class),
                            examples = @ExampleObject(RunState.EXAMPLE)))
    @ApiResponse(responseCode = "404", description = "There is no such import.")
    @GetMapping("/api/imports/{id}")
    RunState one(@PathVariable long id) {
        return RunState.of(find(id));
    }

    @Operation(
            summary = "The rows of an import that were left out",
            description = "CSV: the columns as they came, then the reason and the line.")
    @ApiResponse(
            responseCode = "200",
            description = "The rows.",
            content = @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)))
    @ApiResponse(responseCode = "404", description = "There is no such import, or it has no such file.")
    @GetMapping("/api/imports/{id}/errors")
    ResponseEntity<Resource> errors(@PathVariable long id) {
        return ImportsPage.errorFile(find(id), imports);
    }

    @Operation(summary = "Stops an import", description = "What has landed stays, and can be undone.")
    @ApiResponse(
            responseCode = "200",
            description = "It stops.",
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = RunState.class),
                            examples = @ExampleObject(RunState.EXAMPLE)))
    @ApiResponse(responseCode = "404", description = "There is no such import.")
    @ApiResponse(responseCode = "409", description = "It is not going on.")
    @PostMapping("/api/imports/{id}/cancellation")
    RunState cancel(@PathVariable long id) {
        if (!imports.cancel(find(id).id())) {
            throw Refusal.conflict("The import is not going on.");
        }
        audit.record("cancelled", "import", id);
        return RunState.of(find(id));
    }

    @Operation(
            summary = "Takes back what an import brought",
            description = "In the background: its touchpoints go, and what was derived from them.")
    @ApiResponse(
            responseCode = "202",
            description = "It has begun.",
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = RunState.class),
                            examples = @ExampleObject(RunState.EXAMPLE)))
    @ApiResponse(responseCode = "404", description = "There is no such import.")
    @ApiResponse(responseCode = "409", description = "It cannot be undone; the reason is told.")
    @PostMapping("/api/imports/{id}/undo")
    ResponseEntity<RunState> undo(@PathVariable long id) {
        ImportRun run = find(id);
        List<String> objections = imports.objections(run);
        if (!objections.isEmpty()) {
            throw Refusal.conflict("It cannot be undone. " + String.join(" ", objections));
        }
        if (!imports.undo(run)) {
            throw Refusal.conflict("There is nothing to undo.");
        }
        audit.record("undone", "import", id);
        return ResponseEntity.accepted().body(RunState.of(find(id)));
    }

    private ImportRun find(long id) {
        return imports.find(id).orElseThrow(() -> Refusal.notFound("import"));
    }
}
