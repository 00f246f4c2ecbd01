package heartstring.desk.search;

import heartstring.platform.postgres.PlansSql;
import heartstring.platform.settings.Settings;
import heartstring.platform.web.Cursor;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads views of the list, page by page. */
@Component
class People {

    static final int PAGE = 50;
    static final int COUNTED = 10_000;

    private final PeopleSql sql;
    private final PlansSql plans;
    private final Nearly nearly;
    private final Settings settings;

    People(PeopleSql sql, PlansSql plans, Nearly nearly, Settings settings) {
        this.sql = sql;
        this.plans = plans;
        this.nearly = nearly;
        this.settings = settings;
    }

    /** Rows and the cursor of the following ones, null on the last page. */
    record Rows(List<Person> people, @Nullable String next) {}

    @Transactional(readOnly = true)
    public Rows page(PeopleQuery query, PeopleSql.@Nullable Among among, @Nullable Cursor after, int size) {
        plans.forThisPage();
        List<Person> found = sql.page(query, inOrder(query, among), picked(query, among), manner(), after, size + 1);
        boolean more = found.size() > size;
        List<Person> shown = more ? found.subList(0, size) : found;
        return new Rows(shown, more ? cursor(query, shown.getLast()).text() : null);
    }

    /** Names that begin so lie together in the order of names; for other orders they are picked out while they are not too many. */
    private PeopleSql.@Nullable Among inOrder(PeopleQuery query, PeopleSql.@Nullable Among among) {
        if (among == null || among.beginning() == null || query.sort().equals("name")) {
            return among;
        }
        List<Long> begun = sql.begun(among.beginning(), PeopleSql.CANDIDATES + 1);
        return begun.size() > PeopleSql.CANDIDATES ? among : new PeopleSql.Among(both(begun, among.ids()), null);
    }

    /** How many there are, in words. */
    @Transactional(readOnly = true)
    public int count(PeopleQuery query) {
        plans.forThisPage();
        return sql.count(query, among(query), manner(), COUNTED + 1);
    }

    /** How those are found whom a figure leaves, when they are to be shown in an order that does not know it; null otherwise. */
    private PeopleSql.@Nullable Picked picked(PeopleQuery query, PeopleSql.@Nullable Among among) {
        boolean otherOrder = !query.sort().equals("seen") && !query.sort().equals("spent");
        boolean few = among != null && among.beginning() == null;
        return otherOrder && !few && PeopleSql.hasFigures(query) ? sql.picked(query, manner()) : null;
    }

    /**
     * The customers that a search leaves, null without one: those with such an identifier and those whose name begins so, read
     * from either end. Where not very many begin so, also those who have it anywhere in the name, and where there is nobody,
     * those whose name is nearly so.
     */
    @Transactional(readOnly = true)
    public PeopleSql.@Nullable Among among(PeopleQuery query) {
        if (!query.has("q")) {
            return null;
        }
        plans.forThisPage();
        String typed = query.get("q");
        String key = FinderRules.key(typed);
        String[] values =
                FinderRules.values(typed, settings.organisation().region()).toArray(String[]::new);
        List<Long> begun = sql.begun(key, PeopleSql.MANY + 1);
        if (begun.size() > PeopleSql.MANY) {
            return new PeopleSql.Among(sql.candidates(values, key, false), key);
        }
        List<Long> found = both(begun, sql.candidates(values, key, key.length() >= Finder.INSIDE));
        if (found.isEmpty() && key.length() > Finder.INSIDE) {
            found = sql.started(typed.strip().toLowerCase(Locale.ROOT));
        }
        return new PeopleSql.Among(found.isEmpty() && key.length() > Finder.INSIDE ? nearly.ids(key) : found, null);
    }

    private static List<Long> both(List<Long> some, List<Long> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().toList();
    }

    String currency() {
        return settings.organisation().currency();
    }

    private PeopleSql.Manner manner() {
        int digits = Currency.getInstance(currency()).getDefaultFractionDigits();
        return new PeopleSql.Manner(settings.organisation().zoneId(), Math.max(digits, 0));
    }

    private static Cursor cursor(PeopleQuery query, Person last) {
        return switch (query.sort()) {
            case "seen" -> Cursor.of(String.valueOf(last.lastAt()), last.customerId());
            case "spent" -> Cursor.of(last.spentMinor(), last.customerId());
            case "first" -> Cursor.of(last.firstSeenAt(), last.customerId());
            default -> Cursor.of(last.nameKey(), last.customerId());
        };
    }
}
