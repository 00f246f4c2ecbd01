package heartstring.messaging.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import heartstring.HouseTest;
import heartstring.messaging.files.Files;
import heartstring.messaging.outbox.Carrier;
import heartstring.messaging.outbox.Threading;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connectors that answer badly. */
@HouseTest
class ConnectorCallsTest {

    private final Connectors connectors;
    private final ConnectorCalls calls;

    ConnectorCallsTest(Connectors connectors, ConnectorsSql sql, Files files) {
        this.connectors = connectors;
        this.calls = new ConnectorCalls(connectors, sql, files, Instant::now, Duration.ofMillis(700));
    }

    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void anAnswerThatNeverEndsHoldsUpNothingElse() throws Exception {
        HttpServer provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        provider.createContext("/good", call -> {
            call.sendResponseHeaders(200, 2);
            call.getResponseBody().write(new byte[2]);
            call.close();
        });
        provider.createContext("/endless", call -> {
            call.sendResponseHeaders(200, 0);
            try (OutputStream out = call.getResponseBody()) {
                while (true) {
                    out.write('.');
                    out.flush();
                    Thread.sleep(50);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        provider.start();
        try {
            String at = "http://127.0.0.1:" + provider.getAddress().getPort();
            assertThat(carry(at + "/good")).isInstanceOf(Carrier.Carried.Taken.class);
            assertThat(carry(at + "/endless")).isEqualTo(new Carrier.Carried.Later("The connector did not answer."));
        } finally {
            provider.stop(0);
        }
    }

    private Carrier.Carried carry(String address) {
        Connector connector = ((Connectors.Outcome.Done)
                        connectors.add("Odd " + UUID.randomUUID().toString().substring(0, 8), "sms", address))
                .connector();
        try {
            return calls.carry(new Carrier.Parcel(
                    7, "+4930123456", "", "Hello", "", "", Threading.by(connector.id(), "", "", List.of())));
        } finally {
            connectors.disable(connector.id(), true);
        }
    }
}
