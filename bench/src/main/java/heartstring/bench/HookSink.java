package heartstring.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import heartstring.messaging.connectors.SignatureRules;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** A program that is told by webhooks: it keeps each telling by its id, refuses some the first time, and takes a moment to answer. */
final class HookSink implements AutoCloseable {

    private static final int REFUSED_OF = 25;
    private static final int PAUSE_MILLIS = 25;

    private final HttpServer server;
    private final Map<String, Telling> tellings = new ConcurrentHashMap<>();
    private final AtomicLong unsigned = new AtomicLong();
    private final AtomicLong changed = new AtomicLong();
    private final AtomicLong calls = new AtomicLong();
    private volatile String secret = "";

    /** What came under one id, and how often. */
    record Telling(String body, int times) {}

    HookSink() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/told";
    }

    /** From now on every call has to be signed by it. */
    void knows(String word) {
        secret = word;
    }

    Map<String, Telling> tellings() {
        return Map.copyOf(tellings);
    }

    /** Calls whose signature was wrong. */
    long unsigned() {
        return unsigned.get();
    }

    /** Calls that said something else than before under the same id. */
    long changed() {
        return changed.get();
    }

    private void take(HttpExchange call) throws IOException {
        byte[] body = call.getRequestBody().readAllBytes();
        String id = head(call, "webhook-id");
        boolean refused = calls.incrementAndGet() % REFUSED_OF == 0 && !tellings.containsKey(id);
        if (!refused) {
            keep(call, id, body);
        }
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        call.sendResponseHeaders(refused ? 503 : 204, -1);
        call.close();
    }

    private void keep(HttpExchange call, String id, byte[] body) {
        String right = SignatureRules.signature(id, Long.parseLong(head(call, "webhook-timestamp")), body, secret);
        if (!Arrays.asList(head(call, "webhook-signature").split(" ", -1)).contains(right)) {
            unsigned.incrementAndGet();
        }
        String text = new String(body, StandardCharsets.UTF_8);
        tellings.merge(id, new Telling(text, 1), (before, now) -> {
            if (!before.body().equals(now.body())) {
                changed.incrementAndGet();
            }
            return new Telling(before.body(), before.times() + 1);
        });
    }

    private static String head(HttpExchange call, String name) {
        String value = call.getRequestHeaders().getFirst(name);
        return value == null ? "0" : value;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
