package heartstring.messaging.confirming;

import heartstring.platform.auth.Open;
import heartstring.platform.settings.Settings;
import heartstring.ui.layout.MessageView;
import heartstring.ui.layout.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** Behind the link. Looking at it says nothing, because programs that look at mail open links too. */
@Open
@Controller
class ConfirmPage {

    private final Confirmations confirmations;
    private final Settings settings;

    ConfirmPage(Confirmations confirmations, Settings settings) {
        this.confirmations = confirmations;
        this.settings = settings;
    }

    @GetMapping(Confirmations.PATH + "{token}")
    View look(@PathVariable String token) {
        return confirmations.read(token).map(c -> page(c, token, c.confirmed())).orElseGet(ConfirmPage::dead);
    }

    @PostMapping(Confirmations.PATH + "{token}")
    View say(@PathVariable String token) {
        return confirmations
                .read(token)
                .map(c -> {
                    confirmations.confirm(c);
                    return page(c, token, true);
                })
                .orElseGet(ConfirmPage::dead);
    }

    private Page page(Confirmation asked, String token, boolean confirmed) {
        return Page.of(
                        "Messages",
                        "messaging/confirming/confirm",
                        new ConfirmView(
                                settings.organisation().name(),
                                asked.address().value(),
                                Confirmations.words(asked.purpose()),
                                confirmed,
                                Confirmations.PATH + token))
                .bare();
    }

    private static Page dead() {
        return Page.of(
                        "Messages",
                        "ui/layout/message",
                        new MessageView(
                                "This link does not work",
                                "It may be cut off, or older than two weeks. Ask for another one where you asked for this.",
                                null,
                                "/me",
                                "To your own page"))
                .bare()
                .status(404);
    }
}
