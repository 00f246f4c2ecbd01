package heartstring.platform.web;

import heartstring.ui.layout.MessageView;
import heartstring.ui.layout.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * The one place where exceptions end: a problem for programs, an error page for people. Only what a bug or the world caused is
 * logged, with the id that the answer shows. Who may not come in is left to the security filters.
 */
@Component
class Failures implements HandlerExceptionResolver, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final String RETRY_SECONDS = "5";

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (failure instanceof AccessDeniedException || failure instanceof AuthenticationException) {
            return null;
        }
        if (response.isCommitted() || DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            LOG.debug("The client has left", failure);
            return new ModelAndView();
        }
        Problem problem = problem(failure);
        if (problem.status().is5xxServerError()) {
            LOG.atError()
                    .addKeyValue("id", problem.id())
                    .addKeyValue("method", request.getMethod())
                    .setCause(failure)
                    .log("A request failed");
        }
        if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            response.setHeader("Retry-After", RETRY_SECONDS);
        }
        return answer(problem, request, response);
    }

    private static ModelAndView answer(Problem problem, HttpServletRequest request, HttpServletResponse response) {
        response.resetBuffer();
        if (!Problem.isForProgram(request)) {
            return new ModelAndView(page(problem));
        }
        try {
            problem.write(response);
        } catch (IOException e) {
            LOG.debug("The client has left", e);
        }
        return new ModelAndView();
    }

    /** The error page for people. */
    static Page page(Problem problem) {
        boolean ours = problem.status().is5xxServerError();
        String note = ours ? "If it happens again, tell your administrator this number: " + problem.id() : null;
        String detail = problem.detail() == null ? problem.title() : problem.detail();
        MessageView view = new MessageView(problem.title(), detail, note, "/", "To the start");
        return Page.of(problem.title(), "ui/layout/message", view)
                .status(problem.status().value());
    }

    private static Problem problem(Exception failure) {
        return switch (failure) {
            case Refusal refusal -> {
                Problem plain = Problem.of(refusal.status(), refusal.title(), refusal.detail());
                yield new Problem(plain.status(), plain.title(), plain.detail(), plain.id(), refusal.more());
            }
            case ErrorResponse known -> known(known);
            case CannotGetJdbcConnectionException away -> away();
            case CannotCreateTransactionException away -> away();
            case TransactionSystemException away -> away();
            case DataAccessResourceFailureException away -> away();
            case QueryTimeoutException slow -> away();
            case PessimisticLockingFailureException met -> met();
            case MultipartException torn -> upload(torn);
            default -> unknown(failure);
        };
    }

    private static Problem known(ErrorResponse known) {
        HttpStatus status = HttpStatus.valueOf(known.getStatusCode().value());
        return switch (status) {
            case NOT_FOUND -> Problem.of(status, "Not found", "There is nothing at this address.");
            case CONTENT_TOO_LARGE -> Problem.of(status, "Too large", "What was sent is larger than allowed.");
            default ->
                Problem.of(status, status.getReasonPhrase(), known.getBody().getDetail());
        };
    }

    private static Problem away() {
        return Problem.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "Not now",
                "The database cannot be reached. Nothing was lost; try again shortly.");
    }

    private static Problem met() {
        return Problem.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "Not now",
                "Others changed the same things at the same moment. Nothing was changed by this request; try again.");
    }

    /** A form of several parts that broke off, or that found no room. */
    private static Problem upload(MultipartException failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (String.valueOf(t.getMessage()).contains("No space left on device")) {
                return Problem.of(
                        HttpStatus.INSUFFICIENT_STORAGE,
                        "No room left",
                        "The disk of the server is full, so the file could not be kept. Make room and bring it again.");
            }
        }
        return Problem.of(HttpStatus.BAD_REQUEST, "Bad request", "The form broke off or is malformed; send it again.");
    }

    private static Problem unknown(Exception failure) {
        ResponseStatus sign = AnnotatedElementUtils.findMergedAnnotation(failure.getClass(), ResponseStatus.class);
        if (sign != null) {
            return Problem.of(sign.code(), sign.code().getReasonPhrase(), null);
        }
        if (failure instanceof org.springframework.http.converter.HttpMessageNotReadableException) {
            return Problem.of(
                    HttpStatus.BAD_REQUEST, "Bad request", "The body cannot be read as JSON of the expected form.");
        }
        if (failure instanceof org.springframework.beans.TypeMismatchException mismatch) {
            return Problem.of(
                    HttpStatus.BAD_REQUEST,
                    "Bad request",
                    "A parameter has the wrong form: " + mismatch.getPropertyName());
        }
        return Problem.of(
                HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong", "This is our fault, and it was noted.");
    }
}
