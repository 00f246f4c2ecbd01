package heartstring.desk.palette;

import heartstring.desk.palette.PaletteView.Entry;
import heartstring.desk.search.Hit;
import heartstring.kernels.words.Marks;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What can be done from anywhere, at the record that is open, and for a customer who was found. */
final class Doings {

    /** Something to do; {@code also} are further words by which it is found, no roles mean everybody. */
    private record Doing(String icon, String name, String also, String href, String act, Set<Role> roles) {}

    private static final Set<Role> WORK = Set.of(Role.MANAGER, Role.AGENT);

    private static final List<Doing> ALWAYS = List.of(
            new Doing("user-plus", "New customer", "add person create", "/customers/new", "", WORK),
            new Doing("building", "New company", "add create", "/crm/companies#name", "", WORK),
            new Doing("target", "New deal", "add create sale", "/crm/deals/new", "", WORK),
            new Doing("checkbox", "New task", "add create meeting reminder todo", "/crm/tasks/new", "", WORK),
            new Doing("calendar", "My calendar", "meetings", "/crm/calendar", "", WORK),
            new Doing("bell", "My notices", "bell unread", "/notices", "", Set.of()),
            new Doing("user-circle", "My account", "password settings", "/account", "", Set.of()),
            new Doing("moon", "Light or dark", "theme colours", "", "theme", Set.of()),
            new Doing("help", "Keys of this page", "help keyboard shortcuts", "", "keys", Set.of()));

    private Doings() {}

    /** What fits the terms. */
    static List<Entry> of(Actor actor, List<String> terms, int limit) {
        List<Entry> found = new ArrayList<>();
        for (Doing doing : ALWAYS) {
            if (found.size() < limit
                    && may(actor, doing.roles())
                    && Ways.fits(doing.name() + " " + doing.also(), terms)) {
                found.add(new Entry(doing.icon(), Marks.whole(doing.name(), terms), "", doing.href(), doing.act()));
            }
        }
        return found;
    }

    /** What can be done with the record whose page is open. */
    static List<Entry> here(Actor actor, PaletteSql.Row open, List<String> terms) {
        List<Entry> all = new ArrayList<>();
        String name = open.title();
        if (may(actor, WORK)) {
            switch (open.kind()) {
                case CUSTOMER -> all.addAll(forCustomer(open.id(), name, terms));
                case DEAL -> {
                    all.add(entry("note", "Note on “" + name + "”", terms, "/crm/deals/" + open.id() + "#note"));
                    all.add(entry("checkbox", "Task for “" + name + "”", terms, "/crm/tasks/new?deal=" + open.id()));
                }
                case CONVERSATION ->
                    all.add(entry(
                            "checkbox",
                            "Task about this conversation",
                            terms,
                            "/crm/tasks/new?conversation=" + open.id()));
                case TASK -> {}
            }
        }
        return all.stream()
                .filter(e -> Ways.fits(text(e.title()) + " new add", terms))
                .toList();
    }

    /** When what was typed begins with a verb, that for the customers who were found by the rest. */
    static List<Entry> verb(Actor actor, String verb, List<Hit> hits, List<String> terms, int limit) {
        return may(actor, WORK)
                ? hits.stream()
                        .limit(limit)
                        .flatMap(hit -> forCustomer(hit.customerId(), hit.name(), terms).stream())
                        .filter(e -> Ways.fits(text(e.title()), List.of(verb)))
                        .toList()
                : List.of();
    }

    /** Whether a word begins something that can be done for a customer. */
    static boolean isVerb(String word) {
        return word.equals("note") || word.equals("task") || word.equals("deal");
    }

    private static List<Entry> forCustomer(long id, String name, List<String> terms) {
        return List.of(
                entry("note", "Note on " + name, terms, "/customers/" + id + "#note"),
                entry("checkbox", "Task for " + name, terms, "/crm/tasks/new?customer=" + id),
                entry("target", "Deal with " + name, terms, "/crm/deals/new?customer=" + id));
    }

    private static Entry entry(String icon, String title, List<String> terms, String href) {
        return new Entry(icon, Marks.whole(title, terms), "", href, "");
    }

    private static String text(List<Marks.Part> parts) {
        return String.join("", parts.stream().map(Marks.Part::text).toList());
    }

    private static boolean may(Actor actor, Set<Role> roles) {
        return roles.isEmpty() || roles.stream().anyMatch(actor::has);
    }
}
