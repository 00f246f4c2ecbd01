package heartstring.decision.messagedesk;

import heartstring.customer.consent.Purpose;
import heartstring.customer.owners.CustomersInReach;
import heartstring.decision.sending.Line;
import heartstring.decision.sending.MessageWanted;
import heartstring.decision.sending.Messages;
import heartstring.decision.sending.Outcome;
import heartstring.messaging.templates.Template;
import heartstring.messaging.templates.Templates;
import heartstring.messaging.templates.VariableRules;
import heartstring.messaging.templates.Words;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Cursor;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Messages from templates, for programs. */
@Tag(name = "Messages")
@RestController
class MessagesApi {

    private static final int MOST = 100;

    private final Messages messages;
    private final Templates templates;
    private final CustomersInReach customers;

    MessagesApi(Messages messages, Templates templates, CustomersInReach customers) {
        this.messages = messages;
        this.templates = templates;
        this.customers = customers;
    }

    record MessageTemplateLine(
            int id,
            String name,

            @Schema(description = "email, sms, push, till, page, or the channel of a connector")
            String channel,

            List<String> languages,

            @Schema(description = "What has to be known of somebody, or handed in, because nothing stands instead")
            List<String> needs) {}

    record MessageTemplates(List<MessageTemplateLine> templates) {}

    record WantedMessage(
            @Schema(description = "The same key is the same message, for ever", example = "order 4711 shipped")
            @Nullable
            String key,

            @Nullable Long customerId,
            @Nullable Integer template,

            @Schema(description = "service (what they have with us: at once) or news (consent, caps, quiet hours)")
            @Nullable
            String purpose,

            @Schema(description = "Handed in by name: product, order, link, code, reward, amount, date, store")
            @Nullable
            Map<String, String> values,

            @Schema(description = "After which it is of no use") @Nullable
            Instant until) {}

    record SentMessage(
            @Schema(description = "Absent where nothing is kept: nobody is known by that number") @Nullable
            Long id,

            @Schema(description = "sent (on its way), later or refused")
            String outcome,

            @Schema(description = "When it goes by itself; for later") @Nullable
            Instant at,

            @Schema(
                    description =
                            "For refused: no_consent, not_fitted, no_address, bounced, not_known, capped, late, gone or no_way")
            String why,

            @Schema(description = "The reason as a sentence")
            String sentence) {}

    record MessageLine(
            long id,
            long customer,
            int template,
            String channel,
            String purpose,
            String cause,

            @Schema(description = "waiting, queued, sent, refused or failed")
            String state,

            String why,
            String sentence,
            Instant wantedAt,
            @Nullable Instant dueAt,
            @Nullable Instant endedAt,
            @Nullable Instant openedAt,
            @Nullable Instant clickedAt,

            @Schema(description = "For the till or a page: what to show")
            String shows) {
        static MessageLine of(Line l) {
            return new MessageLine(
                    l.id(),
                    l.customerId(),
                    l.templateId(),
                    l.channel(),
                    l.purpose(),
                    l.cause(),
                    l.state(),
                    l.why(),
                    l.sentence(),
                    l.wantedAt(),
                    l.dueAt(),
                    l.endedAt(),
                    l.openedAt(),
                    l.clickedAt(),
                    l.shows());
        }
    }

    record MessageList(List<MessageLine> messages, @Nullable String next) {}

    @Operation(summary = "What messages can say")
    @ForScope("messages:read")
    @GetMapping("/api/messages/templates")
    MessageTemplates templates() {
        return new MessageTemplates(templates.all().stream()
                .map(t -> new MessageTemplateLine(
                        t.id(),
                        t.name(),
                        t.channel(),
                        t.words().stream().map(Words::language).toList(),
                        templates.needed(t).stream().toList()))
                .toList());
    }

    @Operation(
            summary = "Sends a customer one message from a template",
            description = "What may go only later is kept and goes by itself. The same key is the same message, once.")
    @ForScope("messages:write")
    @PostMapping("/api/messages")
    SentMessage send(@RequestBody WantedMessage typed) {
        Long customer = typed.customerId();
        String key = typed.key();
        if (customer == null || !customers.isIn(customer)) {
            throw Refusal.unprocessable("There is no such customer.");
        }
        if (key == null || key.isBlank() || key.length() > 100) {
            throw Refusal.unprocessable("A key has 1 to 100 characters.");
        }
        Template template = templates
                .byId(typed.template() == null ? 0 : typed.template())
                .orElseThrow(() -> Refusal.unprocessable("There is no such template."));
        Map<String, String> values = typed.values() == null ? Map.of() : typed.values();
        if (!VariableRules.OF_CAUSE.containsAll(values.keySet())
                || values.values().stream().anyMatch(v -> v == null || v.length() > 500)) {
            throw Refusal.unprocessable("Values are texts of at most 500 characters, named "
                    + String.join(", ", VariableRules.OF_CAUSE) + ".");
        }
        String whole = "program " + Actor.current().id() + " " + key.strip();
        Outcome outcome = messages.entrust(
                new MessageWanted(whole, customer, template.id(), purpose(typed), "program", values, typed.until()));
        Long id = messages.byKey(whole).map(Line::id).orElse(null);
        return switch (outcome) {
            case Outcome.Sent sent -> new SentMessage(sent.messageId(), "sent", null, "", "");
            case Outcome.Later later -> new SentMessage(id, "later", later.at(), "", later.sentence());
            case Outcome.Refused refused ->
                new SentMessage(id, "refused", null, refused.why().text(), refused.sentence());
        };
    }

    private static Purpose purpose(WantedMessage typed) {
        if ("service".equals(typed.purpose())) {
            return Purpose.SERVICE;
        }
        if ("news".equals(typed.purpose())) {
            return Purpose.NEWS;
        }
        throw Refusal.unprocessable("\"purpose\" is service or news.");
    }

    @Operation(summary = "What a customer was sent and was not, and why, the last first")
    @ForScope("messages:read")
    @GetMapping("/api/messages")
    MessageList list(
            @RequestParam long customerId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        if (!customers.isIn(customerId)) {
            throw Refusal.notFound("customer");
        }
        Cursor from = Cursor.parse(cursor, 1);
        int most = Math.clamp(limit, 1, MOST);
        List<Line> found = messages.page(customerId, null, from == null ? Long.MAX_VALUE : from.number(0), most + 1);
        List<Line> shown = found.subList(0, Math.min(most, found.size()));
        return new MessageList(
                shown.stream().map(MessageLine::of).toList(),
                found.size() > most ? Cursor.of(shown.getLast().id()).text() : null);
    }

    @Operation(summary = "One message and what became of it")
    @ForScope("messages:read")
    @GetMapping("/api/messages/{id}")
    MessageLine one(@PathVariable long id) {
        return messages.byId(id)
                .filter(l -> customers.isIn(l.customerId()))
                .map(MessageLine::of)
                .orElseThrow(() -> Refusal.notFound("message"));
    }

    @Operation(
            summary = "Says that it was shown",
            description = "For messages of the till and of pages; shown before, it stays as it is.")
    @ForScope("messages:write")
    @PostMapping("/api/messages/{id}/showing")
    MessageLine shown(@PathVariable long id) {
        one(id);
        messages.shown(id);
        return one(id);
    }
}
