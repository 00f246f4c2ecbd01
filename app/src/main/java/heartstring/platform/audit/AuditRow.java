package heartstring.platform.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of the book, as the page shows it. */
public record AuditRow(
        long id,
        Instant at,
        String actorKind,
        long actorId,
        @Nullable String actorLabel,
        String action,
        String subjectKind,
        String subjectId,
        String details,
        @Nullable String subjectLabel) {

    /** Whether the subject has a name now; one that was erased has none. */
    public boolean isNamed() {
        return subjectLabel != null && !subjectLabel.isBlank();
    }

    /** Whether it says all without its subject, as when somebody signs in. */
    public boolean isOwn() {
        return actorKind.equals("USER")
                && subjectKind.equals("user")
                && subjectId.equals(String.valueOf(actorId))
                && action.startsWith("signed ");
    }

    /** Who acted, in words. */
    public String actor() {
        return switch (actorKind) {
            case "HOUSE" -> "Heartstring";
            case "API_KEY" -> "API key " + (actorLabel == null ? String.valueOf(actorId) : actorLabel);
            default -> actorLabel == null ? "User " + actorId : actorLabel;
        };
    }
}
