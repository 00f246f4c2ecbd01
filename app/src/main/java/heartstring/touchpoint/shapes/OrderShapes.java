package heartstring.touchpoint.shapes;

import heartstring.touchpoint.files.Row;
import heartstring.touchpoint.values.ValueRules;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns the rows of one order into {@code Order Completed}, {@code Order Refunded}, or one of each. */
final class OrderShapes {

    /** The most lines of one order. */
    static final int MOST_LINES = 5_000;

    /** The largest amount of a line, so that an order of the most lines still fits into minor units. */
    private static final BigDecimal MOST_AMOUNT = new BigDecimal("10000000000");

    private static final int PRICE_DIGITS = 6;

    private final Binding binding;
    private final Set<String> told = new HashSet<>();

    OrderShapes(Binding binding) {
        this.binding = binding;
    }

    /** One line, its amount in minor units; quantity and amount of a return are positive here. */
    private record Line(
            Row row,
            boolean back,
            BigDecimal quantity,
            @Nullable BigDecimal price,
            long minor) {}

    /** What all lines of an order share. */
    private record Head(String id, Instant at, String currency, int digits, Row first) {}

    Shaped shape(List<Row> raw) {
        List<Row> rows = new ArrayList<>(raw.size());
        for (Row row : raw) {
            if (row.fault() != null) {
                throw new Binding.Fault(row.fault(), row.line());
            }
            rows.add(binding.whole(row));
        }
        if (rows.size() > MOST_LINES) {
            throw new Binding.Fault(
                    "The order has more than " + MOST_LINES + " lines.",
                    rows.getFirst().line());
        }
        Head head = head(rows);
        List<Line> sold = new ArrayList<>();
        List<Line> back = new ArrayList<>();
        for (Row row : rows) {
            Line line = line(row, head);
            (line.back() ? back : sold).add(line);
        }
        Tally tally = new Tally();
        Map<String, String> values = new LinkedHashMap<>();
        List<ObjectNode> events = new ArrayList<>(2);
        ObjectNode customer = customer(head, rows, values);
        if (customer != null) {
            events.add(customer);
        }
        if (!sold.isEmpty()) {
            events.add(event(head, sold, false, sold.size() < rows.size(), rows, tally));
        }
        if (!back.isEmpty()) {
            events.add(event(head, back, true, back.size() < rows.size(), rows, tally));
        }
        return new Shaped(raw, events, null, values, tally, null, head.first().line());
    }

    private Head head(List<Row> rows) {
        Row first = rows.getFirst();
        String id = binding.value(first, "order_id");
        if (id == null) {
            throw new Binding.Fault("The row has no order number.", first.line());
        }
        Instant earliest = null;
        for (Row row : rows) {
            String text = binding.value(row, "time");
            Instant at = text == null ? null : binding.times().read(text);
            if (at == null) {
                throw new Binding.Fault(
                        text == null ? "The row has no time." : "\"" + Binding.brief(text) + "\" is no time.",
                        row.line());
            }
            earliest = earliest == null || at.isBefore(earliest) ? at : earliest;
        }
        String stated = binding.value(first, "currency");
        String organisation = binding.mapping().currency() == null
                ? binding.ground().currency()
                : binding.mapping().currency();
        String code = (stated == null ? organisation : stated).toUpperCase(Locale.ROOT);
        try {
            int digits = Math.max(0, Currency.getInstance(code).getDefaultFractionDigits());
            return new Head(id, earliest == null ? Instant.EPOCH : earliest, code, digits, first);
        } catch (IllegalArgumentException e) {
            throw new Binding.Fault("\"" + Binding.brief(code) + "\" is no currency.", first.line());
        }
    }

    private Line line(Row row, Head head) {
        BigDecimal quantity = binding.number(row, "quantity");
        BigDecimal pieces = quantity == null ? BigDecimal.ONE : quantity;
        BigDecimal price = binding.number(row, "price");
        BigDecimal total = binding.number(row, "line_total");
        if (total == null && price == null) {
            throw new Binding.Fault("The row has no price.", row.line());
        }
        BigDecimal amount = total != null ? total : pieces.multiply(price == null ? BigDecimal.ZERO : price);
        String prefix = binding.mapping().returns().orderPrefix();
        boolean back = pieces.signum() < 0
                || amount.signum() < 0
                || (!prefix.isEmpty() && head.id().startsWith(prefix));
        if (amount.abs().compareTo(MOST_AMOUNT) > 0) {
            throw new Binding.Fault("The amount is too large.", row.line());
        }
        try {
            long minor = ValueRules.minor(amount.abs(), head.digits());
            BigDecimal each = price != null
                    ? price.abs()
                    : pieces.signum() == 0
                            ? amount.abs()
                            : amount.abs()
                                    .divide(pieces.abs(), PRICE_DIGITS, RoundingMode.HALF_UP)
                                    .stripTrailingZeros();
            return new Line(row, back, pieces.abs(), each, minor);
        } catch (ArithmeticException e) {
            throw new Binding.Fault("The amount is too large.", row.line());
        }
    }

    private ObjectNode event(
            Head head, List<Line> lines, boolean isReturn, boolean mixed, List<Row> rows, Tally tally) {
        ObjectNode event = Binding.JSON.createObjectNode().put("type", "track");
        event.put("event", isReturn ? "Order Refunded" : "Order Completed");
        boolean named = identify(event, rows);
        ObjectNode properties = event.putObject("properties");
        properties.put("order_id", head.id());
        if (isReturn) {
            properties.put("refund_id", mixed ? head.id() + "-return" : head.id());
        }
        fields(properties, head.first(), false);
        properties.put("currency", head.currency());
        ArrayNode products = Binding.JSON.createArrayNode();
        long minor = 0;
        BigDecimal pieces = BigDecimal.ZERO;
        for (Line line : lines) {
            products.add(product(line, head));
            minor += line.minor();
            pieces = pieces.add(line.quantity());
        }
        properties.put("total", BigDecimal.valueOf(minor, head.digits()));
        properties.set("products", products);
        tally.order(isReturn, named, lines.size(), pieces, head.currency(), minor);
        event.put("timestamp", head.at().toString());
        return binding.sealed(event, null);
    }

    private ObjectNode product(Line line, Head head) {
        ObjectNode product = Binding.JSON.createObjectNode();
        fields(product, line.row(), true);
        product.put("quantity", plain(line.quantity()));
        if (line.price() != null) {
            product.put("price", plain(line.price()));
        }
        product.put("line_total", BigDecimal.valueOf(line.minor(), head.digits()));
        return product;
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** The other columns: of the order, or of the line. */
    private void fields(ObjectNode into, Row row, boolean ofLine) {
        for (Binding.Column column : binding.columns()) {
            String target = column.target();
            String name = name(target, ofLine);
            String value = name == null ? null : binding.value(row, column);
            if (name != null && value != null) {
                into.set(name, binding.json(value, column, row.line()));
            }
        }
        binding.mapping().defaults().forEach((target, value) -> {
            String name = name(target, ofLine);
            if (name != null && !into.has(name)) {
                into.put(name, value);
            }
        });
    }

    private static @Nullable String name(String target, boolean ofLine) {
        if (ofLine) {
            return switch (target) {
                case "product_id", "category", "brand", "variant", "sku" -> target;
                case "product_name" -> "name";
                default -> target.startsWith("line:") ? target.substring(5) : null;
            };
        }
        return switch (target) {
            case "store_id", "coupon", "shipping", "tax", "discount", "payment_method", "affiliation" -> target;
            default -> target.startsWith("order:") ? target.substring(6) : null;
        };
    }

    private boolean identify(ObjectNode event, List<Row> rows) {
        Map<String, String> values = new LinkedHashMap<>();
        ObjectNode person = Binding.JSON.createObjectNode();
        List<String> shown = binding.shownBy(rows.getFirst());
        boolean named = binding.identify(event, person, rows.getFirst(), values);
        for (Row row : rows.subList(1, rows.size())) {
            if (binding.shownBy(row).equals(shown)) {
                continue;
            }
            Map<String, String> other = new LinkedHashMap<>();
            boolean otherNamed =
                    binding.identify(Binding.JSON.createObjectNode(), Binding.JSON.createObjectNode(), row, other);
            if (otherNamed && named && !other.equals(values)) {
                throw new Binding.Fault("The order names two different customers.", row.line());
            }
            if (otherNamed && !named) {
                named = binding.identify(event, person, row, values);
            }
        }
        if (!person.isEmpty()) {
            event.withObject("/context").set("traits", person);
        }
        return named;
    }

    /** What the file says of the customer, once for each customer and wording. */
    private @Nullable ObjectNode customer(Head head, List<Row> rows, Map<String, String> values) {
        Row row = head.first();
        ObjectNode event = Binding.JSON.createObjectNode().put("type", "identify");
        ObjectNode traits = event.putObject("traits");
        boolean named = rows.stream().anyMatch(r -> binding.identify(event, traits, r, values));
        if (!named) {
            return null;
        }
        boolean says = false;
        for (Binding.Column column : binding.columns()) {
            String value = column.target().startsWith("trait:") ? binding.value(row, column) : null;
            if (value != null) {
                traits.set(column.target().substring(6), binding.json(value, column, row.line()));
                says = true;
            }
        }
        if (!says) {
            return null;
        }
        ObjectNode sealed = binding.sealed(event, head.at().toString());
        return told.add(sealed.get("messageId").asString()) ? sealed : null;
    }
}
