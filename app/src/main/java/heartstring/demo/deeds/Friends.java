package heartstring.demo.deeds;

import heartstring.commerce.orders.OrderKey;
import heartstring.demo.deeds.DeedsSql.Goods;
import heartstring.loyalty.baskets.Baskets;
import heartstring.loyalty.baskets.Dealing;
import heartstring.loyalty.baskets.Quote;
import heartstring.loyalty.baskets.Quotes;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.promotions.Basket;
import heartstring.loyalty.promotions.Priced;
import heartstring.loyalty.referrals.Referrals;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.sources.Source;
import heartstring.touchpoint.sources.Sources;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** People whom members brought: they joined this week, most have bought with a promotion or a voucher, and one brought it back. */
@Component
class Friends {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final List<String> NAMES = List.of(
            "Mira Sonnleitner",
            "Jonas Adebayo",
            "Lene Falkenrath",
            "Otis Kerber",
            "Ruth Balzer",
            "Piet Oldenburg",
            "Zoe Winterfeld",
            "Karl Imhof");
    private static final Duration JOINED = Duration.ofDays(6);
    private static final Duration BOUGHT = Duration.ofDays(5);
    private static final int BUYERS = 6;

    private final DeedsSql sql;
    private final Members members;
    private final Referrals referrals;
    private final Quotes quotes;
    private final Baskets baskets;
    private final Intake intake;
    private final Sources sources;
    private final InstantSource time;

    Friends(
            DeedsSql sql,
            Members members,
            Referrals referrals,
            Quotes quotes,
            Baskets baskets,
            Intake intake,
            Sources sources,
            InstantSource time) {
        this.sql = sql;
        this.members = members;
        this.referrals = referrals;
        this.quotes = quotes;
        this.baskets = baskets;
        this.intake = intake;
        this.sources = sources;
        this.time = time;
    }

    void join(Programme programme) {
        List<Member> advocates = sql.members(programme.id(), NAMES.size()).stream()
                .flatMap(id -> members.byId(id).stream())
                .toList();
        if (advocates.size() < 3) {
            return;
        }
        List<Goods> breads = sql.goods("Bakery", programme.currency());
        List<Goods> fruits = sql.goods("Fruit", programme.currency());
        boolean stocked = !breads.isEmpty() && !fruits.isEmpty();
        for (int i = 0; i < NAMES.size(); i++) {
            Optional<Member> friend = friend(programme, i);
            Member advocate = advocates.get(i % 3);
            friend.ifPresent(
                    f -> referrals.code(advocate).ifPresent(code -> referrals.bind(code, f, Referrals.Way.LINK)));
            if (i < BUYERS && stocked && friend.isPresent()) {
                buys(programme, friend.get(), i, breads.get(i % breads.size()), fruits.get(i % fruits.size()));
            }
        }
        // Two that do not count: oneself, and somebody who was a customer before.
        referrals.code(advocates.get(0)).ifPresent(code -> {
            referrals.bind(code, advocates.get(0), Referrals.Way.TILL);
            referrals.bind(code, advocates.get(2), Referrals.Way.TILL);
        });
    }

    private Optional<Member> friend(Programme programme, int number) {
        String name = NAMES.get(number);
        String email = name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@friends.example";
        ObjectNode event = JSON.objectNode().put("type", "identify").put("messageId", "demo-friend-" + number);
        event.put("userId", "friend-" + number)
                .put("timestamp", time.instant().minus(JOINED).toString());
        event.putObject("traits").put("name", name).put("email", email);
        intake.accept(web(), List.of(event), null, null);
        return sql.customer(email)
                .map(customer -> members.join(
                        programme, customer, Member.Way.WEB, time.instant().minus(JOINED)))
                .filter(Members.Joining.Joined.class::isInstance)
                .map(joined -> ((Members.Joining.Joined) joined).member());
    }

    private void buys(Programme programme, Member friend, int number, Goods bread, Goods fruit) {
        String key = "demo-basket-" + number;
        Basket basket = new Basket(
                List.of(
                        new Basket.Line(bread.key(), null, BigDecimal.valueOf(3), bread.unitMinor()),
                        new Basket.Line(fruit.key(), null, BigDecimal.valueOf(4), fruit.unitMinor())),
                0);
        Quote.Wish wish = new Quote.Wish(
                basket,
                programme.currency(),
                null,
                "till",
                friend.customerId(),
                friend.profileId(),
                number % 2 == 0 ? List.of(Offers.PUBLIC_CODE) : List.of());
        Priced priced = quotes.of(wish).priced();
        OrderKey order = new OrderKey(till().id(), key);
        Dealing dealing = baskets.commit(
                wish, null, null, key, order, quote -> MAPPER.writeValueAsString(new Kept(quote.priced(), List.of())));
        if (!(dealing instanceof Dealing.Stands)) {
            throw new IllegalStateException("The demo's basket " + key + ": " + dealing);
        }
        Instant at = time.instant().minus(BOUGHT);
        intake.accept(till(), List.of(sold(programme, friend, key, priced, at)), null, null);
        if (number == BUYERS - 1) {
            intake.accept(till(), List.of(returned(programme, friend, key, fruit.key(), at)), null, null);
        }
    }

    /** As deals are kept by tills. */
    record Kept(Priced basket, List<String> codes) {}

    private static ObjectNode sold(Programme programme, Member friend, String key, Priced priced, Instant at) {
        ObjectNode event = order(programme, friend, key, "Order Completed", at);
        ObjectNode properties = (ObjectNode) event.get("properties");
        properties.put("total", decimal(priced.paysMinor())).put("discount", decimal(priced.discountMinor()));
        ArrayNode products = properties.putArray("products");
        for (Priced.Line line : priced.lines()) {
            long pieces = line.quantity().longValueExact();
            long dearer = line.paysMinor() % pieces;
            product(products, line, pieces - dearer, line.paysMinor() / pieces);
            product(products, line, dearer, line.paysMinor() / pieces + 1);
        }
        return event;
    }

    private static void product(ArrayNode products, Priced.Line line, long pieces, long unitMinor) {
        if (pieces > 0) {
            products.addObject()
                    .put("product_id", line.product())
                    .put("quantity", pieces)
                    .put("price", decimal(unitMinor))
                    .put(
                            "list_price",
                            decimal(line.worthMinor() / line.quantity().longValueExact()));
        }
    }

    private static ObjectNode returned(Programme programme, Member friend, String key, String product, Instant sold) {
        ObjectNode event = order(programme, friend, key, "Order Refunded", sold.plus(Duration.ofDays(1)));
        ObjectNode properties = (ObjectNode) event.get("properties");
        properties.put("refund_id", "back " + key).put("reason", "damaged");
        properties.putArray("products").addObject().put("product_id", product).put("quantity", 2);
        return event;
    }

    private static ObjectNode order(Programme programme, Member friend, String key, String name, Instant at) {
        ObjectNode event = JSON.objectNode()
                .put("type", "track")
                .put("event", name)
                .put("messageId", name + " " + key)
                .put("timestamp", at.toString());
        event.putObject("properties")
                .put("order_id", key)
                .put("currency", programme.currency())
                .put("loyalty_card", friend.card());
        return event;
    }

    private static String decimal(long minor) {
        return BigDecimal.valueOf(minor, 2).toPlainString();
    }

    private Source web() {
        return sources.internal("Web shop", "web");
    }

    private Source till() {
        return sources.internal("Till", "till");
    }
}
