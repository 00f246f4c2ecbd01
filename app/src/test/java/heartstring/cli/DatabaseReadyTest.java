package heartstring.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heartstring.TestDatabase;
import heartstring.platform.postgres.DatabaseUrl;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A server that starts before its database is back waits for it; what will not pass by waiting is told at once. */
class DatabaseReadyTest {

    private static final String WHERE = "localhost/shop";

    @Test
    void aDatabaseThatComesBackIsWaitedFor() throws Exception {
        int port = freePort();
        Thread back = Thread.ofVirtual().start(() -> relayLater(port, databasePort()));
        String url = TestDatabase.jdbcUrl("postgres").replaceFirst(":\\d+/", ":" + port + "/");
        long began = System.nanoTime();
        DatabaseReady.await(new DatabaseUrl(url, "postgres", "postgres"), WHERE, Duration.ofSeconds(20));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(500));
        back.interrupt();
    }

    @Test
    void aDatabaseThatDoesNotComeBackIsToldOfInASentence() throws Exception {
        String url = "jdbc:postgresql://localhost:" + freePort() + "/shop";
        assertThatThrownBy(
                        () -> DatabaseReady.await(new DatabaseUrl(url, "me", "secret"), WHERE, Duration.ofMillis(100)))
                .isInstanceOf(Hindrance.class)
                .hasMessageContaining("cannot enter the database " + WHERE)
                .hasMessageContaining("refused")
                .hasMessageNotContaining("secret");
    }

    @Test
    void oneThatIsNotThereIsNotWaitedFor() {
        DatabaseUrl nowhere = new DatabaseUrl(TestDatabase.jdbcUrl("nowhere"), "postgres", "postgres");
        long began = System.nanoTime();
        assertThatThrownBy(() -> DatabaseReady.await(nowhere, WHERE, Duration.ofSeconds(20)))
                .isInstanceOf(Hindrance.class)
                .hasMessageContaining("\"nowhere\" does not exist");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(15));
    }

    private static int databasePort() {
        return Integer.parseInt(TestDatabase.jdbcUrl("postgres").replaceFirst("^.*?:(\\d+)/.*$", "$1"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    /** Passes connections on, beginning after a second. */
    private static void relayLater(int from, int to) {
        try (ServerSocket door = new ServerSocket()) {
            Thread.sleep(1_000);
            door.bind(new InetSocketAddress(InetAddress.getByName("localhost"), from));
            while (true) {
                Socket near = door.accept();
                Socket far = new Socket("localhost", to);
                Thread.ofVirtual().start(() -> pass(near, far));
                Thread.ofVirtual().start(() -> pass(far, near));
            }
        } catch (IOException e) {
            // The test is over.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One side has hung up.
        }
    }
}
