package heartstring.crm.answers;

import heartstring.crm.answers.Beginnings.Begun;
import heartstring.crm.conversations.Conversation;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Writing to a customer first, from their page. */
@ForRoles({Role.AGENT, Role.MANAGER})
@Controller
class BeginningPage {

    private static final String PATH = "/crm/customers/{id}/letters";

    private final Beginnings beginnings;

    BeginningPage(Beginnings beginnings) {
        this.beginnings = beginnings;
    }

    @GetMapping(PATH + "/new")
    View write(@PathVariable long id) {
        return page(id, UUID.randomUUID().toString(), "", "", "", null);
    }

    @PostMapping(PATH)
    View send(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String text) {
        if (!key.matches("[A-Za-z0-9-]{8,60}")) {
            throw Refusal.badRequest("Open the page again.");
        }
        return switch (beginnings.begin(new Beginnings.Draft(key, id, address, subject, text))) {
            case Begun.Done done ->
                Redirect.to("/crm/inbox/" + done.conversationId()).saying("It is on its way.");
            case Begun.Known k -> Redirect.to("/customers/" + id).saying("It was sent before.");
            case Begun.Refused refused -> page(id, key, address, subject, text, refused.sentence());
        };
    }

    private View page(long id, String key, String address, String subject, String text, @Nullable String fault) {
        String name = beginnings.name(id).orElseThrow(() -> Refusal.notFound("customer"));
        return Page.of(
                        "Write to " + (name.isEmpty() ? "a customer" : name),
                        "crm/answers/letter",
                        new BeginningView(
                                id,
                                name.isEmpty() ? "this customer" : name,
                                beginnings.addresses(id),
                                beginnings.chat(id).map(Conversation::id).orElse(0L),
                                key,
                                address,
                                subject,
                                text,
                                fault))
                .status(fault == null ? 200 : 422);
    }
}
