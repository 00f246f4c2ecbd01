package heartstring.touchpoint.uploads;

import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.fields.Fields;
import heartstring.platform.fields.Subject;
import heartstring.platform.keys.ApiKeys;
import heartstring.platform.users.User;
import heartstring.platform.users.Users;
import heartstring.platform.web.Cursor;
import heartstring.platform.web.Refusal;
import heartstring.touchpoint.files.FileShape;
import heartstring.touchpoint.files.Row;
import heartstring.touchpoint.files.UnreadableFile;
import heartstring.touchpoint.imports.ImportRun;
import heartstring.touchpoint.imports.ImportRun.Mode;
import heartstring.touchpoint.imports.ImportRun.Status;
import heartstring.touchpoint.imports.Imports;
import heartstring.touchpoint.mappings.AnswerGuesses;
import heartstring.touchpoint.mappings.BadMapping;
import heartstring.touchpoint.mappings.Mapping;
import heartstring.touchpoint.mappings.MappingJson;
import heartstring.touchpoint.mappings.ShippedMappings;
import heartstring.touchpoint.prospects.Preview;
import heartstring.ui.layout.Fragment;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

@ForRoles({Role.ADMINISTRATOR, Role.MANAGER})
@Controller
class ImportsPage {

    private static final int ROWS = 30;

    private final Imports imports;
    private final Audit audit;
    private final Users users;
    private final ApiKeys keys;
    private final Fields fields;

    ImportsPage(Imports imports, Audit audit, Users users, ApiKeys keys, Fields fields) {
        this.fields = fields;
        this.imports = imports;
        this.audit = audit;
        this.users = users;
        this.keys = keys;
    }

    @Bean
    static NavEntry importsEntry() {
        return new NavEntry(
                "Data",
                820,
                "file-import",
                "Imports",
                "/imports",
                Set.of(Role.ADMINISTRATOR.name(), Role.MANAGER.name()));
    }

    @GetMapping("/imports")
    Page list(@RequestParam(defaultValue = "") String cursor) {
        return list(cursor, null);
    }

    private Page list(String cursor, @Nullable String fault) {
        Cursor from = Cursor.parse(cursor, 1);
        List<ImportRun> runs = imports.page(from == null ? Long.MAX_VALUE : from.number(0), ROWS + 1);
        boolean more = runs.size() > ROWS;
        List<ImportRun> shown = more ? runs.subList(0, ROWS) : runs;
        String next =
                more ? "/imports?cursor=" + Cursor.of(shown.getLast().id()).text() : null;
        return Page.of(
                "Imports", "touchpoint/uploads/list", new ImportsView(shown, ShippedMappings.names(), fault, next));
    }

    @PostMapping("/imports")
    View bring(
            @RequestParam("file") MultipartFile file,
            @RequestParam(name = "second", required = false) @Nullable List<MultipartFile> seconds,
            @RequestParam(defaultValue = "") String mapping,
            @RequestParam(name = "mappingFile", required = false) @Nullable MultipartFile mappingFile)
            throws IOException {
        if (file.isEmpty()) {
            return list("", "Choose a file that is not empty.").status(422);
        }
        try {
            Mapping chosen = mappingFile != null && !mappingFile.isEmpty()
                    ? MappingJson.read(new String(
                            mappingFile.getInputStream().readNBytes(MappingJson.MOST + 1), StandardCharsets.UTF_8))
                    : ShippedMappings.find(mapping).orElse(null);
            List<Imports.Second> more = new ArrayList<>();
            for (MultipartFile second : seconds == null ? List.<MultipartFile>of() : seconds) {
                if (!second.isEmpty()) {
                    more.add(new Imports.Second(name(second), second.getInputStream()));
                }
            }
            long id = imports.bring(file.getInputStream(), name(file), more, chosen, by());
            return Redirect.to("/imports/" + id);
        } catch (UnreadableFile | BadMapping e) {
            return list("", e.getMessage()).status(422);
        }
    }

    private static String name(MultipartFile file) {
        String name = file.getOriginalFilename();
        return name == null ? "file" : name;
    }

    static Imports.By by() {
        Actor actor = Actor.current();
        return new Imports.By(actor.kind().name().toLowerCase(Locale.ROOT), actor.id());
    }

    @GetMapping("/imports/{id}")
    Page one(@PathVariable long id) {
        ImportRun run = find(id);
        return run.status() == Status.READY ? mapping(run, run.mapping(), null) : result(run);
    }

    private Page result(ImportRun run) {
        return Page.of(run.fileName(), "touchpoint/uploads/run", view(run));
    }

    private RunView view(ImportRun run) {
        boolean again = (run.dryRun() && run.status() == Status.DONE)
                || run.status() == Status.FAILED
                || run.status() == Status.CANCELLED;
        return new RunView(run, by(run), imports.errors(run) != null, again);
    }

    /** Who brought it, by name. */
    private String by(ImportRun run) {
        return switch (run.actorKind()) {
            case "user" -> {
                User user = users.find(run.actorId());
                yield user == null ? "somebody who is no longer here" : user.name();
            }
            case "api_key", "key" -> "API key " + keys.name(run.actorId()).orElse(String.valueOf(run.actorId()));
            default -> "the command line";
        };
    }

    @GetMapping("/imports/{id}/progress")
    Fragment progress(@PathVariable long id) {
        return Fragment.of("touchpoint/uploads/progress", view(find(id)));
    }

    private Page mapping(ImportRun run, Mapping mapping, @Nullable String fault) {
        try {
            Preview preview = imports.preview(run, mapping);
            MappingView view =
                    MappingView.of(find(run.id()), preview, samples(preview.shape()), fields.of(Subject.PERSON), fault);
            Page page = Page.of(run.fileName(), "touchpoint/uploads/mapping", view);
            return fault == null ? page : page.status(422);
        } catch (UnreadableFile | BadMapping e) {
            MappingView view = new MappingView(run, null, null, List.of(), e.getMessage());
            return Page.of(run.fileName(), "touchpoint/uploads/mapping", view).status(422);
        }
    }

    private static List<List<String>> samples(FileShape shape) {
        List<List<String>> samples = new ArrayList<>();
        try {
            List<Row> rows = shape.first(40);
            for (int i = 0; i < shape.columns().size(); i++) {
                int column = i;
                samples.add(rows.stream()
                        // What a broken row holds may stand in the wrong column.
                        .filter(r -> r.fault() == null)
                        .map(r -> r.cell(column).strip())
                        .filter(v -> !v.isEmpty())
                        .map(v -> v.length() > 40 ? v.substring(0, 39) + "…" : v)
                        .distinct()
                        .limit(3)
                        .toList());
            }
        } catch (IOException e) {
            shape.columns().forEach(c -> samples.add(List.of()));
        }
        return samples;
    }

    /** What the mapping form says. */
    record Chosen(
            String kind,
            List<String> heading,
            List<String> target,
            @Nullable String timePattern,
            @Nullable String zone,
            @Nullable String decimal,
            @Nullable String currency,
            @Nullable String returnPrefix,
            @Nullable String survey,
            @Nullable String measure,
            @Nullable String source) {

        Mapping on(Mapping base) {
            Mapping.Kind chosen = base.kind() == Mapping.Kind.EVENTS
                    ? Mapping.Kind.EVENTS
                    : "orders".equals(kind)
                            ? Mapping.Kind.ORDERS
                            : "answers".equals(kind) ? Mapping.Kind.ANSWERS : Mapping.Kind.PEOPLE;
            Mapping mapping = chosen == Mapping.Kind.EVENTS
                    ? base
                    : base.with(chosen, Imports.columns(list(heading), list(target)));
            if (chosen == Mapping.Kind.ANSWERS) {
                mapping = mapping.otherwise(AnswerGuesses.survey(base.defaults(), survey, measure));
            }
            mapping = mapping.reading(
                    blank(timePattern),
                    blank(zone),
                    blank(decimal) == null
                            ? null
                            : Character.valueOf(String.valueOf(decimal).charAt(0)),
                    blank(currency),
                    returnPrefix == null ? "" : returnPrefix.strip());
            String name = blank(source);
            return MappingJson.read(MappingJson.write(name == null ? mapping : mapping.from(name)));
        }

        private static List<String> list(@Nullable List<String> list) {
            return list == null ? List.of() : list;
        }

        private static @Nullable String blank(@Nullable String text) {
            return text == null || text.isBlank() ? null : text.strip();
        }
    }

    @PostMapping("/imports/{id}/mapping")
    View remap(@PathVariable long id, Chosen chosen) {
        ImportRun run = find(id);
        if (run.status() != Status.READY) {
            return Redirect.to("/imports/" + id);
        }
        try {
            Mapping next = chosen.on(run.mapping());
            // What the columns of answers mean has nothing in common with what those of people and orders do.
            boolean other =
                    (next.kind() == Mapping.Kind.ANSWERS) != (run.mapping().kind() == Mapping.Kind.ANSWERS);
            return mapping(run, other ? imports.guessed(run, next, (heading, text) -> "") : next, null);
        } catch (BadMapping e) {
            return mapping(run, run.mapping(), e.getMessage());
        }
    }

    @PostMapping("/imports/{id}/run")
    View start(
            @PathVariable long id,
            Chosen chosen,
            @RequestParam(defaultValue = "upsert") String mode,
            @RequestParam(name = "by", defaultValue = "email") String identifier,
            @RequestParam(defaultValue = "false") boolean dry) {
        ImportRun run = find(id);
        if (run.status() != Status.READY) {
            return Redirect.to("/imports/" + id);
        }
        try {
            Mapping mapping = chosen.on(run.mapping());
            Mode word = mode(mode);
            imports.start(id, mapping, word, word == Mode.UPSERT ? "" : identifier, dry);
            audit.record(dry ? "tried" : "started", "import", id);
            return Redirect.to("/imports/" + id);
        } catch (BadMapping | UnreadableFile e) {
            return mapping(run, run.mapping(), e.getMessage());
        }
    }

    static Mode mode(String word) {
        return switch (word) {
            case "create" -> Mode.CREATE;
            case "update" -> Mode.UPDATE;
            case "upsert" -> Mode.UPSERT;
            default -> throw Refusal.badRequest("The mode is one of create, update, upsert.");
        };
    }

    @PostMapping("/imports/{id}/cancellation")
    Redirect cancel(@PathVariable long id) {
        if (imports.cancel(find(id).id())) {
            audit.record("cancelled", "import", id);
        }
        return Redirect.to("/imports/" + id);
    }

    @PostMapping("/imports/{id}/restart")
    Redirect again(@PathVariable long id) {
        Redirect back = Redirect.to("/imports/" + find(id).id());
        return imports.again(id) ? back : back.warning("Its file is no longer kept. Bring it again.");
    }

    @PostMapping("/imports/{id}/undo")
    Redirect undo(@PathVariable long id) {
        ImportRun run = find(id);
        Redirect back = Redirect.to("/imports/" + id);
        List<String> objections = imports.objections(run);
        if (!objections.isEmpty()) {
            return back.warning("It cannot be undone. " + String.join(" ", objections));
        }
        if (!imports.undo(run)) {
            return back.warning("There is nothing to undo.");
        }
        audit.record("undone", "import", id);
        return back;
    }

    @GetMapping("/imports/{id}/errors.csv")
    ResponseEntity<Resource> errors(@PathVariable long id) {
        return errorFile(find(id), imports);
    }

    static ResponseEntity<Resource> errorFile(ImportRun run, Imports imports) {
        Path path = imports.errors(run);
        if (path == null) {
            throw Refusal.notFound("error file");
        }
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("import-" + run.id() + "-errors.csv")
                                .build()
                                .toString())
                .body(new FileSystemResource(path));
    }

    @GetMapping("/imports/{id}/mapping.json")
    ResponseEntity<String> mappingFile(@PathVariable long id) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("mapping-" + id + ".json")
                                .build()
                                .toString())
                .body(MappingJson.write(find(id).mapping()));
    }

    private ImportRun find(long id) {
        return imports.find(id).orElseThrow(() -> Refusal.notFound("import"));
    }
}
