package heartstring.story.terms;

import heartstring.story.conditions.Condition;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says whether a condition holds of a customer by reading all single facts of the customer and counting them here, with nothing
 * of the product's own terms or comparisons; for tests.
 */
final class BruteForce {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Instant now;
    private final ZoneId zone;
    private final String currency;
    private final long customer;
    private final @Nullable Head head;
    private final List<Trait> traits;
    private final List<Touch> touches;
    private final List<Bought> orders;
    private final List<Word> words;

    /** What was said about being written to at an address. */
    record Word(String kind, String value, String purpose, boolean given, Instant at, long id) {}

    record Head(
            String kind,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String city,
            @Nullable String country,
            @Nullable String language,
            Instant firstSeen) {}

    record Trait(String name, String json, Instant at, long id) {}

    record Touch(String kind, String name, String channel, Instant at) {}

    record Bought(
            Instant at,
            String status,
            String currency,
            long keptMinor,
            String flags,
            @Nullable String store,
            List<String> lines) {
        boolean counts() {
            return !status.equals("cancelled") && !flags.contains("no_order");
        }
    }

    BruteForce(JdbcClient jdbc, long customer, Instant now, ZoneId zone, String currency) {
        this.customer = customer;
        this.now = now;
        this.zone = zone;
        this.currency = currency;
        head = jdbc.sql("select * from customer.headline where customer_id = ?")
                .param(customer)
                .query((rs, n) -> new Head(
                        rs.getString("kind"),
                        rs.getString("email"),
                        rs.getString("phone"),
                        rs.getString("city"),
                        rs.getString("country"),
                        rs.getString("language"),
                        rs.getTimestamp("first_seen_at").toInstant()))
                .optional()
                .orElse(null);
        traits = jdbc.sql("""
                        select name, value::text, occurred_at, id from customer.trait
                         where profile_id in (select id from customer.profile where customer_id = ?)""")
                .param(customer)
                .query((rs, n) -> new Trait(
                        rs.getString(1), rs.getString(2), rs.getTimestamp(3).toInstant(), rs.getLong(4)))
                .list();
        touches = jdbc.sql("""
                        select kind, name, channel, occurred_at from touchpoint.touchpoint
                         where profile_id in (select id from customer.profile where customer_id = ?)""")
                .param(customer)
                .query((rs, n) -> new Touch(
                        rs.getString(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getTimestamp(4).toInstant()))
                .list();
        orders = orders(jdbc, customer);
        words = jdbc.sql("select kind, value, purpose, given, said_at, id from customer.consent")
                .query((rs, n) -> new Word(
                        rs.getString(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getBoolean(4),
                        rs.getTimestamp(5).toInstant(),
                        rs.getLong(6)))
                .list();
    }

    private static List<Bought> orders(JdbcClient jdbc, long customer) {
        return jdbc.sql("""
                        select o.occurred_at, o.status, o.currency,
                               case when o.status = 'cancelled' then 0 else coalesce(o.total_minor, 0) - o.refunded_minor end,
                               o.flags::text, s.key,
                               (select string_agg(concat_ws('|', '', p.key, p.sku, p.category, p.brand, ''), ';')
                                  from commerce.order_line l join commerce.product p on p.id = l.product_id where l.order_id = o.id)
                          from commerce.orders o left join commerce.store s on s.id = o.store_id
                         where o.profile_id in (select id from customer.profile where customer_id = ?)""")
                .param(customer)
                .query((rs, n) -> new Bought(
                        rs.getTimestamp(1).toInstant(),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getLong(4),
                        rs.getString(5),
                        rs.getString(6),
                        rs.getString(7) == null
                                ? List.of()
                                : List.of(rs.getString(7).split(";"))))
                .list();
    }

    boolean holds(Condition condition) {
        return switch (condition) {
            case Condition.All all -> all.parts().stream().map(this::holds).reduce(true, Boolean::logicalAnd);
            case Condition.Any any -> any.parts().stream().map(this::holds).reduce(false, Boolean::logicalOr);
            case Condition.Not not -> !holds(not.part());
            case Condition.Test test ->
                value(test.term(), test.with()).map(v -> fits(v, test)).orElse(false);
        };
    }

    private static boolean fits(Object actual, Condition.Test test) {
        List<Object> wanted = test.values().stream().map(BruteForce::bare).toList();
        return switch (test.is()) {
            case KNOWN -> true;
            case IS, ONE_OF -> wanted.stream().anyMatch(w -> order(actual, w) == 0);
            case STARTS_WITH -> ((String) actual).indexOf((String) wanted.getFirst()) == 0;
            case HAS_ANY -> wanted.stream().anyMatch(((List<?>) actual)::contains);
            case HAS_ALL -> ((List<?>) actual).containsAll(wanted);
            case CONTAINS -> ((String) actual).indexOf((String) wanted.getFirst()) >= 0;
            case AT_LEAST -> order(actual, wanted.getFirst()) >= 0;
            case AT_MOST -> order(actual, wanted.getFirst()) <= 0;
            case MORE_THAN -> order(actual, wanted.getFirst()) > 0;
            case LESS_THAN -> order(actual, wanted.getFirst()) < 0;
            case BETWEEN -> order(actual, wanted.get(0)) >= 0 && order(actual, wanted.get(1)) <= 0;
        };
    }

    private static Object bare(Value value) {
        return switch (value) {
            case Value.Text v -> v.text();
            case Value.Figure v -> v.number();
            case Value.Money v -> BigDecimal.valueOf(v.amountMinor());
            case Value.Day v -> v.day();
            case Value.Moment v -> v.at();
            case Value.Flag v -> v.yes();
            case Value.Several v -> v.texts();
        };
    }

    @SuppressWarnings("unchecked")
    private static int order(Object one, Object other) {
        return ((Comparable<Object>) one).compareTo(other);
    }

    private Optional<Object> value(String term, Map<String, Value> with) {
        return switch (term) {
            case "city" -> head(h -> h.city());
            case "country" -> head(h -> h.country());
            case "language" -> head(h -> h.language());
            case "kind" -> head(h -> h.kind());
            case "has-email" -> head(h -> h.email() != null);
            case "has-phone" -> head(h -> h.phone() != null);
            case "first-seen" -> head(h -> h.firstSeen());
            case "consent.email.news" -> consent("email", "news", false);
            case "consent.phone.news" -> consent("phone", "news", false);
            case "consent.email.service" -> consent("email", "service", true);
            case "consent.phone.service" -> consent("phone", "service", true);
            case "share" -> Optional.of(share(with.get("draw").plain()));
            case "trait" -> trait(with).map(v -> v);
            case "trait.number" -> trait(with).flatMap(BruteForce::number);
            case "trait.day" -> trait(with).flatMap(BruteForce::day);
            case "trait.yes" ->
                trait(with).filter(v -> v.equals("true") || v.equals("false")).map(Boolean::valueOf);
            case "trait.list" -> list(with.get("name").plain());
            case "birthday.today" ->
                Optional.of(birthday().map(b -> b.equals("06-15")).orElse(false));
            case "birthday.month" ->
                Optional.of(birthday().map(b -> b.startsWith("06-")).orElse(false));
            case "orders" ->
                Optional.of(
                        BigDecimal.valueOf(orders(with).filter(Bought::counts).count()));
            case "spent" ->
                Optional.of(BigDecimal.valueOf(orders(with)
                        .filter(o -> o.currency().equals(currency))
                        .mapToLong(Bought::keptMinor)
                        .sum()));
            case "last-order.days" ->
                days(orders.stream().filter(Bought::counts).map(Bought::at).max(Comparator.naturalOrder()));
            case "first-order.days" ->
                days(orders.stream().filter(Bought::counts).map(Bought::at).min(Comparator.naturalOrder()));
            case "did" ->
                Optional.of(BigDecimal.valueOf(touches(with)
                        .filter(t -> List.of("track", "page", "screen").contains(t.kind())
                                && t.name().equals(with.get("name").plain()))
                        .count()));
            case "touchpoints" -> Optional.of(BigDecimal.valueOf(touches(with).count()));
            case "last-seen.days" ->
                days(touches.stream()
                        .map(t -> t.at().truncatedTo(ChronoUnit.MINUTES))
                        .max(Comparator.naturalOrder()));
            default -> throw new AssertionError("The brute force does not know " + term);
        };
    }

    private Optional<Object> consent(String kind, String purpose, boolean unasked) {
        String address = head == null ? null : kind.equals("email") ? head.email() : head.phone();
        return Optional.of(address != null
                && words.stream()
                        .filter(w -> w.kind().equals(kind)
                                && w.purpose().equals(purpose)
                                && w.value().equals(address))
                        .max(Comparator.comparing(Word::at).thenComparingLong(Word::id))
                        .map(Word::given)
                        .orElse(unasked));
    }

    private Optional<Object> head(java.util.function.Function<Head, @Nullable Object> of) {
        return Optional.ofNullable(head).map(of);
    }

    private boolean within(Map<String, Value> with, Instant at) {
        if (!with.containsKey("days")) {
            return true;
        }
        Instant since =
                now.minus(Duration.ofDays(Long.parseLong(with.get("days").plain())));
        return !at.isBefore(since) && !at.isAfter(now);
    }

    private Stream<Bought> orders(Map<String, Value> with) {
        return orders.stream()
                .filter(o -> within(with, o.at()))
                .filter(o ->
                        !with.containsKey("store") || with.get("store").plain().equals(o.store()))
                .filter(o -> Stream.of("product", "category", "brand").noneMatch(with::containsKey)
                        || o.lines().stream()
                                .anyMatch(line -> Stream.of("product", "category", "brand")
                                        .filter(with::containsKey)
                                        .allMatch(name -> line.contains(
                                                "|" + with.get(name).plain() + "|"))));
    }

    private Stream<Touch> touches(Map<String, Value> with) {
        return touches.stream()
                .filter(t -> within(with, t.at()))
                .filter(t -> !with.containsKey("channel")
                        || with.get("channel").plain().equals(t.channel()));
    }

    private Optional<Object> days(Optional<Instant> at) {
        return at.map(
                a -> BigDecimal.valueOf(Math.max(0, Duration.between(a, now).toDays())));
    }

    private Optional<String> trait(Map<String, Value> with) {
        return trait(with.get("name").plain());
    }

    private Optional<String> trait(String name) {
        return traits.stream()
                .filter(t -> t.name().equals(name))
                .max(Comparator.comparing(Trait::at).thenComparingLong(Trait::id))
                .map(t -> JSON.readTree(t.json()))
                .filter(JsonNode::isValueNode)
                .filter(v -> !v.isNull())
                .map(v -> v.isNumber() ? v.toString() : v.asString())
                .map(String::strip)
                .filter(v -> !v.isEmpty());
    }

    private Optional<Object> list(String name) {
        return traits.stream()
                .filter(t -> t.name().equals(name))
                .max(Comparator.comparing(Trait::at).thenComparingLong(Trait::id))
                .map(t -> JSON.readTree(t.json()))
                .filter(v -> v.isArray()
                        ? !v.isEmpty()
                        : v.isString() && !v.asString().isBlank())
                .map(v -> v.isArray()
                        ? v.valueStream()
                                .filter(JsonNode::isString)
                                .map(JsonNode::asString)
                                .toList()
                        : List.of(v.asString().strip()));
    }

    private static Optional<Object> number(String text) {
        return text.matches("-?\\d{1,15}(\\.\\d{1,6})?") ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    private static Optional<Object> day(String text) {
        try {
            boolean shaped = text.length() == 10 || (text.length() > 10 && "T ".indexOf(text.charAt(10)) >= 0);
            return shaped ? Optional.of(LocalDate.parse(text.substring(0, 10))) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<String> birthday() {
        // The moment asked about is 15 June in every zone in use here.
        assert LocalDate.ofInstant(now, zone).equals(LocalDate.of(2025, 6, 15));
        return trait("birthday")
                .filter(b -> b.matches("(\\d{4}|-)-\\d\\d-\\d\\d([T ].*)?"))
                .map(b -> b.startsWith("--") ? b.substring(2, 7) : b.substring(5, 10));
    }

    private BigDecimal share(String draw) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((draw + ":" + customer).getBytes(StandardCharsets.UTF_8));
            long first = Integer.toUnsignedLong(ByteBuffer.wrap(digest).getInt());
            return BigDecimal.valueOf(first % 10_000, 2);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
