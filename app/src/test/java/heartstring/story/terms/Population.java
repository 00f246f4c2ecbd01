package heartstring.story.terms;

import heartstring.commerce.Feed;
import heartstring.customer.merges.Merges;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A few dozen people whose lives are random: on the web and at the till, joined by their e-mail address or by hand, with
 * properties of every kind, orders in two currencies, and times that lie on the edges of what conditions ask; for tests.
 */
final class Population {

    static final Instant NOW = Instant.parse("2025-06-15T12:00:00Z");
    static final List<String> CITIES = List.of("Leeds", "York", "leeds", "Zürich", "Le Mans", "100% _town");
    static final List<String> TRAITS = List.of("size", "vip", "age", "since", "birthday");
    static final List<String> VALUES = List.of(
            "'L'",
            "' L '",
            "['L','M']",
            "['42',7,'L']",
            "[]",
            "''",
            "null",
            "true",
            "false",
            "'true'",
            "42",
            "42.50",
            "'42.5'",
            "-7",
            "1e30",
            "'42,5'",
            "'4.2.5'",
            "['L']",
            "{'a':'L'}",
            "'2025-02-31'",
            "'2024-02-29'",
            "'2025-06-15T23:30:00Z'",
            "'2025-06-15 noon'",
            "'--06-15'",
            "'1990-06-15'",
            "'1990-06-30'",
            "'1990-13-15'",
            "'1992-02-29'");
    static final List<String> EVENTS = List.of("Signed Up", "Product Viewed", "Offers");
    static final List<String> STORES = List.of("S1", "S2");
    static final List<String> CATEGORIES = List.of("salad", "dressing");
    static final List<String> BRANDS = List.of("Alba", "Bianca");
    static final int[] DAYS = {1, 7, 30, 90, 365};

    private final Random random;
    private final Feed web;
    private final Feed till;
    private final String x = UUID.randomUUID().toString().substring(0, 8);
    private int number;

    Population(Random random, Feed web, Feed till) {
        this.random = random;
        this.web = web;
        this.till = till;
    }

    /** Lets so many people live; answers nothing, for the puzzle decides who they are. */
    void live(int people) {
        for (int i = 0; i < people; i++) {
            String user = x + "-" + i;
            List<String> onWeb = new ArrayList<>();
            List<String> atTill = new ArrayList<>();
            if (random.nextInt(5) == 0) {
                onWeb.add(event("group", user, "'groupId':'g%s','traits':{'name':'Company %s'}".formatted(user, user)));
            }
            onWeb.add(identify(user));
            for (int n = random.nextInt(7); n > 0; n--) {
                (random.nextInt(3) == 0 ? atTill : onWeb).add(happening(user));
            }
            if (!atTill.isEmpty() && random.nextBoolean()) {
                atTill.addFirst(identify(user));
            }
            web.send(onWeb);
            if (!atTill.isEmpty()) {
                till.send(atTill);
            }
        }
    }

    /** Joins some by hand; answers everybody who is left. */
    List<Long> customers(JdbcClient jdbc, Merges merges) {
        List<Long> all = all(jdbc);
        for (int i = 0; i + 1 < all.size(); i += 5) {
            merges.merge(all.get(i), all.get(i + 1), false, new Merges.By("user", 1));
        }
        words(jdbc);
        return all(jdbc);
    }

    /** What some of them said about being written to. */
    private void words(JdbcClient jdbc) {
        for (String kind : List.of("email", "phone")) {
            for (int i = 0; i < 3; i++) {
                jdbc.sql("""
                                insert into customer.consent (profile_id, kind, value, purpose, given, said_at, way)
                                select p.id, :kind, case when :kind = 'email' then h.email else h.phone end,
                                       case when h.customer_id % 3 = 0 then 'service' else 'news' end, (h.customer_id + :i) % 5 < 2,
                                       now() - make_interval(days => (h.customer_id % 7 * :i)::int), 'staff'
                                  from customer.headline h
                                  join lateral (select min(id) as id from customer.profile where customer_id = h.customer_id) p on true
                                 where h.customer_id in (select customer_id from customer.v_profile where source_id in (:web, :till))
                                   and case when :kind = 'email' then h.email else h.phone end is not null
                                   and (h.customer_id + :i) % 4 <> 0""")
                        .param("kind", kind)
                        .param("i", i)
                        .param("web", web.source.id())
                        .param("till", till.source.id())
                        .update();
            }
        }
    }

    private List<Long> all(JdbcClient jdbc) {
        return jdbc.sql(
                        "select distinct customer_id from customer.v_profile where source_id in (:web, :till) order by 1")
                .param("web", web.source.id())
                .param("till", till.source.id())
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    private String identify(String user) {
        List<String> traits = new ArrayList<>();
        if (random.nextInt(3) > 0) {
            traits.add("'email':'%s@people.test'".formatted(user));
        }
        if (random.nextInt(4) == 0) {
            traits.add("'phone':'+4930%07d'".formatted(random.nextInt(10_000_000)));
        }
        if (random.nextInt(3) > 0) {
            traits.add("'city':'%s'".formatted(any(CITIES)));
        }
        if (random.nextInt(3) == 0) {
            traits.add("'country':'%s','language':'%s'"
                    .formatted(random.nextBoolean() ? "GB" : "DE", random.nextBoolean() ? "en" : "de"));
        }
        for (String trait : TRAITS) {
            if (random.nextInt(3) > 0) {
                traits.add("'%s':%s".formatted(trait, any(VALUES)));
            }
        }
        return event("identify", user, "'traits':{" + String.join(",", traits) + "}");
    }

    private String happening(String user) {
        return switch (random.nextInt(6)) {
            case 0 -> identify(user);
            case 1 -> event("page", user, "'name':'Offers'");
            case 2 -> event("track", user, "'event':'%s'".formatted(any(EVENTS)));
            default -> order(user);
        };
    }

    private String order(String user) {
        int kind = random.nextInt(8);
        String name = kind == 0 ? "Order Cancelled" : kind == 1 ? "Order Refunded" : "Order Completed";
        String key = user + "-" + (kind < 2 ? random.nextInt(1 + number) : ++number);
        String store = random.nextInt(3) == 0 ? "" : ",'store_id':'%s'".formatted(any(STORES));
        return event(
                "track",
                user,
                "'event':'%s','properties':{'order_id':'%s','total':%d,'currency':'%s'%s,'products':[%s]}"
                        .formatted(
                                name,
                                key,
                                10 * (1 + random.nextInt(3)),
                                random.nextInt(4) == 0 ? "USD" : "EUR",
                                store,
                                product()));
    }

    private String product() {
        int nth = random.nextInt(4);
        return "{'product_id':'P%d','sku':'K%d','price':10,'quantity':1,'category':'%s','brand':'%s'}"
                .formatted(nth, nth, CATEGORIES.get(nth % 2), BRANDS.get(nth / 2));
    }

    private String event(String type, String user, String more) {
        return "{'type':'%s','userId':'%s','timestamp':'%s',%s}".formatted(type, user, moment(), more);
    }

    /** On an edge, a millisecond before or after one, or anywhere. */
    private Instant moment() {
        Instant at = NOW.minus(Duration.ofDays(random.nextInt(6) == 0 ? 0 : DAYS[random.nextInt(DAYS.length)]));
        return random.nextInt(3) == 0
                ? at.minus(Duration.ofMinutes(random.nextInt(100_000)))
                : at.plusMillis(random.nextInt(3) - 1L);
    }

    private String any(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
