package heartstring.touchpoint.shapes;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a file holds, counted: people, orders, returns, their lines, pieces and money. */
public final class Tally {

    private long people;
    private long orders;
    private long returns;
    private long lines;
    private long returnLines;
    private long withoutCustomer;
    private BigDecimal quantity = BigDecimal.ZERO;
    private BigDecimal quantityReturned = BigDecimal.ZERO;
    private final Map<String, Long> soldMinor = new TreeMap<>();
    private final Map<String, Long> returnedMinor = new TreeMap<>();

    void person() {
        people++;
    }

    void order(boolean isReturn, boolean hasCustomer, long count, BigDecimal pieces, String currency, long minor) {
        withoutCustomer += hasCustomer ? 0 : 1;
        if (isReturn) {
            returns++;
            returnLines += count;
            quantityReturned = quantityReturned.add(pieces);
            returnedMinor.merge(currency, minor, Math::addExact);
        } else {
            orders++;
            lines += count;
            quantity = quantity.add(pieces);
            soldMinor.merge(currency, minor, Math::addExact);
        }
    }

    /** Adds another one to this one. */
    public void add(Tally more) {
        people += more.people;
        orders += more.orders;
        returns += more.returns;
        lines += more.lines;
        returnLines += more.returnLines;
        withoutCustomer += more.withoutCustomer;
        quantity = quantity.add(more.quantity);
        quantityReturned = quantityReturned.add(more.quantityReturned);
        more.soldMinor.forEach((c, m) -> soldMinor.merge(c, m, Math::addExact));
        more.returnedMinor.forEach((c, m) -> returnedMinor.merge(c, m, Math::addExact));
    }

    public long people() {
        return people;
    }

    public long orders() {
        return orders;
    }

    public long returns() {
        return returns;
    }

    public long lines() {
        return lines;
    }

    public long returnLines() {
        return returnLines;
    }

    /** Orders and returns that name nobody. */
    public long withoutCustomer() {
        return withoutCustomer;
    }

    public BigDecimal quantity() {
        return quantity;
    }

    public BigDecimal quantityReturned() {
        return quantityReturned;
    }

    /** ISO 4217 currency → minor units. */
    public Map<String, Long> soldMinor() {
        return Map.copyOf(soldMinor);
    }

    /** ISO 4217 currency → minor units. */
    public Map<String, Long> returnedMinor() {
        return Map.copyOf(returnedMinor);
    }

    /** As JSON text that {@link #read} understands. */
    public String json() {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        node.put("people", people).put("orders", orders).put("returns", returns);
        node.put("lines", lines).put("returnLines", returnLines).put("withoutCustomer", withoutCustomer);
        node.put("quantity", quantity.toPlainString()).put("quantityReturned", quantityReturned.toPlainString());
        ObjectNode sold = node.putObject("soldMinor");
        soldMinor.forEach(sold::put);
        ObjectNode returned = node.putObject("returnedMinor");
        returnedMinor.forEach(returned::put);
        return node.toString();
    }

    /** The tally that {@link #json} wrote. */
    public static Tally read(String json) {
        JsonNode node = JsonMapper.shared().readTree(json);
        Tally tally = new Tally();
        tally.people = number(node.get("people"));
        tally.orders = number(node.get("orders"));
        tally.returns = number(node.get("returns"));
        tally.lines = number(node.get("lines"));
        tally.returnLines = number(node.get("returnLines"));
        tally.withoutCustomer = number(node.get("withoutCustomer"));
        tally.quantity = decimal(node.get("quantity"));
        tally.quantityReturned = decimal(node.get("quantityReturned"));
        amounts(node.get("soldMinor"), tally.soldMinor);
        amounts(node.get("returnedMinor"), tally.returnedMinor);
        return tally;
    }

    private static long number(@Nullable JsonNode node) {
        return node == null ? 0 : node.asLong();
    }

    private static BigDecimal decimal(@Nullable JsonNode node) {
        return node == null ? BigDecimal.ZERO : new BigDecimal(node.asString());
    }

    private static void amounts(@Nullable JsonNode node, Map<String, Long> into) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(e -> into.put(e.getKey(), e.getValue().asLong()));
        }
    }
}
