package heartstring.decision.gifts;

import heartstring.commerce.catalogue.AmountRules;
import heartstring.platform.audit.Audit;
import heartstring.platform.postgres.Meeting;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.intake.Outcome.Rejected;
import heartstring.touchpoint.sources.Sources;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of a gift that was set aside: given, which is told in the customer's story, or not today; and taken back with its sale. */
@Component
public class GiftActs {

    private final DecisionsSql sql;
    private final GiftHolds holds;
    private final Intake intake;
    private final Sources sources;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final InstantSource time;

    GiftActs(
            DecisionsSql sql,
            GiftHolds holds,
            Intake intake,
            Sources sources,
            Audit audit,
            TransactionTemplate transactions,
            InstantSource time) {
        this.sql = sql;
        this.holds = holds;
        this.intake = intake;
        this.sources = sources;
        this.audit = audit;
        this.transactions = transactions;
        this.time = time;
    }

    /** What can become of it. */
    public sealed interface Outcome {

        /** It is as it was asked; replayed when it was so before. */
        record Done(Decision decision, boolean replayed) implements Outcome {}

        /** It cannot be any more, and why. */
        record Refused(String sentence) implements Outcome {}

        /** There is no such decision. */
        record Unknown() implements Outcome {}
    }

    /** It was given: its cost is spent. */
    public Outcome capture(long id) {
        return settled(id, "given");
    }

    /** It was not given: its cost is free again. */
    public Outcome giveBack(long id) {
        return settled(id, "voided");
    }

    /** Notes that a gift that was given to this customer went with that sale; whatever was not is let be. */
    public void wentWith(long id, long customer, String sale) {
        sql.wentWith(id, customer, sale);
    }

    /**
     * A sale is undone: what was given with it is taken back, with its cost and its piece, once. Says what it was, also when it is asked again.
     */
    public List<Decision> takeBack(String sale) {
        return Meeting.again(() -> transactions.execute(status ->
                sql.ofSale(sale).stream().flatMap(id -> takenBack(id).stream()).toList()));
    }

    private Optional<Decision> takenBack(long id) {
        DecisionsSql.Standing standing = sql.locked(id).orElseThrow();
        if (!standing.state().equals("given")) {
            return sql.byId(id);
        }
        Instant now = time.instant();
        Decision decision = sql.byId(id).orElseThrow();
        holds.putBack(decision, standing);
        sql.settle(id, "taken_back", now);
        tell(decision, "Gift Taken Back", "gift-back-" + id, now);
        audit.record("took back", "gift", id);
        return sql.byId(id);
    }

    private Outcome settled(long id, String state) {
        return Meeting.again(() -> transactions.execute(status -> {
            Outcome outcome = settledOnce(id, state);
            if (outcome instanceof Outcome.Refused) {
                status.setRollbackOnly();
            }
            return outcome;
        }));
    }

    private Outcome settledOnce(long id, String state) {
        Optional<DecisionsSql.Standing> found = sql.locked(id);
        if (found.isEmpty()) {
            return new Outcome.Unknown();
        }
        DecisionsSql.Standing standing = found.get();
        if (standing.state().equals(state)) {
            return new Outcome.Done(sql.byId(id).orElseThrow(), true);
        }
        if (!standing.state().equals("reserved")) {
            return new Outcome.Refused(
                    switch (standing.state()) {
                        case "given" -> "It was given before.";
                        case "voided" -> "It was given back before. Ask again.";
                        case "expired" -> "It was set aside for half an hour, and that is over. Ask again.";
                        default -> "Nothing was set aside.";
                    });
        }
        Instant now = time.instant();
        if (state.equals("given")) {
            if (!holds.capture(standing)) {
                return new Outcome.Refused("It was set aside for half an hour, and that is over. Ask again.");
            }
            sql.settle(id, state, now);
            tell(sql.byId(id).orElseThrow(), "Gift Given", "gift-" + id, now);
            audit.record("gave", "gift", id);
        } else {
            holds.free(standing);
            sql.settle(id, state, now);
        }
        return new Outcome.Done(sql.byId(id).orElseThrow(), false);
    }

    /** In the customer's story. */
    private void tell(Decision decision, String name, String key, Instant now) {
        Weighed.Option option = decision.option().orElseThrow();
        String currency = decision.programme().currency();
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("messageId", key)
                .put("event", name)
                .put("timestamp", now.toString());
        ObjectNode properties = event.putObject("properties")
                .put("product_id", option.product())
                .put("name", option.name())
                .put("given_with", option.reasons().getFirst().name())
                .put("experiment", decision.programme().trial())
                .put("currency", currency)
                .put("cost", BigDecimal.valueOf(decision.costMinor(), AmountRules.digits(currency)));
        if (!decision.store().isEmpty()) {
            properties.put("store_id", decision.store());
        }
        if (intake.appendTo(decision.profileId(), sources.internal("Till", "till"), event)
                instanceof Rejected rejected) {
            throw new IllegalStateException(rejected.reason());
        }
    }
}
