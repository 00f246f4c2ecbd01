package heartstring.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.platform.outbound.OutboundPost.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Other sides that behave badly, over real sockets. */
class OutboundPostTest {

    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    private final OutboundPost post = new OutboundPost(new Outbound("127.0.0.1"), Duration.ofSeconds(1));
    private final AtomicLong written = new AtomicLong();

    /** What the other side does with a call. */
    private interface Side {
        void with(Socket call) throws Exception;
    }

    private Answer call(Side side) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> {
                try (Socket call = server.accept()) {
                    StringBuilder asked = new StringBuilder();
                    while (!asked.toString().endsWith("\r\n\r\n{}")) {
                        asked.append((char) call.getInputStream().read());
                    }
                    side.with(call);
                } catch (Exception e) {
                    // The caller went away.
                }
            });
            return post.post(
                    URI.create("http://127.0.0.1:" + server.getLocalPort() + "/a?b=c"), Map.of("X-A", "b"), BODY);
        }
    }

    private static Side saying(String head) {
        return call -> call.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
    }

    private Answer endless(String head) throws IOException {
        return call(call -> {
            OutputStream out = call.getOutputStream();
            out.write(head.getBytes(StandardCharsets.ISO_8859_1));
            byte[] some = new byte[65_536];
            while (written.get() < 10_000_000_000L) {
                out.write(some);
                written.addAndGet(some.length);
            }
        });
    }

    @Test
    void whoHangsOrNeverEndsIsLeftSoonAndNothingIsFollowed() throws Exception {
        assertThat(call(saying("HTTP/1.1 204 No Content\r\n\r\n"))).isEqualTo(new Answer.Told(204, "", null));
        assertThat(call(saying("HTTP/1.1 503 Busy\r\nRetry-After: 30\r\nContent-Length: 5\r\n\r\nlater and more")))
                .isEqualTo(new Answer.Told(503, "later", Duration.ofSeconds(30)));
        assertThat(call(saying("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n")))
                .isEqualTo(new Answer.Told(302, "", null));
        assertThat(call(saying("220 mail.test ESMTP\r\n\r\n"))).isInstanceOf(Answer.Silent.class);

        long from = System.nanoTime();
        assertThat(call(call -> Thread.sleep(60_000)))
                .isEqualTo(new Answer.Silent("It did not answer within 1 seconds."));
        assertThat(call(call -> {
                    for (int i = 0; i < 600; i++) {
                        call.getOutputStream().write('H');
                        Thread.sleep(100);
                    }
                }))
                .as("a letter now and then")
                .isInstanceOf(Answer.Silent.class);
        Answer huge = endless("HTTP/1.1 200 OK\r\n\r\n");
        assertThat(huge).isInstanceOf(Answer.Told.class);
        assertThat(endless("HTTP/1.1 200 OK\r\nX: ")).isInstanceOf(Answer.Silent.class);
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(6));
        assertThat(written.get()).isLessThan(100_000_000L);
        assertThat(post.post(URI.create("http://localhost:1/"), Map.of(), BODY))
                .as("a name that leads inside")
                .isInstanceOf(Answer.Silent.class);
        int port = closedPort();
        assertThat(post.post(URI.create("http://127.0.0.1:" + port), Map.of(), BODY))
                .isEqualTo(new Answer.Silent("Nobody answers at this address."));
    }

    private static int closedPort() throws IOException {
        try (ServerSocket closed = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            return closed.getLocalPort();
        }
    }
}
