package heartstring.touchpoint.intake;

import org.jspecify.annotations.Nullable;

/** Events cannot be taken in now; none of the call's events is acknowledged, and all may be sent again. */
public final class IntakeUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    IntakeUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
