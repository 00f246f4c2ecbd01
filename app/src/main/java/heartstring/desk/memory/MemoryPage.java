package heartstring.desk.memory;

import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Cursor;
import heartstring.platform.web.Refusal;
import heartstring.story.memory.Memory;
import heartstring.story.memory.Remembered;
import heartstring.ui.layout.Fragment;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

@ForRoles({Role.MANAGER, Role.AGENT})
@Controller
class MemoryPage {

    private static final int LINES = 50;

    private final Memory memory;
    private final MemoryPageSql sql;
    private final Minds minds;

    MemoryPage(Memory memory, MemoryPageSql sql, Minds minds) {
        this.memory = memory;
        this.sql = sql;
        this.minds = minds;
    }

    @Bean
    static NavEntry promisesEntry() {
        return new NavEntry("Customers", 140, "checklist", "Promises", "/promises", Set.of("AGENT", "MANAGER"));
    }

    @GetMapping("/customers/{id:\\d+}/memory")
    View all(@PathVariable long id) {
        return page(id, null, null);
    }

    /** The head of the customer's page once more, by when a model may have reworded the story. */
    @ForRoles({Role.MANAGER, Role.AGENT, Role.ANALYST})
    @GetMapping("/customers/{id:\\d+}/mind")
    View mind(@PathVariable long id) {
        if (sql.name(id).isEmpty()) {
            throw Refusal.notFound("customer");
        }
        return Fragment.of("desk/memory/mind", minds.of(id).settled());
    }

    @PostMapping("/customers/{id:\\d+}/memory/{thing:\\d+}")
    View change(
            @PathVariable long id,
            @PathVariable long thing,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(required = false) @Nullable LocalDate due,
            @RequestParam(defaultValue = "confirmed") String state) {
        Remembered known = memory.find(thing)
                .filter(found -> found.customerId() == id)
                .orElseThrow(() -> Refusal.notFound("memory"));
        String wantedKind = kind.isEmpty() ? known.kind() : kind;
        String wantedWords = words.isEmpty() ? known.words() : words;
        LocalDate wantedDue = kind.isEmpty() && words.isEmpty() ? known.due() : due;
        String fault = Memory.fault(wantedKind, wantedWords, wantedDue, state);
        if (fault != null) {
            Remembered tried = new Remembered(
                    known.id(),
                    id,
                    wantedKind,
                    wantedWords,
                    wantedDue,
                    known.ours(),
                    known.state(),
                    known.touchpointId(),
                    known.channel(),
                    known.saidAt());
            return page(id, fault, tried).status(422);
        }
        memory.change(thing, wantedKind, wantedWords, wantedDue, state);
        return Redirect.to("/customers/" + id + "/memory")
                .saying(
                        switch (state) {
                            case "settled" -> "Done. It stands below, with what is settled.";
                            case "dismissed" -> "Dismissed. It will not be found again.";
                            default -> "Kept.";
                        });
    }

    private Page page(long id, @Nullable String fault, @Nullable Remembered tried) {
        String name = sql.name(id).orElseThrow(() -> Refusal.notFound("customer"));
        return Page.of(
                "What to keep in mind of " + name,
                "desk/memory/memory",
                new MemoryView(id, name, memory.all(id), memory.today(), true, fault, tried));
    }

    @GetMapping("/promises")
    View promises(@RequestParam(required = false) @Nullable String cursor) {
        Cursor place = Cursor.parse(cursor, 1);
        Remembered after = place == null ? null : memory.find(place.number(0)).orElse(null);
        List<Remembered> page = memory.promises(after, LINES + 1);
        boolean more = page.size() > LINES;
        List<Remembered> shown = more ? page.subList(0, LINES) : page;
        Map<Long, String> names = sql.names(
                shown.stream().mapToLong(Remembered::customerId).distinct().toArray());
        Map<Long, PromisesView.Task> tasks =
                sql.tasks(shown.stream().mapToLong(Remembered::id).toArray());
        return Page.of(
                "Promises",
                "desk/memory/promises",
                new PromisesView(
                        shown.stream()
                                .map(p -> new PromisesView.Line(
                                        p, names.getOrDefault(p.customerId(), "Somebody"), tasks.get(p.id())))
                                .toList(),
                        memory.today(),
                        more
                                ? "/promises?cursor="
                                        + Cursor.of(shown.getLast().id()).text()
                                : null));
    }

    @PostMapping("/promises/{thing:\\d+}")
    View settle(@PathVariable long thing, @RequestParam(defaultValue = "settled") String state) {
        Remembered known = memory.find(thing).orElseThrow(() -> Refusal.notFound("promise"));
        if (!state.equals("settled") && !state.equals("dismissed")) {
            throw Refusal.badRequest("A promise is kept (settled) or was none (dismissed).");
        }
        memory.change(thing, known.kind(), known.words(), known.due(), state);
        return Redirect.to("/promises")
                .saying(state.equals("settled") ? "Kept." : "Dismissed. It will not be found again.");
    }
}
