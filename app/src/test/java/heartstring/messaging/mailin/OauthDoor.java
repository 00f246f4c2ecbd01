package heartstring.messaging.mailin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A mail server that lets in by XOAUTH2 alone, compared byte for byte, and then leads on to another server behind it that needs a
 * password; for tests.
 */
final class OauthDoor implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int behind;
    private final boolean imap;
    private final String login;
    private final boolean atOnce;

    /** What clients sent to sign in: the mechanism, its first answer, and what followed a refusal. */
    final List<String> sent = new CopyOnWriteArrayList<>();

    /** The only access token that opens. */
    volatile String token = "";

    /** @param atOnce whether the server says that the first answer may stand in the command itself */
    OauthDoor(boolean imap, String login, int behind, boolean atOnce) throws IOException {
        this.imap = imap;
        this.login = login;
        this.behind = behind;
        this.atOnce = atOnce;
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return server.getLocalPort();
    }

    /** What the protocol wants, as Google and Microsoft describe it. */
    String wanted() {
        return Base64.getEncoder()
                .encodeToString(("user=" + login + "\u0001auth=Bearer " + token + "\u0001\u0001")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> {
                    try (client) {
                        if (imap) {
                            imap(client);
                        } else {
                            smtp(client);
                        }
                    } catch (IOException e) {
                        // The client has hung up.
                    }
                });
            } catch (IOException e) {
                return;
            }
        }
    }

    private void imap(Socket client) throws IOException {
        String can = "IMAP4rev1 AUTH=XOAUTH2" + (atOnce ? " SASL-IR" : "");
        say(client, "* OK [CAPABILITY " + can + "] door");
        for (String line = line(client); line != null; line = line(client)) {
            String[] parts = line.split(" ");
            switch (parts.length < 2 ? "" : parts[1].toUpperCase(Locale.ROOT)) {
                case "CAPABILITY" -> {
                    say(client, "* CAPABILITY " + can);
                    say(client, parts[0] + " OK");
                }
                case "AUTHENTICATE" -> {
                    if (isLetIn(client, parts, 2, "+ ")) {
                        say(client, parts[0] + " OK in");
                        lead(client);
                        return;
                    }
                    say(client, parts[0] + " NO [AUTHENTICATIONFAILED] no");
                }
                case "LOGOUT" -> {
                    say(client, "* BYE");
                    say(client, parts[0] + " OK");
                    return;
                }
                default -> {
                    sent.add(line);
                    say(client, parts[0] + " BAD first sign in");
                }
            }
        }
    }

    private void smtp(Socket client) throws IOException {
        say(client, "220 door ESMTP");
        for (String line = line(client); line != null; line = line(client)) {
            String[] parts = line.split(" ");
            switch (parts[0].toUpperCase(Locale.ROOT)) {
                case "EHLO" -> {
                    say(client, "250-door");
                    say(client, "250 AUTH XOAUTH2");
                }
                case "AUTH" -> {
                    if (isLetIn(client, parts, 1, "334 ")) {
                        say(client, "235 2.7.0 in");
                        lead(client);
                        return;
                    }
                    say(client, "535 5.7.8 no");
                }
                case "QUIT" -> {
                    say(client, "221 bye");
                    return;
                }
                default -> {
                    sent.add(line);
                    say(client, "530 5.7.0 first sign in");
                }
            }
        }
    }

    private boolean isLetIn(Socket client, String[] parts, int mechanism, String more) throws IOException {
        sent.add(parts[mechanism]);
        String answer;
        if (parts.length > mechanism + 1) {
            answer = parts[mechanism + 1];
        } else {
            say(client, more);
            answer = String.valueOf(line(client));
        }
        sent.add(answer);
        if (parts[mechanism].equals("XOAUTH2") && answer.equals(wanted())) {
            return true;
        }
        // The reason, after which the client answers with nothing before it is refused.
        say(client, more + Base64.getEncoder().encodeToString("{\"status\":\"401\"}".getBytes(StandardCharsets.UTF_8)));
        sent.add("after: " + line(client));
        return false;
    }

    /** From here on what is said goes to the server behind, signed in by its password. */
    private void lead(Socket client) throws IOException {
        try (Socket inner = new Socket(InetAddress.getLoopbackAddress(), behind)) {
            line(inner);
            if (imap) {
                say(inner, "door LOGIN care secret");
                for (String line = line(inner); line != null && !line.startsWith("door "); line = line(inner)) {
                    Thread.onSpinWait();
                }
            } else {
                say(inner, "EHLO door");
                for (String line = line(inner); line != null && line.startsWith("250-"); line = line(inner)) {
                    Thread.onSpinWait();
                }
            }
            Thread back = Thread.ofVirtual().start(() -> copy(inner, client));
            copy(client, inner);
            inner.shutdownInput();
            back.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] some = new byte[8_192];
            for (int n = in.read(some); n >= 0; n = in.read(some)) {
                out.write(some, 0, n);
                out.flush();
            }
            to.shutdownOutput();
        } catch (IOException e) {
            // One of the two has hung up.
        }
    }

    private static void say(Socket to, String line) throws IOException {
        to.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        to.getOutputStream().flush();
    }

    private static String line(Socket from) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = from.getInputStream().read();
                c != '\n';
                c = from.getInputStream().read()) {
            if (c < 0) {
                return null;
            }
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
