package heartstring.platform.web;

import heartstring.platform.auth.Open;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/** What is shown when a filter or the container itself has given up on a request. */
@Open
@Controller
class ErrorPage implements ErrorController {

    @RequestMapping("/error")
    @Nullable
    View error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        Problem problem = switch (status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status) {
            case FORBIDDEN ->
                Problem.of(
                        HttpStatus.FORBIDDEN,
                        "Not for you",
                        "Your role does not allow this, or the page was open for too long. Go back, reload and try again.");
            case NOT_FOUND -> Problem.of(HttpStatus.NOT_FOUND, "Not found", "There is nothing at this address.");
            case HttpStatus other -> Problem.of(other, other.getReasonPhrase(), null);
        };
        Object uri = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        boolean program = "application/json".equals(request.getHeader("Accept"));
        if (program || (uri instanceof String path && (path.startsWith("/api/") || path.startsWith("/v1/")))) {
            problem.write(response);
            return null;
        }
        return Failures.page(problem);
    }
}
