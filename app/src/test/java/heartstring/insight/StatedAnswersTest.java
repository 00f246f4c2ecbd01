package heartstring.insight;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Api;
import heartstring.House;
import heartstring.Houses;
import heartstring.insight.runs.Run;
import heartstring.insight.runs.Studies;
import heartstring.platform.auth.Role;
import heartstring.story.Settled;
import heartstring.story.measures.Standings;
import heartstring.story.segments.Segments;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.events.Checked;
import heartstring.touchpoint.events.EventRules;
import heartstring.touchpoint.intake.Incoming;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.sources.Source;
import heartstring.touchpoint.sources.Sources;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * What no analysis likes: a shop with ten orders, then one in which all customers are alike, then all that goes wrong at tills and in programs.
 * After each, every study is worked out and every page, file and answer for programs is read: they state something, and never a number that is
 * none.
 */
class StatedAnswersTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> STUDIES = List.of(
            "what-goes-together", "next-basket", "customer-value", "returning", "drivers", "effects", "segments");
    private static final Pattern NONE = Pattern.compile("\\b(NaN|Infinity|null|undefined)\\b|∞|�");
    private static final Pattern NO_NUMBER = Pattern.compile("\"?-?(NaN|Infinity)\"?");
    private static final int ALIKE = 90;

    private static final List<String> PAGES = List.of(
            "/insight/baskets",
            "/insight/baskets?kind=substitute",
            "/insight/baskets/rules",
            "/insight/baskets/rules.csv",
            "/insight/baskets/export.csv",
            "/insight/next",
            "/insight/next/due.csv",
            "/insight/value",
            "/insight/value/customers",
            "/insight/value/customers?show=drifting",
            "/insight/value/customers?show=regulars",
            "/insight/value/customers?show=once",
            "/insight/value/customers.csv",
            "/insight/returning",
            "/insight/returning?of=money",
            "/insight/returning/returning.csv",
            "/insight/mend-first",
            "/insight/mend-first?outcome=back",
            "/insight/mend-first?outcome=spend",
            "/insight/mend-first?outcome=rated:alike",
            "/insight/mend-first.csv",
            "/insight/effects",
            "/insight/effects?days=30",
            "/insight/effects?worth=0.5&held=20",
            "/insight/effects.csv",
            "/insight/studies");

    private static final List<String> CALLS = List.of(
            "/api/insight/complements",
            "/api/insight/due",
            "/api/insight/value",
            "/api/insight/value/drifting",
            "/api/insight/retention",
            "/api/insight/drivers",
            "/api/insight/effects",
            "/api/insight/segments",
            "/api/holdouts",
            "/api/insight/studies");

    private final Instant now = Instant.now();
    private final List<String> tillEvents = new ArrayList<>();
    private final List<String> surveyEvents = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    /** One order; what is in it is said as JSON with single quotes. */
    private String order(String user, double daysAgo, String total, String currency, String products) {
        String key = UUID.randomUUID().toString();
        event(
                tillEvents,
                user,
                daysAgo,
                "Order Completed",
                "'order_id':'%s',%s%s'products':[%s]"
                        .formatted(
                                key,
                                total.isEmpty() ? "" : "'total':" + total + ",",
                                currency.isEmpty() ? "" : "'currency':'" + currency + "',",
                                products));
        return key;
    }

    private static String product(String key, String name, String price, String quantity) {
        return "{'product_id':'%s'%s%s%s}"
                .formatted(
                        key,
                        name.isEmpty() ? "" : ",'name':'" + name + "'",
                        price.isEmpty() ? "" : ",'price':" + price,
                        quantity.isEmpty() ? "" : ",'quantity':" + quantity);
    }

    private void event(List<String> into, String user, double daysAgo, String name, String properties) {
        into.add("{'type':'track','messageId':'%s','userId':'%s','event':'%s','timestamp':'%s','properties':{%s}}"
                .formatted(
                        UUID.randomUUID(),
                        user,
                        name,
                        now.minus(Duration.ofSeconds((long) (daysAgo * 86_400))),
                        properties));
    }

    private static final String BREAD = product("bread", "Bread", "3", "1");
    private static final String BUTTER = product("butter", "Butter", "2", "1");

    private void tenOrders() {
        for (int i = 0; i < 10; i++) {
            order("few" + i % 3, 3 + 5 * i, "5", "EUR", BREAD + "," + BUTTER);
        }
    }

    /** All come every seven days, buy the same, rate the same; of a gift that half of them got nothing can be told. */
    private void allAlike() {
        for (int c = 0; c < ALIKE; c++) {
            for (int week = 0; week < 14; week++) {
                order("alike" + c, 2 + 7 * week, "5", "EUR", BREAD + "," + BUTTER);
            }
            event(
                    surveyEvents,
                    "alike" + c,
                    10,
                    "Survey Answered",
                    "'survey':'alike','score':7,'friendliness':3,'wait_seconds':60,'comment':''");
            event(
                    tillEvents,
                    "alike" + c,
                    80,
                    "Gift Decided",
                    "'experiment':'alike','arm':'%s'".formatted(c % 2 == 0 ? "given" : "held_out"));
            event(tillEvents, "alike" + c, 80, "Gift Decided", "'experiment':'all-given','arm':'given'");
        }
    }

    private void allThatGoesWrong() {
        // Baskets of one, of none, of five thousand lines, of one thing five thousand times.
        for (int i = 0; i < 30; i++) {
            order("odd" + i, 1 + i, "3", "EUR", BREAD);
            order("odd" + i, 40 + i, "0", "EUR", "");
        }
        order("wide", 4, "5000", "EUR", lines(i -> product("w" + i, "", "1", "1")));
        order("wide", 5, "15000", "EUR", lines(i -> BREAD));
        // Free things, missing prices, no total, no currency, currencies that are none, mixed ones.
        for (int i = 0; i < 12; i++) {
            order("free", 2 + 3 * i, "0", "EUR", product("bag", "Bag", "0", "1"));
            order("priceless", 2 + 3 * i, "", "", product("soap", "Soap", "", "") + "," + BREAD);
            order("mixed", 2 + 3 * i, "500", i % 3 == 0 ? "JPY" : i % 3 == 1 ? "USD" : "nonsense", BREAD);
        }
        // Amounts that nobody believes.
        order("huge", 6, "9999999999", "EUR", product("yacht", "Yacht", "9999999999", "1"));
        order("huge", 16, "1e999", "EUR", product("yacht", "Yacht", "'NaN'", "-1"));
        order("huge", 26, "-5", "EUR", product("yacht", "Yacht", "'Infinity'", "0"));
        // Returns: of all, of more than was bought, without an order, many times over.
        String kept = order("returns", 30, "5", "EUR", BREAD + "," + BUTTER);
        for (int i = 0; i < 4; i++) {
            event(
                    tillEvents,
                    "returns",
                    29 - i,
                    "Order Refunded",
                    "'order_id':'%s','refund_id':'r%d','total':50,'currency':'EUR','products':[{'product_id':'bread','quantity':7}]"
                            .formatted(kept, i));
        }
        event(tillEvents, "returns", 3, "Order Refunded", "'order_id':'never-bought','total':5,'currency':'EUR'");
        // Clocks: as early as is taken, in the future as far as is taken, all in one second.
        for (int i = 0; i < 6; i++) {
            order("ancient", 13_000 - i, "5", "EUR", BREAD);
            order("tomorrow", -0.5 - 0.05 * i, "5", "EUR", BREAD);
            order("atonce", 9, "5", "EUR", BREAD + "," + BUTTER);
        }
        order("ancient", 1, "5", "EUR", BREAD);
        // Renamed, nameless, and named like a trap.
        order("names", 50, "5", "EUR", product("r1", "Old name", "5", "1"));
        order("names", 40, "5", "EUR", product("r1", "New name", "5", "1"));
        order("names", 30, "5", "EUR", product("r1", "", "5", "1"));
        order("names", 20, "5", "EUR", product("r2", "<b>bold</b> %s {0} \\\\u0000", "5", "1"));
        order("names", 10, "5", "EUR", product("r3", "   ", "5", "1"));
        event(surveyEvents, "names", 5, "Survey Answered", "'survey':'odd','score':'many','wait_seconds':-5");
        event(surveyEvents, "names", 4, "Survey Answered", "'survey':'odd','score':1e300,'wait_seconds':1e300");
        event(tillEvents, "names", 70, "Gift Decided", "'experiment':'','arm':'given'");
        event(tillEvents, "names", 70, "Gift Decided", "'experiment':'one alone','arm':'given'");
        event(tillEvents, "names", 70, "Gift Decided", "'experiment':'one alone','arm':'neither'");
    }

    private static String lines(java.util.function.IntFunction<String> line) {
        return IntStream.range(0, 5_000).mapToObj(line).collect(Collectors.joining(","));
    }

    @Test
    void everythingStatesAnAnswerWhateverComesIn(@TempDir Path data) throws Exception {
        try (ConfigurableApplicationContext context =
                Houses.open(Houses.emptyDatabase(), data, "--heartstring.first-run=false")) {
            Shop shop = new Shop(context);
            tenOrders();
            shop.worked();
            shop.read("ten orders", "few0");
            assertThat(shop.page("/insight/baskets")).contains("Too few to say");
            assertThat(shop.page("/insight/value")).contains("too few to say", "too few customers came again");
            assertThat(shop.page("/insight/mend-first")).contains("Too few to say");
            assertThat(shop.page("/insight/next")).contains("Due again");
            assertThat(shop.page("/insight/segments")).contains("Buyers", "Too few to say");
            assertThat(shop.page("/customers/" + shop.customer("few1") + "/complements"))
                    .contains("Nothing goes with what they buy");

            allAlike();
            shop.worked();
            shop.read("all alike", "alike1");
            assertThat(shop.page("/insight/effects")).contains("Alike", "too few to say");
            assertThat(shop.page("/insight/next")).contains("Bread");
            assertThat(shop.page("/customers/" + shop.customer("alike3") + "/value"))
                    .contains("Comes every 7 days");

            allThatGoesWrong();
            shop.worked();
            shop.read("all that goes wrong", "names");
            for (String user : List.of(
                    "odd1",
                    "wide",
                    "free",
                    "priceless",
                    "mixed",
                    "huge",
                    "returns",
                    "ancient",
                    "tomorrow",
                    "atonce",
                    "names")) {
                shop.readCustomer("all that goes wrong", user);
            }
            assertThat(shop.page("/insight/value")).contains("Left out");
            assertThat(shop.page("/customers/" + shop.customer("mixed") + "/value"))
                    .contains("orders are not in EUR");
            assertThat(shop.page("/insight/baskets/" + shop.product("r1"))).contains("New name");
        }
        assertThat(faults).isEmpty();
    }

    /** A house with one till and one survey. */
    private final class Shop {

        private final House house;
        private final Api api;
        private final Studies studies;
        private final JdbcClient jdbc;
        private final Intake intake;
        private final Belts belts;
        private final Standings standings;
        private final Source till;
        private final Source survey;

        Shop(ConfigurableApplicationContext context) {
            house = context.getBean(House.class);
            api = house.api("insight:read");
            studies = context.getBean(Studies.class);
            jdbc = context.getBean(JdbcClient.class);
            intake = context.getBean(Intake.class);
            belts = context.getBean(Belts.class);
            standings = context.getBean(Standings.class);
            Sources sources = context.getBean(Sources.class);
            till = sources.create("till", "till", "", null).source();
            survey = sources.create("survey", "survey", "", null).source();
            Segments segments = context.getBean(Segments.class);
            segments.add("Buyers", "", "{\"term\":\"orders\",\"is\":\"at-least\",\"value\":1}");
        }

        /** As large as a file may bring them. What is refused is stated too. */
        private void send(Source source, List<String> events) {
            EventRules.Frame frame =
                    new EventRules.Frame(source, Instant.now(), null, "DE", EventRules.MAX_IMPORTED_BYTES);
            List<Incoming> incoming = events.stream()
                    .map(event -> EventRules.check(JSON.readTree(event.replace('\'', '"')), null, frame))
                    .map(checked -> new Incoming(source, checked))
                    .toList();
            for (Incoming one : incoming) {
                if (one.checked() instanceof Checked.Bad bad && bad.reason().isBlank()) {
                    faults.add("refused without a reason");
                }
            }
            for (int from = 0; from < incoming.size(); from += 500) {
                intake.accept(incoming.subList(from, Math.min(incoming.size(), from + 500)));
            }
            events.clear();
        }

        void worked() throws InterruptedException {
            send(till, tillEvents);
            send(survey, surveyEvents);
            Settled.settle(belts, standings);
            for (String study : STUDIES) {
                Worked.out(studies, jdbc, study);
                Run run = studies.done(study).orElseThrow();
                run.findings().forEach(f -> state(study, f.label() + ": " + f.text(), NONE));
            }
        }

        private void state(String where, String text, Pattern pattern) {
            Matcher found = pattern.matcher(text);
            if (found.find()) {
                faults.add(where + ": "
                        + text.substring(Math.max(0, found.start() - 80), Math.min(text.length(), found.end() + 40)));
            }
        }

        private String page(String path) {
            return main(house.as(Role.MANAGER).get(path).body());
        }

        private String main(String body) {
            int main = body.indexOf("<main");
            return main < 0 ? body : body.substring(main, body.indexOf("</main>"));
        }

        private long customer(String user) {
            return jdbc.sql("""
                            select p.customer_id from customer.v_identifier i join customer.v_profile p on p.id = i.profile_id
                             where i.value = :user limit 1""")
                    .param("user", user)
                    .query((rs, n) -> rs.getLong(1))
                    .single();
        }

        private long product(String key) {
            return jdbc.sql("select id from commerce.v_product where key = :key")
                    .param("key", key)
                    .query((rs, n) -> rs.getLong(1))
                    .single();
        }

        /** All pages, files and answers for programs, as they stand; and those of one customer. */
        void read(String when, String user) {
            long bread = product("bread");
            List<String> paths = new ArrayList<>(PAGES);
            paths.addAll(List.of("/insight/segments", "/insight/segments/overlap.csv", "/proof", "/proof.csv"));
            paths.add("/insight/baskets/" + bread);
            paths.add("/insight/baskets/" + bread + "/receipts/" + product("butter"));
            paths.add("/insight/next/products/" + bread);
            paths.add("/insight/next/products/" + bread + "/due.csv");
            paths.forEach(path -> readPage(when, path));
            CALLS.forEach(path -> readCall(when, path));
            readCustomer(when, user);
        }

        void readCustomer(String when, String user) {
            long customer = customer(user);
            for (String part : List.of("/value", "/next", "/complements", "")) {
                readPage(when + ", " + user, "/customers/" + customer + part);
            }
            for (String part : List.of("/value", "/next", "/complements")) {
                readCall(when + ", " + user, "/api/insight/customers/" + customer + part);
            }
        }

        private void readPage(String when, String path) {
            Answer answer = house.as(Role.MANAGER).get(path);
            if (answer.status() != 200) {
                faults.add(when + ", " + path + ": " + answer.status());
            }
            state(when + ", " + path, main(answer.body()), NONE);
        }

        private void readCall(String when, String path) {
            Answer answer = api.get(path);
            // Who never bought has no value, and is told so.
            boolean stated = answer.status() == 404 && answer.body().contains("\"detail\"");
            if (answer.status() != 200 && !stated) {
                faults.add(when + ", " + path + ": " + answer.status() + " " + answer.body());
            }
            state(when + ", " + path, answer.body(), NO_NUMBER);
        }
    }
}
