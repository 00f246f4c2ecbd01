package heartstring.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;

/** The pages and lists of insight as whole answers, and what programs ask about one customer or one basket. */
final class InsightPages {

    private static final String CONTROL = "control: fifty customers by value, raw query, 1 connection";

    private static final String RAW = """
            select v.customer_id, h.name, v.visits, v.last_at, v.value_minor
              from insight.v_customer_value v join customer.headline h on h.customer_id = v.customer_id
             order by coalesce(v.value_minor, -1) desc, v.customer_id desc limit 51""";

    private final Ground ground;
    private final long people;
    private final int seconds;
    private final Report table = new Report(CONTROL);
    private final List<String> silent = new ArrayList<>();

    private InsightPages(Ground ground, long people, int seconds) {
        this.ground = ground;
        this.people = people;
        this.seconds = seconds;
    }

    /** @param segments numbers of two segments, or none */
    static void measure(Ground ground, Connection c, List<Long> segments, long people, int seconds, Path report)
            throws Exception {
        InsightPages pages = new InsightPages(ground, people, seconds);
        pages.table.add(CONTROL, pages.raw());
        String session = "none\r\nCookie: " + Session.signIn(ground);
        for (String address : addresses(segments)) {
            pages.page(session, address, address);
        }
        pages.page(session, "card on a customer's page: worth", "/customers/%d/value");
        pages.page(session, "card on a customer's page: next basket", "/customers/%d/next");
        String key = "Bearer " + ReadBench.apiKey(ground, "insight:read");
        pages.page(key, "program: one customer's worth", "/api/insight/customers/%d/value");
        pages.page(key, "program: ten recommendations for one customer", "/api/insight/customers/%d/next?limit=10");
        pages.completions(key);
        pages.table.note(
                "1 connection, whole answers, each address for " + seconds + " s; p95 of " + people + " people");
        pages.silent.forEach(pages.table::note);
        pages.table.append(report.toAbsolutePath(), "Insight over HTTP");
    }

    private static List<String> addresses(List<Long> segments) {
        YearMonth now = YearMonth.now(ZoneOffset.UTC);
        long popular = 1;
        long rare = GrocersSql.PRODUCTS / 2;
        List<String> addresses = new ArrayList<>(List.of(
                "/insight/value",
                "/insight/value/customers",
                "/insight/value/customers?show=drifting",
                "/insight/value/customers?show=regulars",
                "/insight/value/customers?show=once",
                "/insight/value/customers?lately=1&often=5",
                "/insight/returning",
                "/insight/returning/customers?cohort=" + now.minusMonths(12) + "&month=" + now.minusMonths(3),
                "/insight/baskets",
                "/insight/baskets?q=Product+12",
                "/insight/baskets/" + popular,
                "/insight/baskets/" + popular + "/receipts/" + (popular + 1),
                "/insight/baskets/rules",
                "/insight/mend-first",
                "/insight/next",
                "/insight/next/products/" + popular,
                "/insight/next/products/" + rare,
                "/insight/studies"));
        if (segments.size() == 2) {
            addresses.add("/segments");
            addresses.add("/insight/segments");
            addresses.add("/customers?in=" + segments.get(0));
            addresses.add("/customers?in=" + segments.get(0) + "&out=" + segments.get(1));
        }
        return addresses;
    }

    /** One that does not answer well is told of, and not measured. */
    private void page(String authorization, String name, String address) throws Exception {
        try (RawHttp http = new RawHttp(ground.port(), authorization)) {
            int status = http.get(somebody(address));
            if (status != 200) {
                silent.add(name + " answered " + status);
                return;
            }
        } catch (IOException e) {
            silent.add(name + ": " + e);
            return;
        }
        table.add(
                name,
                timed(() -> ReadBench.caller(new RawHttp(ground.port(), authorization), () -> somebody(address))));
    }

    private Loop.Result timed(Callable<Loop.Caller> fresh) throws Exception {
        return Loop.run(1, Duration.ofSeconds(1), Duration.ofSeconds(seconds), fresh);
    }

    /** Everybody bought something. */
    private String somebody(String address) {
        return address.replace(
                "%d", Long.toString(1 + ThreadLocalRandom.current().nextLong(people)));
    }

    private void completions(String key) throws Exception {
        table.add("program: what completes a basket of three", timed(() -> {
            RawHttp http = new RawHttp(ground.port(), key);
            return new Loop.Caller() {
                @Override
                public int call() throws Exception {
                    String basket = "{\"products\":[\"p-1\",\"p-%d\",\"p-%d\"]}".formatted(any(), any());
                    int status = http.post("/api/insight/completions", basket.getBytes(StandardCharsets.UTF_8));
                    if (status != 200) {
                        throw new IllegalStateException("What completes a basket was answered with " + status);
                    }
                    return 1;
                }

                @Override
                public void close() throws IOException {
                    http.close();
                }
            };
        }));
    }

    private static int any() {
        return 1 + ThreadLocalRandom.current().nextInt(GrocersSql.PRODUCTS);
    }

    private Loop.Result raw() throws Exception {
        return timed(() -> {
            Connection c = ground.connect();
            PreparedStatement s = c.prepareStatement(RAW);
            return new Loop.Caller() {
                @Override
                public int call() throws Exception {
                    try (ResultSet rs = s.executeQuery()) {
                        int rows = 0;
                        while (rs.next()) {
                            rows++;
                        }
                        return rows > 0 ? 1 : 0;
                    }
                }

                @Override
                public void close() throws IOException {
                    try {
                        c.close();
                    } catch (SQLException e) {
                        throw new IOException(e);
                    }
                }
            };
        });
    }
}
