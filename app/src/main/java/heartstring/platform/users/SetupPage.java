package heartstring.platform.users;

import heartstring.platform.auth.Open;
import heartstring.platform.auth.Throttle;
import heartstring.platform.auth.ThrottleRules;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Open by nature: there is nobody to sign in yet. Closed as soon as there is. */
@Open
@Controller
class SetupPage {

    private final FirstRun firstRun;
    private final Throttle throttle;

    SetupPage(FirstRun firstRun, Throttle throttle) {
        this.firstRun = firstRun;
        this.throttle = throttle;
    }

    @GetMapping("/setup")
    View show() {
        return firstRun.isOpen() ? page("", "", null) : Redirect.to("/login");
    }

    @PostMapping("/setup")
    View begin(
            @RequestParam String code,
            @RequestParam String email,
            @RequestParam String name,
            @RequestParam String password,
            HttpServletRequest request) {
        if (!firstRun.isOpen()) {
            return Redirect.to("/login");
        }
        long wait = throttle.attempt(ThrottleRules.ADDRESS, request.getRemoteAddr());
        if (wait > 0) {
            return page(email, name, "Too many tries. Try again in " + wait + " minutes.")
                    .status(429);
        }
        return switch (firstRun.begin(code, email, name, password)) {
            case UserOutcome.Done done -> Redirect.to("/login").saying("You can sign in now.");
            case UserOutcome.Refused refused ->
                page(email, name, refused.sentence()).status(422);
        };
    }

    private static Page page(String email, String name, @Nullable String fault) {
        return Page.of("Set up", "platform/users/setup", new UserViews.Setup(email, name, fault))
                .bare();
    }
}
