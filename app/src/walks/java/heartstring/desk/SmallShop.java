package heartstring.desk;

import heartstring.House;
import heartstring.demo.shop.Shop;
import heartstring.demo.stream.SegmentJson;
import heartstring.demo.stream.ShopEvent;
import heartstring.demo.stream.ShopPlan;
import heartstring.story.Settled;
import heartstring.story.measures.Standings;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.intake.Tracking;
import heartstring.touchpoint.sources.Sources;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Fills the house with a small invented shop through its public door, and waits until everything is derived. */
final class SmallShop {

    private static final int CUSTOMERS = 60;

    private SmallShop() {}

    private static boolean filled;

    /** Fills it once, however many walks ask. */
    static synchronized void fill(House house, Sources sources, Belts belts, Standings standings) throws Exception {
        if (filled) {
            return;
        }
        filled = true;
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Shop shop = Shop.of(
                ShopPlan.upTo(today).withCustomers(CUSTOMERS).withDensity(0.6).withUntilHour(24));
        Map<String, Tracking> doors = new HashMap<>();
        Map<String, List<String>> waiting = new HashMap<>();
        List<ShopEvent> events = new ArrayList<>();
        shop.events(0, CUSTOMERS, events::add);
        events.removeIf(event -> event.timestamp().isAfter(java.time.Instant.now()));
        for (ShopEvent event : events) {
            List<String> batch = waiting.computeIfAbsent(event.source(), s -> new ArrayList<>());
            batch.add(SegmentJson.text(event));
            if (batch.size() == 100) {
                send(doors, house, sources, event.source(), batch);
            }
        }
        for (Map.Entry<String, List<String>> rest : waiting.entrySet()) {
            send(doors, house, sources, rest.getKey(), rest.getValue());
        }
        Settled.settle(belts, standings);
    }

    private static void send(
            Map<String, Tracking> doors, House house, Sources sources, String source, List<String> batch)
            throws Exception {
        if (!batch.isEmpty()) {
            Tracking door = doors.computeIfAbsent(source, s -> new Tracking(house, sources, channel(s)));
            door.post("batch", "{\"batch\":[" + String.join(",", batch) + "]}");
            batch.clear();
        }
    }

    private static String channel(String source) {
        return source.equals("survey") || source.equals("loyalty") || source.equals("office") ? "crm" : source;
    }
}
