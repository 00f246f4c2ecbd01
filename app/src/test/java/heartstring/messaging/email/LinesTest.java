package heartstring.messaging.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Connections to a mail server that breaks off where it hurts. */
class LinesTest {

    private final ServerSocket server = open();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<Socket> calls = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile String breakAt = "";
    private final Lines lines = new Lines();

    private static ServerSocket open() {
        try {
            return new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    LinesTest() {
        Thread.startVirtualThread(() -> {
            while (!server.isClosed()) {
                try {
                    Socket call = server.accept();
                    connections.incrementAndGet();
                    calls.add(call);
                    Thread.startVirtualThread(() -> speak(call));
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    @AfterEach
    void end() throws IOException {
        server.close();
    }

    private void speak(Socket call) {
        try (call) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(call.getInputStream(), StandardCharsets.ISO_8859_1));
            say(call, "220 test");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!breakAt.isEmpty() && line.startsWith(breakAt)) {
                    return;
                }
                if (line.startsWith("RCPT") && line.contains("nobody")) {
                    say(call, "550 5.1.1 nobody");
                } else if (line.equals("DATA")) {
                    say(call, "354 go on");
                    List<String> mail = new ArrayList<>();
                    for (String one = in.readLine(); one != null && !one.equals("."); one = in.readLine()) {
                        mail.add(one);
                    }
                    taken.add(String.join("\n", mail));
                    if (breakAt.equals(".")) {
                        return;
                    }
                    say(call, "250 taken");
                } else {
                    say(call, line.startsWith("QUIT") ? "221 bye" : "250 fine");
                }
            }
        } catch (IOException e) {
            // The other side went.
        }
    }

    private static void say(Socket call, String line) throws IOException {
        call.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    private void send(String to) throws Exception {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.getLocalPort());
        MimeMessage message = sender.createMimeMessage();
        message.setFrom("shop@shop.test");
        message.setRecipients(jakarta.mail.Message.RecipientType.TO, to);
        message.setSubject("Hi");
        message.setText("To " + to);
        message.saveChanges();
        lines.send(sender, message);
    }

    @Test
    void aConnectionServesManyAndOnlyWhatMayHaveArrivedIsUnsure() throws Exception {
        send("a@mail.test");
        assertThatThrownBy(() -> send("nobody@mail.test")).isInstanceOf(MessagingException.class);
        send("b@mail.test");
        assertThat(connections).hasValue(1);
        assertThat(taken).hasSize(2);

        // Closed by the server meanwhile: nothing was said yet, so another one carries it.
        calls.getFirst().close();
        send("c@mail.test");
        assertThat(connections).hasValue(2);
        assertThat(taken).hasSize(3);

        breakAt = "MAIL";
        assertThatThrownBy(() -> send("d@mail.test")).isInstanceOf(MessagingException.class);
        breakAt = ".";
        assertThatThrownBy(() -> send("e@mail.test")).isInstanceOf(Lines.Unsure.class);
        assertThat(taken).hasSize(4);
        breakAt = "";
        send("f@mail.test");
        assertThat(taken).hasSize(5);
        lines.rest();
    }
}
