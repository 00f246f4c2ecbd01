package heartstring.crm.dealcells;

import heartstring.crm.dealfields.DealFields;
import heartstring.crm.deals.Deal;
import heartstring.crm.deals.DealDraft;
import heartstring.crm.deals.DealOutcome;
import heartstring.crm.deals.Deals;
import heartstring.platform.bulk.Bulk;
import heartstring.platform.bulk.BulkHand;
import heartstring.platform.reach.Reaches;
import heartstring.platform.reach.RecordKind;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * Changes one thing of many deals: {@code owner}, {@code stage}, {@code expected}, {@code amount} and {@code likely} with the value as
 * it is kept, {@code set KEY} with a field's value as JSON, {@code add KEY} with choices that come to those chosen.
 */
@Component
class DealHand implements BulkHand {

    static final String SUBJECT = "deal";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Deals deals;
    private final DealFields fields;
    private final Reaches reaches;

    DealHand(Deals deals, DealFields fields, Reaches reaches) {
        this.reaches = reaches;
        this.deals = deals;
        this.fields = fields;
    }

    @Override
    public String subject() {
        return SUBJECT;
    }

    @Override
    public Step apply(Bulk bulk, long id) {
        Optional<Deal> found = deals.find(id);
        if (found.isEmpty() || !reaches.of(RecordKind.DEALS).sees(found.get().ownerId(), 0)) {
            return new Step.Refused("A deal that is gone was among them.");
        }
        String before = held(found.get(), bulk.what());
        String wanted = bulk.what().startsWith("add ") ? more(before, bulk.value()) : bulk.value();
        return put(found.get(), bulk.what(), before, wanted);
    }

    @Override
    public Step undo(Bulk bulk, long id, String before, String after) {
        Optional<Deal> found = deals.find(id);
        if (found.isEmpty()) {
            return new Step.Refused("A deal that is gone was among them.");
        }
        String now = held(found.get(), bulk.what());
        return now.equals(after) ? put(found.get(), bulk.what(), now, before) : new Step.Same();
    }

    private Step put(Deal deal, String what, String before, String wanted) {
        if (before.equals(wanted)) {
            return new Step.Same();
        }
        return switch (write(deal, what, wanted)) {
            case DealOutcome.Done done -> {
                String after = held(done.deal(), what);
                yield after.equals(before) ? new Step.Same() : new Step.Changed(before, after);
            }
            case DealOutcome.Refused refused -> new Step.Refused(refused.sentence());
            case DealOutcome.Clash clash -> new Step.Refused(clash.sentence());
            case DealOutcome.Unknown unknown -> new Step.Refused("A deal that is gone was among them.");
        };
    }

    /** Writes one thing of a deal as it is kept; an empty text empties. */
    DealOutcome write(Deal deal, String what, String value) {
        return switch (what) {
            case "stage" -> deals.move(deal.id(), Integer.parseInt(value));
            case "owner", "expected", "amount", "likely" -> deals.change(deal.id(), draft(deal, what, value), null);
            default -> fields.write(deal.id(), Map.of(what.substring(4), value.isEmpty() ? "null" : value));
        };
    }

    private static String held(Deal deal, String what) {
        return switch (what) {
            case "stage" -> String.valueOf(deal.stageId());
            case "owner" -> String.valueOf(deal.ownerId());
            case "expected" -> text(deal.expectedOn());
            case "amount" -> text(deal.amountMinor());
            case "likely" -> text(deal.ownLikely());
            default -> {
                Object held = deal.fields().get(what.substring(4));
                yield held == null ? "" : JSON.writeValueAsString(held);
            }
        };
    }

    private static DealDraft draft(Deal d, String what, String value) {
        return new DealDraft(
                d.title(),
                d.customerId(),
                d.contactId(),
                d.stageId(),
                what.equals("amount") ? (value.isEmpty() ? null : (Long) Long.parseLong(value)) : d.amountMinor(),
                d.currency(),
                what.equals("owner") ? Long.parseLong(value) : d.ownerId(),
                what.equals("expected") ? (value.isEmpty() ? null : LocalDate.parse(value)) : d.expectedOn(),
                what.equals("likely") ? (value.isEmpty() ? null : (Integer) Integer.parseInt(value)) : d.ownLikely());
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /** What was chosen with what comes to it. */
    private static String more(String before, String added) {
        ArrayNode all = JSON.createArrayNode();
        if (before.startsWith("[")) {
            JSON.readTree(before).forEach(all::add);
        }
        for (JsonNode one : JSON.readTree(added)) {
            if (all.valueStream().noneMatch(one::equals)) {
                all.add(one);
            }
        }
        return all.toString();
    }
}
