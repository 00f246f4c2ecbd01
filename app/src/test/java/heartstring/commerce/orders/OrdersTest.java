package heartstring.commerce.orders;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.HouseTest;
import heartstring.commerce.Feed;
import heartstring.story.Settled;
import heartstring.story.measures.Standings;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.sources.Sources;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class OrdersTest {

    private static final String LINES =
            "'products':[{'product_id':'#a','name':'Rice #','price':2,'quantity':3},{'product_id':'#b','price':4}]";
    private static final List<String> EVENTS = List.of(
            event("Order Completed", 1, "'total':10,'currency':'EUR','store_id':'#s','affiliation':'North #'," + LINES),
            event("Order Updated", 2, "'total':12,'products':[{'product_id':'#a','quantity':6,'price':2}]"),
            event("Order Refunded", 3, "'products':[{'product_id':'#a','quantity':1}]"),
            event("Order Cancelled", 4, "'total':12"));

    private final JdbcClient jdbc;
    private final Belts belts;
    private final Standings standings;
    private final CommerceBelt belt;
    private final Feed web;
    private final String x = UUID.randomUUID().toString().substring(0, 8);

    OrdersTest(Intake intake, Sources sources, JdbcClient jdbc, Belts belts, Standings standings, CommerceBelt belt) {
        this.jdbc = jdbc;
        this.belts = belts;
        this.standings = standings;
        this.belt = belt;
        this.web = new Feed(sources, intake, "web");
    }

    private static String event(String name, int minute, String properties) {
        return "{'type':'track','userId':'u#','event':'%s','timestamp':'2026-05-01T10:%02d:00Z','properties':{'order_id':'@',%s}}"
                .formatted(name, minute, properties);
    }

    private void send(List<String> events) {
        web.send(events.stream().map(e -> e.replace("#", x)).toList());
    }

    private void settle() {
        Settled.settle(belts, standings);
    }

    private String state(String order) {
        return jdbc.sql("""
                        select concat_ws(' ', o.status, o.total_minor, o.refunded_minor, o.items, to_char(o.occurred_at at time zone 'UTC', 'HH24:MI'),
                                 (select string_agg(p.key || '*' || l.quantity || '@' || l.unit_minor, ',' order by l.line_no)
                                    from commerce.v_order_line l join commerce.v_product p on p.id = l.product_id where l.order_id = o.id),
                                 (select string_agg('-' || coalesce(p.key, '') || '*' || r.quantity || '=' || r.amount_minor, ',' order by r.return_no)
                                    from commerce.v_return r left join commerce.v_product p on p.id = r.product_id where r.order_id = o.id))
                          from commerce.v_order o where o.source_id = :source and o.order_key = :key""")
                .param("source", web.source.id())
                .param("key", order)
                .query(String.class)
                .single()
                .replace(x, "");
    }

    @Test
    void everyOrderOfArrivalEndsInTheSameState() {
        List<List<Integer>> arrivals = permutations(List.of(0, 1, 2, 3));
        for (int turn = 0; turn < EVENTS.size(); turn++) {
            List<String> batch = new ArrayList<>();
            for (int i = 0; i < arrivals.size(); i++) {
                batch.add(EVENTS.get(arrivals.get(i).get(turn)).replace("@", "o" + i));
            }
            send(batch);
            settle();
        }
        Set<String> states = new HashSet<>();
        for (int i = 0; i < arrivals.size(); i++) {
            states.add(state("o" + i));
        }
        assertThat(states).containsExactly("cancelled 1200 200 6.000 10:01 a*6.000@200 -a*1.000=200");
        send(List.of(event("Order Refunded", 5, "'total':12").replace("@", "o0")));
        settle();
        assertThat(state("o0")).startsWith("refunded 1200 1200");
    }

    @Test
    void theSameTouchpointsOnceMoreChangeNothing() {
        send(EVENTS.subList(0, 3).stream().map(e -> e.replace("@", "again")).toList());
        settle();
        String before = state("again");
        belt.take(jdbc.sql(
                        "select id, profile_id, source_id, kind, name, channel, occurred_at, body::text from touchpoint.touchpoint where source_id = :s")
                .param("s", web.source.id())
                .query((rs, n) -> new heartstring.touchpoint.belts.TouchpointConsumer.Row(
                        rs.getLong(1),
                        rs.getLong(2),
                        rs.getInt(3),
                        rs.getString(4),
                        rs.getString(5),
                        rs.getString(6),
                        rs.getTimestamp(7).toInstant(),
                        rs.getString(8)))
                .list());
        assertThat(state("again")).isEqualTo(before);
        send(EVENTS.subList(0, 3).stream().map(e -> e.replace("@", "again")).toList());
        settle();
        assertThat(state("again"))
                .isEqualTo(before)
                .isEqualTo("refunded_in_part 1200 200 6.000 10:01 a*6.000@200 -a*1.000=200");
    }

    @Test
    void anOrderOfNobodyBelongsToNobodyUntilSomebodyClaimsIt() {
        send(List.of(EVENTS.getFirst().replace("@", "free").replace("'userId':'u#',", "")));
        settle();
        assertThat(owner("free")).isZero();
        send(List.of(event("Order Updated", 9, "'coupon':'x'").replace("@", "free")));
        settle();
        assertThat(owner("free")).isPositive();
        assertThat(state("free")).startsWith("updated 1000 0");
    }

    private long owner(String order) {
        return jdbc.sql("select coalesce(profile_id, 0) from commerce.v_order where source_id = :s and order_key = :k")
                .param("s", web.source.id())
                .param("k", order)
                .query(Long.class)
                .single();
    }

    @Test
    void badAmountsDoNotBreakTheBelt() {
        send(List.of(
                event(
                                "Order Completed",
                                1,
                                "'total':'abc','tax':{},'products':[7,null,{'product_id':'#z','price':1e300,'quantity':'-1'}]")
                        .replace("@", "bad"),
                event("Order Completed", 1, "'total':12.5,'currency':'EUR'").replace("@", "good")));
        settle();
        assertThat(state("good")).startsWith("completed 1250");
        String flags = jdbc.sql(
                        "select array_to_string(flags, ' ') from commerce.v_order where source_id = :s and order_key = 'bad'")
                .param("s", web.source.id())
                .query(String.class)
                .single();
        assertThat(flags).isEqualTo("products[0].price products[0].quantity tax total");
    }

    @Test
    void productsStoresAndCartsAreKept() {
        send(List.of(
                cart("Product Added", 1, "'cart_id':'#k','product_id':'#p','name':'Old','price':1"),
                cart(
                        "Product Added",
                        2,
                        "'cart_id':'#k','product_id':'#p','name':'New','price':1.5,'currency':'EUR','quantity':2"),
                cart("Product Added", 3, "'cart_id':'#k','product_id':'#q','price':4"),
                cart("Product Removed", 4, "'cart_id':'#k','product_id':'#q'"),
                cart("Product Added", 5, "'product_id':'#q','price':4")));
        settle();
        assertThat(cart(x + "k")).isEqualTo("open 450");
        assertThat(jdbc.sql("select concat_ws(' ', name, price_minor) from commerce.v_product where key = :k")
                        .param("k", x + "p")
                        .query(String.class)
                        .single())
                .isEqualTo("New 150");
        send(List.of(event(
                        "Order Completed",
                        6,
                        "'total':4.5,'currency':'EUR','checkout_id':'#k','store_id':'#s','affiliation':'North #'")
                .replace("@", "c")));
        settle();
        assertThat(cart(x + "k")).isEqualTo("ordered 450");
        assertThat(carts()).containsExactlyInAnyOrder("ordered", "open");
        send(List.of(event("Order Completed", 7, "'total':4,'currency':'EUR'").replace("@", "d")));
        settle();
        assertThat(carts()).containsExactlyInAnyOrder("ordered", "ordered");
        send(List.of(cart("Product Added", 8, "'product_id':'#q','price':4")));
        settle();
        assertThat(carts()).containsExactlyInAnyOrder("ordered", "open");
        assertThat(jdbc.sql("select name from commerce.v_store where key = :k")
                        .param("k", x + "s")
                        .query(String.class)
                        .single())
                .isEqualTo("North " + x);
    }

    private static String cart(String name, int minute, String properties) {
        return "{'type':'track','userId':'u#','event':'%s','timestamp':'2026-05-01T10:%02d:00Z','properties':{%s}}"
                .formatted(name, minute, properties);
    }

    private String cart(String key) {
        return jdbc.sql(
                        "select concat_ws(' ', state, total_minor) from commerce.v_cart where source_id = :s and cart_key = :k")
                .param("s", web.source.id())
                .param("k", key)
                .query(String.class)
                .single();
    }

    private List<String> carts() {
        return jdbc.sql("select state from commerce.v_cart where source_id = :s")
                .param("s", web.source.id())
                .query((rs, n) -> rs.getString(1))
                .list();
    }

    private static List<List<Integer>> permutations(List<Integer> of) {
        if (of.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Integer>> all = new ArrayList<>();
        for (Integer first : of) {
            for (List<Integer> rest :
                    permutations(of.stream().filter(i -> !i.equals(first)).toList())) {
                List<Integer> one = new ArrayList<>(List.of(first));
                one.addAll(rest);
                all.add(one);
            }
        }
        return all;
    }
}
