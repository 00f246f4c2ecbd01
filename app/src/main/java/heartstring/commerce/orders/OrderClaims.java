package heartstring.commerce.orders;

import heartstring.touchpoint.belts.TouchpointConsumer;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.intake.Outcome;
import heartstring.touchpoint.sources.Source;
import heartstring.touchpoint.sources.Sources;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Says that an order that was nobody's was somebody's. A touchpoint never changes its owner, so this is one of its own; it counts
 * from this house alone, and only for orders that name nobody.
 */
@Component
public class OrderClaims {

    static final String EVENT = "Order Claimed";
    private static final String SOURCE = "Claimed receipts";

    private final Intake intake;
    private final Sources sources;

    OrderClaims(Intake intake, Sources sources) {
        this.intake = intake;
        this.sources = sources;
    }

    /**
     * Tells it, once for ever however often it is called; the order follows within moments.
     *
     * @param card that whoever claims shows
     * @throws IllegalStateException when the intake refuses the claim
     */
    public void tell(OrderKey order, String card, Instant at) {
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("messageId", "claim " + order.sourceId() + " " + order.orderKey())
                .put("event", EVENT)
                .put("timestamp", at.toString());
        event.putObject("properties")
                .put("order_id", order.orderKey())
                .put("order_source", order.sourceId())
                .put("loyalty_card", card);
        if (intake.accept(source(), List.of(event), "track", null).getFirst() instanceof Outcome.Rejected refused) {
            throw new IllegalStateException("A claim was refused: " + refused.reason());
        }
    }

    /** Whether this may speak of the order it names: nobody else's claims count. */
    boolean trusts(TouchpointConsumer.Row row) {
        return !row.name().equals(EVENT) || row.sourceId() == source().id();
    }

    private Source source() {
        return sources.internal(SOURCE, "till");
    }
}
