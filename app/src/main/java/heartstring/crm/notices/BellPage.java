package heartstring.crm.notices;

import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Bell;
import heartstring.ui.layout.Fragment;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.time.InstantSource;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What a colleague was told; opening one leads to what it is about and marks it as read. */
@ForRoles
@Controller
class BellPage implements Bell {

    private static final int MOST = 50;

    private final NoticesSql sql;
    private final InstantSource time;

    BellPage(NoticesSql sql, InstantSource time) {
        this.sql = sql;
        this.time = time;
    }

    @Override
    public long unread() {
        long user = Actor.current().userId();
        try {
            return user == 0 ? 0 : sql.unread(user);
        } catch (DataAccessException e) {
            // The page that says so still wants its frame.
            return 0;
        }
    }

    @GetMapping("/notices")
    View list(@RequestParam(defaultValue = "9223372036854775807") long before) {
        List<BellView.Line> lines = sql.lines(Actor.current().userId(), before, MOST);
        long next = lines.size() < MOST ? 0 : lines.getLast().id();
        return Page.of("Notices", "crm/notices/bell", new BellView(lines, unread(), next));
    }

    /** The count alone, for pages that stay open. */
    @GetMapping("/notices/count")
    View count() {
        return Fragment.of("ui/layout/bell", unread());
    }

    @PostMapping("/notices/{id}/opening")
    View open(@PathVariable long id) {
        long user = Actor.current().userId();
        BellView.Line line = sql.lines(user, id == Long.MAX_VALUE ? id : id + 1, 1).stream()
                .filter(found -> found.id() == id)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("notice"));
        sql.read(user, id, time.instant());
        return Redirect.to(href(line));
    }

    @PostMapping("/notices/reading")
    View readAll() {
        sql.read(Actor.current().userId(), 0, time.instant());
        return Redirect.to("/notices").saying("All read.");
    }

    private static String href(BellView.Line line) {
        if (line.dealId() != 0) {
            return "/crm/deals/" + line.dealId();
        }
        if (line.taskId() != 0) {
            return "/crm/tasks/" + line.taskId();
        }
        if (line.conversation() != null && line.conversation().matches("[0-9]{1,18}")) {
            return "/crm/conversations/" + line.conversation();
        }
        return line.customerId() == 0 ? "/notices" : "/customers/" + line.customerId();
    }
}
