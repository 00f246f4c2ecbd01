package heartstring.demo.shop;

import heartstring.demo.stream.Days;
import heartstring.demo.stream.ShopEvent;
import heartstring.demo.stream.ShopPlan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The usual shop, told once for all tests. */
final class ToldShop {

    static final ShopPlan PLAN = ShopPlan.upTo(LocalDate.of(2026, 6, 30));
    static final Shop SHOP = Shop.of(PLAN);
    static final List<List<ShopEvent>> BY_CUSTOMER = told();
    static final List<CustomerTruth> TRUTHS = truths();

    private ToldShop() {}

    private static List<List<ShopEvent>> told() {
        List<List<ShopEvent>> told = new ArrayList<>();
        for (int i = 0; i < PLAN.customers(); i++) {
            List<ShopEvent> events = new ArrayList<>();
            SHOP.events(i, i + 1, events::add);
            told.add(events);
        }
        return told;
    }

    private static List<CustomerTruth> truths() {
        List<CustomerTruth> truths = new ArrayList<>();
        for (int i = 0; i < PLAN.customers(); i++) {
            truths.add(SHOP.truth(i));
        }
        return truths;
    }

    static Stream<ShopEvent> all() {
        return BY_CUSTOMER.stream().flatMap(List::stream);
    }

    static Stream<ShopEvent> named(String name) {
        return all().filter(is(name));
    }

    static Predicate<ShopEvent> is(String name) {
        return event -> name.equals(event.name()) && event.type().equals("track");
    }

    static String text(ShopEvent event, String property) {
        return String.valueOf(event.properties().get(property));
    }

    static double number(ShopEvent event, String property) {
        Object value = event.properties().get(property);
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    static @Nullable String trait(ShopEvent event, String key) {
        return event.context().get("traits") instanceof Map<?, ?> traits && traits.get(key) instanceof String text
                ? text
                : null;
    }

    /** Told by a person of this stream, and not by a passer-by. */
    static boolean own(ShopEvent event) {
        return !text(event, "order_id").startsWith("X");
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> lines(Map<String, Object> order) {
        return (List<Map<String, Object>>) order.getOrDefault("products", List.of());
    }

    static LocalDate date(ShopEvent event) {
        return event.timestamp().atZone(Days.ZONE).toLocalDate();
    }
}
