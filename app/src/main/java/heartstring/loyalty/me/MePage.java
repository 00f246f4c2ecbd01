package heartstring.loyalty.me;

import heartstring.loyalty.members.Member;
import heartstring.platform.auth.Open;
import heartstring.platform.auth.Throttle;
import heartstring.platform.auth.ThrottleRules;
import heartstring.platform.settings.Settings;
import heartstring.ui.layout.MessageView;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Open by nature: members are no users. Whom a page is about comes from the session's token alone, never from the address. */
@Open
@Controller
class MePage {

    static final String SESSION = MySessions.COOKIE;
    static final String ASK = "heartstring_me_ask";

    private static final String HERE = "/me";
    private static final int MOST_LETTERS = 254;

    private final Me me;
    private final MySessions sessions;
    private final MyLinks links;
    private final Settings settings;
    private final Throttle throttle;

    MePage(Me me, MySessions sessions, MyLinks links, Settings settings, Throttle throttle) {
        this.me = me;
        this.sessions = sessions;
        this.links = links;
        this.settings = settings;
        this.throttle = throttle;
    }

    @GetMapping(HERE)
    View page(
            @CookieValue(name = SESSION, required = false) @Nullable String token,
            @RequestParam(defaultValue = "9223372036854775807") long before) {
        return member(token)
                .map(member -> Page.of("My points", "loyalty/me/me", me.of(member, before))
                        .bare())
                .orElseGet(() -> door(false, null));
    }

    /** The answer is the same for everybody. */
    @PostMapping("/me/codes")
    View ask(@RequestParam String who, HttpServletRequest request, HttpServletResponse response) {
        if (who.isBlank() || who.length() > MOST_LETTERS) {
            return door(false, "Type your card number or your e-mail address.").status(422);
        }
        long minutes = throttle.attempt(ThrottleRules.ME_ASK, request.getRemoteAddr());
        if (minutes > 0) {
            return door(false, later(minutes)).status(429);
        }
        response.addHeader(
                HttpHeaders.SET_COOKIE, cookie(ASK, sessions.ask(who.strip()), MySessions.CODE_LIFE, request));
        return Redirect.to("/me/code");
    }

    @GetMapping("/me/code")
    Page code() {
        return door(true, null);
    }

    @PostMapping("/me/sessions")
    View enter(
            @CookieValue(name = ASK, required = false) @Nullable String ask,
            @RequestParam String code,
            HttpServletRequest request,
            HttpServletResponse response) {
        long minutes = throttle.attempt(ThrottleRules.ME_CODE, request.getRemoteAddr());
        if (minutes > 0) {
            return door(true, later(minutes)).status(429);
        }
        Optional<String> session =
                ask == null || code.length() > MOST_LETTERS ? Optional.empty() : sessions.enter(ask, code);
        if (session.isEmpty()) {
            return door(true, "This code is not right, or older than ten minutes. After five tries, ask for a new one.")
                    .status(422);
        }
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(ASK, "", Duration.ZERO, request));
        return enter(session.get(), request, response);
    }

    /** A signed link; it works until it ends or is revoked, because programs that look at mail open links too. */
    @GetMapping("/me/l/{token}")
    View link(@PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
        if (throttle.waits(ThrottleRules.ME_CODE, request.getRemoteAddr()) > 0) {
            return dead().status(429);
        }
        Optional<Member> member = links.read(token);
        if (member.isEmpty()) {
            throttle.attempt(ThrottleRules.ME_CODE, request.getRemoteAddr());
            return dead();
        }
        return enter(sessions.open(member.get().id()), request, response);
    }

    @PostMapping("/me/notices")
    View notices(@CookieValue(name = SESSION, required = false) @Nullable String token, @RequestParam boolean wanted) {
        Optional<Member> member = member(token);
        member.ifPresent(m -> me.notices(m, wanted));
        return member.isEmpty()
                ? Redirect.to(HERE)
                : Redirect.to(HERE).saying(wanted ? "We will write to you." : "We will not write to you any more.");
    }

    @PostMapping("/me/leaving")
    View leave(
            @CookieValue(name = SESSION, required = false) @Nullable String token,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (token != null) {
            sessions.leave(token);
        }
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(SESSION, "", Duration.ZERO, request));
        return Redirect.to(HERE);
    }

    private Optional<Member> member(@Nullable String token) {
        return token == null || token.length() > MOST_LETTERS ? Optional.empty() : sessions.member(token);
    }

    private static View enter(String session, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(HttpHeaders.SET_COOKIE, MySessions.cookie(session, request.isSecure()));
        return Redirect.to(HERE);
    }

    private static String cookie(String name, String value, Duration life, HttpServletRequest request) {
        return MySessions.cookie(name, value, life, request.isSecure());
    }

    private Page door(boolean asked, @Nullable String fault) {
        return Page.of(
                        "My points",
                        "loyalty/me/door",
                        new MeView.Door(settings.organisation().name(), asked, fault))
                .bare();
    }

    private static Page dead() {
        return Page.of(
                        "My points",
                        "ui/layout/message",
                        new MessageView(
                                "This link no longer works",
                                "It is older than 30 days, or was replaced.",
                                null,
                                HERE,
                                "Ask for a code instead"))
                .bare()
                .status(404);
    }

    private static String later(long minutes) {
        return "That was tried often from here. Please wait " + minutes + (minutes == 1 ? " minute." : " minutes.");
    }
}
