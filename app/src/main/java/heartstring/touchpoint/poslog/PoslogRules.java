package heartstring.touchpoint.poslog;

import heartstring.touchpoint.poslog.Transaction.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a transaction says as events: its sales are an order, its returns are refunds of the orders they name. Store, workstation,
 * business day and sequence number together are the order's id, so whatever is sent twice counts once.
 */
final class PoslogRules {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MOST_KEY = 60;

    private PoslogRules() {}

    /** What becomes of a transaction. */
    sealed interface Told {
        /** Events to take in. */
        record Events(List<ObjectNode> events) implements Told {}

        /** Voided, in training, or no retail transaction; nothing to do. */
        record Ignored() implements Told {}

        /** It cannot be used; the reason in a sentence. */
        record Bad(String reason) implements Told {}
    }

    static Told read(Transaction transaction, ZoneId zone, String otherwiseCurrency) {
        if (!transaction.retail || transaction.training || transaction.voided) {
            return new Told.Ignored();
        }
        try {
            return events(transaction, zone, otherwiseCurrency);
        } catch (Fault e) {
            return new Told.Bad(String.valueOf(e.getMessage()));
        }
    }

    private static final class Fault extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Fault(String reason) {
            super(reason);
        }
    }

    /** A line of goods: pieces and what was paid for all of them, both above zero. */
    private record Goods(Line line, String product, BigDecimal quantity, BigDecimal paid) {}

    private static Told events(Transaction transaction, ZoneId zone, String otherwiseCurrency) {
        Map<String, String> header = transaction.header;
        String store = header.getOrDefault("RetailStoreID", header.getOrDefault("UnitID", ""));
        String order = key(
                store,
                header.getOrDefault("WorkstationID", ""),
                header.getOrDefault("SequenceNumber", ""),
                header.getOrDefault("BusinessDayDate", ""));
        Instant at = moment(header, zone);
        String currency = header.getOrDefault("CurrencyCode", otherwiseCurrency);
        List<Goods> sales = new ArrayList<>();
        Map<String, List<Goods>> returns = new LinkedHashMap<>();
        BigDecimal tax = BigDecimal.ZERO;
        BigDecimal discount = BigDecimal.ZERO;
        for (Line line : transaction.lines) {
            if (line.voided) {
                continue;
            }
            switch (line.kind) {
                case "Sale" -> sales.add(goods(line));
                case "Return" ->
                    returns.computeIfAbsent(original(line, order), k -> new ArrayList<>())
                            .add(goods(line));
                case "Tax" -> tax = tax.add(amount(line, "Amount"));
                case "Discount" -> discount = discount.add(amount(line, "Amount"));
                default -> {}
            }
        }
        List<ObjectNode> events = new ArrayList<>();
        if (!sales.isEmpty()) {
            BigDecimal paid = sales.stream()
                    .map(Goods::paid)
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .subtract(discount);
            BigDecimal total = returns.isEmpty() ? grand(transaction, paid.add(tax), tax) : paid.add(tax);
            events.add(completed(order, at, transaction.card, store, currency, sales, total, tax));
        }
        for (Map.Entry<String, List<Goods>> one : returns.entrySet()) {
            events.add(refunded(order, one.getKey(), at, transaction.card, currency, one.getValue()));
        }
        return events.isEmpty() ? new Told.Ignored() : new Told.Events(events);
    }

    /** A receipt with sales alone says itself what was paid: prices may have the taxes in them or not. */
    private static BigDecimal grand(Transaction transaction, BigDecimal otherwise, BigDecimal tax) {
        String gross = transaction.totals.get("TransactionGrandAmount");
        String net = transaction.totals.get("TransactionNetAmount");
        if (gross != null) {
            return decimal(gross, "Total");
        }
        if (net != null) {
            return decimal(net, "Total").add(tax);
        }
        List<Line> tenders = transaction.lines.stream()
                .filter(l -> l.kind.equals("Tender") && !l.voided)
                .toList();
        return tenders.isEmpty()
                ? otherwise
                : tenders.stream()
                        .map(l -> amount(l, "Amount").subtract(amount(l, "TenderChange/Amount")))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static String key(String store, String workstation, String sequence, String day) {
        for (String part : List.of(store, workstation, sequence, day)) {
            if (part.isEmpty() || part.length() > MOST_KEY) {
                throw new Fault("A transaction needs RetailStoreID (or BusinessUnit), WorkstationID, SequenceNumber and"
                        + " BusinessDayDate, each of at most " + MOST_KEY + " characters.");
            }
        }
        try {
            LocalDate.parse(day.substring(0, Math.min(10, day.length())));
        } catch (DateTimeException e) {
            throw new Fault("BusinessDayDate has to be a day such as 2026-05-17.");
        }
        return store + "-" + workstation + "-" + day.substring(0, 10) + "-" + sequence;
    }

    /** The order that a return names, else one of its own. */
    private static String original(Line line, String order) {
        Map<String, String> texts = line.texts;
        String link = "TransactionLink/";
        String sequence = texts.get(link + "SequenceNumber");
        return sequence == null
                ? order
                : key(
                        texts.getOrDefault(link + "RetailStoreID", texts.getOrDefault("BusinessUnit/UnitID", "")),
                        texts.getOrDefault(link + "WorkstationID", ""),
                        sequence,
                        texts.getOrDefault(link + "BusinessDayDate", ""));
    }

    private static Goods goods(Line line) {
        Map<String, String> texts = line.texts;
        String product = texts.getOrDefault("ItemID", texts.getOrDefault("POSIdentity/POSItemID", ""));
        if (product.isEmpty()) {
            throw new Fault("A line of goods needs an ItemID or a POSIdentity with a POSItemID.");
        }
        BigDecimal quantity =
                texts.containsKey("Quantity") ? amount(line, "Quantity").abs() : BigDecimal.ONE;
        BigDecimal paid = texts.containsKey("ExtendedAmount")
                ? amount(line, "ExtendedAmount")
                : amount(line, price(texts)).multiply(quantity);
        if (quantity.signum() == 0) {
            throw new Fault("A line of goods has the quantity zero.");
        }
        return new Goods(line, product, quantity, paid.abs());
    }

    private static String price(Map<String, String> texts) {
        for (String name : List.of("ActualSalesUnitPrice", "RegularSalesUnitPrice", "UnitListPrice")) {
            if (texts.containsKey(name)) {
                return name;
            }
        }
        throw new Fault("A line of goods needs an ExtendedAmount or a unit price.");
    }

    private static BigDecimal amount(Line line, String name) {
        return decimal(line.texts.getOrDefault(name, "0"), name);
    }

    private static BigDecimal decimal(String text, String name) {
        if (!text.matches("[+-]?\\d{1,12}(\\.\\d{1,6})?")) {
            throw new Fault(name + " is no amount: " + PoslogReader.shortened(text) + ".");
        }
        return new BigDecimal(text);
    }

    private static Instant moment(Map<String, String> header, ZoneId zone) {
        String text = header.getOrDefault("EndDateTime", header.getOrDefault("BeginDateTime", ""));
        if (text.isEmpty()) {
            text = header.getOrDefault("POSLogDateTime", header.getOrDefault("BusinessDayDate", "") + "T12:00:00");
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return local(text, zone);
        }
    }

    private static Instant local(String text, ZoneId zone) {
        try {
            return LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new Fault("EndDateTime or BeginDateTime has to be a time such as 2026-05-17T10:15:00.");
        }
    }

    private static ObjectNode completed(
            String order,
            Instant at,
            @Nullable String card,
            String store,
            String currency,
            List<Goods> sales,
            BigDecimal total,
            BigDecimal tax) {
        ObjectNode event = event("poslog " + order, "Order Completed", at, order, card, currency);
        ObjectNode properties = (ObjectNode) event.get("properties");
        properties.put("store_id", store).put("total", total);
        if (tax.signum() != 0) {
            properties.put("tax", tax);
        }
        products(properties, sales);
        return event;
    }

    private static ObjectNode refunded(
            String order, String original, Instant at, @Nullable String card, String currency, List<Goods> goods) {
        String id = "poslog " + order + " of " + original;
        ObjectNode event = event(id, "Order Refunded", at, original, card, currency);
        ObjectNode properties = (ObjectNode) event.get("properties");
        properties
                .put("refund_id", id)
                .put("total", goods.stream().map(Goods::paid).reduce(BigDecimal.ZERO, BigDecimal::add));
        products(properties, goods);
        return event;
    }

    private static void products(ObjectNode properties, List<Goods> goods) {
        ArrayNode products = properties.putArray("products");
        for (Goods one : goods) {
            ObjectNode product = products.addObject()
                    .put("product_id", one.product())
                    .put("quantity", one.quantity())
                    .put("price", one.paid().divide(one.quantity(), 4, RoundingMode.HALF_UP));
            put(product, "name", one.line().texts.get("Description"));
            put(product, "category", one.line().texts.get("MerchandiseHierarchy"));
        }
    }

    private static void put(ObjectNode product, String field, @Nullable String text) {
        if (text != null) {
            product.put(field, text);
        }
    }

    private static ObjectNode event(
            String message, String name, Instant at, String order, @Nullable String card, String currency) {
        ObjectNode event = JSON.objectNode()
                .put("type", "track")
                .put("messageId", message)
                .put("event", name)
                .put("timestamp", at.toString());
        ObjectNode properties =
                event.putObject("properties").put("order_id", order).put("currency", currency);
        if (card != null) {
            properties.put("loyalty_card", card);
        }
        return event;
    }
}
