package heartstring.messaging.unsubscribing;

import heartstring.customer.consent.Purpose;
import heartstring.messaging.unsubscribing.Unsubscribes.Asked;
import heartstring.platform.auth.Open;
import heartstring.platform.auth.Throttle;
import heartstring.platform.auth.ThrottleRules;
import heartstring.platform.settings.Settings;
import heartstring.ui.layout.MessageView;
import heartstring.ui.layout.Page;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/**
 * Behind the link. Looking at it changes nothing, because programs that look at mail open links too. Mail programs post to it without a
 * cookie or token of ours: whoever has the link may.
 */
@Open
@Controller
class UnsubscribePage {

    private final Unsubscribes unsubscribes;
    private final Settings settings;
    private final Throttle throttle;

    UnsubscribePage(Unsubscribes unsubscribes, Settings settings, Throttle throttle) {
        this.throttle = throttle;
        this.unsubscribes = unsubscribes;
        this.settings = settings;
    }

    @GetMapping(Unsubscribes.PATH + "{token}")
    View look(@PathVariable String token) {
        return unsubscribes.read(token).map(asked -> page(asked, token)).orElseGet(UnsubscribePage::dead);
    }

    /** One click of a mail program, or the button; {@code wanted} only from the button that takes it back, so many times an hour. */
    @PostMapping(Unsubscribes.PATH + "{token}")
    View say(@PathVariable String token, @RequestParam(defaultValue = "false") boolean wanted) {
        Optional<Asked> asked = unsubscribes.read(token);
        asked.filter(a -> !wanted || throttle.attempt(ThrottleRules.ME_CHANGE, "wanted again " + a.profileId()) == 0)
                .ifPresent(a -> unsubscribes.say(a, wanted));
        return asked.map(a -> page(a, token)).orElseGet(UnsubscribePage::dead);
    }

    private Page page(Asked asked, String token) {
        return Page.of(
                        "Messages",
                        "messaging/unsubscribing/unsubscribe",
                        new UnsubscribeView(
                                settings.organisation().name(),
                                asked.email(),
                                asked.purpose() == Purpose.NEWS
                                        ? "news and offers"
                                        : "messages about what you have with us, such as points that end",
                                unsubscribes.wanted(asked),
                                Unsubscribes.PATH + token))
                .bare();
    }

    private static Page dead() {
        return Page.of(
                        "Messages",
                        "ui/layout/message",
                        new MessageView(
                                "This link does not work",
                                "It may be cut off. Open it once more from the message.",
                                null,
                                "/me",
                                "To your own page"))
                .bare()
                .status(404);
    }
}
