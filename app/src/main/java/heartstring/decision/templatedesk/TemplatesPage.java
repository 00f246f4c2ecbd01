package heartstring.decision.templatedesk;

import heartstring.crm.picks.Picks;
import heartstring.customer.owners.CustomersInReach;
import heartstring.messaging.connectors.Connector;
import heartstring.messaging.connectors.Connectors;
import heartstring.messaging.outbox.Letter;
import heartstring.messaging.outbox.Outbox;
import heartstring.messaging.templates.Rendering;
import heartstring.messaging.templates.Template;
import heartstring.messaging.templates.Templates;
import heartstring.messaging.templates.TextLength;
import heartstring.messaging.templates.Words;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.users.User;
import heartstring.platform.users.Users;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

@ForRoles(Role.MANAGER)
@Controller
class TemplatesPage {

    static final String PATH = "/message-templates";
    static final String ONE = PATH + "/{id:\\d{1,9}}";

    private final Templates templates;
    private final Showing showing;
    private final Connectors connectors;
    private final CustomersInReach customers;
    private final Picks picks;
    private final Outbox outbox;
    private final Users users;

    TemplatesPage(
            Templates templates,
            Showing showing,
            Connectors connectors,
            CustomersInReach customers,
            Picks picks,
            Outbox outbox,
            Users users) {
        this.templates = templates;
        this.showing = showing;
        this.connectors = connectors;
        this.customers = customers;
        this.picks = picks;
        this.outbox = outbox;
        this.users = users;
    }

    @Bean
    static NavEntry templatesEntry() {
        return new NavEntry("Campaigns", 562, "mail", "What messages say", PATH, Set.of("MANAGER"));
    }

    @GetMapping(PATH)
    View list() {
        return list(TemplateForm.BLANK, null);
    }

    private Page list(TemplateForm form, @Nullable String fault) {
        return Page.of(
                        "What messages say",
                        "decision/templatedesk/templates",
                        new TemplatesView(templates.all(), channels(), form, fault))
                .status(fault == null ? 200 : 422);
    }

    private Map<String, String> channels() {
        Map<String, String> channels = new LinkedHashMap<>();
        List.of("email", "sms", "push", "till", "page").forEach(c -> channels.put(c, Template.way(c)));
        connectors.all().stream()
                .filter(c -> !c.disabled())
                .map(Connector::channel)
                .forEach(c -> channels.putIfAbsent(c, Template.way(c)));
        return channels;
    }

    @PostMapping(PATH)
    View make(TemplateForm.Typed typed) {
        TemplateForm form = typed.form();
        return switch (templates.make(form.name(), form.channel(), List.of(form.words()))) {
            case Templates.Outcome.Done done ->
                Redirect.to(PATH + "/" + done.templateId()).saying("Kept. This is how it looks.");
            case Templates.Outcome.Refused refused -> list(form, refused.sentence());
        };
    }

    @GetMapping(ONE)
    View one(
            @PathVariable int id,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "0") long customer,
            @RequestParam(defaultValue = "") String named) {
        Template template = template(id);
        Words words = template.in(language);
        boolean fresh = language.matches("[a-z]{2,3}") && !words.language().equals(language);
        TemplateForm form =
                TemplateForm.of(template, fresh ? new Words(language, words.subject(), words.body()) : words);
        return one(template, form, fresh, meant(customer, named), null);
    }

    /** Whoever was chosen from the list while typing, or is the only one of that name or number. */
    private long meant(long customer, String named) {
        boolean number = customer == 0 && named.matches("\\d{1,18}");
        return picks.meant(number ? Long.parseLong(named) : customer, named).orElse(0L);
    }

    private Template template(int id) {
        return templates.byId(id).orElseThrow(() -> Refusal.notFound("template"));
    }

    private Page one(Template template, TemplateForm form, boolean fresh, long customer, @Nullable String fault) {
        long who = customer != 0 && customers.isIn(customer) ? customer : 0;
        Rendering rendering = showing.as(template, form.language(), who);
        String lacks = who != 0 && rendering instanceof Rendering.Missing missing ? missing.sentence() : "";
        String length = template.isMail()
                ? ""
                : TextLength.of(showing.anyhow(template, form.language(), who).text())
                        .words();
        return Page.of(
                        template.name(),
                        "decision/templatedesk/template",
                        new TemplatesView.One(
                                template,
                                channels().getOrDefault(template.channel(), template.channel()),
                                form,
                                fresh,
                                templates.needed(template),
                                who,
                                who == 0
                                        ? ""
                                        : picks.of(who).map(Picks.Pick::name).orElse("Customer " + who),
                                lacks,
                                length,
                                templates.versions(template.id()),
                                fault))
                .status(fault == null ? 200 : 422);
    }

    @PostMapping(ONE)
    View say(@PathVariable int id, TemplateForm.Typed typed) {
        Template template = template(id);
        TemplateForm form = typed.form();
        return switch (templates.say(id, form.name(), form.words())) {
            case Templates.Outcome.Done done ->
                Redirect.to(PATH + "/" + id + "?language=" + form.language())
                        .saying("Kept. It holds from the next message on.");
            case Templates.Outcome.Refused refused ->
                one(
                        template,
                        new TemplateForm(form.name(), template.channel(), form.language(), form.subject(), form.body()),
                        false,
                        0,
                        refused.sentence());
        };
    }

    @PostMapping(ONE + "/silences")
    View silence(@PathVariable int id, @RequestParam(defaultValue = "") String language) {
        template(id);
        return told(templates.silence(id, language), PATH + "/" + id, "That language was taken away.");
    }

    @PostMapping(ONE + "/removal")
    View remove(@PathVariable int id) {
        template(id);
        return told(templates.remove(id), PATH, "Taken away. Nothing more is sent by it.");
    }

    private static Redirect told(Templates.Outcome outcome, String path, String sentence) {
        return switch (outcome) {
            case Templates.Outcome.Done done -> Redirect.to(path).saying(sentence);
            case Templates.Outcome.Refused refused -> Redirect.to(path).warning(refused.sentence());
        };
    }

    /** Sends it to whoever asks, as that customer would get it. */
    @PostMapping(ONE + "/trials")
    View trial(
            @PathVariable int id,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "0") long customer) {
        Template template = template(id);
        User me = users.find(Actor.current().userId());
        String back = PATH + "/" + id + "?language=" + template.in(language).language() + "&customer=" + customer;
        if (me == null || !template.isMail()) {
            return Redirect.to(back).warning("Only mail can be sent to you for a trial.");
        }
        long who = customer != 0 && customers.isIn(customer) ? customer : 0;
        Rendering.Ready ready = showing.anyhow(template, language, who);
        outbox.queue(new Letter(
                "trial " + id + " " + UUID.randomUUID(),
                0,
                me.email(),
                Letter.Purpose.ASKED,
                "Trial: " + ready.subject(),
                ready.text(),
                ready.html(),
                false,
                null));
        return Redirect.to(back).saying("It is on its way to " + me.email() + ".");
    }
}
