package heartstring.messaging.webhooks;

import java.util.List;

/**
 * A kind of news that other programs can be told.
 *
 * @param code such as {@code order.completed}
 * @param label as people read it
 * @param event the event whose touchpoints are this news; empty where a room tells it by {@link News}
 */
public record NewsKind(String code, String label, String event) {

    /** What a room tells by itself. */
    public NewsKind(String code, String label) {
        this(code, label, "");
    }

    /** The kinds that a room offers; a bean of it. */
    public record Offer(List<NewsKind> kinds) {

        public Offer {
            kinds = List.copyOf(kinds);
        }
    }
}
