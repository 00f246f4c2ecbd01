package heartstring.experience.answering;

import heartstring.platform.files.FileRules;
import heartstring.platform.web.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns away what no answer is as large as, before it is read: imports may be hundreds of megabytes, strangers' files may not. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 12)
class SurveyBodyDoor extends OncePerRequestFilter {

    /** Twice a file, so that who sends one that is somewhat too large is told so by the page. */
    static final long MOST_BYTES = 2L * FileRules.MOST_BYTES;

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/s/")
                || !request.getMethod().equals("POST");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String type = String.valueOf(request.getContentType());
        boolean untold = request.getContentLengthLong() < 0 && type.startsWith("multipart/");
        if (untold || request.getContentLengthLong() > MOST_BYTES) {
            response.setHeader("Connection", "close");
            Problem.of(HttpStatus.CONTENT_TOO_LARGE, "Too large", "A file that comes with an answer has at most 10 MB.")
                    .write(response);
            return;
        }
        chain.doFilter(request, response);
    }
}
