package heartstring.platform.audit;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The audit page: rows, what can be filtered by, what is, and where the next page begins. */
public record AuditView(
        List<AuditRow> rows,
        Map<String, String> paths,
        List<String> actions,
        List<String> subjects,
        String action,
        String subject,
        @Nullable String next) {

    /** The page of what the row is about; null when it has none. */
    public @Nullable String href(AuditRow row) {
        String path = paths.get(row.subjectKind());
        return path == null || !row.isNamed() ? null : path + row.subjectId();
    }
}
