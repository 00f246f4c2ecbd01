package heartstring.story.computed;

import heartstring.story.computed.Definition.Kind;
import heartstring.story.computed.Definition.Reads;
import heartstring.story.computed.Definition.Where;
import heartstring.touchpoint.belts.TouchpointConsumer.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** What a touchpoint tells a definition; told everything they need. */
final class ComputedRules {

    /** The most values read of one event. */
    static final int MOST_VALUES = 200;

    /** The longest value, in characters; longer ones are cut. */
    static final int LONGEST = 200;

    /** Different values of one piece on one day, or for ever, that are told apart. */
    static final int MOST_ITEMS = 200;

    /** The day under which stands what counts for ever. */
    static final LocalDate EVER = LocalDate.EPOCH;

    private static final int MOST_WHERE = 5;
    private static final int MOST_DAYS = 3_660;
    private static final int DECIMALS = 6;
    private static final BigDecimal HIGHEST = BigDecimal.TEN.pow(15);
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}([.][0-9]{1,12})?");
    private static final Pattern PATH = Pattern.compile("[\\p{L}\\p{N}_$ .-]{1,100}");
    private static final Pattern TYPE = Pattern.compile("track|page|screen|identify|group|alias|");
    private static final Pattern NAME = Pattern.compile("[^{}\\[\\]\\p{Cntrl}]{1,60}");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private ComputedRules() {}

    /** The properties of an event's body; none where there is none. */
    static JsonNode properties(@Nullable String body) {
        return body == null ? MissingNode.getInstance() : JSON.readTree(body).path("properties");
    }

    /** Where a part stands. */
    record Place(long profileId, int computedId, LocalDate day, String item) {}

    /** What some touchpoints come to. */
    record Part(
            long times,
            BigDecimal total,
            Instant firstAt,
            long firstId,
            Instant lastAt,
            long lastId,
            @Nullable String value) {

        /** Both together; the same in whichever order. */
        Part and(Part other, boolean first) {
            boolean earlier = before(other.firstAt, other.firstId, firstAt, firstId);
            boolean later = before(lastAt, lastId, other.lastAt, other.lastId);
            return new Part(
                    times + other.times,
                    total.add(other.total),
                    earlier ? other.firstAt : firstAt,
                    earlier ? other.firstId : firstId,
                    later ? other.lastAt : lastAt,
                    later ? other.lastId : lastId,
                    first ? (earlier ? other.value : value) : later ? other.value : value);
        }

        private static boolean before(Instant at, long id, Instant otherAt, long otherId) {
            int order = at.compareTo(otherAt);
            return order < 0 || (order == 0 && id < otherId);
        }
    }

    /** Whether a touchpoint is one of those that count, its body apart. */
    static boolean fits(Definition d, Row row) {
        return row.profileId() != 0
                && (d.event().isEmpty() || d.event().equals(row.name()))
                && (d.type().isEmpty() || d.type().equals(row.kind()))
                && (d.channel().isEmpty() || d.channel().equals(row.channel()));
    }

    /** Adds what a fitting touchpoint tells; nothing where its properties do not. */
    static void add(Map<Place, Part> parts, ComputedProperty computed, Row row, JsonNode properties) {
        Definition d = computed.definition();
        if (!d.where().stream().allMatch(w -> holds(w, properties))) {
            return;
        }
        List<String> values = d.kind().readsProperty() ? values(properties, d.property()) : List.of();
        BigDecimal total = d.kind() == Kind.SUM ? sum(d, values, properties).orElse(null) : BigDecimal.ZERO;
        boolean tells = d.kind() == Kind.FIRST || d.kind() == Kind.LAST;
        String value = tells ? told(d, values) : null;
        if (total == null || (tells && value == null)) {
            return;
        }
        LocalDate day = d.days() == 0 ? EVER : LocalDate.ofInstant(row.occurredAt(), ZoneId.of(d.zone()));
        Part part = new Part(1, total, row.occurredAt(), row.id(), row.occurredAt(), row.id(), value);
        List<String> items = d.kind().counts() ? values.stream().distinct().toList() : List.of("");
        for (String item : items) {
            parts.merge(
                    new Place(row.profileId(), computed.id(), day, item),
                    part,
                    (a, b) -> a.and(b, d.kind() == Kind.FIRST));
        }
    }

    private static Optional<BigDecimal> sum(Definition d, List<String> values, JsonNode properties) {
        if (d.reads() == Reads.MONEY) {
            List<String> currency = values(properties, "currency");
            if (!currency.isEmpty() && !currency.getFirst().equalsIgnoreCase(d.currency())) {
                return Optional.empty();
            }
        }
        int move = d.reads() == Reads.MONEY ? digits(d.currency()) : 0;
        return values.stream()
                .flatMap(v -> number(v).stream())
                .map(n -> move == 0 ? n : n.movePointRight(move).setScale(0, RoundingMode.HALF_UP))
                .reduce(BigDecimal::add);
    }

    private static @Nullable String told(Definition d, List<String> values) {
        return values.stream()
                .flatMap(v -> d.reads() == Reads.TEXT
                        ? Optional.of(v).stream()
                        : number(v).map(BigDecimal::toPlainString).stream())
                .findFirst()
                .orElse(null);
    }

    /** A number of at most 15 digits before the point and 6 behind it. */
    static Optional<BigDecimal> number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(text);
        BigDecimal kept = number.scale() > DECIMALS ? number.setScale(DECIMALS, RoundingMode.HALF_UP) : number;
        return kept.abs().compareTo(HIGHEST) < 0 ? Optional.of(kept) : Optional.empty();
    }

    static boolean holds(Where where, JsonNode properties) {
        List<String> values = values(properties, where.property());
        return switch (where.is()) {
            case KNOWN -> !values.isEmpty();
            case IS -> values.stream().anyMatch(v -> same(v, where.value()));
            case IS_NOT -> values.stream().noneMatch(v -> same(v, where.value()));
            case CONTAINS -> values.stream().anyMatch(v -> v.contains(where.value()));
            case AT_LEAST -> values.stream().anyMatch(v -> compare(v, where.value()) >= 0);
            case AT_MOST ->
                values.stream().anyMatch(v -> compare(v, where.value()) == 0 || compare(v, where.value()) == -1);
        };
    }

    /** 3 and 3.0 are the same. */
    private static boolean same(String value, String wanted) {
        return value.equals(wanted) || compare(value, wanted) == 0;
    }

    /** -1, 0 or 1; less than that where one of them is no number. */
    private static int compare(String value, String wanted) {
        Optional<BigDecimal> one = number(value);
        Optional<BigDecimal> other = number(wanted);
        return one.isEmpty() || other.isEmpty() ? -2 : Integer.signum(one.get().compareTo(other.get()));
    }

    /** What stands at the end of a way, of lists each: texts, numbers, and yes and no as true and false. */
    static List<String> values(JsonNode properties, String path) {
        List<JsonNode> at = List.of(properties);
        for (String step : path.split("\\.", -1)) {
            List<JsonNode> next = new ArrayList<>();
            for (JsonNode node : at) {
                spread(node.path(step), next);
            }
            at = next;
        }
        return at.stream()
                .filter(node -> node.isString() || node.isNumber() || node.isBoolean())
                .map(ComputedRules::text)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static void spread(JsonNode node, List<JsonNode> into) {
        if (node.isArray()) {
            node.forEach(each -> {
                if (!each.isArray() && into.size() < MOST_VALUES) {
                    into.add(each);
                }
            });
        } else if (!node.isMissingNode() && !node.isNull() && into.size() < MOST_VALUES) {
            into.add(node);
        }
    }

    private static String text(JsonNode node) {
        if (node.isNumber()) {
            BigDecimal number = node.decimalValue();
            boolean odd = Math.abs((long) number.scale()) > 40 || number.precision() > 40;
            return odd ? "" : plain(number);
        }
        String text = node.asString().replace("\0", "").strip();
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST));
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    static int digits(String currency) {
        return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** What is wrong with a definition, as a sentence; null where nothing is. */
    static @Nullable String fault(String key, String name, Definition d) {
        if (!isName(name)) {
            return "A name has 1 to 60 characters, and no brackets or braces.";
        }
        if (!key.matches("[a-z][a-z0-9-]{0,39}")) {
            return "A key has 1 to 40 small letters, digits and hyphens, and begins with a letter.";
        }
        if (d.event().length() > 200
                || d.channel().length() > 40
                || !TYPE.matcher(d.type()).matches()) {
            return "The event, its kind or the channel is too long, or there is no such kind.";
        }
        if (d.days() < 0 || d.days() > MOST_DAYS) {
            return "Days are a whole number from 1 to " + MOST_DAYS + ", or empty for ever.";
        }
        return reading(d);
    }

    private static @Nullable String reading(Definition d) {
        if (d.kind().readsProperty() && !PATH.matcher(d.property()).matches()) {
            return "Say which property of the event to read, such as total or products.category.";
        }
        if (d.kind() == Kind.SUM && d.reads() == Reads.TEXT) {
            return "Only numbers and money have a sum.";
        }
        if (d.reads() == Reads.MONEY && d.kind() != Kind.SUM) {
            return "Money can only be summed here; read it as a number instead.";
        }
        if (d.event().isEmpty() && d.needsBody()) {
            return "Name the event: properties are read of one kind of event.";
        }
        if (d.where().size() > MOST_WHERE) {
            return "At most " + MOST_WHERE + " properties can be compared.";
        }
        for (Where where : d.where()) {
            if (!PATH.matcher(where.property()).matches()
                    || where.value().length() > LONGEST
                    || (where.is() != Definition.Is.KNOWN && where.value().isBlank())) {
                return "A comparison needs the name of a property and a value of at most " + LONGEST + " characters.";
            }
        }
        return zone(d);
    }

    private static @Nullable String zone(Definition d) {
        try {
            ZoneId.of(d.zone());
            Currency.getInstance(d.currency());
            return null;
        } catch (DateTimeException | IllegalArgumentException e) {
            return "The time zone or the currency is not known.";
        }
    }
}
