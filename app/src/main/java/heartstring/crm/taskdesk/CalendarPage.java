package heartstring.crm.taskdesk;

import heartstring.crm.tasks.Task;
import heartstring.crm.tasks.Tasks;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Open;
import heartstring.platform.auth.Role;
import heartstring.platform.secrets.Tokens;
import heartstring.platform.settings.Settings;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.View;

/** A colleague's tasks and meetings for other calendars: by a secret address that can be taken back, or one as a file. */
@ForRoles({Role.MANAGER, Role.AGENT})
@Controller
class CalendarPage {

    private static final int MOST = 2_000;
    private static final Duration BACK = Duration.ofDays(60);
    private static final MediaType CALENDAR = MediaType.parseMediaType("text/calendar;charset=UTF-8");

    private final Tasks tasks;
    private final ColleaguesSql sql;
    private final Settings settings;
    private final Audit audit;
    private final InstantSource time;

    CalendarPage(Tasks tasks, ColleaguesSql sql, Settings settings, Audit audit, InstantSource time) {
        this.tasks = tasks;
        this.sql = sql;
        this.settings = settings;
        this.audit = audit;
        this.time = time;
    }

    @GetMapping("/crm/calendar")
    View calendar() {
        return Page.of(
                "Calendar",
                "crm/taskdesk/calendar",
                new CalendarView(sql.hasLink(Actor.current().userId()), null));
    }

    /** Makes an address; an earlier one stops working. It is shown this once. */
    @PostMapping("/crm/calendar")
    @Transactional
    View link() {
        long user = Actor.current().userId();
        String token = Tokens.next();
        sql.link(user, Tokens.digest(token), time.instant());
        audit.record("made a calendar address for", "user", user);
        return Page.of(
                "Calendar",
                "crm/taskdesk/calendar",
                new CalendarView(true, settings.organisation().address() + "/s/calendar/" + token + ".ics"));
    }

    @PostMapping("/crm/calendar/withdrawal")
    @Transactional
    View unlink() {
        long user = Actor.current().userId();
        if (sql.unlink(user) > 0) {
            audit.record("withdrew the calendar address of", "user", user);
        }
        return Redirect.to("/crm/calendar").saying("The address shows nothing any more.");
    }

    @Open
    @GetMapping("/s/calendar/{token:[A-Za-z0-9_-]{16,100}}.ics")
    @ResponseBody
    ResponseEntity<byte[]> feed(@PathVariable String token) {
        long user = sql.owner(Tokens.digest(token)).orElseThrow(() -> Refusal.notFound("calendar"));
        Instant now = time.instant();
        return answer(tasks.calendar(user, now.minus(BACK), MOST), "tasks.ics");
    }

    @GetMapping("/crm/tasks/{id:\\d+}/calendar.ics")
    @ResponseBody
    ResponseEntity<byte[]> file(@PathVariable long id) {
        Task task = tasks.find(id).orElseThrow(() -> Refusal.notFound("task"));
        return answer(List.of(task), "task-" + id + ".ics");
    }

    private ResponseEntity<byte[]> answer(List<Task> shown, String name) {
        return ResponseEntity.ok()
                .contentType(CALENDAR)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(CalendarFile.of(
                        shown,
                        settings.organisation().name(),
                        settings.organisation().address(),
                        settings.zone(),
                        time.instant()));
    }
}
