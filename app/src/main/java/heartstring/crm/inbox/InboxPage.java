package heartstring.crm.inbox;

import heartstring.crm.conversations.Conversations;
import heartstring.crm.folders.Query;
import heartstring.crm.teams.Teams;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Cursor;
import heartstring.ui.layout.Fragment;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

@ForRoles({Role.AGENT, Role.MANAGER})
@Controller
class InboxPage {

    static final String PATH = "/crm/inbox";

    private static final int LINES = 40;
    private static final int MOST_LABELS = 30;

    private final InboxSql sql;
    private final Threads threads;
    private final Conversations conversations;
    private final Teams teams;
    private final InstantSource time;

    InboxPage(InboxSql sql, Threads threads, Conversations conversations, Teams teams, InstantSource time) {
        this.sql = sql;
        this.threads = threads;
        this.conversations = conversations;
        this.teams = teams;
        this.time = time;
    }

    @Bean
    static NavEntry inboxEntry() {
        return new NavEntry("Care", 300, "inbox", "Inbox", PATH, Set.of("AGENT", "MANAGER", "ADMINISTRATOR"));
    }

    @GetMapping(PATH)
    View inbox(
            @RequestParam(defaultValue = "all") String view,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "") String priority,
            @RequestParam(defaultValue = "") String sort) {
        return Page.of("Inbox", "crm/inbox/inbox", view(Query.of(view, channel, label, priority, sort), null, null));
    }

    /** The list alone, for a page that is open; with a cursor what comes after. */
    @GetMapping(PATH + "/list")
    View list(
            @RequestParam(defaultValue = "all") String view,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "") String priority,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(required = false) @Nullable String after) {
        InboxView found = view(Query.of(view, channel, label, priority, sort), after, null);
        return Fragment.of(after == null ? "crm/inbox/list" : "crm/inbox/rows", found);
    }

    @GetMapping(PATH + "/{id:\\d+}")
    View conversation(
            @PathVariable long id,
            @RequestParam(defaultValue = "all") String view,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "") String priority,
            @RequestParam(defaultValue = "") String sort,
            HttpServletRequest request) {
        Query query = Query.of(view, channel, label, priority, sort);
        ThreadView thread = threads.of(id, query.text(), Threads.Typed.NONE);
        conversations.see(thread.conversation().id());
        if (request.getHeader("HX-Request") != null) {
            return Fragment.of("crm/inbox/thread", thread);
        }
        return Page.of(thread.name() + " · Inbox", "crm/inbox/inbox", view(query, null, thread));
    }

    /** What was said; the latest, or with a cursor what came before. */
    @GetMapping(PATH + "/{id:\\d+}/lines")
    View lines(@PathVariable long id, @RequestParam(required = false) @Nullable String before) {
        ThreadView.Lines lines = threads.lines(conversations.get(id), before);
        if (before == null) {
            conversations.see(id);
        }
        return Fragment.of("crm/inbox/lines", lines);
    }

    private InboxView view(Query query, @Nullable String after, @Nullable ThreadView thread) {
        long user = Actor.current().userId();
        List<Integer> its = teams.of(user);
        List<InboxView.Line> found = sql.lines(query, user, its, Cursor.parse(after, 2), LINES + 1);
        boolean more = found.size() > LINES;
        List<InboxView.Line> shown = more ? found.subList(0, LINES) : found;
        return new InboxView(
                query,
                sql.counts(user, its),
                shown,
                more ? shown.getLast().cursor() : null,
                sql.labels(MOST_LABELS),
                thread,
                time.instant());
    }
}
