package heartstring.touchpoint.intake;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Events cannot be taken in now; none of the call's events is acknowledged, and all may be sent again. */
@ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
public final class IntakeUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    IntakeUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
