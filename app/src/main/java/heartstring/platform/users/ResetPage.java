package heartstring.platform.users;

import heartstring.platform.auth.Open;
import heartstring.platform.auth.Throttle;
import heartstring.platform.auth.ThrottleRules;
import heartstring.ui.layout.MessageView;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Open by nature: whoever forgot a password cannot sign in. */
@Open
@Controller
class ResetPage {

    private static final MessageView DEAD_LINK = new MessageView(
            "This link no longer works",
            "It was used already, or is older than an hour.",
            null,
            "/reset",
            "Ask for a new one");

    private final Resets resets;
    private final ResetMail mail;
    private final Users users;
    private final Throttle throttle;

    ResetPage(Resets resets, ResetMail mail, Users users, Throttle throttle) {
        this.resets = resets;
        this.mail = mail;
        this.users = users;
        this.throttle = throttle;
    }

    @GetMapping("/reset")
    Page ask() {
        return Page.of("Forgotten password", "platform/users/forgotten", new UserViews.Forgotten(mail.isReady()))
                .bare();
    }

    /** The answer is the same whether there is such a user or not. */
    @PostMapping("/reset")
    Page send(@RequestParam String email, HttpServletRequest request) {
        if (mail.isReady() && throttle.attempt(ThrottleRules.MAIL, request.getRemoteAddr()) == 0) {
            users.find(email)
                    .filter(User::active)
                    .filter(user -> throttle.attempt(ThrottleRules.MAIL, user.email()) == 0)
                    .ifPresent(user -> mail.send(user.email(), resets.make(user.id())));
        }
        MessageView view = new MessageView(
                "Look at your mail",
                "If there is a user with this address, a link to set a new password is on its way. It works for an hour.",
                null,
                "/login",
                "To sign-in");
        return Page.of("Forgotten password", "ui/layout/message", view).bare();
    }

    @GetMapping("/reset/{token}")
    Page choose(@PathVariable String token) {
        return resets.isGood(token)
                ? form(token, null)
                : Page.of("Forgotten password", "ui/layout/message", DEAD_LINK)
                        .bare()
                        .status(404);
    }

    @PostMapping("/reset/{token}")
    View set(@PathVariable String token, @RequestParam String password) {
        return switch (resets.use(token, password)) {
            case UserOutcome.Done done -> Redirect.to("/login").saying("Your new password works now.");
            case UserOutcome.Refused refused -> form(token, refused.sentence()).status(422);
        };
    }

    private static Page form(String token, @Nullable String fault) {
        return Page.of("New password", "platform/users/reset", new UserViews.Reset(token, fault))
                .bare();
    }
}
