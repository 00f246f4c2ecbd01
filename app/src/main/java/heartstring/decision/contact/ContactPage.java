package heartstring.decision.contact;

import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.settings.Settings;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

@ForRoles(Role.MANAGER)
@Controller
class ContactPage {

    private static final String PATH = "/campaigns/limits";

    private final Contacts contacts;
    private final Settings settings;

    ContactPage(Contacts contacts, Settings settings) {
        this.contacts = contacts;
        this.settings = settings;
    }

    /** As it was typed. */
    record Form(
            @Nullable Integer dayEach,
            @Nullable Integer weekEach,
            @Nullable Integer dayAll,
            @Nullable Integer weekAll,
            @Nullable LocalTime quietFrom,
            @Nullable LocalTime quietTo,
            @Nullable Boolean followed) {}

    @GetMapping(PATH)
    View show() {
        return page(contacts.limits(), null);
    }

    private Page page(ContactLimits limits, @Nullable String fault) {
        return Page.of(
                        "How often people are written to",
                        "decision/contact/contact",
                        new ContactView(limits, settings.zone().getId(), fault))
                .status(fault == null ? 200 : 422);
    }

    @PostMapping(PATH)
    View set(Form form) {
        ContactLimits usual = ContactLimits.USUAL;
        ContactLimits typed = new ContactLimits(
                or(form.dayEach()),
                or(form.weekEach()),
                or(form.dayAll()),
                or(form.weekAll()),
                form.quietFrom() == null ? usual.quietFrom() : form.quietFrom(),
                form.quietTo() == null ? usual.quietTo() : form.quietTo(),
                Boolean.TRUE.equals(form.followed()));
        if (!typed.fault().isEmpty()) {
            return page(typed, typed.fault());
        }
        contacts.set(typed);
        return Redirect.to(PATH).saying("Kept. It holds from the next message on.");
    }

    private static int or(@Nullable Integer typed) {
        return typed == null ? -1 : typed;
    }
}
