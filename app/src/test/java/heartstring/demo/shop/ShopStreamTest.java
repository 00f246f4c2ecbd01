package heartstring.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heartstring.demo.stream.Days;
import heartstring.demo.stream.SegmentJson;
import heartstring.demo.stream.ShopEvent;
import heartstring.demo.stream.ShopPlan;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The stream as such: the same everywhere, well formed, as large and as lively as stated. */
class ShopStreamTest {

    private static final int ROUND_CUSTOMERS = 2_000;
    private static final int ROUNDS = 60;

    /** Half of what a quiet machine reaches, so that neighbours do not matter. */
    private static final double EVENTS_PER_SECOND = 50_000;

    private static final ShopPlan SMALL = ToldShop.PLAN.withCustomers(200);

    @Test
    void theSamePlanTellsTheSameStream() {
        String hash = hash(Shop.of(SMALL), 0, 200);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(hash(Shop.of(SMALL), 0, 200)).isEqualTo(hash);
        } finally {
            Locale.setDefault(before);
        }
        assertThat(hash).isEqualTo("71908347ecd834884debb4cf81e45949f2649d10b2aee4e68faa6cb718f626b2");
        ShopPlan other = new ShopPlan(7, 200, 18, SMALL.lastDay());
        assertThat(hash(Shop.of(other), 0, 200)).isNotEqualTo(hash);
    }

    @Test
    void rangesToldByManyThreadsAreTheSameStream() throws Exception {
        Shop shop = Shop.of(SMALL);
        String firstHalf = hash(shop, 0, 100);
        String secondHalf = hash(shop, 100, 200);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<String> first = threads.submit(() -> hash(shop, 0, 100));
            Future<String> second = threads.submit(() -> hash(shop, 100, 200));
            assertThat(List.of(first.get(), second.get())).containsExactly(firstHalf, secondHalf);
        }
    }

    @Test
    void aLaterHourOnlyAddsEvents() {
        Set<String> morning = new HashSet<>();
        Set<String> evening = new HashSet<>();
        Shop.of(SMALL).events(0, 200, e -> morning.add(e.messageId()));
        Shop.of(SMALL.withUntilHour(22)).events(0, 200, e -> evening.add(e.messageId()));
        assertThat(evening.containsAll(morning)).isTrue();
        assertThat(evening).hasSizeGreaterThan(morning.size());
    }

    @Test
    void eventsComeInOrderOfTimeWithUniqueIdsAndWithinThePlan() {
        Set<String> ids = new HashSet<>();
        List<ShopEvent> faults = new ArrayList<>();
        Days days = Days.of(ToldShop.PLAN);
        for (List<ShopEvent> events : ToldShop.BY_CUSTOMER) {
            assertThat(events).isSortedAccordingTo((a, b) -> a.timestamp().compareTo(b.timestamp()));
            for (ShopEvent event : events) {
                long millis = event.timestamp().toEpochMilli();
                String id = event.messageId();
                boolean timed = id.replace("-", "").startsWith(HexFormat.of().toHexDigits(millis, 12) + "7");
                if (!ids.add(id) || !days.holds(millis) || !timed) {
                    faults.add(event);
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void everyEventIsValidJsonBelowTheLimitAndComesBackAsItWas() {
        StringBuilder buffer = new StringBuilder();
        List<String> faults = new ArrayList<>();
        ToldShop.all().forEach(event -> {
            buffer.setLength(0);
            SegmentJson.append(event, buffer);
            String json = buffer.toString();
            Map<String, Object> read = JsonText.object(json);
            boolean same = event.messageId().equals(read.get("messageId"))
                    && Objects.equals(read.get("userId"), event.userId())
                    && Objects.equals(read.get(event.type().equals("track") ? "event" : "name"), event.name());
            if (!same || json.getBytes(StandardCharsets.UTF_8).length >= 32_000) {
                faults.add(json);
            }
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void theWriterEscapesWhatJsonForbids() {
        Map<String, Object> properties = new TreeMap<>();
        properties.put("a", "quote \" back \\ line \n tab \t nul \u0000 עברית 🌻");
        properties.put("b", "lonely \uD83C half");
        properties.put("c", List.of(1, true, new BigDecimal("2.50"), Map.of()));
        properties.put("d", Double.NaN);
        ShopEvent event = new ShopEvent(
                "web", "track", "m", Instant.EPOCH, null, null, "E", null, null, Map.of(), properties, Map.of());
        String json = SegmentJson.text(event);
        assertThat(json)
                .contains("lonely \\ud83c half")
                .contains("[1,true,2.50,{}]")
                .contains("\"d\":null");
        Object read = JsonText.object(json).get("properties");
        assertThat(read).asString().contains("quote \" back \\ line \n tab \t nul \u0000 עברית 🌻");
    }

    @Test
    void theShopIsAsLargeAsStated() {
        assertThat(ToldShop.SHOP.stores()).hasSize(8);
        assertThat(ToldShop.SHOP.products()).hasSizeGreaterThan(300);
        assertThat(ToldShop.SHOP.products().stream().map(p -> p.categoryName()).distinct())
                .hasSizeGreaterThan(24);
        assertThat(ToldShop.SHOP.products())
                .allSatisfy(p -> assertThat(p.costMinor()).isBetween(1, p.priceMinor()));
        double each = (double) ToldShop.all().count() / ToldShop.PLAN.customers();
        assertThat(each).isBetween(60.0, 85.0);
        Set<String> names = new HashSet<>();
        ToldShop.all().forEach(e -> names.add(e.source() + " " + e.type() + " " + e.name()));
        assertThat(names)
                .contains(
                        "till track Order Completed",
                        "till track Order Refunded",
                        "web track Products Searched",
                        "web track Checkout Started",
                        "email track Message Received",
                        "phone track Call Ended",
                        "chat track Live Chat Message Sent",
                        "social track Social Mention",
                        "survey track Survey Answered",
                        "loyalty track Referral Accepted",
                        "loyalty track Gift Given",
                        "app alias null",
                        "office group null");
    }

    @Test
    void sumsOfEachOrderAddUp() {
        List<Object> faults = new ArrayList<>();
        ToldShop.named("Order Completed").map(ShopEvent::properties).forEach(order -> {
            BigDecimal sum = BigDecimal.ZERO;
            for (Map<String, Object> line : ToldShop.lines(order)) {
                long quantity = ((Number) Objects.requireNonNull(line.get("quantity"))).longValue();
                sum = sum.add(decimal(line, "price").multiply(BigDecimal.valueOf(quantity)));
            }
            BigDecimal total = decimal(order, "total");
            BigDecimal shipping = decimal(order, "shipping");
            BigDecimal fromLines = sum.subtract(decimal(order, "discount")).add(shipping);
            BigDecimal fromParts =
                    decimal(order, "revenue").add(decimal(order, "tax")).add(shipping);
            if (total.compareTo(fromLines) != 0 || total.compareTo(fromParts) != 0) {
                faults.add(Objects.requireNonNull(order.get("order_id")));
            }
        });
        assertThat(faults).isEmpty();
        assertThat(ToldShop.named("Order Completed").map(o -> ToldShop.text(o, "order_id")))
                .doesNotHaveDuplicates();
    }

    @Test
    void theLastMorningIsAlive() {
        LocalDate today = ToldShop.PLAN.lastDay();
        List<ShopEvent> events =
                ToldShop.all().filter(e -> ToldShop.date(e).equals(today)).toList();
        assertThat(events.stream().map(ShopEvent::source).distinct()).contains("email", "web", "till");
        assertThat(events).hasSizeGreaterThan(300);
    }

    @Test
    void hoursAndWeekdaysLookLikeAShop() {
        int[] hours = new int[24];
        int[] weekdays = new int[7];
        ToldShop.named("Order Completed").filter(e -> e.source().equals("till")).forEach(e -> {
            hours[e.timestamp().atZone(Days.ZONE).getHour()]++;
            weekdays[ToldShop.date(e).getDayOfWeek().getValue() - 1]++;
        });
        assertThat(hours[17]).isGreaterThan(2 * hours[9]);
        assertThat(hours[3]).isZero();
        assertThat(weekdays[5]).isGreaterThan(weekdays[1]);
        assertThat(weekdays[6]).isLessThan(weekdays[1]);
    }

    @Test
    void aMillionCustomersStreamAtSpeed() {
        Shop shop = Shop.of(ToldShop.PLAN.withCustomers(1_000_000).withDensity(0.07));
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        StringBuilder buffer = new StringBuilder();
        double best = 0;
        // Processor time of this thread alone; on a busy machine the compiler needs some rounds to catch up.
        for (int round = 0; round < ROUNDS && best < EVENTS_PER_SECOND; round++) {
            long[] count = new long[1];
            int from = 400_000 + round * ROUND_CUSTOMERS;
            long start = threads.getCurrentThreadCpuTime();
            shop.events(from, from + ROUND_CUSTOMERS, e -> write(e, buffer, count));
            best = Math.max(best, count[0] / ((threads.getCurrentThreadCpuTime() - start) / 1e9));
            assertThat((double) count[0] / ROUND_CUSTOMERS).isBetween(7.0, 13.0);
        }
        assertThat(best).isGreaterThan(EVENTS_PER_SECOND);
    }

    @Test
    void plansAndRangesHaveBounds() {
        assertThatThrownBy(() -> new ShopPlan(1, 0, 18, LocalDate.EPOCH)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SMALL.withDensity(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Shop.of(SMALL).events(0, 201, e -> {})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Shop.of(SMALL).truth(200)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void write(ShopEvent event, StringBuilder buffer, long[] count) {
        buffer.setLength(0);
        SegmentJson.append(event, buffer);
        count[0]++;
    }

    private static BigDecimal decimal(Map<String, Object> map, String key) {
        return (BigDecimal) Objects.requireNonNull(map.get(key));
    }

    private static String hash(Shop shop, int from, int to) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            shop.events(from, to, e -> digest.update(SegmentJson.text(e).getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
