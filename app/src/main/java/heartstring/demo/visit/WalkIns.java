package heartstring.demo.visit;

import heartstring.demo.fate.Rhythm;
import heartstring.demo.goods.Store;
import heartstring.demo.scene.Line;
import heartstring.demo.scene.Receipt;
import heartstring.demo.scene.Scene;
import heartstring.demo.scene.Who;
import heartstring.demo.stream.Dice;
import heartstring.demo.stream.Facts;
import java.util.List;
import java.util.Map;

/** Receipts of passers-by who belong to no customer at all; told along with each customer, a few each. */
public final class WalkIns {

    private static final double RECEIPTS = 2.5;
    private static final Who NOBODY = Who.of(null, null, Facts.of("channel", "till"));

    private final Scene scene;
    private final Dice dice;

    public WalkIns(Scene scene) {
        this.scene = scene;
        this.dice = scene.dice("walk-ins");
    }

    public void play() {
        int count = dice.poisson(RECEIPTS * scene.world().plan().density());
        for (int i = 0; i < count; i++) {
            int day = dice.below(scene.days().count());
            Store store = scene.world().stores().get(scene.world().stores().draw(dice));
            double second = Rhythm.DAY.storeSecond(scene.days().weekday(day), dice);
            List<Line> lines = scene.basket().fill(day, 5);
            Receipt receipt = new Receipt(scene.orderId("X" + store.id()), store, lines, 0, 0, null);
            boolean rush =
                    (second > 16.5 * 3600 && second < 19 * 3600) || scene.days().weekday(day) == 5;
            Encounter encounter = Encounter.inStore(scene.world().bad(store.index(), day), rush, dice);
            Map<String, Object> properties = receipt.properties();
            properties.put("payment_method", "cash");
            properties.put("wait_seconds", encounter.waitSeconds());
            scene.trail().track("till", "Order Completed", scene.days().millis(day, second), NOBODY, properties);
        }
    }
}
