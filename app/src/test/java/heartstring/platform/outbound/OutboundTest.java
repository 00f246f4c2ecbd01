package heartstring.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundTest {

    private final Outbound outbound = new Outbound(" 127.0.0.1, Models.lan ");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.2/v1",
                "https://[::1]/v1",
                "https://[::ffff:10.0.0.1]/v1",
                "https://10.1.2.3/v1",
                "https://169.254.169.254/latest",
                "https://100.64.0.1/v1",
                "https://0.0.0.0/v1",
                "https://[fd00::1]/v1",
                "https://[64:ff9b::a00:1]/v1",
                "https://2130706433/v1"
            })
    void whatIsInsideIsNotCalled(String address) {
        assertThat(outbound.hindrance(URI.create(address))).isNotNull();
    }

    @Test
    void whatTheOperatorNamedIsCalledAndTheInternetByHttps() {
        assertThat(outbound.hindrance(URI.create("http://127.0.0.1:8080/v1"))).isNull();
        assertThat(outbound.hindrance(URI.create("http://models.LAN/v1"))).isNull();
        assertThat(outbound.hindrance(URI.create("https://203.0.113.7/v1"))).isNull();
        assertThat(outbound.hindrance(URI.create("http://203.0.113.7/v1"))).contains("https");
        assertThat(outbound.hindrance(URI.create("file:///etc/passwd"))).isNotNull();
        assertThat(outbound.hindrance(URI.create("https://a:b@203.0.113.7/"))).isNotNull();
    }
}
