package heartstring.platform.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Ends a request that cannot be answered, with an HTTP status and a sentence for the person or program that asked. Carries
 * nothing that the asker may not know, and is never logged as a fault.
 */
public final class Refusal extends RuntimeException {

    private final HttpStatus status;
    private final String title;
    private final transient Map<String, Object> more = new LinkedHashMap<>();

    public Refusal(HttpStatus status, String title, @Nullable String detail) {
        super(detail == null ? title : detail, null, false, false);
        this.status = status;
        this.title = title;
    }

    /** 404: for example {@code Refusal.notFound("customer")}. */
    public static Refusal notFound(String what) {
        return new Refusal(HttpStatus.NOT_FOUND, "Not found", "There is no such " + what + ".");
    }

    /** 400: what was sent cannot be read. */
    public static Refusal badRequest(String sentence) {
        return new Refusal(HttpStatus.BAD_REQUEST, "Bad request", sentence);
    }

    /** 422: what was sent can be read and still makes no sense here. */
    public static Refusal unprocessable(String sentence) {
        return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "Cannot be done", sentence);
    }

    /** 409: it clashes with what is there. */
    public static Refusal conflict(String sentence) {
        return new Refusal(HttpStatus.CONFLICT, "Conflict", sentence);
    }

    /** Adds a member to the problem, for programs. */
    public Refusal with(String member, Object value) {
        more.put(member, value);
        return this;
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** The sentence for the asker. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    Map<String, Object> more() {
        return more;
    }
}
