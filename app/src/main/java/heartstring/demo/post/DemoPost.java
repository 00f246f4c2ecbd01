package heartstring.demo.post;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Takes mail by SMTP from this machine and throws it away once it was read. */
public final class DemoPost {

    private static final int WAITING = 50;
    private static final int MOST_LETTERS = 500_000;
    private static final int PATIENCE_MILLIS = 300_000;

    /** Of so many addresses one is not known any more. */
    private static final int UNKNOWN = 25;

    private final ServerSocket door;
    private final DemoReader reader = new DemoReader();

    private DemoPost(ServerSocket door) {
        this.door = door;
    }

    /** Opens on a free port; open until the process ends. */
    public static DemoPost open() {
        try {
            DemoPost post = new DemoPost(new ServerSocket(0, WAITING, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().name("demo-post").start(post::serve);
            return post;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return door.getLocalPort();
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                Thread.ofVirtual().name("demo-post").start(() -> talk(caller));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket caller) {
        try (caller;
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1));
                OutputStream out = caller.getOutputStream()) {
            caller.setSoTimeout(PATIENCE_MILLIS);
            say(out, "220 the demo's post");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String verb = line.length() < 4 ? line : line.substring(0, 4).toUpperCase(Locale.ROOT);
                switch (verb) {
                    case "DATA" -> {
                        say(out, "354 Go on");
                        reader.reads(letter(in));
                        say(out, "250 Taken");
                    }
                    case "RCPT" -> say(out, isKnown(line) ? "250 Well" : "550 5.1.1 Nobody is here by that name");
                    case "QUIT" -> {
                        say(out, "221 Goodbye");
                        return;
                    }
                    default -> say(out, "250 Well");
                }
            }
        } catch (IOException e) {
            // Whoever hung up will call again.
        }
    }

    private static boolean isKnown(String line) {
        return Math.floorMod(line.toLowerCase(Locale.ROOT).hashCode(), UNKNOWN) != 0;
    }

    private static String letter(BufferedReader in) throws IOException {
        StringBuilder letter = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            if (letter.length() < MOST_LETTERS) {
                letter.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
            }
        }
        return letter.toString();
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
