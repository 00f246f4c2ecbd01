package heartstring.platform.audit;

import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Cursor;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

@ForRoles(Role.ADMINISTRATOR)
@Controller
class AuditPage {

    private static final int ROWS = 50;

    private final AuditSql sql;
    private final List<SubjectName> subjects;

    AuditPage(AuditSql sql, List<SubjectName> subjects) {
        this.sql = sql;
        this.subjects = subjects;
    }

    @Bean
    static NavEntry auditEntry() {
        return new NavEntry("Administration", 940, "history", "Audit log", "/audit", Set.of(Role.ADMINISTRATOR.name()));
    }

    @GetMapping("/audit")
    Page list(
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String cursor) {
        List<AuditRow> rows = sql.page(blank(action), blank(subject), Cursor.parse(cursor, 1), ROWS + 1);
        boolean more = rows.size() > ROWS;
        List<AuditRow> shown = more ? rows.subList(0, ROWS) : rows;
        String next = more ? next(action, subject, shown.getLast()) : null;
        return Page.of(
                "Audit log",
                "platform/audit/list",
                new AuditView(shown, paths(), sql.actions(), sql.subjectKinds(), action, subject, next));
    }

    private Map<String, String> paths() {
        Map<String, String> paths = new HashMap<>();
        for (SubjectName subject : subjects) {
            if (subject.path() != null) {
                paths.put(subject.kind(), subject.path());
            }
        }
        return paths;
    }

    private static String next(String action, String subject, AuditRow last) {
        return UriComponentsBuilder.fromPath("/audit")
                .queryParam("action", action)
                .queryParam("subject", subject)
                .queryParam("cursor", Cursor.of(last.id()).text())
                .encode()
                .toUriString();
    }

    private static @Nullable String blank(String text) {
        return text.isBlank() ? null : text;
    }
}
