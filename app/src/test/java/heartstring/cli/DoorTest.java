package heartstring.cli;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Heartstring;
import heartstring.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.context.annotation.Bean;

/** A port that somebody else has, and who may come in. */
class DoorTest {

    private static volatile int busy;

    /** As little of a house as can be served; it finds its port taken. */
    static class Shed {
        @Bean
        TomcatServletWebServerFactory web() {
            return new TomcatServletWebServerFactory(busy);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "demo"})
    void aPortInUseIsToldBeforeTheDatabaseStarts(String command, @TempDir Path folder) throws IOException {
        Path data = folder.resolve("data");
        try (ServerSocket other = new ServerSocket(0)) {
            Said said = Said.by(
                    Heartstring.class, command, "--port=" + other.getLocalPort(), "--data=" + data, "--database-url=");
            assertThat(said.err())
                    .isEqualTo("heartstring: port " + other.getLocalPort() + " is in use; choose another with --port");
            assertThat(said.exit()).isEqualTo(1);
        }
        assertThat(data).doesNotExist();
    }

    @Test
    void aPortThatIsTakenInTheMeantimeIsToldInTheSameSentence(@TempDir Path folder) throws IOException {
        try (ServerSocket other = new ServerSocket(0)) {
            busy = other.getLocalPort();
            Said said = Said.by(
                    Shed.class, "demo", "--port=0", "--data=" + folder, "--database-url=" + TestDatabase.commandUrl());
            assertThat(said.err()).isEqualTo("heartstring: port " + busy + " is in use; choose another with --port");
            assertThat(said.exit()).isEqualTo(1);
            assertThat(said.out()).doesNotContain("APPLICATION FAILED");
        }
    }

    @Test
    void wrongPortsAndAddressesAreToldInASentence() {
        assertThat(Said.by(Heartstring.class, "serve", "--port=70000").err()).contains("from 0 to 65535, not 70000");
        assertThat(Said.by(Heartstring.class, "demo", "--address=no.such.host.invalid")
                        .err())
                .contains("there is no address no.such.host.invalid");
    }

    @Test
    void onlyTheLoopbackIsPrivate() {
        assertThat(Stream.of("127.0.0.1", "::1", "localhost")).allMatch(address -> new Door(0, address).isPrivate());
        assertThat(new Door(0, "0.0.0.0").isPrivate()).isFalse();
        assertThat(new Door(0, null).isPrivate()).isFalse();
        assertThat(new Door(80, InetAddress.getLoopbackAddress().getHostAddress()).properties())
                .containsEntry("server.port", 80)
                .containsEntry("server.address", "127.0.0.1");
    }

    @Test
    void theDemoIsForThisMachineAndInAFolderOfItsOwn() {
        String help = Said.by(Heartstring.class, "demo", "--help").out().replaceAll("\\s+", "");
        assertThat(help).contains(".heartstring-demo)", "127.0.0.1,thismachinealone", "doesnotlookatthem");
        assertThat(help).doesNotContain("/.heartstring)", ".heartstring;");
    }

    @Test
    void theHelpNamesWhatTheScriptTakesToo() {
        String help = Said.by(Heartstring.class, "--help").out();
        assertThat(List.of("build", "test", "prove", "bench"))
                .allSatisfy(word -> assertThat(help).containsPattern("(?m)^ {2}" + word + " "));
    }
}
