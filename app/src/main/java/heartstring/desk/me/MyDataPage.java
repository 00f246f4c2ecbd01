package heartstring.desk.me;

import heartstring.customer.choices.Use;
import heartstring.customer.privacy.Privacy;
import heartstring.loyalty.members.Member;
import heartstring.platform.auth.Open;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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
class MyDataPage {

    static final String HERE = "/me/privacy";
    private static final String DOOR = "/me";

    private final MyData data;
    private final MySession sessions;
    private final Privacy privacy;

    MyDataPage(MyData data, MySession sessions, Privacy privacy) {
        this.data = data;
        this.sessions = sessions;
        this.privacy = privacy;
    }

    @GetMapping(HERE)
    View page(@CookieValue(name = MySession.COOKIE, required = false) @Nullable String token) {
        return sessions.member(token)
                .<View>map(member -> Page.of("What we know of you", "desk/me/data", data.of(member))
                        .bare())
                .orElseGet(() -> Redirect.to(DOOR));
    }

    @GetMapping(HERE + "/kinds")
    View kinds(@CookieValue(name = MySession.COOKIE, required = false) @Nullable String token) {
        Optional<Member> member = sessions.member(token);
        if (member.isEmpty()) {
            return Redirect.to(DOOR);
        }
        sessions.counts(member.get());
        return Page.of("What we hold, and why", "desk/me/kinds", data.held(member.get()))
                .bare();
    }

    @PostMapping(HERE + "/choices")
    View choose(
            @CookieValue(name = MySession.COOKIE, required = false) @Nullable String token,
            @RequestParam(defaultValue = "") String use,
            @RequestParam boolean allowed) {
        Optional<Member> member = sessions.member(token);
        if (member.isEmpty()) {
            return Redirect.to(DOOR);
        }
        Use about = Use.of(use).orElseThrow(() -> Refusal.unprocessable("There is no such switch."));
        sessions.counts(member.get());
        data.choose(member.get(), about, allowed);
        return Redirect.to(HERE).saying(allowed ? "Switched on." : "Switched off. It holds from now on.");
    }

    @PostMapping(HERE + "/messages")
    View messages(
            @CookieValue(name = MySession.COOKIE, required = false) @Nullable String token,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam boolean wanted) {
        Optional<Member> member = sessions.member(token);
        if (member.isEmpty()) {
            return Redirect.to(DOOR);
        }
        sessions.counts(member.get());
        if (!data.write(member.get(), address, purpose, wanted)) {
            throw Refusal.notFound("address");
        }
        return Redirect.to(HERE)
                .saying(wanted ? "We will write to you." : "We will not write to you for that any more.");
    }

    @PostMapping(HERE + "/wrongs")
    View wrong(
            @CookieValue(name = MySession.COOKIE, required = false) @Nullable String token,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String key) {
        Optional<Member> member = sessions.member(token);
        if (member.isEmpty()) {
            return Redirect.to(DOOR);
        }
        sessions.counts(member.get());
        if (!data.isWrong(member.get(), kind, key)) {
            throw Refusal.notFound("line");
        }
        return Redirect.to(HERE).saying("Thank you. It is gone from our pages, and a colleague looks into it.");
    }

    /** Written row by row as it is read, so that it needs no preparing, however much there is. */
    @GetMapping("/me/data.zip")
    void download(
            @CookieValue(name = MySession.COOKIE, required = false) @Nullable String token,
            HttpServletResponse response)
            throws IOException {
        Optional<Member> member = sessions.member(token);
        if (member.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", DOOR);
            return;
        }
        sessions.counts(member.get());
        long customer = privacy.beginExport(member.get().customerId()).orElseThrow(() -> Refusal.notFound("customer"));
        response.setContentType("application/zip");
        response.setHeader("Content-Disposition", "attachment; filename=\"my-data.zip\"");
        response.setHeader("Cache-Control", "no-store");
        privacy.export(customer, response.getOutputStream());
    }
}
