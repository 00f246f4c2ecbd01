package heartstring.touchpoint.mappings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which column means what, and how values are read. Written as JSON; see {@code docs/imports.md}.
 *
 * @param source the name of the source that the touchpoints carry; the same name and file import nothing twice
 * @param userIdNamespace sources with the same namespace mean the same person by the same user id
 * @param columns heading → target, such as {@code "E-Mail" → "email"}
 * @param clean heading → cleanings in their order, such as {@code whole} ({@code 17850.0} becomes {@code 17850})
 * @param empty words that mean "no value", besides an empty cell
 * @param defaults target → value where the cell is empty or no column has that target
 * @param timePattern as {@code java.time.format.DateTimeFormatter} knows it; null to recognise usual spellings
 * @param zone IANA time zone of times without one; null for the organisation's
 * @param decimal the decimal mark, {@code .} or {@code ,}; null to find it out
 * @param currency ISO 4217, where no column says it; null for the organisation's
 */
public record Mapping(
        String name,
        String about,
        Kind kind,
        String source,
        String channel,
        String userIdNamespace,
        @Nullable Character delimiter,
        @Nullable Boolean header,
        Map<String, String> columns,
        Map<String, List<String>> clean,
        List<String> empty,
        Map<String, String> defaults,
        @Nullable String timePattern,
        @Nullable String zone,
        @Nullable Character decimal,
        @Nullable String currency,
        Returns returns,
        List<Join> joins) {

    /** What the rows are about. */
    public enum Kind {
        PEOPLE,
        ORDERS,
        EVENTS,
        /** To a survey; the default of {@code survey} says which, where no column does. */
        ANSWERS
    }

    /**
     * How returns are told from sales; a negative quantity or amount is always one.
     *
     * @param orderPrefix order ids that start so are returns; empty for none
     */
    public record Returns(String orderPrefix) {}

    /**
     * A second file whose columns are looked up for each row.
     *
     * @param name of the file, without folder and endings, such as {@code products}
     * @param on a heading that both files have
     * @param columns headings of the second file → target
     */
    public record Join(String name, String on, Map<String, String> columns) {
        public Join {
            columns = ordered(columns);
        }
    }

    public Mapping {
        columns = ordered(columns);
        clean = ordered(clean);
        empty = List.copyOf(empty);
        defaults = ordered(defaults);
        joins = List.copyOf(joins);
    }

    /** The same mapping with other columns, as chosen on a page. */
    public Mapping with(Kind newKind, Map<String, String> newColumns) {
        return new Mapping(
                name,
                about,
                newKind,
                source,
                channel,
                userIdNamespace,
                delimiter,
                header,
                newColumns,
                clean,
                empty,
                defaults,
                timePattern,
                zone,
                decimal,
                currency,
                returns,
                joins);
    }

    /** The same mapping with other defaults. */
    public Mapping otherwise(Map<String, String> newDefaults) {
        return new Mapping(
                name,
                about,
                kind,
                source,
                channel,
                userIdNamespace,
                delimiter,
                header,
                columns,
                clean,
                empty,
                newDefaults,
                timePattern,
                zone,
                decimal,
                currency,
                returns,
                joins);
    }

    /** The same mapping for another source. */
    public Mapping from(String newSource) {
        return new Mapping(
                name,
                about,
                kind,
                newSource,
                channel,
                userIdNamespace,
                delimiter,
                header,
                columns,
                clean,
                empty,
                defaults,
                timePattern,
                zone,
                decimal,
                currency,
                returns,
                joins);
    }

    /** The same mapping with the reading of values as stated on a page; null keeps what it says. */
    public Mapping reading(
            @Nullable String newPattern,
            @Nullable String newZone,
            @Nullable Character newDecimal,
            @Nullable String newCurrency,
            String newReturnPrefix) {
        return new Mapping(
                name,
                about,
                kind,
                source,
                channel,
                userIdNamespace,
                delimiter,
                header,
                columns,
                clean,
                empty,
                defaults,
                newPattern == null ? timePattern : newPattern,
                newZone == null ? zone : newZone,
                newDecimal == null ? decimal : newDecimal,
                newCurrency == null ? currency : newCurrency,
                newReturnPrefix.isEmpty() ? returns : new Returns(newReturnPrefix),
                joins);
    }

    private static <V> Map<String, V> ordered(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
