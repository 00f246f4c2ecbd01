package heartstring.platform.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The audit page: rows, what can be filtered by, what is, and where the next page begins. */
public record AuditView(
        List<AuditRow> rows,
        List<String> actions,
        List<String> subjects,
        String action,
        String subject,
        @Nullable String next) {}
