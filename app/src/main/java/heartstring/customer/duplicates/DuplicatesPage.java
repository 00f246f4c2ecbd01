package heartstring.customer.duplicates;

import heartstring.customer.likeness.KnownPeople;
import heartstring.customer.merges.Merges;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Cursor;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Fragment;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

@ForRoles({Role.MANAGER, Role.AGENT})
@Controller
class DuplicatesPage {

    static final String HERE = "/customers/duplicates";
    private static final String HOLDS = "hold.";
    private static final int PAIRS = 30;
    private static final int COUNTED = 10_000;

    private final Duplicates duplicates;
    private final DuplicatesSql sql;
    private final Searches searches;
    private final KnownPeople known;

    DuplicatesPage(Duplicates duplicates, DuplicatesSql sql, Searches searches, KnownPeople known) {
        this.duplicates = duplicates;
        this.sql = sql;
        this.searches = searches;
        this.known = known;
    }

    @Bean
    static NavEntry duplicatesEntry() {
        return new NavEntry("Customers", 121, "copy", "Duplicates", HERE, Set.of("MANAGER", "AGENT"));
    }

    @GetMapping(HERE)
    Page queue(@RequestParam(defaultValue = "") String cursor) {
        Cursor from = Cursor.parse(cursor, 2);
        double bits = from == null ? Double.POSITIVE_INFINITY : bits(from);
        List<Duplicate> found = duplicates.open(bits, from == null ? Long.MAX_VALUE : from.number(1), PAIRS + 1);
        List<Duplicate> shown = found.size() > PAIRS ? found.subList(0, PAIRS) : found;
        String next = found.size() > PAIRS
                ? HERE + "?cursor="
                        + Cursor.of(shown.getLast().bits(), shown.getLast().id())
                                .text()
                : null;
        return Page.of(
                "Duplicates",
                "customer/duplicates/queue",
                new QueueView(
                        shown,
                        next,
                        duplicates.count(COUNTED),
                        searches.latest().orElse(null)));
    }

    /** How far the search is; asked for again while it runs. */
    @GetMapping(HERE + "/search")
    Fragment progress() {
        return Fragment.of(
                "customer/duplicates/progress",
                new QueueView(List.of(), null, 0, searches.latest().orElse(null)));
    }

    @PostMapping(HERE + "/searches")
    View search() {
        return searches.want()
                ? Redirect.to(HERE).saying("The search begins within a few seconds.")
                : Redirect.to(HERE).warning("A search is under way already.");
    }

    static double bits(Cursor cursor) {
        try {
            return Double.parseDouble(cursor.string(0));
        } catch (NumberFormatException e) {
            throw Refusal.badRequest("This cursor cannot be read.");
        }
    }

    @GetMapping(HERE + "/{id:\\d+}")
    Page compare(@PathVariable long id) {
        Duplicate pair = duplicates.one(id).orElseThrow(() -> Refusal.notFound("pair"));
        if (pair.decision() != null) {
            return Page.of("Duplicate", "customer/duplicates/pair", PairView.decided(pair));
        }
        return switch (duplicates.preview(pair, by())) {
            case Merges.Outcome.Would would ->
                Page.of(
                        "Duplicate",
                        "customer/duplicates/pair",
                        PairView.of(pair, would, known.these(List.of(pair.left(), pair.right())), declared(pair)));
            case Merges.Outcome.Refused refused ->
                Page.of("Duplicate", "customer/duplicates/pair", PairView.refused(pair, refused.reason()));
            case Merges.Outcome.Unknown unknown -> throw Refusal.notFound(unknown.what());
            case Merges.Outcome.Done done -> throw new IllegalStateException("A dry run wrote something");
        };
    }

    private PairView.Declared declared(Duplicate pair) {
        return new PairView.Declared(sql.declared(pair.left()), sql.declared(pair.right()));
    }

    /** Merges with the chosen values: {@code hold.city=right} lets the right one's town hold. */
    @PostMapping(HERE + "/{id:\\d+}/merge")
    View merge(@PathVariable long id, @RequestParam MultiValueMap<String, String> choices) {
        Set<String> chosen = choices.keySet().stream()
                .filter(key -> key.startsWith(HOLDS))
                .map(key -> key.substring(HOLDS.length()))
                .collect(Collectors.toSet());
        Set<String> right = chosen.stream()
                .filter(name -> "right".equals(choices.getFirst(HOLDS + name)))
                .collect(Collectors.toSet());
        return told(id, duplicates.merge(id, chosen, right, by()), "They are one customer now. Nothing was lost.");
    }

    @PostMapping(HERE + "/{id:\\d+}/apart")
    View apart(@PathVariable long id) {
        return told(id, duplicates.keepApart(id, by()), "They stay two customers; nobody is asked about them again.");
    }

    @PostMapping(HERE + "/{id:\\d+}/undo")
    View undo(@PathVariable long id) {
        return told(id, duplicates.undo(id, by()), "Undone. Everything is where it was before.");
    }

    private static View told(long id, Merges.Outcome outcome, String words) {
        return switch (outcome) {
            case Merges.Outcome.Done done -> Redirect.to(HERE + "/" + id).saying(words);
            case Merges.Outcome.Refused refused -> Redirect.to(HERE + "/" + id).warning(refused.reason());
            case Merges.Outcome.Unknown unknown -> Redirect.to(HERE).warning("This pair was decided already.");
            case Merges.Outcome.Would would -> Redirect.to(HERE);
        };
    }

    private static Merges.By by() {
        return new Merges.By("user", Actor.current().id());
    }
}
