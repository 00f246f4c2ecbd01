package heartstring.messaging.webhooks;

import heartstring.touchpoint.belts.TouchpointConsumer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Touchpoints that other programs want to hear of. What happened long ago is no news: it came with an old history. */
@Component
class NewsBelt implements TouchpointConsumer {

    /** Every kind of touchpoint that has no code of its own. */
    static final String OTHER = "event.recorded";

    /** No event has this name. */
    private static final Set<String> NOTHING = Set.of("\u0001");

    private static final Duration FRESH = Duration.ofDays(3);

    private static final List<NewsKind> KINDS = List.of(
            new NewsKind("order.completed", "Somebody bought something", "Order Completed"),
            new NewsKind("order.refunded", "Something was returned", "Order Refunded"),
            new NewsKind("message.received", "A customer wrote", "Message Received"),
            new NewsKind("message.sent", "A customer was written to", "Message Sent"),
            new NewsKind("form.submitted", "A form was sent", "Form Submitted"),
            new NewsKind("survey.answered", "A survey was answered", "Survey Answered"),
            new NewsKind("case.opened", "A case was opened", "Case Opened"),
            new NewsKind("case.closed", "A case was closed", "Case Closed"),
            new NewsKind("gift.given", "A gift was given", "Gift Given"),
            new NewsKind("email.bounced", "A mail did not arrive", "Email Bounced"));

    private final NewsSql sql;
    private final Webhooks webhooks;
    private final InstantSource time;

    NewsBelt(NewsSql sql, Webhooks webhooks, InstantSource time) {
        this.sql = sql;
        this.webhooks = webhooks;
        this.time = time;
    }

    @Bean
    static NewsKind.Offer touchpointNews() {
        return new NewsKind.Offer(KINDS);
    }

    @Override
    public String name() {
        return "webhooks";
    }

    /** The events that somebody wants to hear of at the moment. */
    @Override
    public Set<String> wants() {
        Set<String> kinds = wanted();
        Set<String> names = new HashSet<>();
        KINDS.stream().filter(kind -> kinds.contains(kind.code())).forEach(kind -> names.add(kind.event()));
        kinds.stream()
                .filter(kind -> kind.startsWith(WebhookRules.EVENT))
                .forEach(kind -> names.add(kind.substring(WebhookRules.EVENT.length())));
        return names.isEmpty() ? NOTHING : names;
    }

    private Set<String> wanted() {
        Set<String> kinds = new HashSet<>();
        webhooks.set().stream().filter(e -> !e.disabled()).forEach(e -> kinds.addAll(e.kinds()));
        return kinds;
    }

    @Override
    public boolean wantsBody() {
        return false;
    }

    @Override
    public void take(List<Row> rows) {
        Set<String> wanted = wanted();
        if (wanted.isEmpty()) {
            return;
        }
        Map<String, String> codes = new HashMap<>();
        for (NewsKind kind : KINDS) {
            codes.put(kind.event(), kind.code());
        }
        Instant now = time.instant();
        Instant since = now.minus(FRESH);
        List<Long> ids = new ArrayList<>();
        List<String> kinds = new ArrayList<>();
        List<String> wishes = new ArrayList<>();
        for (Row row : rows) {
            String code = codes.getOrDefault(row.name(), OTHER);
            String wish = WebhookRules.event(row.name());
            if (row.occurredAt().isAfter(since) && (wanted.contains(code) || wanted.contains(wish))) {
                ids.add(row.id());
                kinds.add(code);
                wishes.add(wish);
            }
        }
        if (!ids.isEmpty()) {
            sql.tell(ids, kinds, wishes, since, now);
        }
    }

    /** What was told stays told: carried again, it is known by its key. */
    @Override
    public void forget() {}

    @Override
    public void withdraw(List<Row> rows) {
        sql.takeBack(rows.stream().map(Row::id).toList());
    }
}
