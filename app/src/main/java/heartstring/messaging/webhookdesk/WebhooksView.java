package heartstring.messaging.webhookdesk;

import heartstring.messaging.webhooks.Endpoint;
import heartstring.messaging.webhooks.NewsKind;
import heartstring.messaging.webhooks.Telling;
import heartstring.messaging.webhooks.Tellings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All webhooks.
 *
 * @param form of a new one
 */
public record WebhooksView(List<Endpoint> endpoints, Map<Integer, Tellings.Counts> counts, Form form) {

    public Tellings.Counts counts(Endpoint endpoint) {
        return counts.getOrDefault(endpoint.id(), new Tellings.Counts(0, 0));
    }

    /** How an endpoint does, in a word or two. */
    public static String state(Endpoint endpoint) {
        if (endpoint.disabled()) {
            return endpoint.why().isEmpty() ? "Off" : "Turned off by itself";
        }
        return endpoint.failingSince() != null ? "Fails" : endpoint.goodAt() == null ? "Nothing told yet" : "Works";
    }

    /** The colour of that word. */
    public static String tone(Endpoint endpoint) {
        return endpoint.disabled() ? "" : endpoint.failingSince() != null ? "badge-bad" : "badge-good";
    }

    /**
     * What somebody fills in.
     *
     * @param own names of events of the house's own, with commas
     */
    public record Form(
            String path,
            String url,
            String description,
            List<String> chosen,
            String own,
            List<NewsKind> kinds,
            @Nullable String fault) {}

    /**
     * One webhook with what was told by it.
     *
     * @param secret shown this once, empty otherwise
     * @param next the number to read on below, 0 when this is all
     */
    public record One(
            Endpoint endpoint,
            Tellings.Counts counts,
            String secret,
            Form form,
            String state,
            List<Telling> log,
            long next) {

        public List<String> states() {
            return List.of("", "waiting", "failed", "delivered", "dropped");
        }

        public String label(String of) {
            return WebhooksView.label(of);
        }
    }

    /** One telling with what is told; the body is null when it is not told any more. */
    public record Told(
            Endpoint endpoint, Telling telling, @Nullable String body) {

        public String label() {
            return WebhooksView.label(telling.state());
        }
    }

    /** A state in words. */
    public static String label(String state) {
        return switch (state) {
            case "waiting" -> "Waiting";
            case "failed" -> "Failed";
            case "delivered" -> "Delivered";
            case "dropped" -> "Not told";
            default -> "All";
        };
    }
}
