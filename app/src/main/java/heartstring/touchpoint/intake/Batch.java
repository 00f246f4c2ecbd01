package heartstring.touchpoint.intake;

import heartstring.customer.matching.Presented;
import heartstring.customer.matching.Puzzle;
import heartstring.customer.profiles.Headlines;
import heartstring.customer.relations.Companies;
import heartstring.customer.traits.Traits;
import heartstring.platform.postgres.PlansSql;
import heartstring.touchpoint.events.Event;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes one batch of checked events in one transaction: each is claimed once, placed with its person, and kept. */
@Component
class Batch {

    /** The most events in one transaction; also the width of a block of touchpoint ids. */
    static final int MOST = 1_024;

    /** From so many events on, planning anew is cheaper than a plan made for other sizes. */
    static final int MANY = 64;

    private static final Outcome KNOWN = new Outcome.Known();

    private final IntakeSql sql;
    private final PlansSql plans;
    private final Puzzle puzzle;
    private final Traits traits;
    private final Companies companies;
    private final Headlines headlines;
    private final Forgotten forgotten;

    Batch(
            IntakeSql sql,
            PlansSql plans,
            Puzzle puzzle,
            Traits traits,
            Companies companies,
            Headlines headlines,
            Forgotten forgotten) {
        this.plans = plans;
        this.forgotten = forgotten;
        this.sql = sql;
        this.puzzle = puzzle;
        this.traits = traits;
        this.companies = companies;
        this.headlines = headlines;
    }

    /**
     * One outcome per event, in their order; either all of it is durable when this returns, or none.
     *
     * @param importRun the import they belong to; 0 for none
     */
    @Transactional
    List<Outcome> write(List<Event> events, long importRun) {
        if (events.size() >= MANY) {
            plans.forTheseKeys();
        }
        puzzle.holdErasures();
        @Nullable Event[] allowed = forgotten.allowed(events);
        if (allowed == null) {
            return keep(events, importRun);
        }
        List<Outcome> written =
                keep(Arrays.stream(allowed).filter(Objects::nonNull).toList(), importRun);
        List<Outcome> outcomes = new ArrayList<>(events.size());
        int next = 0;
        for (Event event : allowed) {
            outcomes.add(event == null ? KNOWN : written.get(next++));
        }
        return outcomes;
    }

    /** Writes one event for a piece that is known already; whom the event names is not looked at. */
    @Transactional
    Outcome writeFor(long profile, Event event) {
        puzzle.holdErasures();
        if (!sql.isThere(profile) || !sql.claim(List.of(event))[0]) {
            return KNOWN;
        }
        long id = sql.block(1, 0) * MOST;
        sql.copy(List.of(event), new long[] {profile}, id);
        return new Outcome.Accepted(id);
    }

    private List<Outcome> keep(List<Event> events, long importRun) {
        Puzzle.Glance glance = puzzle.peek(presented(events));
        if (glance.due()) {
            puzzle.lock();
        }
        boolean[] fresh = sql.claim(events);
        List<Event> kept = new ArrayList<>(events.size());
        for (int i = 0; i < fresh.length; i++) {
            if (fresh[i]) {
                kept.add(events.get(i));
            }
        }
        List<Outcome> outcomes = new ArrayList<>(events.size());
        if (kept.isEmpty()) {
            events.forEach(e -> outcomes.add(KNOWN));
            return outcomes;
        }
        Set<Long> changed = new HashSet<>();
        Owners owners = owners(events, kept, fresh, glance, changed);
        long first = sql.block(kept.size(), importRun) * MOST;
        sql.copy(kept, owners.people(), first);
        declare(kept, owners, changed);
        headlines.refresh(changed);
        long next = first;
        for (boolean isFresh : fresh) {
            outcomes.add(isFresh ? new Outcome.Accepted(next++) : KNOWN);
        }
        return outcomes;
    }

    /** Per kept event its person's profile, and its company's with {@code group}; 0 for none. */
    private record Owners(long[] people, long[] companies) {}

    private Owners owners(
            List<Event> events, List<Event> kept, boolean[] fresh, Puzzle.Glance glance, Set<Long> changed) {
        long[] people = new long[kept.size()];
        long[] firms = new long[kept.size()];
        if (glance.due()) {
            Puzzle.Placed placed = puzzle.place(presented(kept));
            changed.addAll(placed.customers());
            split(kept, placed.profiles(), people, firms);
        } else {
            long[] allPeople = new long[events.size()];
            long[] allFirms = new long[events.size()];
            split(events, glance.profiles(), allPeople, allFirms);
            int at = 0;
            for (int i = 0; i < fresh.length; i++) {
                if (fresh[i]) {
                    people[at] = allPeople[i];
                    firms[at++] = allFirms[i];
                }
            }
        }
        return new Owners(people, firms);
    }

    /** The people first, then the companies of those events that name one. */
    private static List<Presented> presented(List<Event> events) {
        List<Presented> list = new ArrayList<>(events.size());
        events.forEach(e -> list.add(e.presented()));
        for (Event e : events) {
            Presented company = e.company();
            if (company != null) {
                list.add(company);
            }
        }
        return list;
    }

    private static void split(List<Event> events, long[] profiles, long[] people, long[] firms) {
        int company = events.size();
        for (int i = 0; i < events.size(); i++) {
            people[i] = profiles[i];
            firms[i] = events.get(i).company() == null ? 0 : profiles[company++];
        }
    }

    private void declare(List<Event> kept, Owners owners, Set<Long> changed) {
        List<Traits.Declared> declared = new ArrayList<>();
        List<Companies.Member> members = new ArrayList<>();
        for (int i = 0; i < kept.size(); i++) {
            Event e = kept.get(i);
            long person = owners.people()[i];
            long firm = owners.companies()[i];
            long about = firm == 0 ? person : firm;
            if (about != 0) {
                e.traits()
                        .forEach(p -> declared.add(
                                new Traits.Declared(about, p.name(), p.json(), e.occurredAt(), e.sourceId(), 0)));
            }
            if (firm != 0 && person != 0) {
                members.add(new Companies.Member(person, firm, role(e), e.occurredAt()));
            }
        }
        Set<Long> profiles = new HashSet<>(traits.declare(declared));
        companies.join(members);
        if (!profiles.isEmpty()) {
            changed.addAll(headlines.owners(profiles));
        }
    }

    private static @Nullable String role(Event e) {
        return e.traits().stream()
                .filter(p -> p.name().equals("role"))
                .map(p -> p.json().replace("\"", ""))
                .findFirst()
                .orElse(null);
    }
}
