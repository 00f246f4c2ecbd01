package heartstring.loyalty.invitations;

import heartstring.customer.matching.Identifier;
import heartstring.customer.matching.IdentifierRules;
import heartstring.loyalty.me.MySessions;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.loyalty.referrals.ReferralSetting;
import heartstring.loyalty.referrals.Referrals;
import heartstring.platform.auth.Open;
import heartstring.platform.auth.Throttle;
import heartstring.platform.auth.ThrottleRules;
import heartstring.platform.settings.Settings;
import heartstring.ui.layout.MessageView;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Open by nature: whoever gets a link from a friend is not known yet. */
@Open
@Controller
class InvitationPage {

    private static final int MOST_LETTERS = 120;

    private final Invitations invitations;
    private final Referrals referrals;
    private final Programmes programmes;
    private final MySessions sessions;
    private final Settings settings;
    private final Throttle throttle;

    InvitationPage(
            Invitations invitations,
            Referrals referrals,
            Programmes programmes,
            MySessions sessions,
            Settings settings,
            Throttle throttle) {
        this.invitations = invitations;
        this.referrals = referrals;
        this.programmes = programmes;
        this.sessions = sessions;
        this.settings = settings;
        this.throttle = throttle;
    }

    @GetMapping("/r/{code:[A-Za-z0-9-]{4,20}}")
    View invitation(@PathVariable String code, HttpServletRequest request) {
        return show(code, null, request);
    }

    /** The answer is the same whoever has the address. */
    @PostMapping("/r/{code:[A-Za-z0-9-]{4,20}}")
    View ask(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String name,
            @RequestParam String email,
            HttpServletRequest request) {
        Identifier address = IdentifierRules.normalise(Identifier.EMAIL, email, settings.region());
        if (address == null || name.length() > MOST_LETTERS) {
            return show(code, "This is no e-mail address we could write to.", request)
                    .status(422);
        }
        if (throttle.attempt(ThrottleRules.ME_ASK, request.getRemoteAddr()) > 0) {
            return show(code, "That was tried often from here. Please come back in an hour.", request)
                    .status(429);
        }
        boolean there =
                advocate(code).isPresent() && !settings.organisation().address().isEmpty();
        if (there && throttle.attempt(ThrottleRules.ME_MAIL, "join " + address.value()) == 0) {
            invitations.ask(code, name.strip(), address);
        }
        return message(
                "Look at your mail", "We have sent you a link. Open it within two days to join.", "/r/" + code, "Back");
    }

    @GetMapping("/r/join/{token}")
    View last(@PathVariable String token, HttpServletRequest request) {
        Optional<Invitations.Asked> asked = read(token, request);
        return asked.isEmpty()
                ? dead()
                : Page.of(
                                "Join",
                                "loyalty/invitations/last",
                                new InvitationView.Last(
                                        settings.organisation().name(),
                                        token,
                                        asked.get().email()))
                        .bare();
    }

    @PostMapping("/r/join/{token}")
    View join(@PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
        Optional<Invitations.Asked> asked = read(token, request);
        if (asked.isEmpty()) {
            return dead();
        }
        return switch (invitations.join(asked.get())) {
            case Invitations.Joining.Joined joined -> {
                response.addHeader(
                        HttpHeaders.SET_COOKIE,
                        MySessions.cookie(sessions.open(joined.member().id()), request.isSecure()));
                yield Redirect.to("/me").saying(joined.said());
            }
            case Invitations.Joining.Refused refused ->
                message("That did not work", refused.sentence(), "/me", "To the members' page")
                        .status(422);
        };
    }

    private Optional<Invitations.Asked> read(String token, HttpServletRequest request) {
        if (throttle.waits(ThrottleRules.ME_CODE, request.getRemoteAddr()) > 0) {
            return Optional.empty();
        }
        Optional<Invitations.Asked> asked = invitations.read(token);
        if (asked.isEmpty()) {
            throttle.attempt(ThrottleRules.ME_CODE, request.getRemoteAddr());
        }
        return asked;
    }

    private Optional<Member> advocate(String code) {
        return referrals.advocate(code).filter(member -> member.status() == Member.Status.ACTIVE);
    }

    private Page show(String code, @Nullable String fault, HttpServletRequest request) {
        if (throttle.waits(ThrottleRules.ME_CODE, request.getRemoteAddr()) > 0) {
            return dead().status(429);
        }
        Optional<Member> advocate = advocate(code);
        Optional<ReferralSetting> setting =
                advocate.flatMap(a -> referrals.setting(a.programmeId())).filter(ReferralSetting::running);
        if (advocate.isEmpty() || setting.isEmpty()) {
            throttle.attempt(ThrottleRules.ME_CODE, request.getRemoteAddr());
            return dead();
        }
        Programme programme = programmes.byId(advocate.get().programmeId());
        return Page.of(
                        "An invitation",
                        "loyalty/invitations/invitation",
                        new InvitationView(
                                settings.organisation().name(),
                                programme.name(),
                                code,
                                setting.get().friendPoints(),
                                setting.get().minimumMinor(),
                                programme.currency(),
                                setting.get().windowDays(),
                                !settings.organisation().address().isEmpty(),
                                fault))
                .bare();
    }

    private static Page dead() {
        return message(
                        "This invitation no longer works",
                        "It is too old, or was never one. Ask your friend for a new link.",
                        "/me",
                        "To the members' page")
                .status(404);
    }

    private static Page message(String heading, String text, String href, String label) {
        return Page.of("An invitation", "ui/layout/message", new MessageView(heading, text, null, href, label))
                .bare();
    }
}
