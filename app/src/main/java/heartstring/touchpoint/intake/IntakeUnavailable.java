package heartstring.touchpoint.intake;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Events cannot be taken in now; none of the call's events is acknowledged, and all may be sent again. */
@ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
public final class IntakeUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;
    private static final String DISK_FULL = "53100";

    /** With the reason as far as the caller can do something with it. */
    static IntakeUnavailable because(Throwable cause) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql && DISK_FULL.equals(sql.getSQLState())) {
                return new IntakeUnavailable(
                        "The disk of the database is full, so nothing can be kept until somebody makes room. Send the events again later.",
                        cause);
            }
        }
        return new IntakeUnavailable("The database cannot be reached at the moment. Send the events again.", cause);
    }

    IntakeUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
