package heartstring.desk.search;

import heartstring.platform.postgres.PlansSql;
import heartstring.platform.settings.Settings;
import heartstring.platform.web.Cursor;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads views of the list, page by page. */
@Component
class People {

    static final int PAGE = 50;
    static final int COUNTED = 10_000;

    private static final List<String> FIGURES = List.of("seenFrom", "seenTo", "spentMin", "spentMax");

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
    public Rows page(PeopleQuery query, @Nullable List<Long> among, @Nullable Cursor after, int size) {
        plans.forTheseValues();
        List<Person> found = sql.page(query, among == null ? picked(query) : among, manner(), after, size + 1);
        boolean more = found.size() > size;
        List<Person> shown = more ? found.subList(0, size) : found;
        return new Rows(shown, more ? cursor(query, shown.getLast()).text() : null);
    }

    /** How many there are, in words. */
    @Transactional(readOnly = true)
    public int count(PeopleQuery query) {
        plans.forTheseValues();
        return sql.count(query, among(query), manner(), COUNTED + 1);
    }

    /** The few customers that a figure leaves, when they are to be shown in an order that does not know it; null otherwise. */
    private @Nullable List<Long> picked(PeopleQuery query) {
        boolean otherOrder = !query.sort().equals("seen") && !query.sort().equals("spent");
        if (!otherOrder || FIGURES.stream().noneMatch(query::has)) {
            return null;
        }
        List<Long> picked = sql.picked(query, manner());
        return picked.size() > PeopleSql.PICKED ? null : picked;
    }

    /** The customers that a search leaves, null without one. */
    @Transactional(readOnly = true)
    public @Nullable List<Long> among(PeopleQuery query) {
        if (!query.has("q")) {
            return null;
        }
        plans.forTheseValues();
        String typed = query.get("q");
        String key = FinderRules.key(typed);
        String[] values =
                FinderRules.values(typed, settings.organisation().region()).toArray(String[]::new);
        List<Long> found = sql.candidates(values, key, key.length() >= Finder.INSIDE);
        if (found.isEmpty() && key.length() > Finder.INSIDE) {
            found = sql.started(typed.strip().toLowerCase(Locale.ROOT));
        }
        return found.isEmpty() && key.length() > Finder.INSIDE ? nearly.ids(key) : found;
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
