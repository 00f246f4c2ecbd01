package heartstring.decision.entering;

import heartstring.crm.chronicle.Chronicle;
import heartstring.decision.runs.People;
import heartstring.decision.versions.Route;
import heartstring.decision.versions.Stored;
import heartstring.decision.versions.Workflows;
import heartstring.decision.workflows.Entry;
import heartstring.platform.postgres.Meeting;
import heartstring.platform.settings.Settings;
import heartstring.story.membership.Membership;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings in who came to a segment or left it, everybody in a segment where a colleague says so, and those whose day comes. */
@Component
class Feeds {

    /** Customers of one transaction. */
    static final int MOST = 2_000;

    private final Workflows workflows;
    private final Membership membership;
    private final People people;
    private final FeedsSql sql;
    private final NewsSql news;
    private final Placing placing;
    private final Chronicle chronicle;
    private final Settings settings;
    private final TransactionTemplate transactions;
    private final InstantSource time;

    Feeds(
            Workflows workflows,
            Membership membership,
            People people,
            FeedsSql sql,
            NewsSql news,
            Placing placing,
            Chronicle chronicle,
            Settings settings,
            TransactionTemplate transactions,
            InstantSource time) {
        this.workflows = workflows;
        this.membership = membership;
        this.people = people;
        this.sql = sql;
        this.news = news;
        this.placing = placing;
        this.chronicle = chronicle;
        this.settings = settings;
        this.transactions = transactions;
        this.time = time;
    }

    /** Follows segments; whether there may be more. */
    boolean segments() {
        boolean more = false;
        for (Map.Entry<Stored, Route> one : workflows.running().entrySet()) {
            if (one.getValue().workflow().entry() instanceof Entry.OnSegment on) {
                int id = one.getKey().id();
                more |= again(() -> follow(id, on)) == Membership.MOST_ON_PAGE;
            }
            if (one.getKey().filling() != 0) {
                int id = one.getKey().id();
                more |= again(() -> fill(id)) > 0;
            }
        }
        return more;
    }

    private int again(IntSupplier work) {
        return Meeting.again(() -> transactions.execute(status -> {
            // Before any row of a person is locked, so that no erasure waits for us while we wait for it.
            chronicle.hold();
            return work.getAsInt();
        }));
    }

    private int follow(int workflow, Entry.OnSegment on) {
        FeedsSql.Cursor cursor = sql.lock(workflow).orElse(null);
        if (cursor == null) {
            return 0;
        }
        List<Membership.Change> changes =
                membership.after(cursor.segmentAfter(), on.segment(), Membership.MOST_ON_PAGE);
        if (changes.isEmpty()) {
            return 0;
        }
        List<Membership.Change> fitting =
                changes.stream().filter(c -> c.entered() == on.joined()).toList();
        Map<Long, Long> first =
                sql.first(fitting.stream().map(Membership.Change::customerId).toList());
        news.note(fitting.stream()
                .filter(c -> first.containsKey(c.customerId()))
                .map(c -> News.of(workflow, News.ENTER, first.getOrDefault(c.customerId(), 0L), 0, "", c.at()))
                .toList());
        sql.followed(workflow, changes.getLast().id());
        return changes.size();
    }

    private int fill(int workflow) {
        FeedsSql.Cursor cursor = sql.lock(workflow).orElse(null);
        if (cursor == null || cursor.filling() == 0) {
            return 0;
        }
        Map<Long, Long> first = sql.members(cursor.filling(), cursor.fillAfter(), MOST);
        if (first.isEmpty()) {
            sql.filled(workflow);
            workflows.changed();
            return 0;
        }
        if (!placing.enter(workflow, List.copyOf(first.values()))) {
            // Somebody else is looking at who comes into it; next time.
            return 0;
        }
        sql.filledTo(
                workflow,
                first.keySet().stream().mapToLong(Long::longValue).max().orElseThrow());
        return first.size();
    }

    /** Brings in those whose day is today or tomorrow, each day once. */
    void days() {
        LocalDate today = LocalDate.ofInstant(time.instant(), settings.zone());
        workflows.running().forEach((stored, route) -> {
            if (route.workflow().entry() instanceof Entry.OnDay on) {
                LocalDate done = sql.dayDone(stored.id());
                LocalDate from = done == null || done.isBefore(today) ? today : done.plusDays(1);
                for (LocalDate day = from; !day.isAfter(today.plusDays(1)); day = day.plusDays(1)) {
                    bring(stored.id(), on, day);
                }
            }
        });
    }

    private void bring(int workflow, Entry.OnDay on, LocalDate day) {
        LocalDate told = day.plusDays(on.daysBefore());
        List<String> ends = new ArrayList<>();
        ends.add(on.yearly() ? told.toString().substring(4) : told.toString());
        if (on.yearly() && told.getMonthValue() == 2 && told.getDayOfMonth() == 28 && !told.isLeapYear()) {
            ends.add("-02-29");
        }
        long after = 0;
        while (true) {
            FeedsSql.Page page = sql.whose(on.property(), ends, after, MOST);
            if (!page.customers().isEmpty()) {
                note(workflow, on, day, ends, page.customers());
            }
            if (page.last() == 0) {
                break;
            }
            after = page.last();
        }
        sql.dayDone(workflow, day);
    }

    /** Whoever's property was another one before and is this one now. */
    private void note(int workflow, Entry.OnDay on, LocalDate day, List<String> ends, Set<Long> customers) {
        People.Group group = people.of(customers, time.instant());
        Map<Long, Instant> due = new HashMap<>();
        for (long customer : customers) {
            group.day(customer, on.property())
                    .filter(told -> ends.stream().anyMatch(told.toString()::endsWith))
                    .ifPresent(told -> due.put(customer, People.moment(day.atTime(on.at()), group.zone(customer))));
        }
        Map<Long, Long> first = sql.first(new HashSet<>(due.keySet()));
        List<News> all = new ArrayList<>();
        first.forEach((customer, profile) -> all.add(new News(
                0, workflow, News.ENTER, profile, 0, day.toString(), false, time.instant(), due.get(customer))));
        again(() -> {
            news.note(all);
            return all.size();
        });
    }
}
