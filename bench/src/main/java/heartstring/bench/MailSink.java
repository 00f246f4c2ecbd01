package heartstring.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** A mail server that takes everything and keeps only how often each Message-ID came. */
final class MailSink implements AutoCloseable {

    private final ServerSocket server;
    private final Map<String, Integer> seen = new ConcurrentHashMap<>();
    private final AtomicLong taken = new AtomicLong();
    private volatile Histogram micros = new ConcurrentHistogram(3);
    private volatile long firstNanos;
    private volatile long lastNanos;
    private volatile int pauseMillis;

    MailSink() throws IOException {
        server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** From now on thinks so long before it takes a message, and as long again before it says that it has. */
    void thinking(int millis) {
        pauseMillis = millis;
    }

    /** How often each Message-ID came. */
    Map<String, Integer> seen() {
        return Map.copyOf(seen);
    }

    /** Counts from nought again. */
    void reset() {
        seen.clear();
        taken.set(0);
        firstNanos = 0;
        lastNanos = 0;
        micros = new ConcurrentHistogram(3);
    }

    long taken() {
        return taken.get();
    }

    long distinct() {
        return seen.size();
    }

    /** Those that came more than once. */
    long repeated() {
        return seen.values().stream().filter(count -> count > 1).count();
    }

    /** Messages a second between the first and the last, and how long each took from MAIL FROM to our answer. */
    Loop.Result result() {
        return new Loop.Result((taken.get() - 1) * 1e9 / Math.max(1, lastNanos - firstNanos), micros);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket call = server.accept();
                call.setTcpNoDelay(true);
                Thread.startVirtualThread(() -> speak(call));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void speak(Socket call) {
        try (call) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(call.getInputStream(), StandardCharsets.ISO_8859_1));
            BufferedWriter out =
                    new BufferedWriter(new OutputStreamWriter(call.getOutputStream(), StandardCharsets.ISO_8859_1));
            say(out, "220 sink");
            long from = System.nanoTime();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String word = line.toUpperCase(Locale.ROOT);
                if (word.startsWith("MAIL")) {
                    from = System.nanoTime();
                }
                if (word.equals("DATA")) {
                    think();
                    say(out, "354 go on");
                    if (!take(in, from)) {
                        return;
                    }
                    think();
                    say(out, "250 taken");
                } else if (word.equals("QUIT")) {
                    say(out, "221 bye");
                    return;
                } else {
                    say(out, "250 fine");
                }
            }
        } catch (IOException e) {
            // The other side went.
        }
    }

    /** False when the other side went in the middle: then it has not come. */
    private boolean take(BufferedReader in, long from) throws IOException {
        String id = "";
        String line = in.readLine();
        while (line != null && !line.equals(".")) {
            if (id.isEmpty() && line.regionMatches(true, 0, "Message-ID:", 0, 11)) {
                id = line.substring(11).strip();
            }
            line = in.readLine();
        }
        if (line == null) {
            return false;
        }
        long now = System.nanoTime();
        if (firstNanos == 0) {
            firstNanos = now;
        }
        lastNanos = now;
        micros.recordValue(Math.max(1, (now - from) / 1_000));
        seen.merge(id, 1, Integer::sum);
        taken.incrementAndGet();
        return true;
    }

    private void think() {
        try {
            if (pauseMillis > 0) {
                Thread.sleep(pauseMillis);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(BufferedWriter out, String line) throws IOException {
        out.write(line + "\r\n");
        out.flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
