package heartstring.decision.actiondesk;

import heartstring.decision.actionrules.Action;
import heartstring.decision.actions.Answers;
import heartstring.decision.actions.Decided;
import heartstring.decision.actions.Learnt;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.sheets.Sheet;
import heartstring.platform.web.Cursor;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** For whom there is something to do today; of customers within reach. */
@ForRoles({Role.MANAGER, Role.AGENT})
@Controller
class ActionsPage {

    static final String PATH = "/actions";
    private static final int LINES = 30;
    private static final int COUNTED = 5_000;
    private static final int FILE_BLOCK = 500;
    private static final int FILE_LINES = 20_000;

    private final Answers answers;
    private final Learnt learnt;
    private final Audit audit;

    ActionsPage(Answers answers, Learnt learnt, Audit audit) {
        this.answers = answers;
        this.learnt = learnt;
        this.audit = audit;
    }

    @Bean
    static NavEntry actionsEntry() {
        return new NavEntry("Today", 12, "heart-handshake", "What to do next", PATH, Set.of("MANAGER", "AGENT"));
    }

    @GetMapping(PATH)
    View list(@RequestParam(defaultValue = "") String action, @RequestParam(required = false) @Nullable String cursor) {
        Action wanted = Action.of(action).filter(a -> a != Action.NOTHING).orElse(null);
        Cursor from = Cursor.parse(cursor, 2);
        List<Decided> found = answers.open(
                wanted,
                from == null ? Long.MAX_VALUE : from.number(0),
                from == null ? Long.MAX_VALUE : from.number(1),
                LINES + 1);
        List<Decided> shown = found.subList(0, Math.min(LINES, found.size()));
        return Page.of(
                "What to do next",
                "decision/actiondesk/actions",
                new ActionsView(
                        wanted,
                        answers.counts(COUNTED),
                        shown,
                        learnt.lines(),
                        found.size() > LINES
                                ? Cursor.of(
                                                shown.getLast().valueMinor(),
                                                shown.getLast().told().id())
                                        .text()
                                : null));
    }

    /** All of a list, a row each. */
    @GetMapping(PATH + ".{form:csv|xlsx}")
    void file(@PathVariable String form, @RequestParam(defaultValue = "") String action, HttpServletResponse response)
            throws IOException {
        Action wanted = Action.of(action).filter(a -> a != Action.NOTHING).orElse(null);
        audit.record("exported", "next actions", "list", "{\"form\":\"" + form + "\"}");
        try (Sheet sheet = Sheet.answer(response, form, "what-to-do-next")) {
            sheet.row(List.of(
                    "customer", "name", "action", "about", "why", "say", "expected_minor", "currency", "until"));
            long value = Long.MAX_VALUE;
            long id = Long.MAX_VALUE;
            for (int rows = 0; rows < FILE_LINES; rows += FILE_BLOCK) {
                List<Decided> block = answers.open(wanted, value, id, FILE_BLOCK);
                for (Decided one : block) {
                    sheet.row(List.of(
                            one.told().customerId(),
                            one.customerName(),
                            one.told().action().title(),
                            one.told().about(),
                            one.told().why(),
                            one.told().say(),
                            one.valueMinor(),
                            one.weighed().currency(),
                            one.told().until()));
                    value = one.valueMinor();
                    id = one.told().id();
                }
                if (block.size() < FILE_BLOCK) {
                    break;
                }
            }
        }
    }
}
