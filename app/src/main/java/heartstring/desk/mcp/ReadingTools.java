package heartstring.desk.mcp;

import heartstring.crm.leftoff.LeftOff;
import heartstring.crm.leftoff.LeftOffs;
import heartstring.customer.owners.CustomersInReach;
import heartstring.customer.owners.Owners;
import heartstring.desk.search.Finder;
import heartstring.insight.baskets.Complement;
import heartstring.insight.baskets.Complements;
import heartstring.platform.web.Cursor;
import heartstring.platform.web.Refusal;
import heartstring.story.memory.Memory;
import heartstring.story.memory.Remembered;
import heartstring.story.narrative.Narrative;
import heartstring.story.narrative.Narratives;
import heartstring.story.timeline.Entry;
import heartstring.story.timeline.Filter;
import heartstring.story.timeline.Timeline;
import heartstring.story.timeline.TimelinePage;
import heartstring.ui.components.Format;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The tools that change nothing. */
@Component
class ReadingTools {

    private static final String CUSTOMERS = "customers:read";
    private static final String INSIGHT = "insight:read";
    private static final String ACTIONS = "actions:read";
    private static final int MOST_FOUND = 10;
    private static final int MOST_LINES = 50;
    private static final int MOST_WORDS = 600;

    private final Finder finder;
    private final Owners owners;
    private final CustomersInReach reach;
    private final Narratives narratives;
    private final Timeline timeline;
    private final Memory memory;
    private final LeftOffs leftOffs;
    private final Complements complements;
    private final ObjectProvider<NextSteps> steps;

    ReadingTools(
            Finder finder,
            Owners owners,
            CustomersInReach reach,
            Narratives narratives,
            Timeline timeline,
            Memory memory,
            LeftOffs leftOffs,
            Complements complements,
            ObjectProvider<NextSteps> steps) {
        this.finder = finder;
        this.owners = owners;
        this.reach = reach;
        this.narratives = narratives;
        this.timeline = timeline;
        this.memory = memory;
        this.leftOffs = leftOffs;
        this.complements = complements;
        this.steps = steps;
    }

    record Found(
            long customerId,
            String kind,
            String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String city) {}

    record FoundCustomers(String notice, List<Found> customers) {}

    record Line(long touchpoint, Instant at, String channel, String kind, String text) {}

    record Story(
            String notice,
            long customerId,
            List<String> inShort,
            List<Line> lines,
            @Nullable String next) {}

    record Promise(long customerId, String words, @Nullable String due, boolean late, Instant promisedAt) {}

    record Promises(
            String notice, List<Promise> promises, @Nullable String next) {}

    record LeftOffLine(String text, Instant at) {}

    record WhereLeftOff(String notice, long customerId, List<LeftOffLine> lines) {}

    record Completing(String product, String name, double share, double chanceShare, List<String> because) {}

    record Completed(List<Completing> complements, List<String> unknown) {}

    /** All of them that can be used in this house. */
    List<Tool> all() {
        return Stream.concat(
                        Stream.of(findCustomer(), readStory(), openPromises(), whereLeftOff(), basketComplements()),
                        steps.stream().limit(1).map(this::nextBestAction))
                .toList();
    }

    /** The customer of the argument as it is numbered now, if whoever acts may see it. */
    long customer(Asked asked) {
        long id = owners.current(asked.number("customer_id"));
        if (id == 0 || !reach.isIn(id)) {
            throw Refusal.notFound("customer");
        }
        return id;
    }

    static Map<String, Object> customerId() {
        return Tool.number("The customer's number, as find_customer tells it.");
    }

    private Tool findCustomer() {
        return new Tool(
                "find_customer",
                "Find a customer",
                "Finds customers by a whole e-mail address, telephone number or card, or by the beginning of a name. At most "
                        + MOST_FOUND + ", the surest first.",
                CUSTOMERS,
                true,
                Tool.schema(List.of("query"), Map.of("query", Tool.text("What is known of them.", 254))),
                asked -> new FoundCustomers(
                        Tool.NOTICE,
                        finder.find(asked.text("query", 254), MOST_FOUND).stream()
                                .map(h -> new Found(
                                        h.customerId(), h.kind(), brief(h.name()), h.email(), h.phone(), h.city()))
                                .toList()));
    }

    private static String brief(String text) {
        return Format.shortened(text, MOST_WORDS);
    }

    private Tool readStory() {
        return new Tool(
                "read_story",
                "Read a customer's story",
                "The story in short and everything that happened with a customer, the newest first, each in one sentence. Older"
                        + " lines follow with “next” as cursor.",
                CUSTOMERS,
                true,
                Tool.schema(
                        List.of("customer_id"),
                        Map.of(
                                "customer_id",
                                customerId(),
                                "cursor",
                                Tool.text("“next” of the page before.", 100),
                                "limit",
                                Tool.number(
                                        "Lines on the page, at most " + MOST_LINES + "; 20 where it is left out."))),
                this::story);
    }

    private Story story(Asked asked) {
        long customer = customer(asked);
        String cursor = asked.text("cursor", 100, "");
        TimelinePage page;
        try {
            page = timeline.page(customer, Filter.ALL, cursor.isEmpty() ? null : cursor, asked.limit(20, MOST_LINES));
        } catch (IllegalArgumentException e) {
            throw Refusal.unprocessable("The cursor cannot be read. Start again without it.");
        }
        List<String> inShort = cursor.isEmpty()
                ? narratives.of(customer, Narrative.Reader.AGENT).sentences().stream()
                        .map(Narrative.Sentence::text)
                        .toList()
                : List.of();
        return new Story(
                Tool.NOTICE,
                customer,
                inShort,
                page.entries().stream().map(ReadingTools::line).toList(),
                page.next());
    }

    private static Line line(Entry e) {
        return new Line(e.id(), e.at(), e.channel(), e.group().word(), brief(e.text()));
    }

    private Tool openPromises() {
        return new Tool(
                "open_promises",
                "Promises of ours that are open",
                "What we promised and have not kept yet, what is due first at the top; of one customer, or of all without a number.",
                CUSTOMERS,
                true,
                Tool.schema(
                        List.of(),
                        Map.of(
                                "customer_id",
                                customerId(),
                                "cursor",
                                Tool.text("“next” of the page before.", 100),
                                "limit",
                                Tool.number("At most " + MOST_LINES + "; 20 where it is left out."))),
                this::promises);
    }

    private Promises promises(Asked asked) {
        int most = asked.limit(20, MOST_LINES);
        if (asked.number("customer_id", 0) != 0) {
            List<Promise> of = memory.of(customer(asked), Memory.MOST).stream()
                    .filter(Remembered::isOpenPromise)
                    .limit(most)
                    .map(this::promise)
                    .toList();
            return new Promises(Tool.NOTICE, of, null);
        }
        String cursor = asked.text("cursor", 100, "");
        Cursor place = Cursor.parse(cursor.isEmpty() ? null : cursor, 1);
        Remembered after = place == null ? null : memory.find(place.number(0)).orElse(null);
        List<Remembered> page = memory.promises(after, most + 1);
        List<Remembered> shown = page.subList(0, Math.min(most, page.size()));
        return new Promises(
                Tool.NOTICE,
                shown.stream().map(this::promise).toList(),
                page.size() > most ? Cursor.of(shown.getLast().id()).text() : null);
    }

    private Promise promise(Remembered r) {
        return new Promise(
                r.customerId(),
                r.words(),
                r.due() == null ? null : r.due().toString(),
                r.isLate(memory.today()),
                r.saidAt());
    }

    private Tool whereLeftOff() {
        return new Tool(
                "where_left_off",
                "Where we left off with a customer",
                "What is open between us and who spoke last, in at most two sentences.",
                CUSTOMERS,
                true,
                Tool.schema(List.of("customer_id"), Map.of("customer_id", customerId())),
                asked -> {
                    long customer = customer(asked);
                    List<LeftOff> lines = leftOffs.of(customer, 0);
                    return new WhereLeftOff(
                            Tool.NOTICE,
                            customer,
                            lines.stream()
                                    .map(l -> new LeftOffLine(l.text(), l.at()))
                                    .toList());
                });
    }

    private Tool nextBestAction(NextSteps next) {
        return new Tool(
                "next_best_action",
                "The best thing to do next for a customer",
                "One thing to do now, which may be nothing, with the reasons.",
                ACTIONS,
                true,
                Tool.schema(List.of("customer_id"), Map.of("customer_id", customerId())),
                asked -> next.of(customer(asked)));
    }

    private Tool basketComplements() {
        return new Tool(
                "basket_complements",
                "What completes a basket",
                "Products that are bought along with these more often than by chance, the best first, with the receipts behind it.",
                INSIGHT,
                true,
                Tool.schema(
                        List.of("products"),
                        Map.of(
                                "products",
                                Tool.list(
                                        "The shop's own numbers of what is in the basket.", Complements.MOST_PRODUCTS),
                                "limit",
                                Tool.number("At most " + MOST_LINES + "; 5 where it is left out."))),
                asked -> {
                    List<String> keys = asked.products("products", Complements.MOST_PRODUCTS);
                    Map<String, Long> ids = complements.ids(keys);
                    long[] known = ids.values().stream()
                            .mapToLong(Long::longValue)
                            .sorted()
                            .toArray();
                    return new Completed(
                            complements.completing(known, asked.limit(5, MOST_LINES)).stream()
                                    .map(ReadingTools::completing)
                                    .toList(),
                            keys.stream().filter(k -> !ids.containsKey(k)).toList());
                });
    }

    private static Completing completing(Complement c) {
        return new Completing(
                c.key(),
                c.name(),
                c.share(),
                c.chanceShare(),
                c.reasons().stream().limit(3).map(Complement.Reason::words).toList());
    }
}
