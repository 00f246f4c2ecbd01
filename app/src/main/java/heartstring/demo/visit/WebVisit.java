package heartstring.demo.visit;

import heartstring.demo.fate.Persona;
import heartstring.demo.goods.Product;
import heartstring.demo.people.Person;
import heartstring.demo.scene.Line;
import heartstring.demo.scene.Receipt;
import heartstring.demo.scene.Scene;
import heartstring.demo.scene.Who;
import heartstring.demo.stream.Dice;
import heartstring.demo.stream.Facts;
import java.util.List;
import java.util.Map;

/** Sessions in the web shop: looking around, filling a cart, and ordering, or not. */
public final class WebVisit {

    public static final String SITE = "https://www.marigold-market.example";
    private static final long FREE_SHIPPING_MINOR = 6_000;
    private static final long SHIPPING_MINOR = 490;

    private final Scene scene;
    private final Person person;
    private final Dice dice;
    private long clock;

    /** Sessions whose chance is drawn under a concern of their own. */
    public WebVisit(Scene scene, String concern) {
        this.scene = scene;
        this.person = scene.person();
        this.dice = scene.dice(concern);
    }

    /** A session that ends with an order; needs an account. */
    Visit play(int day, double size) {
        clock = scene.days().millis(day, person.habits().persona().rhythm().onlineSecond(dice));
        List<Line> lines = scene.basket().fill(day, size);
        Who who = scene.screens().loggedIn(clock);
        entry(who);
        String cart = "cart-" + person.number() + "-" + day;
        fillCart(who, lines, cart, Math.min(lines.size(), dice.between(1, 3)));
        Receipt receipt = receipt(lines);
        if (receipt.coupon() != null) {
            track(
                    who,
                    "Coupon Applied",
                    Facts.of(
                            "cart_id", cart,
                            "order_id", receipt.orderId(),
                            "coupon_id", receipt.coupon(),
                            "coupon_name", receipt.coupon(),
                            "discount", Facts.money(receipt.discountMinor())));
        }
        track(
                who,
                "Checkout Started",
                Facts.of(
                        "order_id", receipt.orderId(),
                        "affiliation", receipt.store().name(),
                        "store_id", receipt.store().id(),
                        "value", Facts.money(receipt.totalMinor()),
                        "shipping", Facts.money(receipt.shippingMinor()),
                        "discount", Facts.money(receipt.discountMinor()),
                        "coupon", receipt.coupon(),
                        "currency", Receipt.CURRENCY));
        Map<String, Object> properties = receipt.properties();
        properties.put("checkout_id", cart);
        properties.put("payment_method", dice.chance(0.6) ? "card" : "invoice");
        Invoices.add(person, receipt, properties);
        track(who, "Order Completed", properties);
        return new Visit(day, clock, who, true, receipt, Encounter.atHome(dice));
    }

    private Receipt receipt(List<Line> lines) {
        String id = scene.orderId("W");
        Receipt plain = new Receipt(id, scene.store(), lines, 0, 0, null);
        double chance = person.habits().persona() == Persona.BARGAIN ? 0.4 : 0.12;
        String coupon = dice.chance(chance) ? Coupons.code(dice) : null;
        long discount = coupon == null ? 0 : plain.linesMinor() * dice.between(5, 12) / 100;
        long shipping = plain.linesMinor() - discount >= FREE_SHIPPING_MINOR ? 0 : SHIPPING_MINOR;
        return new Receipt(id, scene.store(), lines, discount, shipping, coupon);
    }

    /** A session without an order; with luck it leaves a cart behind. */
    public void browse(int day) {
        clock = scene.days().millis(day, person.habits().persona().rhythm().onlineSecond(dice));
        Who who = scene.screens().at(clock);
        entry(who);
        if (dice.chance(0.6)) {
            Product seen = pick();
            track(who, "Product Viewed", product(seen, day));
        }
        if (dice.chance(0.25)) {
            List<Line> lines = scene.basket().fill(day, person.habits().items() / 2);
            String cart = "cart-" + person.number() + "-b" + day;
            fillCart(who, lines, cart, Math.min(lines.size(), dice.between(1, 3)));
            if (dice.chance(0.5)) {
                track(who, "Cart Viewed", Facts.of("cart_id", cart, "products", Receipt.products(lines)));
            }
        }
    }

    private void entry(Who who) {
        if (dice.chance(0.45)) {
            page(who, "Home", "/");
        }
        double way = dice.unit();
        if (way < 0.35) {
            String query = scene.world()
                    .words()
                    .any("search", scene.slots(scene.store(), pick(), 0, dice), dice)
                    .text();
            track(who, "Products Searched", Facts.of("query", query));
        } else if (way < 0.7) {
            List<String> categories = scene.world().products().categories();
            int category = dice.below(categories.size());
            Product one = scene.world().products().draw(category, dice);
            Product other = scene.world().products().draw(category, dice);
            int day = scene.days().dayOf(clock);
            track(
                    who,
                    "Product List Viewed",
                    Facts.of(
                            "list_id", "category-" + category,
                            "category", categories.get(category),
                            "products", List.of(product(one, day), product(other, day))));
        } else {
            page(who, dice.chance(0.5) ? "Offers" : "Recipes", dice.chance(0.5) ? "/offers" : "/recipes");
        }
    }

    private void fillCart(Who who, List<Line> lines, String cart, int count) {
        for (int i = 0; i < count; i++) {
            Line line = lines.get(i);
            Map<String, Object> properties = Receipt.product(line.product(), line.priceMinor());
            properties.put("quantity", line.quantity());
            properties.put("cart_id", cart);
            track(who, "Product Added", properties);
        }
    }

    private Map<String, Object> product(Product product, int day) {
        return Receipt.product(product, scene.world().products().priceMinor(product, day));
    }

    private Product pick() {
        return scene.world().products().draw(dice.byTotals(person.habits().tastes()), dice);
    }

    private void page(Who who, String title, String path) {
        Map<String, Object> properties = Facts.of("title", title, "path", path, "url", SITE + path);
        scene.trail().add("web", "page", clock, who, title, Map.of(), properties);
        tick();
    }

    private void track(Who who, String event, Map<String, Object> properties) {
        scene.trail().track("web", event, clock, who, properties);
        tick();
    }

    private void tick() {
        clock += 4_000 + dice.below(90_000);
    }
}
