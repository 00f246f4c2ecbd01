package heartstring.platform.login;

import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Throttle;
import heartstring.platform.auth.ThrottleRules;
import heartstring.platform.settings.Settings;
import heartstring.platform.totp.QrCode;
import heartstring.platform.totp.SecondFactor;
import heartstring.platform.users.User;
import heartstring.platform.users.UserOutcome;
import heartstring.platform.users.Users;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What everybody may see and change about themselves. */
@ForRoles
@Controller
class AccountPage {

    private final Users users;
    private final SecondFactor secondFactor;
    private final SessionContexts contexts;
    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final Throttle throttle;
    private final Settings settings;

    AccountPage(
            Users users,
            SecondFactor secondFactor,
            SessionContexts contexts,
            FindByIndexNameSessionRepository<? extends Session> sessions,
            Throttle throttle,
            Settings settings) {
        this.users = users;
        this.secondFactor = secondFactor;
        this.contexts = contexts;
        this.sessions = sessions;
        this.throttle = throttle;
        this.settings = settings;
    }

    @GetMapping("/account")
    Page show(HttpServletRequest request) {
        return page(me(), null, request);
    }

    @PostMapping("/account")
    View rename(@RequestParam String name, HttpServletRequest request) {
        return switch (users.rename(me().id(), name)) {
            case UserOutcome.Done done -> Redirect.to("/account").saying("Saved.");
            case UserOutcome.Refused refused ->
                page(me(), refused.sentence(), request).status(422);
        };
    }

    @PostMapping("/account/password")
    View changePassword(@RequestParam String current, @RequestParam String password, HttpServletRequest request) {
        User me = me();
        long wait = throttle.attempt(ThrottleRules.ACCOUNT, me.email());
        if (wait > 0) {
            return page(me, "Too many tries. Try again in " + wait + " minutes.", request)
                    .status(429);
        }
        if (users.withPassword(me.email(), current).isEmpty()) {
            return page(me, "The present password is wrong.", request).status(422);
        }
        throttle.forget(ThrottleRules.ACCOUNT, me.email());
        return switch (users.setPassword(me.id(), password)) {
            case UserOutcome.Done done -> {
                contexts.signIn(done.user(), request);
                yield Redirect.to("/account").saying("Your new password works now. Every other browser is signed out.");
            }
            case UserOutcome.Refused refused ->
                page(me, refused.sentence(), request).status(422);
        };
    }

    @PostMapping("/account/sign-out-elsewhere")
    View signOutElsewhere(HttpServletRequest request) {
        User me = users.endSessions(me().id());
        contexts.signIn(me, request);
        String mine = request.getSession().getId();
        sessions.findByPrincipalName("user:" + me.id()).keySet().stream()
                .filter(id -> !id.equals(mine))
                .forEach(sessions::deleteById);
        return Redirect.to("/account").saying("Every other browser is signed out.");
    }

    @PostMapping("/account/second-factor")
    View begin() {
        User me = me();
        return secondFactor
                .begin(me.id(), me.email(), settings.organisation().name())
                .<View>map(begun -> enrolment(begun, null))
                .orElseGet(() -> Redirect.to("/account").warning("Your second factor is on already."));
    }

    @PostMapping("/account/second-factor/confirmation")
    View confirm(@RequestParam String code) {
        User me = me();
        if (throttle.attempt(ThrottleRules.CODE, String.valueOf(me.id())) > 0) {
            return Redirect.to("/account").warning("Too many tries. Try again in a quarter of an hour.");
        }
        List<String> codes = secondFactor.confirm(me.id(), code);
        if (codes.isEmpty()) {
            return Redirect.to("/account").warning("That code is wrong. Start again.");
        }
        throttle.forget(ThrottleRules.CODE, String.valueOf(me.id()));
        return Page.of("Recovery codes", "platform/login/recovery", new LoginViews.Recovery(codes));
    }

    @PostMapping("/account/second-factor/removal")
    View remove(@RequestParam String code) {
        User me = me();
        if (throttle.attempt(ThrottleRules.CODE, String.valueOf(me.id())) > 0 || !secondFactor.accepts(me.id(), code)) {
            return Redirect.to("/account").warning("That code is wrong, or was used before.");
        }
        users.dropSecondFactor(me.id());
        return Redirect.to("/account").saying("Your second factor is off.");
    }

    private static Page enrolment(SecondFactor.Begun begun, @Nullable String fault) {
        String drawing = QrCode.svg(begun.uri(), "The secret as a QR code");
        return Page.of(
                "Second factor", "platform/login/enrol", new LoginViews.Enrolment(begun.secret(), drawing, fault));
    }

    private User me() {
        User me = users.find(Actor.current().id());
        if (me == null) {
            throw Refusal.notFound("user");
        }
        return me;
    }

    private Page page(User me, @Nullable String fault, HttpServletRequest request) {
        String mine = request.getSession().getId();
        List<LoginViews.Session> browsers = sessions.findByPrincipalName("user:" + me.id()).values().stream()
                .map(session -> new LoginViews.Session(
                        session.getCreationTime(),
                        session.getLastAccessedTime(),
                        session.getId().equals(mine)))
                .sorted(Comparator.comparing(LoginViews.Session::lastSeen).reversed())
                .limit(50)
                .toList();
        return Page.of(
                "My account",
                "platform/login/account",
                new LoginViews.Account(me, browsers, secondFactor.recoveryCodesLeft(me.id()), fault));
    }
}
