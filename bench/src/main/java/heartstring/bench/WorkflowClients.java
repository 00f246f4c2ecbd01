package heartstring.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Clients that bring people into a workflow by an event with a key, and repeat each call until it is acknowledged. Every fifth has two
 * keys, every fourth is told of twice, and what some of them wait for happens.
 */
final class WorkflowClients {

    static final String ENTERS = "Bench Cart";
    static final String GOES_ON = "Bench Went On";

    private static final int CLIENTS = 4;

    private final Ground ground;
    private final int people;
    private final int millis;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong repeated = new AtomicLong();
    private final Set<Entry> entries = ConcurrentHashMap.newKeySet();

    /** Somebody and the key they came in with. */
    record Entry(long profile, String key) {}

    /**
     * Begins to call.
     *
     * @param people who there are, from 1 on; each comes in by one client
     * @param rate people a second, of all clients together
     */
    WorkflowClients(Ground ground, int people, int rate) {
        this.ground = ground;
        this.people = people;
        this.millis = Math.max(1, CLIENTS * 1_000 / rate);
        for (int i = 0; i < CLIENTS; i++) {
            threads.add(Thread.ofPlatform().start(this::client));
        }
    }

    /** Events that were acknowledged. */
    long acknowledged() {
        return acknowledged.get();
    }

    long repeated() {
        return repeated.get();
    }

    /** Lets every client bring its last call home; who came in by what was acknowledged. */
    Set<Entry> stop() throws InterruptedException {
        running.set(false);
        for (Thread thread : threads) {
            thread.join();
        }
        return Set.copyOf(entries);
    }

    private void client() {
        RawHttp http = null;
        while (running.get()) {
            long who = next.incrementAndGet();
            if (who > people) {
                break;
            }
            List<Entry> came = new ArrayList<>(List.of(new Entry(who, "a-" + who)));
            if (who % 5 == 0) {
                came.add(new Entry(who, "b-" + who));
            }
            List<String> events = new ArrayList<>();
            came.forEach(entry -> events.add(event(ENTERS, entry)));
            if (who % 4 == 0) {
                events.add(event(ENTERS, came.getFirst()));
            }
            events.add(event(GOES_ON, new Entry(ThreadLocalRandom.current().nextLong(1, who + 1), "")));
            http = call(http, ("{\"batch\":[" + String.join(",", events) + "]}").getBytes(StandardCharsets.UTF_8));
            entries.addAll(came);
            acknowledged.addAndGet(events.size());
            rest();
        }
        Clients.closed(http);
    }

    private RawHttp call(@Nullable RawHttp open, byte[] body) {
        RawHttp http = open;
        while (true) {
            try {
                if (http == null) {
                    http = new RawHttp(ground.port(), RawHttp.basic(Ground.WRITE_KEY));
                }
                if (http.post("/v1/batch", body) == 200) {
                    return http;
                }
            } catch (IOException | RuntimeException e) {
                http = Clients.closed(http);
            }
            repeated.incrementAndGet();
            Clients.pause();
        }
    }

    private static String event(String name, Entry entry) {
        return """
                {"type":"track","userId":"c-%d","event":"%s","messageId":"%s","timestamp":"%s","properties":{"cart":"%s"}}""".formatted(entry.profile(), name, UUID.randomUUID(), Instant.now(), entry.key());
    }

    private void rest() {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
