package heartstring.desk.palette;

import heartstring.desk.palette.PaletteView.Entry;
import heartstring.desk.palette.PaletteView.Group;
import heartstring.desk.search.Finder;
import heartstring.desk.search.Hit;
import heartstring.kernels.words.Marks;
import heartstring.kernels.words.Plain;
import heartstring.kernels.words.Terms;
import heartstring.platform.auth.Actor;
import heartstring.platform.postgres.PlansSql;
import heartstring.platform.recents.Recents;
import heartstring.ui.components.Format;
import heartstring.ui.layout.Viewer;
import heartstring.ui.layout.Viewers;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds what somebody means by a few letters: what they opened lately, records, pages, and what can be done. */
@Component
class Palette {

    static final int MOST_TYPED = 100;
    private static final int MOST_TERMS = 8;
    private static final int RECENT = 8;
    private static final int EACH = 5;
    private static final int PAGES = 40;
    private static final int TITLE = 80;

    private final Finder finder;
    private final PaletteSql sql;
    private final PlansSql plans;
    private final Recents recents;
    private final Ways ways;
    private final Viewers viewers;

    Palette(Finder finder, PaletteSql sql, PlansSql plans, Recents recents, Ways ways, Viewers viewers) {
        this.finder = finder;
        this.sql = sql;
        this.plans = plans;
        this.recents = recents;
        this.ways = ways;
        this.viewers = viewers;
    }

    /** What fits; {@code at} is the path of the page that is open. */
    @Transactional(readOnly = true)
    PaletteView of(String typed, String at) {
        Actor actor = Actor.current();
        Viewer viewer = viewers.current();
        String query = typed.strip();
        query = query.length() > MOST_TYPED ? query.substring(0, MOST_TYPED) : query;
        if (viewer == null) {
            return new PaletteView(query, List.of());
        }
        plans.forTheseValues();
        Rights rights = Rights.of(actor);
        List<String> terms = Terms.of(query, MOST_TERMS);
        List<Place> lately = recents.of(actor.userId()).stream()
                .flatMap(place -> Place.of(place).stream())
                .filter(place -> rights.allow(place.kind()))
                .toList();
        Optional<Place> open = Place.of(at).filter(place -> rights.allow(place.kind()));
        Map<Place, PaletteSql.Row> known = known(lately, open, actor.userId());
        List<Group> groups = new ArrayList<>();
        add(groups, "Opened lately", lately(lately, known, open, terms));
        List<Entry> here =
                open.map(known::get).map(row -> Doings.here(actor, row, terms)).orElse(List.of());
        if (terms.isEmpty()) {
            add(groups, "Here", here);
            add(groups, "Do", Doings.of(actor, terms, PAGES));
            add(groups, "Go to", ways.of(viewer, terms, PAGES));
            return new PaletteView(query, groups);
        }
        List<Entry> go = ways.of(viewer, terms, EACH);
        List<Entry> doings = new ArrayList<>(here);
        doings.addAll(Doings.of(actor, terms, EACH));
        boolean named = begins(go, terms) || begins(doings, terms);
        if (named) {
            add(groups, "Go to", go);
            add(groups, "Do", doings);
        }
        records(groups, query, terms, rights, actor);
        if (!named) {
            add(groups, "Go to", go);
            add(groups, "Do", doings);
        }
        if (rights.customers()) {
            add(groups, "Everywhere", List.of(everywhere(query)));
        }
        return new PaletteView(query, groups);
    }

    private Map<Place, PaletteSql.Row> known(List<Place> lately, Optional<Place> open, long user) {
        List<Place> all = new ArrayList<>(lately);
        open.ifPresent(all::add);
        Map<Place, PaletteSql.Row> known = new HashMap<>();
        if (!all.isEmpty()) {
            sql.of(all, user).forEach(row -> known.put(new Place(row.kind(), row.id()), row));
        }
        return known;
    }

    /** What was opened lately and fits; the record that is open now is where one is already. */
    private static List<Entry> lately(
            List<Place> lately, Map<Place, PaletteSql.Row> known, Optional<Place> open, List<String> terms) {
        List<Entry> entries = new ArrayList<>();
        for (Place place : lately) {
            PaletteSql.Row row = known.get(place);
            if (row != null
                    && entries.size() < (terms.isEmpty() ? RECENT : EACH)
                    && !open.equals(Optional.of(place))
                    && Ways.fits(row.title() + " " + row.detail(), terms)) {
                entries.add(entry(row, terms));
            }
        }
        return entries;
    }

    private void records(List<Group> groups, String query, List<String> terms, Rights rights, Actor actor) {
        if (!rights.customers()) {
            return;
        }
        String key = Plain.text(query).replaceAll("\\s+", " ");
        String verb = terms.size() > 1 && Doings.isVerb(terms.getFirst()) ? terms.getFirst() : "";
        // Nobody is called "note Ana": names that are only similar are looked for among what follows the verb.
        List<Hit> hits = verb.isEmpty() ? finder.find(query, EACH) : finder.findAsTyped(query, EACH);
        if (!verb.isEmpty()) {
            List<Hit> meant = finder.find(query.substring(query.indexOf(' ') + 1), 3);
            add(groups, "Do", Doings.verb(actor, verb, meant, terms, 3));
        }
        Map<Place, Entry> found = new LinkedHashMap<>();
        hits.forEach(hit -> found.put(new Place(Place.Kind.CUSTOMER, hit.customerId()), entry(hit, terms)));
        sql.titled(key, rights.work(), EACH).forEach(row -> found.putIfAbsent(place(row), entry(row, terms)));
        if (!hits.isEmpty()) {
            List<Long> customers = hits.stream().map(Hit::customerId).toList();
            sql.around(customers, rights.user(), rights.work(), EACH)
                    .forEach(row -> found.putIfAbsent(place(row), entry(row, terms)));
        }
        // What stands among the ones opened lately is not said twice.
        Collection<Entry> said =
                groups.stream().flatMap(g -> g.entries().stream()).toList();
        found.values().removeIf(e -> said.stream().anyMatch(s -> s.href().equals(e.href())));
        add(groups, "Customers", of(found, Place.Kind.CUSTOMER));
        add(groups, "Deals", of(found, Place.Kind.DEAL));
        add(groups, "Conversations", of(found, Place.Kind.CONVERSATION));
        add(groups, "Tasks", of(found, Place.Kind.TASK));
    }

    private static List<Entry> of(Map<Place, Entry> found, Place.Kind kind) {
        return found.entrySet().stream()
                .filter(e -> e.getKey().kind() == kind)
                .map(Map.Entry::getValue)
                .limit(EACH)
                .toList();
    }

    private static Place place(PaletteSql.Row row) {
        return new Place(row.kind(), row.id());
    }

    private static Entry entry(Hit hit, List<String> terms) {
        return new Entry(
                hit.kind().equals("company") ? "building" : "user",
                Marks.whole(Format.shortened(hit.name(), TITLE), terms),
                hit.line(),
                "/customers/" + hit.customerId(),
                "");
    }

    private static Entry entry(PaletteSql.Row row, List<String> terms) {
        String icon = switch (row.kind()) {
            case CUSTOMER -> row.state().equals("company") ? "building" : "user";
            case DEAL -> "target";
            case TASK -> "checkbox";
            case CONVERSATION -> "message";
        };
        String state = row.kind() == Place.Kind.CUSTOMER || row.state().equals("open") ? "" : row.state();
        String detail = row.detail().isEmpty() || state.isEmpty() ? row.detail() + state : row.detail() + " · " + state;
        return new Entry(
                icon,
                Marks.whole(Format.shortened(row.title(), TITLE), terms),
                detail,
                place(row).path(),
                "");
    }

    private static Entry everywhere(String query) {
        return new Entry(
                "search",
                List.of(new Marks.Part("Search everywhere for “" + Format.shortened(query, 40) + "”", false)),
                "",
                "/search?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8),
                "");
    }

    /** Whether the first of these begins with the first term: then a page or a doing is likelier meant than a record. */
    private static boolean begins(List<Entry> entries, List<String> terms) {
        return !entries.isEmpty()
                && entries.stream()
                        .anyMatch(e -> Plain.text(e.title().getFirst().text()).startsWith(terms.getFirst()));
    }

    private static void add(List<Group> groups, String label, List<Entry> entries) {
        if (!entries.isEmpty()) {
            groups.add(new Group(label, entries));
        }
    }
}
