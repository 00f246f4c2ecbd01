package heartstring.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands between a client and PostgreSQL and passes bytes on. Of some commits it passes on the COMMIT and then cuts the
 * connection before the answer: at once, or once the server has answered, so that the work is certainly done.
 */
final class CommitCutter implements AutoCloseable {

    private static final int SSL_REQUEST = 80_877_103;
    private static final int GSS_REQUEST = 80_877_104;
    private static final int MOST_BYTES = 1 << 30;

    private final int server;
    private final ServerSocket door;
    private final AtomicLong cuts = new AtomicLong();
    private volatile int oneIn;

    CommitCutter(int server) throws IOException {
        this.server = server;
        this.door = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::welcome);
    }

    int port() {
        return door.getLocalPort();
    }

    long cuts() {
        return cuts.get();
    }

    /** From now on cuts one in so many commits; 0 for none. */
    void cutOneIn(int commits) {
        oneIn = commits;
    }

    private void welcome() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server)) {
            client.setTcpNoDelay(true);
            upstream.setTcpNoDelay(true);
            Line line = new Line(client, upstream);
            Thread answers = Thread.ofVirtual().start(line::passAnswers);
            line.passQuestions();
            answers.join();
        } catch (IOException e) {
            // One of the two has gone; the other is closed with it.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    /** One connection of the client with one of its own to the server. */
    private final class Line {

        private final Socket client;
        private final Socket upstream;
        private final Set<String> commits = new HashSet<>();
        private final CountDownLatch answered = new CountDownLatch(1);
        private volatile boolean swallowing;

        Line(Socket client, Socket upstream) {
            this.client = client;
            this.upstream = upstream;
        }

        void passQuestions() throws IOException {
            try (upstream) {
                DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream(), 65_536));
                OutputStream out = new BufferedOutputStream(upstream.getOutputStream(), 65_536);
                begin(in, out);
                boolean committing = false;
                for (int type = in.read(); type >= 0; type = in.read()) {
                    byte[] body = body(in);
                    committing |= commits(type, body);
                    boolean asks = type == 'Q' || type == 'S';
                    boolean cut = asks && committing && chosen();
                    swallowing |= cut;
                    out.write(type);
                    write(out, body);
                    if (in.available() == 0 || cut) {
                        out.flush();
                    }
                    if (cut) {
                        cut();
                        return;
                    }
                    committing &= !asks;
                }
            } finally {
                client.close();
            }
        }

        /** What comes before the messages with a type: a question about encryption, and the greeting. */
        private void begin(DataInputStream in, OutputStream out) throws IOException {
            for (boolean greeted = false; !greeted; ) {
                byte[] body = body(in);
                int code = ByteBuffer.wrap(body).getInt();
                greeted = code != SSL_REQUEST && code != GSS_REQUEST;
                write(out, body);
                out.flush();
            }
        }

        private void cut() {
            try {
                if (ThreadLocalRandom.current().nextBoolean()) {
                    answered.await(10, TimeUnit.SECONDS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            cuts.incrementAndGet();
        }

        /** Whether a message asks for a commit: said plainly, prepared and bound by name, or prepared before. */
        private boolean commits(int type, byte[] body) {
            if (type == 'Q') {
                return isCommit(text(body, 0));
            }
            if (type == 'P') {
                String name = text(body, 0);
                boolean commit = isCommit(text(body, length(name) + 1));
                if (commit) {
                    commits.add(name);
                } else {
                    commits.remove(name);
                }
                return false;
            }
            return type == 'B' && commits.contains(text(body, length(text(body, 0)) + 1));
        }

        void passAnswers() {
            byte[] bytes = new byte[65_536];
            try (client) {
                InputStream in = upstream.getInputStream();
                OutputStream out = client.getOutputStream();
                for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                    if (swallowing) {
                        answered.countDown();
                    } else {
                        out.write(bytes, 0, n);
                        out.flush();
                    }
                }
            } catch (IOException e) {
                // The connection was cut, by this or by one of its ends.
                answered.countDown();
            }
        }
    }

    private boolean chosen() {
        int one = oneIn;
        return one > 0 && ThreadLocalRandom.current().nextInt(one) == 0;
    }

    private static boolean isCommit(String sql) {
        return sql.strip().toUpperCase(Locale.ROOT).equals("COMMIT");
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The text that begins there and ends with a zero. */
    private static String text(byte[] body, int from) {
        int end = from;
        while (end < body.length && body[end] != 0) {
            end++;
        }
        return new String(body, from, end - from, StandardCharsets.UTF_8);
    }

    private static byte[] body(DataInputStream in) throws IOException {
        int length = in.readInt() - 4;
        if (length < 0 || length > MOST_BYTES) {
            throw new IOException("A message of " + length + " bytes");
        }
        byte[] body = new byte[length];
        in.readFully(body);
        return body;
    }

    private static void write(OutputStream out, byte[] body) throws IOException {
        out.write(ByteBuffer.allocate(4).putInt(body.length + 4).array());
        out.write(body);
    }
}
