package heartstring.desk.returns;

import heartstring.desk.till.TillRules;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.tills.TillAct;
import heartstring.loyalty.tills.TillActs;
import heartstring.loyalty.tills.TillReturn;
import heartstring.loyalty.tills.TillReturns;
import heartstring.loyalty.upkeep.Chore;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.intake.Outcome;
import heartstring.touchpoint.sources.Source;
import heartstring.touchpoint.sources.Sources;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tells orders of what came back at a till: at once, and again where a server stopped in between. */
@Component
class Refunds implements Chore {

    private static final Logger LOG = LoggerFactory.getLogger(Refunds.class);

    private final TillReturns returns;
    private final TillActs acts;
    private final Members members;
    private final Intake intake;
    private final Sources sources;

    Refunds(TillReturns returns, TillActs acts, Members members, Intake intake, Sources sources) {
        this.returns = returns;
        this.acts = acts;
        this.members = members;
        this.intake = intake;
        this.sources = sources;
    }

    /**
     * The card by which a sale of this house's till was told; empty for purchases that others told of: they keep whose they are, and
     * are told of returns without a name.
     */
    private String card(TillReturn taken) {
        Optional<TillAct> sale =
                taken.order().sourceId() == sources.internal("Till", "till").id()
                        ? acts.byKey(taken.order().orderKey())
                        : Optional.empty();
        return sale.flatMap(act ->
                        members.byProfiles(List.of(act.profileId())).getOrDefault(act.profileId(), List.of()).stream()
                                .filter(m -> m.programmeId() == act.programmeId())
                                .findFirst())
                .map(Member::card)
                .orElse("");
    }

    /** Once for ever, however often it is called. */
    void tell(TillReturn taken) {
        Source source = sources.byId(taken.order().sourceId()).orElseThrow();
        Outcome outcome = intake.accept(source, List.of(event(taken, card(taken))), "track", null)
                .getFirst();
        switch (outcome) {
            case Outcome.Accepted accepted -> returns.told(taken.id(), accepted.touchpointId());
            case Outcome.Known known -> returns.told(taken.id(), 0);
            case Outcome.Rejected rejected ->
                throw new IllegalStateException("Return " + taken.id() + " was refused: " + rejected.reason());
        }
    }

    /** That it was undone; once for ever, too. */
    void tellUndone(TillReturn undone) {
        Source source = sources.byId(undone.order().sourceId()).orElseThrow();
        String name = name(undone);
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("messageId", name + " undone")
                .put("event", "Order Refund Undone");
        ObjectNode properties = event.putObject("properties")
                .put("order_id", undone.order().orderKey())
                .put("refund_id", name)
                .put("currency", undone.currency())
                .put("total", TillRules.decimal(undone.amountMinor(), undone.currency()));
        String card = card(undone);
        if (!card.isEmpty()) {
            properties.put("loyalty_card", card);
        }
        if (intake.accept(source, List.of(event), "track", null).getFirst() instanceof Outcome.Rejected rejected) {
            throw new IllegalStateException("Undoing return " + undone.id() + " was refused: " + rejected.reason());
        }
        returns.undoTold(undone.id());
    }

    private static String name(TillReturn taken) {
        return "till return " + taken.key();
    }

    private static ObjectNode event(TillReturn taken, String card) {
        String name = name(taken);
        ObjectNode event =
                JsonNodeFactory.instance.objectNode().put("messageId", name).put("event", "Order Refunded");
        event.put("timestamp", taken.at().toString());
        ObjectNode properties = event.putObject("properties")
                .put("order_id", taken.order().orderKey())
                .put("refund_id", name)
                .put("currency", taken.currency())
                .put("total", TillRules.decimal(taken.amountMinor(), taken.currency()))
                .put("reason", "Taken back at the till");
        if (!card.isEmpty()) {
            properties.put("loyalty_card", card);
        }
        if (!taken.lines().isEmpty()) {
            ArrayNode products = properties.putArray("products");
            taken.lines()
                    .forEach(line -> products.addObject()
                            .put("product_id", line.product())
                            .put("quantity", line.quantity()));
        }
        return event;
    }

    @Override
    public int some() {
        List<TillReturn> forgotten = returns.forgotten();
        int told = 0;
        for (TillReturn one : forgotten) {
            try {
                if (one.touchpointId() == null) {
                    tell(one);
                }
                if (one.undoneAt() != null && !one.undoTold()) {
                    tellUndone(one);
                }
                told++;
            } catch (RuntimeException e) {
                // The others are told all the same, and this one again later.
                LOG.warn("Return {} could not be told yet: {}", one.id(), e.toString());
            }
        }
        return told;
    }

    @Override
    public Duration pause() {
        return Duration.ofMinutes(1);
    }
}
