package heartstring.desk.people;

import heartstring.customer.fields.FieldValues;
import heartstring.customer.fields.RelatedNames;
import heartstring.desk.search.Finder;
import heartstring.desk.search.FinderRules;
import heartstring.desk.search.Nearly;
import heartstring.platform.fields.Field;
import heartstring.platform.fields.Fields;
import heartstring.platform.fields.Kind;
import heartstring.platform.fields.Subject;
import heartstring.platform.inputs.FieldWords;
import heartstring.platform.postgres.PlansSql;
import heartstring.platform.settings.Settings;
import heartstring.platform.web.Cursor;
import heartstring.story.computed.Computed;
import heartstring.story.computed.ComputedProperty;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads views of the list, page by page. */
@Component
public class People {

    public static final int PAGE = 50;
    public static final int COUNTED = 10_000;
    public static final int STEP = 1_000;

    /** How many groups are shown, and how many customers of each. */
    private static final int GROUPS = 40;

    private static final int EACH = 5;

    private final PeopleSql sql;
    private final AmongSql amongSql;
    private final FieldFilterSql fieldSql;
    private final GroupsSql groupsSql;
    private final Fields fields;
    private final FieldValues values;
    private final RelatedNames names;
    private final PlansSql plans;
    private final Nearly nearly;
    private final Settings settings;
    private final heartstring.story.segments.Segments named;
    private final Computed computed;

    People(
            PeopleSql sql,
            AmongSql amongSql,
            FieldFilterSql fieldSql,
            GroupsSql groupsSql,
            Fields fields,
            FieldValues values,
            RelatedNames names,
            PlansSql plans,
            Nearly nearly,
            Settings settings,
            heartstring.story.segments.Segments named,
            Computed computed) {
        this.named = named;
        this.computed = computed;
        this.sql = sql;
        this.amongSql = amongSql;
        this.fieldSql = fieldSql;
        this.groupsSql = groupsSql;
        this.fields = fields;
        this.values = values;
        this.names = names;
        this.plans = plans;
        this.nearly = nearly;
        this.settings = settings;
    }

    /** Rows and the cursor of the following ones, null on the last page. */
    public record Rows(List<Person> people, @Nullable String next) {}

    /** The customers of a view, and what is asked of fields beside. */
    private record Found(PeopleSql.Shape shape, PeopleSql.@Nullable Among among) {}

    /** The fields of people and companies that whoever looks may see, in their order. */
    public List<Field> fields() {
        List<Field> seen = new ArrayList<>(fields.seen(Subject.PERSON));
        seen.addAll(fields.seen(Subject.COMPANY));
        return seen;
    }

    /** A page of a view after that cursor. */
    @Transactional(readOnly = true)
    public Rows page(PeopleQuery query, @Nullable Cursor after, int size) {
        return page(query, among(query), after, size);
    }

    @Transactional(readOnly = true)
    Rows page(PeopleQuery query, PeopleSql.@Nullable Among among, @Nullable Cursor after, int size) {
        plans.forThisPage();
        Found in = found(query, among);
        PeopleSql.Among searched = in.among();
        List<Person> found = sql.page(
                query, in.shape(), inOrder(query, searched), picked(query, searched), manner(), after, size + 1);
        boolean more = found.size() > size;
        List<Person> shown = more ? found.subList(0, size) : found;
        return new Rows(shown, more ? cursor(query, in.shape(), shown.getLast()).text() : null);
    }

    /**
     * A view in groups, the largest first, those without a value last.
     *
     * @param first the customers that stand first in the order of the view, counted and grouped; more may follow them
     */
    public record Groups(List<Group> groups, int first, boolean more) {}

    /** Customers with the same value; the key is empty for those who have none. */
    public record Group(String key, long people, List<Person> first) {}

    /** Fields of the house that a view can be grouped by. */
    public static boolean isGrouping(Field field) {
        return field.kind().chooses() || field.kind() == Kind.RATING;
    }

    /** Whether a view is shown in groups. */
    public boolean isGrouped(PeopleQuery query) {
        return query.has("group")
                && (!query.get("group").startsWith(PeopleQuery.FIELD)
                        || !by(query).isEmpty());
    }

    private List<Field> by(PeopleQuery query) {
        return fields().stream()
                .filter(f -> query.get("group").equals(PeopleQuery.FIELD + f.key()) && isGrouping(f))
                .toList();
    }

    /** The first customers of a view in groups. */
    @Transactional(readOnly = true)
    public Groups groups(PeopleQuery query) {
        plans.forThisPage();
        PeopleSql.Among among = among(query);
        Found in = found(query, among);
        List<GroupsSql.Placed> placed = groupsSql.placed(
                query,
                in.shape(),
                inOrder(query, in.among()),
                picked(query, in.among()),
                manner(),
                by(query),
                new GroupsSql.Bounds(COUNTED, GROUPS, EACH));
        Map<Long, Person> people = new HashMap<>();
        groupsSql
                .people(placed.stream().map(GroupsSql.Placed::customerId).toList())
                .forEach(person -> people.put(person.customerId(), person));
        Map<String, Group> groups = new LinkedHashMap<>();
        for (GroupsSql.Placed one : placed) {
            Person person = people.get(one.customerId());
            if (person != null) {
                groups.computeIfAbsent(one.group(), key -> new Group(key, one.people(), new ArrayList<>()))
                        .first()
                        .add(person);
            }
        }
        return new Groups(List.copyOf(groups.values()), COUNTED, count(query) > COUNTED);
    }

    /** Who is in the groups, the few of them at once, and fits what is asked of fields. */
    private Found found(PeopleQuery query, PeopleSql.@Nullable Among among) {
        if (!query.has("in") && !query.has("out")) {
            return fit(query, among);
        }
        boolean begins = among != null && among.beginning() != null;
        var within = named.within(query.numbers("in"), query.numbers("out"), begins ? 0 : PeopleSql.FEW);
        PeopleSql.Among left = among;
        if (within.many() == null) {
            Set<Long> few = new LinkedHashSet<>(within.few());
            if (among != null) {
                few.retainAll(new HashSet<>(among.ids()));
            }
            left = new PeopleSql.Among(List.copyOf(few), null);
        }
        Found fit = fit(query, left);
        return new Found(fit.shape().within(within.many()), fit.among());
    }

    /** Who fits what is asked of fields: the few of them at once, others one by one on the walk along the order. */
    private Found fit(PeopleQuery query, PeopleSql.@Nullable Among among) {
        List<Field> seen = query.asksFields() ? fields() : List.of();
        List<FieldFilter> filters = FieldFilter.of(query, seen);
        FieldFilter.Order order = FieldFilter.order(query, seen).orElse(null);
        if (filters.stream().allMatch(f -> f.test() == FieldFilter.Test.UNKNOWN)) {
            return new Found(new PeopleSql.Shape(filters, null, order, null), among);
        }
        List<Long> fit = fieldSql.fitting(filters, PeopleSql.PICKED + 1);
        if (fit.size() > PeopleSql.PICKED) {
            return new Found(new PeopleSql.Shape(filters, null, order, null), among);
        }
        if (fit.size() > PeopleSql.FEW || (among != null && among.beginning() != null)) {
            return new Found(new PeopleSql.Shape(List.of(), fit, order, null), among);
        }
        Set<Long> both = new HashSet<>(fit);
        List<Long> left = among == null
                ? fit
                : among.ids().stream().filter(both::contains).toList();
        return new Found(new PeopleSql.Shape(List.of(), null, order, null), new PeopleSql.Among(left, null));
    }

    /**
     * What people on a page hold in fields, as JSON by customer and key, the names that relations among it lead to, and what is computed of
     * them.
     */
    public record Held(
            Map<Long, Map<String, String>> values, Map<Long, String> names, Map<Long, List<Computed.Value>> computed) {

        /** What is computed of a customer under that column. */
        public Optional<Computed.Value> computed(long customer, String column) {
            return computed.getOrDefault(customer, List.of()).stream()
                    .filter(v ->
                            column.equals(PeopleQuery.COMPUTED + v.computed().key()))
                    .findFirst();
        }
    }

    /** What can be computed of people, by name. */
    public List<ComputedProperty> computed() {
        return computed.living();
    }

    public Held held(List<Person> people, List<Field> wanted, Collection<String> columns) {
        List<Long> ids = people.stream().map(Person::customerId).toList();
        Map<Long, Map<String, String>> held = values.of(ids, wanted);
        List<ComputedProperty> shown = computed.living().stream()
                .filter(c -> columns.contains(PeopleQuery.COMPUTED + c.key()))
                .toList();
        Set<Long> related = new HashSet<>();
        held.values()
                .forEach(of -> wanted.forEach(
                        field -> related.addAll(FieldWords.related(field, of.getOrDefault(field.key(), "null")))));
        return new Held(held, names.of(related), computed.of(ids, shown));
    }

    /** Ids of all customers of a view, at most so many. */
    @Transactional(readOnly = true)
    public List<Long> ids(PeopleQuery query, int most) {
        PeopleSql.Among among = among(query);
        List<Long> ids = new ArrayList<>();
        Cursor after = null;
        do {
            Rows rows = page(query, among, after, STEP);
            rows.people().forEach(person -> ids.add(person.customerId()));
            after = rows.next() == null ? null : Cursor.parse(rows.next(), 2);
        } while (after != null && ids.size() < most);
        return ids.size() > most ? ids.subList(0, most) : ids;
    }

    /** Names that begin so lie together in the order of names; for other orders they are picked out while they are not too many. */
    private PeopleSql.@Nullable Among inOrder(PeopleQuery query, PeopleSql.@Nullable Among among) {
        if (among == null || among.beginning() == null || query.sort().equals("name")) {
            return among;
        }
        List<Long> begun = amongSql.begun(among.beginning(), PeopleSql.CANDIDATES + 1);
        return begun.size() > PeopleSql.CANDIDATES ? among : new PeopleSql.Among(both(begun, among.ids()), null);
    }

    /** How many there are, in words. */
    @Transactional(readOnly = true)
    public int count(PeopleQuery query) {
        plans.forThisPage();
        Found in = found(query, among(query));
        return sql.count(query, in.shape(), in.among(), manner(), COUNTED + 1);
    }

    /** How those are found whom a figure leaves, when they are to be shown in an order that does not know it; null otherwise. */
    private PeopleSql.@Nullable Picked picked(PeopleQuery query, PeopleSql.@Nullable Among among) {
        boolean otherOrder = !query.sort().equals("seen") && !query.sort().equals("spent");
        boolean few = among != null && among.beginning() == null;
        return otherOrder && !few && PeopleSql.hasFigures(query) ? sql.picked(query, manner()) : null;
    }

    /** Channels in which customers are met. */
    public List<String> channels() {
        return sql.channels();
    }

    /** Names of sources by number. */
    public Map<String, String> sources() {
        return sql.sources();
    }

    /**
     * The customers that a search leaves, null without one: those with such an identifier and those whose name begins so, read
     * from either end. Where not very many begin so, also those who have it anywhere in the name, and where there is nobody,
     * those whose name is nearly so.
     */
    @Transactional(readOnly = true)
    PeopleSql.@Nullable Among among(PeopleQuery query) {
        if (!query.has("q")) {
            return null;
        }
        plans.forThisPage();
        String typed = query.get("q");
        String key = FinderRules.key(typed);
        String[] values =
                FinderRules.values(typed, settings.organisation().region()).toArray(String[]::new);
        List<Long> begun = amongSql.begun(key, PeopleSql.MANY + 1);
        if (begun.size() > PeopleSql.MANY) {
            return new PeopleSql.Among(amongSql.candidates(values, key, false), key);
        }
        List<Long> found = both(begun, amongSql.candidates(values, key, key.length() >= Finder.INSIDE));
        if (found.isEmpty() && key.length() > Finder.INSIDE) {
            found = amongSql.started(typed.strip().toLowerCase(Locale.ROOT));
        }
        return new PeopleSql.Among(found.isEmpty() && key.length() > Finder.INSIDE ? nearly.ids(key) : found, null);
    }

    private static List<Long> both(List<Long> some, List<Long> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().toList();
    }

    public String currency() {
        return settings.organisation().currency();
    }

    private PeopleSql.Manner manner() {
        int digits = Currency.getInstance(currency()).getDefaultFractionDigits();
        return new PeopleSql.Manner(settings.organisation().zoneId(), Math.max(digits, 0));
    }

    private Cursor cursor(PeopleQuery query, PeopleSql.Shape shape, Person last) {
        FieldFilter.Order byField = shape.order();
        if (byField != null) {
            return Cursor.of(fieldSql.key(byField, last.customerId()), last.customerId());
        }
        return switch (query.sort()) {
            case "seen" -> Cursor.of(String.valueOf(last.lastAt()), last.customerId());
            case "spent" -> Cursor.of(last.spentMinor(), last.customerId());
            case "first" -> Cursor.of(last.firstSeenAt(), last.customerId());
            default -> Cursor.of(last.nameKey(), last.customerId());
        };
    }
}
