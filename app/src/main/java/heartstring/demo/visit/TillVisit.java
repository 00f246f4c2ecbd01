package heartstring.demo.visit;

import heartstring.demo.fate.Persona;
import heartstring.demo.goods.Store;
import heartstring.demo.people.Person;
import heartstring.demo.scene.Line;
import heartstring.demo.scene.Receipt;
import heartstring.demo.scene.Scene;
import heartstring.demo.scene.Who;
import heartstring.demo.stream.Dice;
import heartstring.demo.stream.Facts;
import java.util.List;
import java.util.Map;

/** A visit to a store: the app at the door now and then, the wait, the receipt. */
public final class TillVisit {

    private static final double TRAVELS = 0.03;
    private static final double OPENS_APP = 0.10;
    private static final List<String> PAYMENTS = List.of("card", "card", "card", "cash", "cash", "phone");
    private static final List<String> SCREENS = List.of("Loyalty Card", "Coupons", "Shopping List", "Store Finder");

    private final Scene scene;
    private final Person person;
    private final Dice dice;

    /** Visits whose chance is drawn under a concern of their own. */
    public TillVisit(Scene scene, String concern) {
        this.scene = scene;
        this.person = scene.person();
        this.dice = scene.dice(concern);
    }

    Visit play(int day, double size) {
        return play(day, size, scene.badge().till());
    }

    /** A visit that is recognised for sure, if the customer has anything to be recognised by. */
    public Visit recognised(int day, double size) {
        return play(day, size, scene.badge().knownAtTill());
    }

    private Visit play(int day, double size, Who who) {
        boolean travels = dice.chance(TRAVELS);
        Store store =
                travels ? scene.world().stores().get(scene.world().stores().draw(dice)) : scene.store();
        double second =
                person.habits().persona().rhythm().storeSecond(scene.days().weekday(day), dice);
        long millis = scene.days().millis(day, second);
        app(millis);
        List<Line> lines = scene.basket().fill(day, size);
        boolean rush =
                (second > 16.5 * 3600 && second < 19 * 3600) || scene.days().weekday(day) == 5;
        Encounter encounter = Encounter.inStore(scene.world().bad(store.index(), day), rush, dice);
        Receipt receipt = receipt(store, lines);
        Map<String, Object> properties = receipt.properties();
        properties.put("till", "T" + dice.between(1, 8));
        properties.put("cashier", Scene.agent(dice));
        properties.put("payment_method", dice.oneOf(PAYMENTS));
        properties.put("wait_seconds", encounter.waitSeconds());
        Invoices.add(person, receipt, properties);
        scene.trail().track("till", "Order Completed", millis, who, properties);
        return new Visit(day, millis, who, false, receipt, encounter);
    }

    private Receipt receipt(Store store, List<Line> lines) {
        boolean hunter = person.habits().persona() == Persona.BARGAIN;
        boolean coupon = dice.chance(hunter ? 0.22 : 0.04);
        Receipt plain = new Receipt(scene.orderId(store.id()), store, lines, 0, 0, null);
        if (!coupon) {
            return plain;
        }
        long discount = plain.linesMinor() * dice.between(5, 12) / 100;
        return new Receipt(plain.orderId(), store, lines, discount, 0, Coupons.code(dice));
    }

    private void app(long millis) {
        String user = person.contacts().appUserId() == null
                ? person.contacts().userId()
                : person.contacts().appUserId();
        if (user == null || scene.screens().none() || !dice.chance(OPENS_APP)) {
            return;
        }
        String device = person.contacts().devices().getLast();
        Who who = Who.of(user, device, Facts.of("channel", "app", "os", Facts.of("name", "Android")));
        long before = millis - dice.between(300, 1500) * 1000L;
        scene.trail()
                .add(
                        "app",
                        "screen",
                        before,
                        who,
                        dice.oneOf(SCREENS),
                        Map.of(),
                        Facts.of("store_id", scene.store().id()));
    }
}
