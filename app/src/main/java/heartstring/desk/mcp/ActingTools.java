package heartstring.desk.mcp;

import heartstring.crm.notes.Notes;
import heartstring.decision.gifts.Decision;
import heartstring.decision.gifts.Gifts;
import heartstring.platform.web.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tools that change something; each wants a key, so that repeating it does nothing twice. */
@Component
class ActingTools {

    private static final int LEAST_KEY = 8;
    private static final int MOST_KEY = 100;

    private final ReadingTools reading;
    private final Notes notes;
    private final Gifts gifts;

    ActingTools(ReadingTools reading, Notes notes, Gifts gifts) {
        this.reading = reading;
        this.notes = notes;
        this.gifts = gifts;
    }

    record Noted(long customerId, @Nullable Long touchpoint, boolean writtenBefore) {}

    record Reserved(
            @Nullable Long decision,
            boolean reserved,
            @Nullable String product,
            @Nullable Instant until,
            String forCashier,
            String forCustomer) {}

    List<Tool> all() {
        return List.of(addNote(), reserveGift());
    }

    private static Map<String, Object> key() {
        return Map.of(
                "type",
                "string",
                "minLength",
                LEAST_KEY,
                "maxLength",
                MOST_KEY,
                "description",
                "A new one for each thing to do, such as a UUID; the same again does nothing twice.");
    }

    private static String key(Asked asked) {
        String key = asked.text("key", MOST_KEY);
        if (key.length() < LEAST_KEY) {
            throw Refusal.unprocessable("A key has " + LEAST_KEY + " to " + MOST_KEY + " characters.");
        }
        return key;
    }

    private Tool addNote() {
        return new Tool(
                "add_note",
                "Add a note to a customer",
                "Writes a note for colleagues into the customer's story, under the name of the API key. Once for each key.",
                "customers:write",
                false,
                Tool.schema(
                        List.of("customer_id", "text", "key"),
                        Map.of(
                                "customer_id",
                                ReadingTools.customerId(),
                                "text",
                                Tool.text("What colleagues are to know.", Notes.MOST_TEXT),
                                "key",
                                key())),
                asked -> {
                    long customer = reading.customer(asked);
                    String key = key(asked);
                    return switch (notes.writeOnce(key, customer, asked.text("text", Notes.MOST_TEXT))) {
                        case Notes.Outcome.Done done ->
                            new Noted(
                                    customer,
                                    done.touchpointId() == 0 ? null : done.touchpointId(),
                                    done.touchpointId() == 0);
                        case Notes.Outcome.Refused refused -> throw Refusal.unprocessable(refused.sentence());
                    };
                });
    }

    private Tool reserveGift() {
        return new Tool(
                "reserve_gift",
                "Set a gift aside",
                "Decides which gift, if any, completes this basket for this customer, and sets it aside for half an hour; a till"
                        + " gives it. Says why where there is none. Once for each key.",
                "till",
                false,
                Tool.schema(
                        List.of("customer_id", "basket", "key"),
                        Map.of(
                                "customer_id",
                                ReadingTools.customerId(),
                                "basket",
                                Tool.list("The shop's own numbers of what is in the basket.", Gifts.MOST_LINES),
                                "store",
                                Tool.text("The store's key; left out for none in particular.", 100),
                                "key",
                                key())),
                asked -> reserve(
                        reading.customer(asked),
                        asked.text("store", 100, ""),
                        asked.products("basket", Gifts.MOST_LINES),
                        key(asked)));
    }

    private Reserved reserve(long customer, String store, List<String> basket, String key) {
        return switch (gifts.decide(new Gifts.Asked(customer, 0, store, basket, key, 0))) {
            case Gifts.Outcome.Decided d -> reserved(d.decision());
            case Gifts.Outcome.Nothing n ->
                new Reserved(null, false, null, null, n.why().words(), "");
            case Gifts.Outcome.KeyReused r ->
                throw Refusal.unprocessable("This key was used for another basket; make a new one.");
        };
    }

    private static Reserved reserved(Decision d) {
        return new Reserved(
                d.id(),
                d.isReserved(),
                d.isReserved() ? d.product() : null,
                d.isReserved() ? d.until() : null,
                d.forCashier(),
                d.forCustomer());
    }
}
