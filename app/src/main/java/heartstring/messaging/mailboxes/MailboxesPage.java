package heartstring.messaging.mailboxes;

import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.users.User;
import heartstring.platform.users.Users;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

@ForRoles(Role.ADMINISTRATOR)
@Controller
class MailboxesPage {

    private static final int MOST_COLLEAGUES = 500;

    private final Mailboxes mailboxes;
    private final Users users;
    private final boolean house;

    MailboxesPage(Mailboxes mailboxes, Users users, @Value("${spring.mail.host:}") String host) {
        this.mailboxes = mailboxes;
        this.users = users;
        this.house = !host.isBlank();
    }

    @Bean
    static NavEntry mailboxesEntry() {
        return new NavEntry("Administration", 934, "inbox", "Mail accounts", "/mailboxes", Set.of("ADMINISTRATOR"));
    }

    @GetMapping("/mailboxes")
    View all() {
        return Page.of("Mail accounts", "messaging/mailboxes/mailboxes", new MailboxesView(mailboxes.fresh(), house));
    }

    @GetMapping("/mailboxes/new")
    View blank() {
        MailboxDraft draft = new MailboxDraft(
                "",
                "",
                new Mailbox.Server("", 993, "tls"),
                "",
                "password",
                "",
                "INBOX",
                new Mailbox.Server("", 587, "starttls"),
                0);
        return form(0, draft, false, null);
    }

    @GetMapping("/mailboxes/{id:\\d+}")
    View one(@PathVariable int id) {
        Mailbox m = mailbox(id);
        MailboxDraft draft = new MailboxDraft(
                m.name(), m.address(), m.imap(), m.login(), m.way(), "", m.folder(), m.smtp(), m.privateTo());
        return form(id, draft, m.disabled(), null);
    }

    @PostMapping("/mailboxes")
    View add(@RequestParam Map<String, String> typed) {
        MailboxDraft draft = draft(typed);
        return switch (mailboxes.add(draft)) {
            case Mailboxes.Outcome.Done d -> Redirect.to("/mailboxes").saying("The account is looked into now.");
            case Mailboxes.Outcome.Refused r -> form(0, draft, false, r.sentence());
        };
    }

    @PostMapping("/mailboxes/{id:\\d+}")
    View change(@PathVariable int id, @RequestParam Map<String, String> typed) {
        Mailbox m = mailbox(id);
        MailboxDraft draft = draft(typed);
        return switch (mailboxes.change(id, draft)) {
            case Mailboxes.Outcome.Done d -> Redirect.to("/mailboxes").saying("The account is changed.");
            case Mailboxes.Outcome.Refused r -> form(id, draft, m.disabled(), r.sentence());
        };
    }

    @PostMapping("/mailboxes/{id:\\d+}/rest")
    View rest(@PathVariable int id, @RequestParam boolean disabled) {
        mailboxes.disable(mailbox(id).id(), disabled);
        return Redirect.to("/mailboxes").saying(disabled ? "The account rests." : "The account works again.");
    }

    @PostMapping("/mailboxes/{id:\\d+}/looks")
    View look(@PathVariable int id) {
        mailboxes.hurry(mailbox(id).id());
        return Redirect.to("/mailboxes").saying("It is looked into within seconds.");
    }

    private Mailbox mailbox(int id) {
        return mailboxes.byId(id).orElseThrow(() -> Refusal.notFound("mail account"));
    }

    private View form(int id, MailboxDraft draft, boolean disabled, @Nullable String fault) {
        List<MailboxesView.Colleague> colleagues = users.list(0, MOST_COLLEAGUES).stream()
                .filter(User::active)
                .map(u -> new MailboxesView.Colleague(u.id(), u.name()))
                .toList();
        return Page.of(
                        id == 0 ? "New mail account" : draft.name(),
                        "messaging/mailboxes/form",
                        new MailboxesView.Form(id, draft, disabled, fault, colleagues))
                .status(fault == null ? 200 : 422);
    }

    private static MailboxDraft draft(Map<String, String> typed) {
        return new MailboxDraft(
                text(typed, "name"),
                text(typed, "address"),
                server(typed, "imap"),
                text(typed, "login"),
                text(typed, "way"),
                text(typed, "secret"),
                text(typed, "folder"),
                server(typed, "smtp"),
                number(text(typed, "private")));
    }

    private static Mailbox.Server server(Map<String, String> typed, String which) {
        return new Mailbox.Server(
                text(typed, which + "-host").strip(),
                (int) number(text(typed, which + "-port")),
                text(typed, which + "-security"));
    }

    private static long number(String text) {
        return text.strip().matches("\\d{1,9}") ? Long.parseLong(text.strip()) : 0;
    }

    private static String text(Map<String, String> typed, String field) {
        return typed.getOrDefault(field, "");
    }
}
