package heartstring.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Event bodies of the size that shops send. */
final class Payloads {

    private static final String[] PROPERTIES = new String[4_096];

    static {
        for (int i = 0; i < PROPERTIES.length; i++) {
            PROPERTIES[i] = """
                    {"product_id":"sku-%d","name":"Basmati rice 1 kg","category":"Pantry","brand":"Riverside","price":%d.49,\
                    "currency":"EUR","quantity":1,"url":"https://shop.example/p/sku-%d","position":%d,"list_id":"spring",\
                    "utm":{"source":"newsletter","medium":"email","campaign":"spring"},"scroll":74,"dwell_ms":%d}""".formatted(i, i % 30 + 1, i, i % 20, i * 7);
        }
    }

    private Payloads() {}

    static String any() {
        return PROPERTIES[ThreadLocalRandom.current().nextInt(PROPERTIES.length)];
    }

    /** A track event: of ten, six by a user id, three by an anonymous id, one by both. */
    static String event(int user, UUID messageId) {
        int kind = user % 10;
        String who = kind < 6
                ? "\"userId\":\"u-" + user + "\""
                : kind < 9
                        ? "\"anonymousId\":\"a-" + user + "\""
                        : "\"userId\":\"u-" + user + "\",\"anonymousId\":\"a-" + user + "\"";
        return "{\"type\":\"track\"," + who + ",\"event\":\"Product Viewed\",\"messageId\":\"" + messageId
                + "\",\"timestamp\":\"" + Instant.now().truncatedTo(ChronoUnit.MILLIS) + "\",\"properties\":" + any()
                + ",\"context\":{\"library\":{\"name\":\"bench\",\"version\":\"1\"}}}";
    }

    /** A message id ordered by time (version 7) or random (version 4). */
    static UUID messageId(boolean timeOrdered) {
        ThreadLocalRandom r = ThreadLocalRandom.current();
        return timeOrdered
                ? new UUID(
                        (System.currentTimeMillis() << 16) | 0x7000L | r.nextInt(4_096),
                        (r.nextLong() >>> 2) | (1L << 63))
                : new UUID((r.nextLong() & ~0xf000L) | 0x4000L, (r.nextLong() >>> 2) | (1L << 63));
    }

    /** A batch call of so many events by users 1 to {@code users}. */
    static String batch(int events, int users, boolean timeOrdered) {
        StringBuilder b = new StringBuilder(events * 700).append("{\"batch\":[");
        for (int i = 0; i < events; i++) {
            b.append(i == 0 ? "" : ",")
                    .append(event(1 + ThreadLocalRandom.current().nextInt(users), messageId(timeOrdered)));
        }
        return b.append("]}").toString();
    }
}
