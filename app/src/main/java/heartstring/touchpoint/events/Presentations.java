package heartstring.touchpoint.events;

import static heartstring.touchpoint.events.EventRules.text;

import heartstring.customer.matching.Identifier;
import heartstring.customer.matching.IdentifierRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the identifiers that one event shows. */
record Presentations(ObjectNode json, String type, String namespace, String region) {

    /** The most identifiers read from one event. */
    static final int MOST = 20;

    private static final Map<String, String> FIELDS = Map.of(
            "email", Identifier.EMAIL,
            "phone", Identifier.PHONE,
            "loyaltyCard", Identifier.CARD,
            "loyalty_card", Identifier.CARD,
            "loyaltyCardNumber", Identifier.CARD,
            "loyalty_card_number", Identifier.CARD);

    List<Identifier> identifiers() {
        List<@Nullable Identifier> found = new ArrayList<>();
        found.add(normalise(Identifier.userKind(namespace), text(json.get("userId"))));
        found.add(normalise(Identifier.ANONYMOUS, text(json.get("anonymousId"))));
        JsonNode context = json.get("context");
        if (context != null && context.isObject()) {
            external(context.get("externalIds"), found);
            fields(context.get("traits"), found, false);
        }
        if (type.equals("identify")) {
            fields(json.get("traits"), found, false);
        }
        String event = text(json.get("event"));
        boolean order = event != null && (event.startsWith("Order ") || event.startsWith("Checkout "));
        fields(json.get("properties"), found, !order);
        List<Identifier> distinct = EventRules.distinct(found);
        return distinct.size() <= MOST ? distinct : withoutMiddle(distinct);
    }

    /** Too many: the strongest stay, and the anonymous id, if any, stays last. */
    private static List<Identifier> withoutMiddle(List<Identifier> all) {
        List<Identifier> some = new ArrayList<>(all.subList(0, MOST - 1));
        some.add(all.getLast());
        return some;
    }

    private void external(@Nullable JsonNode ids, List<@Nullable Identifier> found) {
        if (ids == null || !ids.isArray()) {
            return;
        }
        for (JsonNode id : ids) {
            String kind = text(id.get("type"));
            if (kind != null && found.size() < 10 * MOST) {
                String known = FIELDS.getOrDefault(kind, kind.toLowerCase(Locale.ROOT));
                String mine = known.equals(Identifier.USER) ? Identifier.userKind(namespace) : known;
                found.add(normalise(mine, text(id.get("id"))));
            }
        }
    }

    private void fields(@Nullable JsonNode object, List<@Nullable Identifier> found, boolean cardOnly) {
        if (object == null || !object.isObject()) {
            return;
        }
        if (object.size() <= FIELDS.size()) {
            object.properties().forEach(property -> {
                String kind = FIELDS.get(property.getKey());
                if (kind != null) {
                    field(kind, property.getValue(), found, cardOnly);
                }
            });
        } else {
            FIELDS.forEach((field, kind) -> field(kind, object.get(field), found, cardOnly));
        }
    }

    private void field(String kind, @Nullable JsonNode value, List<@Nullable Identifier> found, boolean cardOnly) {
        if (value != null && (!cardOnly || kind.equals(Identifier.CARD))) {
            found.add(normalise(kind, text(value)));
        }
    }

    private @Nullable Identifier normalise(String kind, @Nullable String raw) {
        return IdentifierRules.normalise(kind, raw, region);
    }
}
