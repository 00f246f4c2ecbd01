package heartstring.decision.mine;

import heartstring.platform.auth.Open;
import heartstring.platform.auth.Throttle;
import heartstring.platform.auth.ThrottleRules;
import heartstring.ui.layout.MessageView;
import heartstring.ui.layout.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/** Where is my case: open by nature, for its sealed link says which case it is of. */
@Open
@Controller
class MyCasePage {

    private final MyCases cases;
    private final CaseLinks links;
    private final Throttle throttle;

    MyCasePage(MyCases cases, CaseLinks links, Throttle throttle) {
        this.cases = cases;
        this.links = links;
        this.throttle = throttle;
    }

    @GetMapping(CaseLinks.PATH + "{token}")
    View page(@PathVariable String token, HttpServletRequest request) {
        // Whoever has a good link is never kept waiting by others who guess.
        Optional<MyCaseView> view = links.read(token).flatMap(cases::of);
        if (view.isEmpty()) {
            return throttle.attempt(ThrottleRules.CASE_LINK, request.getRemoteAddr()) > 0 ? later() : dead();
        }
        return Page.of(view.get().title(), "decision/mine/case", view.get()).bare();
    }

    private static Page later() {
        return Page.of(
                        "Your case",
                        "ui/layout/message",
                        new MessageView(
                                "Please try again later",
                                "Too many links that do not work were opened from here.",
                                null,
                                "/me",
                                "To my own page"))
                .bare()
                .status(429);
    }

    private static Page dead() {
        return Page.of(
                        "Your case",
                        "ui/layout/message",
                        new MessageView(
                                "This link no longer works",
                                "It is older than half a year, or is not whole. Please answer our last letter instead.",
                                null,
                                "/me",
                                "To my own page"))
                .bare()
                .status(404);
    }
}
