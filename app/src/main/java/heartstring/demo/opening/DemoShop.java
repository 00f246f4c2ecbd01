package heartstring.demo.opening;

import heartstring.demo.care.DemoCare;
import heartstring.demo.cases.DemoCases;
import heartstring.demo.fields.DemoFields;
import heartstring.demo.gifts.DemoGifts;
import heartstring.demo.journeys.DemoJourneys;
import heartstring.demo.news.DemoNews;
import heartstring.demo.opinions.DemoSurveys;
import heartstring.demo.segments.DemoSegments;
import heartstring.demo.selling.Selling;
import heartstring.demo.shop.Shop;
import heartstring.demo.stream.SegmentJson;
import heartstring.demo.stream.ShopEvent;
import heartstring.demo.stream.ShopPlan;
import heartstring.demo.twins.DemoTwins;
import heartstring.demo.window.DemoWindow;
import heartstring.experience.leaving.Moods;
import heartstring.insight.runs.Studies;
import heartstring.platform.auth.Role;
import heartstring.platform.settings.Settings;
import heartstring.platform.users.Users;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.events.EventRules;
import heartstring.touchpoint.imports.Imports;
import heartstring.touchpoint.intake.Incoming;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.sources.Source;
import heartstring.touchpoint.sources.Sources;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The demo shop in this house. Only the demo command calls it: it makes sign-ins whose passwords everybody knows. */
@Component
public class DemoShop {

    public static final String LOGIN = "demo@marigold.example";
    public static final String AGENT = "agent@marigold.example";
    public static final String CASHIER = "till@marigold.example";

    /** Everybody's. */
    public static final String PASSWORD = "marigold-demo";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PLAN = "demo.plan";
    private static final String DONE = "done";

    /** Customers told by one thread before it asks for more work. */
    private static final int STRIDE = 25;

    private static final int THREADS = 3;
    private static final int BATCH = 900;

    /** What the sources of the stream are called in the house. */
    private static final Map<String, String> NAMES = Map.of(
            "web", "Web shop",
            "app", "App",
            "till", "Tills",
            "email", "Newsletter",
            "phone", "Telephone",
            "chat", "Chat",
            "social", "Social media",
            "survey", "Surveys",
            "loyalty", "Marigold Card",
            "office", "Office");

    private static final Map<String, String> CHANNELS =
            Map.of("survey", "survey", "loyalty", "till", "office", "office");

    private final Intake intake;
    private final Sources sources;
    private final Imports imports;
    private final Settings settings;
    private final Users users;
    private final Belts belts;
    private final DemoProgramme programme;
    private final Selling selling;
    private final DemoFields fields;
    private final DemoCare care;
    private final DemoWindow window;
    private final DemoTwins twins;
    private final DemoSurveys opinions;
    private final DemoJourneys journeys;
    private final DemoCases cases;
    private final DemoSegments segments;
    private final DemoGifts gifts;
    private final DemoNews news;
    private final Moods moods;
    private final Studies studies;
    private final Map<String, Source> byName = new ConcurrentHashMap<>();
    private volatile String address = "";

    DemoShop(
            Intake intake,
            Sources sources,
            Imports imports,
            Settings settings,
            Users users,
            Belts belts,
            DemoProgramme programme,
            Selling selling,
            DemoFields fields,
            DemoCare care,
            DemoWindow window,
            DemoTwins twins,
            DemoSurveys opinions,
            DemoJourneys journeys,
            DemoCases cases,
            DemoSegments segments,
            DemoGifts gifts,
            DemoNews news,
            Moods moods,
            Studies studies) {
        this.studies = studies;
        this.segments = segments;
        this.gifts = gifts;
        this.news = news;
        this.moods = moods;
        this.journeys = journeys;
        this.cases = cases;
        this.twins = twins;
        this.opinions = opinions;
        this.fields = fields;
        this.window = window;
        this.selling = selling;
        this.care = care;
        this.programme = programme;
        this.intake = intake;
        this.sources = sources;
        this.imports = imports;
        this.settings = settings;
        this.users = users;
        this.belts = belts;
    }

    /** How far the filling is. */
    public record Progress(int customers, int ofCustomers, long touchpoints) {}

    /** What has become of the shop. */
    public sealed interface Opening {

        /** It was filled now, or has been filled to its end. */
        record Filled(int customers) implements Opening {}

        /** It was full already. */
        record Kept(int customers) implements Opening {}

        /** The house holds something else. */
        record Refused(String reason) implements Opening {}
    }

    /**
     * Fills the shop unless it is full; safe to stop and to start again.
     *
     * @param customers how many customers a new shop has; a shop that exists keeps its number
     * @param now where a new shop's history ends, in the shop's time zone
     */
    public Opening open(int customers, ZonedDateTime now, double density, Consumer<Progress> progress) {
        String plan = settings.get(PLAN, "");
        if (plan.endsWith(DONE)) {
            reach();
            programme.reopen();
            settle(shopPlan(plan));
            return new Opening.Kept(Integer.parseInt(plan.split(" ")[0]));
        }
        if (plan.isEmpty()) {
            if (isInUse()) {
                return new Opening.Refused(
                        "this database holds users, sources or imports of its own, which the demo shop and its public"
                                + " passwords must not join; give the demo a folder of its own with --data");
            }
            plan = customers + " " + now.toLocalDate() + " " + density + " " + now.getHour() + " ";
            settings.set(Map.of(PLAN, plan));
        }
        ShopPlan shopPlan = shopPlan(plan);
        furnish();
        reach();
        opinions.draw();
        Instant end = shopPlan.lastDay()
                .atTime(LocalTime.of(Math.min(23, shopPlan.untilHour()), 0))
                .atZone(now.getZone())
                .toInstant();
        fill(Shop.of(shopPlan), end, progress);
        belts.drain();
        opinions.recall();
        opinions.ask();
        programme.open(end);
        settle(shopPlan);
        moods.tryAgain();
        studies.askForAll();
        settings.set(Map.of(PLAN, plan + DONE));
        return new Opening.Filled(shopPlan.customers());
    }

    /** Where links in its letters lead from its opening on, unless somebody has said so otherwise. */
    public void isReachedAt(String here) {
        address = here;
    }

    private void reach() {
        String known = settings.get("address", "");
        if (!address.isEmpty() && (known.isEmpty() || known.startsWith("http://localhost:"))) {
            settings.set(Map.of("address", address));
        }
    }

    /** What colleagues have made of the shop; each part is made once. */
    private void settle(ShopPlan plan) {
        selling.begin(AGENT);
        fields.begin(LOGIN);
        window.begin(AGENT);
        care.begin(AGENT);
        journeys.begin(LOGIN, AGENT);
        cases.begin(AGENT);
        segments.begin();
        gifts.begin();
        news.begin();
        twins.begin(LOGIN, plan);
    }

    private static ShopPlan shopPlan(String plan) {
        String[] parts = plan.split(" ");
        return ShopPlan.upTo(LocalDate.parse(parts[1]))
                .withCustomers(Integer.parseInt(parts[0]))
                .withDensity(Double.parseDouble(parts[2]))
                .withUntilHour(Integer.parseInt(parts[3]));
    }

    /** No touchpoint is without a source, so there is none either when this says no. */
    private boolean isInUse() {
        return users.anybody()
                || !sources.all().isEmpty()
                || !imports.page(Long.MAX_VALUE, 1).isEmpty();
    }

    private void furnish() {
        settings.set(Map.of("organisation", Shop.NAME, "region", "DE", "currency", "EUR", "zone", "Europe/Berlin"));
        if (users.find(LOGIN).isEmpty()) {
            users.add(LOGIN, "Demo administrator", Role.ADMINISTRATOR, PASSWORD);
            users.add(AGENT, "Demo agent", Role.AGENT, PASSWORD);
            users.add(CASHIER, "Demo cashier", Role.CASHIER, PASSWORD);
        }
    }

    private void fill(Shop shop, Instant end, Consumer<Progress> progress) {
        LastDay lastDay = new LastDay(end.minus(Duration.ofDays(1)));
        int all = shop.plan().customers();
        AtomicInteger next = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        AtomicLong touchpoints = new AtomicLong();
        List<Thread> threads = new ArrayList<>();
        List<RuntimeException> failures = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    for (int from = next.getAndAdd(STRIDE); from < all; from = next.getAndAdd(STRIDE)) {
                        int to = Math.min(all, from + STRIDE);
                        touchpoints.addAndGet(tell(shop, from, to, lastDay));
                        progress.accept(new Progress(done.addAndGet(to - from), all, touchpoints.get()));
                    }
                } catch (RuntimeException e) {
                    synchronized (failures) {
                        failures.add(e);
                    }
                }
            }));
        }
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("stopped while filling; the next start goes on", e);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
        List<ShopEvent> last = lastDay.inOrder();
        for (int from = 0; from < last.size(); from += BATCH) {
            send(last.subList(from, Math.min(last.size(), from + BATCH)));
        }
    }

    private long tell(Shop shop, int from, int to, LastDay lastDay) {
        List<ShopEvent> batch = new ArrayList<>(BATCH);
        AtomicLong told = new AtomicLong();
        shop.events(from, to, event -> {
            if (!lastDay.keeps(event)) {
                batch.add(event);
            }
            if (batch.size() == BATCH) {
                told.addAndGet(send(batch));
                batch.clear();
            }
        });
        return told.addAndGet(send(batch));
    }

    private int send(List<ShopEvent> events) {
        return intake.accept(events.stream().map(this::incoming).toList()).size();
    }

    /** The last day is told last and in the order of time, so that what comes in newest is what happened last. */
    private static final class LastDay {

        private static final int MOST = 200_000;

        private final Instant from;
        private final Queue<ShopEvent> kept = new ConcurrentLinkedQueue<>();
        private final AtomicInteger size = new AtomicInteger();

        LastDay(Instant from) {
            this.from = from;
        }

        boolean keeps(ShopEvent event) {
            return event.timestamp().isAfter(from) && size.incrementAndGet() <= MOST && kept.add(event);
        }

        List<ShopEvent> inOrder() {
            return kept.stream()
                    .sorted(Comparator.comparing(ShopEvent::timestamp))
                    .toList();
        }
    }

    private Incoming incoming(ShopEvent event) {
        Source source = byName.computeIfAbsent(
                event.source(),
                name -> sources.internal(NAMES.getOrDefault(name, name), CHANNELS.getOrDefault(name, name)));
        EventRules.Frame frame = new EventRules.Frame(
                source, Instant.now(), null, settings.organisation().region());
        return new Incoming(source, EventRules.check(JSON.readTree(SegmentJson.text(event)), null, frame));
    }
}
