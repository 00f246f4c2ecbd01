package heartstring.desk.me;

import heartstring.customer.farewells.Farewells;
import heartstring.loyalty.members.Member;
import heartstring.platform.auth.Open;
import heartstring.platform.auth.Throttle;
import heartstring.platform.auth.ThrottleRules;
import heartstring.ui.components.Format;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Open by nature, as the page of points is: members are no users. */
@Open
@Controller
class MyErasurePage {

    private static final String HERE = "/me/erasure";
    private static final String DOOR = "/me";
    private static final int MOST_LETTERS = 40;

    private final MyErasure erasure;
    private final MySession sessions;
    private final Farewells farewells;
    private final Throttle throttle;

    MyErasurePage(MyErasure erasure, MySession sessions, Farewells farewells, Throttle throttle) {
        this.erasure = erasure;
        this.sessions = sessions;
        this.farewells = farewells;
        this.throttle = throttle;
    }

    private View show(Member member, boolean asked, @Nullable String fault) {
        Page page = Page.of("Forget me", "desk/me/erasure", erasure.of(member, asked, fault))
                .bare();
        return fault == null ? page : page.status(422);
    }

    @GetMapping(HERE)
    View page(@CookieValue(name = MySession.COOKIE, required = false) @Nullable String token) {
        return sessions.member(token).map(m -> show(m, false, null)).orElseGet(() -> Redirect.to(DOOR));
    }

    @PostMapping(HERE + "/codes")
    View ask(@CookieValue(name = MySession.COOKIE, required = false) @Nullable String token) {
        return sessions.member(token)
                .map(m -> erasure.ask(m)
                        ? show(m, true, null)
                        : show(
                                m,
                                false,
                                "We cannot send a code now: we have no e-mail address of yours, or you asked often. Try again"
                                        + " in an hour, or ask us in the shop."))
                .orElseGet(() -> Redirect.to(DOOR));
    }

    @PostMapping(HERE)
    View confirm(
            @CookieValue(name = MySession.COOKIE, required = false) @Nullable String token,
            @RequestParam(defaultValue = "") String code) {
        Optional<Member> member = sessions.member(token);
        if (member.isEmpty()) {
            return Redirect.to(DOOR);
        }
        if (throttle.attempt(ThrottleRules.ME_CHANGE, "farewell " + member.get().id()) > 0
                || code.length() > MOST_LETTERS) {
            return show(member.get(), true, "That was tried often. Please wait an hour.");
        }
        return switch (farewells.confirm(member.get().profileId(), code)) {
            case Farewells.Outcome.Wrong wrong ->
                show(
                        member.get(),
                        true,
                        "This code is not right, or older than ten minutes. After five tries, ask for a new one.");
            case Farewells.Outcome.Planned planned ->
                Redirect.to(HERE)
                        .saying("We will forget you on " + Format.day(planned.at())
                                + ". Until then you can take it back here.");
        };
    }

    @PostMapping(HERE + "/cancellation")
    View stay(@CookieValue(name = MySession.COOKIE, required = false) @Nullable String token) {
        Optional<Member> member = sessions.member(token);
        if (member.isEmpty()) {
            return Redirect.to(DOOR);
        }
        return Redirect.to(HERE)
                .saying(
                        farewells.stay(member.get().customerId())
                                ? "Nothing will be forgotten. Good that you stay."
                                : "There was nothing to take back.");
    }
}
