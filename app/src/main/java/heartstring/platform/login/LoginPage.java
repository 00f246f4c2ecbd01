package heartstring.platform.login;

import heartstring.platform.auth.Open;
import heartstring.platform.oidc.OidcSettings;
import heartstring.platform.users.FirstRun;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.util.UriComponentsBuilder;

/** Open by nature: this is where people sign in. */
@Open
@Controller
class LoginPage {

    private final Login login;
    private final SessionContexts sessions;
    private final FirstRun firstRun;
    private final OidcSettings oidc;

    LoginPage(Login login, SessionContexts sessions, FirstRun firstRun, OidcSettings oidc) {
        this.login = login;
        this.sessions = sessions;
        this.firstRun = firstRun;
        this.oidc = oidc;
    }

    @GetMapping("/login")
    View show(@RequestParam(defaultValue = "/") String next, @RequestParam(required = false) @Nullable String refused) {
        if (firstRun.isOpen()) {
            return Redirect.to("/setup");
        }
        return page(
                "", next, refused == null ? null : "Your account there opens nothing here. Ask your administrator.");
    }

    @PostMapping("/login")
    View enter(
            @RequestParam String email,
            @RequestParam String password,
            @RequestParam(defaultValue = "/") String next,
            HttpServletRequest request) {
        return switch (login.password(email, password, request.getRemoteAddr())) {
            case LoginOutcome.Welcome welcome -> {
                sessions.signIn(welcome.user(), request);
                yield Redirect.to(inside(next));
            }
            case LoginOutcome.CodeNeeded needed -> {
                sessions.await(needed.user(), request);
                yield Redirect.to(UriComponentsBuilder.fromPath("/login/code")
                        .queryParam("next", "{next}")
                        .encode()
                        .buildAndExpand(inside(next))
                        .toUriString());
            }
            case LoginOutcome.Wrong wrong ->
                page(email, next, "That e-mail address or password is wrong.").status(401);
            case LoginOutcome.TooOften often ->
                page(email, next, tooOften(often)).status(429);
        };
    }

    @GetMapping("/login/code")
    View code(@RequestParam(defaultValue = "/") String next, HttpServletRequest request) {
        return SessionContexts.awaited(request) == null ? Redirect.to("/login") : codePage(next, null);
    }

    @PostMapping("/login/code")
    View enterCode(
            @RequestParam String code, @RequestParam(defaultValue = "/") String next, HttpServletRequest request) {
        Long userId = SessionContexts.awaited(request);
        if (userId == null) {
            return Redirect.to("/login").warning("That took too long. Start again.");
        }
        return switch (login.code(userId, code)) {
            case LoginOutcome.Welcome welcome -> {
                sessions.signIn(welcome.user(), request);
                yield Redirect.to(inside(next));
            }
            case LoginOutcome.TooOften often -> codePage(next, tooOften(often)).status(429);
            case LoginOutcome.Wrong wrong ->
                codePage(next, "That code is wrong, or was used before.").status(401);
            case LoginOutcome.CodeNeeded needed -> codePage(next, null);
        };
    }

    private static String tooOften(LoginOutcome.TooOften often) {
        return "Too many tries. Try again in " + often.minutes() + (often.minutes() == 1 ? " minute." : " minutes.");
    }

    /** Only a path of this house, so that a link to the sign-in page leads nowhere else. */
    private static String inside(String next) {
        boolean ours =
                next.startsWith("/") && !next.startsWith("//") && !next.startsWith("/\\") && next.length() < 2_000;
        return ours && next.chars().noneMatch(Character::isISOControl) ? next : "/";
    }

    private Page page(String email, String next, @Nullable String fault) {
        return Page.of("Sign in", "platform/login/login", new LoginViews.Form(email, inside(next), fault, oidc.label()))
                .bare();
    }

    private static Page codePage(String next, @Nullable String fault) {
        return Page.of("Second step", "platform/login/code", new LoginViews.Code(inside(next), fault))
                .bare();
    }
}
