package heartstring.platform.outbound;

import heartstring.platform.outbound.Outbound.Route;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Posts something to an address that somebody typed: to the very machine that was looked up and may be called, without following
 * redirects, within ten seconds, and reading no more than 64 kB of what is answered.
 */
@Component
public class OutboundPost {

    /** Of one call, from the first packet to the last. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Of an answer, in bytes. */
    static final int MOST_BYTES = 65_536;

    private static final int MOST_HEAD_BYTES = 16_384;
    private static final int CONNECT_MILLIS = 5_000;
    private static final int DRAIN_MILLIS = 1_000;
    private static final int MOST_LETTERS = 500;
    private static final int MOST_HEADS = 5;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})[^\r\n]*");
    private static final Pattern AGAIN = Pattern.compile("(?im)^retry-after: *(\\d{1,6}) *$");
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d{1,18}) *$");

    private final Outbound outbound;
    private final Duration patience;

    /** Ends calls that take too long, wherever they hang. */
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("end-long-calls").factory());

    @Autowired
    OutboundPost(Outbound outbound) {
        this(outbound, PATIENCE);
    }

    OutboundPost(Outbound outbound, Duration patience) {
        this.outbound = outbound;
        this.patience = patience;
    }

    /** What came of a call. */
    public sealed interface Answer {

        /**
         * The other side answered.
         *
         * @param text how its answer begins
         * @param again after how long it wants to be called again, null where it did not say
         */
        record Told(int status, String text, @Nullable Duration again) implements Answer {}

        /** Nothing was heard, or it may not be called; why, as a sentence. */
        record Silent(String sentence) implements Answer {}
    }

    /** Posts it once. */
    public Answer post(URI to, Map<String, String> heads, byte[] body) {
        return switch (outbound.route(to)) {
            case Route.Barred barred -> new Answer.Silent(barred.sentence());
            case Route.Open open -> post(to, open.addresses(), heads, body);
        };
    }

    private Answer post(URI to, List<InetAddress> addresses, Map<String, String> heads, byte[] body) {
        AtomicBoolean late = new AtomicBoolean();
        try (Socket plain = new Socket()) {
            Future<?> end = watch.schedule(
                    () -> {
                        late.set(true);
                        close(plain);
                    },
                    patience.toMillis(),
                    TimeUnit.MILLISECONDS);
            try {
                plain.connect(new InetSocketAddress(addresses.getFirst(), port(to)), CONNECT_MILLIS);
                return exchange("https".equals(to.getScheme()) ? secured(plain, to) : plain, to, heads, body);
            } finally {
                end.cancel(false);
            }
        } catch (IOException e) {
            return new Answer.Silent(
                    late.get() ? "It did not answer within " + patience.toSeconds() + " seconds." : sentence(e));
        }
    }

    private static String sentence(IOException e) {
        return switch (e) {
            case java.net.ConnectException c -> "Nobody answers at this address.";
            case java.net.SocketTimeoutException t -> "It could not be reached in time.";
            case javax.net.ssl.SSLException s -> "The secure connection failed.";
            default -> "The connection broke off.";
        };
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no use any more in any case.
        }
    }

    private static int port(URI to) {
        return to.getPort() > 0 ? to.getPort() : "https".equals(to.getScheme()) ? 443 : 80;
    }

    /** What answers has to prove that it is the host of that name, though it is called by its number. */
    private static Socket secured(Socket plain, URI to) throws IOException {
        String host = to.getHost().replaceAll("^\\[|]$", "");
        SSLSocket socket = (SSLSocket)
                ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(plain, host, port(to), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static Answer exchange(Socket socket, URI to, Map<String, String> heads, byte[] body) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(head(to, heads, body.length).getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
        out.flush();
        InputStream in = new BufferedInputStream(socket.getInputStream());
        for (int i = 0; i < MOST_HEADS; i++) {
            String head = readHead(in);
            Matcher status = STATUS.matcher(head);
            if (!status.lookingAt()) {
                return new Answer.Silent("What it answered is no HTTP.");
            }
            int code = Integer.parseInt(status.group(1));
            if (code >= 200) {
                Matcher again = AGAIN.matcher(head);
                return new Answer.Told(
                        code,
                        text(drained(socket, in, head)),
                        again.find() ? Duration.ofSeconds(Long.parseLong(again.group(1))) : null);
            }
        }
        return new Answer.Silent("It never came to an answer.");
    }

    private static String head(URI to, Map<String, String> heads, int length) {
        String path = to.getRawPath() == null || to.getRawPath().isEmpty() ? "/" : to.getRawPath();
        StringBuilder head = new StringBuilder("POST ")
                .append(path)
                .append(to.getRawQuery() == null ? "" : "?" + to.getRawQuery())
                .append(" HTTP/1.1\r\nHost: ")
                .append(to.getHost())
                .append(to.getPort() > 0 ? ":" + to.getPort() : "")
                .append("\r\n");
        heads.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("Content-Length: ")
                .append(length)
                .append("\r\nConnection: close\r\n\r\n")
                .toString();
    }

    /** Up to the empty line after it; empty where that never comes. */
    private static String readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < MOST_HEAD_BYTES) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
            if (next == '\n' && head.toString().endsWith("\r\n\r\n")) {
                return head.toString();
            }
        }
        return "";
    }

    /** The status says what became of it; of the rest as much is read as comes soon, so that the other side can end in peace. */
    private static byte[] drained(Socket socket, InputStream in, String head) {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        Matcher said = LENGTH.matcher(head);
        long length = said.find() ? Long.parseLong(said.group(1)) : Long.MAX_VALUE;
        long until = System.nanoTime() + Duration.ofMillis(DRAIN_MILLIS).toNanos();
        byte[] some = new byte[8_192];
        try {
            socket.setSoTimeout(DRAIN_MILLIS);
            while (read.size() < Math.min(length, MOST_BYTES) && System.nanoTime() < until) {
                int count = in.read(some, 0, (int) Math.min(some.length, Math.min(length, MOST_BYTES) - read.size()));
                if (count < 0) {
                    break;
                }
                read.write(some, 0, count);
            }
        } catch (IOException e) {
            return read.toByteArray();
        }
        return read.toByteArray();
    }

    private static String text(byte[] answer) {
        String text = new String(answer, StandardCharsets.UTF_8)
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
        return text.substring(0, Math.min(MOST_LETTERS, text.length()));
    }
}
