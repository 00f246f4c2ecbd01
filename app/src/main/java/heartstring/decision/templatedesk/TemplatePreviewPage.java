package heartstring.decision.templatedesk;

import heartstring.customer.owners.CustomersInReach;
import heartstring.messaging.templates.Rendering;
import heartstring.messaging.templates.Template;
import heartstring.messaging.templates.Templates;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Refusal;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.HtmlUtils;

/** A message as its reader would see it, for a frame without scripts. */
@ForRoles(Role.MANAGER)
@Controller
class TemplatePreviewPage {

    private final Templates templates;
    private final Showing showing;
    private final CustomersInReach customers;

    TemplatePreviewPage(Templates templates, Showing showing, CustomersInReach customers) {
        this.templates = templates;
        this.showing = showing;
        this.customers = customers;
    }

    @GetMapping(TemplatesPage.ONE + "/preview")
    ResponseEntity<String> show(
            @PathVariable int id,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "0") long customer,
            @RequestParam(defaultValue = "page") String as) {
        Template template = templates.byId(id).orElseThrow(() -> Refusal.notFound("template"));
        long who = customer != 0 && customers.isIn(customer) ? customer : 0;
        Rendering.Ready ready = showing.anyhow(template, language, who);
        boolean page = template.isMail() && !as.equals("text");
        String body = page
                ? ready.html()
                : "<!doctype html><html lang=\"" + ready.language()
                        + "\"><head><meta charset=\"utf-8\"><meta name=\"color-scheme\" content=\"light dark\"><title>Message</title>"
                        + "</head><body><pre style=\"white-space:pre-wrap;overflow-wrap:anywhere;font:15px/1.5 system-ui,sans-serif\">"
                        + HtmlUtils.htmlEscape(ready.text()) + "</pre></body></html>";
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; img-src https: http: data:; sandbox; frame-ancestors 'self'")
                .header("X-Frame-Options", "SAMEORIGIN")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store")
                .body(body);
    }
}
