package heartstring.customer.privacy;

import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

@ForRoles(Role.ADMINISTRATOR)
@Controller
class PrivacyPage {

    private final Privacy privacy;

    PrivacyPage(Privacy privacy) {
        this.privacy = privacy;
    }

    @GetMapping("/customers/{id}/privacy")
    Page show(@PathVariable long id) {
        return page(id, null);
    }

    @PostMapping("/customers/{id}/erasure")
    View erase(@PathVariable long id, @RequestParam(defaultValue = "") String confirm) {
        return switch (privacy.erase(id, confirm)) {
            case Privacy.Erasure.Done done ->
                Redirect.to("/")
                        .saying("Customer " + done.customerId() + " is forgotten: " + done.profiles() + " pieces, "
                                + done.suppressed() + " identifiers suppressed.");
            case Privacy.Erasure.Unconfirmed wrong ->
                page(id, "Type “" + wrong.phrase() + "” to confirm. Nothing was erased.")
                        .status(422);
            case Privacy.Erasure.Unknown unknown -> throw Refusal.notFound("customer");
        };
    }

    @GetMapping("/customers/{id}/export.zip")
    void export(@PathVariable long id, HttpServletResponse response) throws IOException {
        send(privacy, id, response);
    }

    static void send(Privacy privacy, long id, HttpServletResponse response) throws IOException {
        long customer = privacy.beginExport(id).orElseThrow(() -> Refusal.notFound("customer"));
        response.setContentType("application/zip");
        response.setHeader("Content-Disposition", "attachment; filename=\"customer-" + customer + ".zip\"");
        response.setHeader("Cache-Control", "no-store");
        privacy.export(customer, response.getOutputStream());
    }

    private Page page(long id, @Nullable String fault) {
        Privacy.Summary summary = privacy.summary(id).orElseThrow(() -> Refusal.notFound("customer"));
        return Page.of("Privacy", "customer/privacy/show", new PrivacyView(summary, fault));
    }
}
