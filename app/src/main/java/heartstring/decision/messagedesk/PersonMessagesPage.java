package heartstring.decision.messagedesk;

import heartstring.crm.picks.Picks;
import heartstring.decision.sending.Line;
import heartstring.decision.sending.Messages;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Cursor;
import heartstring.ui.layout.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

@ForRoles({Role.MANAGER, Role.AGENT})
@Controller
class PersonMessagesPage {

    private static final int LINES = 50;

    private final Messages messages;
    private final Picks picks;

    PersonMessagesPage(Messages messages, Picks picks) {
        this.messages = messages;
        this.picks = picks;
    }

    @GetMapping("/customers/{id:\\d+}/messages")
    View list(@PathVariable long id, @RequestParam(required = false) @Nullable String cursor) {
        Cursor from = Cursor.parse(cursor, 1);
        List<Line> found = messages.page(id, null, from == null ? Long.MAX_VALUE : from.number(0), LINES + 1);
        List<Line> shown = found.subList(0, Math.min(LINES, found.size()));
        return Page.of(
                "What was sent to them",
                "decision/messagedesk/messages",
                new PersonMessagesView(
                        id,
                        picks.of(id).map(pick -> pick.name()).orElse("them"),
                        shown,
                        found.size() > LINES ? Cursor.of(shown.getLast().id()).text() : null));
    }
}
