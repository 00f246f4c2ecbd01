package heartstring.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Messages that leave by SMTP to a sink of our own, beside a client that does nothing else; and servers that are killed meanwhile. */
@Command(
        name = "mail",
        mixinStandardHelpOptions = true,
        description = "Messages that leave by SMTP, beside a bare client to the same sink.")
final class MailBench implements Callable<Integer> {

    private static final String CONTROL = "control: a bare client, 4 connections";
    private static final String LEAVING = "messages that leave by the outbox";
    private static final String BODY = "A line of words that somebody might read in the morning.\r\n".repeat(30);
    private static final int CONNECTIONS = 4;
    private static final long PATIENCE_NANOS = 600_000_000_000L;

    @Option(
            names = "--messages",
            defaultValue = "20000",
            description = "Messages of a round (default: ${DEFAULT-VALUE}).")
    int messages;

    @Option(
            names = "--rounds",
            defaultValue = "3",
            description = "Rounds; medians are reported (default: ${DEFAULT-VALUE}).")
    int rounds;

    @Option(
            names = "--kills",
            defaultValue = "0",
            description =
                    "In a last round, how often the server is killed while messages leave (default: ${DEFAULT-VALUE}).")
    int kills;

    @Option(names = "--report", defaultValue = "docs/bench/mail.md", description = "Where the table is appended.")
    Path report = Path.of("docs/bench/mail.md");

    @Option(names = "--work", description = "A folder for the data (default: a temporary one).")
    @Nullable
    Path work;

    @Override
    public Integer call() throws Exception {
        Report table = new Report(CONTROL);
        try (MailSink sink = new MailSink();
                Ground ground = Ground.in(work, "1g")) {
            ground.with("SPRING_MAIL_HOST", "127.0.0.1");
            ground.with("SPRING_MAIL_PORT", String.valueOf(sink.port()));
            ground.startProduct();
            System.out.println("  warming up");
            leave(ground, sink, "warm", Math.min(messages, 2_000));
            for (int round = 0; round < rounds; round++) {
                sink.reset();
                bare(sink);
                table.add(CONTROL, sink.result());
                table.add(LEAVING, leave(ground, sink, "r" + round, messages));
                if (sink.distinct() != messages || sink.repeated() != 0) {
                    throw new IllegalStateException(
                            sink.distinct() + " came, " + sink.repeated() + " of them more than once");
                }
            }
            table.note(String.format(
                    Locale.ROOT, "%,d messages of about 2 kB a round; each came once, counted at the sink", messages));
            if (kills > 0) {
                table.note(killed(ground, sink));
            }
            table.note("resident memory of the product: " + ground.residentMegabytes() + " MB");
            table.append(report, "Messages that leave");
            ground.well();
        }
        return 0;
    }

    private static void queue(Ground ground, String round, int count) throws SQLException {
        try (Connection c = ground.connect()) {
            BenchSql.messages(c, round, count, BODY);
        }
    }

    private static Loop.Result leave(Ground ground, MailSink sink, String round, int count) throws Exception {
        sink.reset();
        queue(ground, round, count);
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (sink.taken() < count) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("Only " + sink.taken() + " of " + count + " came");
            }
            Thread.sleep(20);
        }
        return sink.result();
    }

    /** What is certain after so many kills: nothing came twice, and what did not come is known not to have been sent. */
    private String killed(Ground ground, MailSink sink) throws Exception {
        sink.reset();
        queue(ground, "killed", messages);
        for (int kill = 1; kill <= kills; kill++) {
            long goal = (long) messages * kill / (kills + 1);
            long until = System.nanoTime() + PATIENCE_NANOS;
            while (sink.taken() < goal && System.nanoTime() < until) {
                Thread.sleep(1);
            }
            ground.killProduct();
            try (Connection c = ground.connect()) {
                // Leases of a server that is dead for certain need not be waited for.
                BenchSql.execute(c, "update messaging.message set try_at = now() where state = 'waiting'");
            }
            ground.startProduct();
        }
        try (Connection c = ground.connect()) {
            long until = System.nanoTime() + PATIENCE_NANOS;
            while (BenchSql.number(c, "select count(*) from messaging.message where state = 'waiting'") > 0
                    && System.nanoTime() < until) {
                Thread.sleep(200);
            }
            long uncertain = BenchSql.number(c, "select count(*) from messaging.message where state = 'uncertain'");
            long sent = BenchSql.number(
                    c,
                    "select count(*) from messaging.message where state = 'sent' and message_key like 'bench:killed:%'");
            if (sink.repeated() != 0 || sent > sink.distinct() || sent + uncertain != messages) {
                throw new IllegalStateException(sink.repeated() + " came twice; " + sent + " sent, " + uncertain
                        + " uncertain, " + sink.distinct() + " came");
            }
            return String.format(
                    Locale.ROOT,
                    "killed %d times while %,d messages left: %,d sent, %d uncertain and not sent again, none came twice",
                    kills,
                    messages,
                    sent,
                    uncertain);
        }
    }

    private void bare(MailSink sink) throws Exception {
        AtomicInteger left = new AtomicInteger(messages);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            threads.add(Thread.ofPlatform().start(() -> send(sink.port(), left)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (sink.distinct() != messages) {
            throw new IllegalStateException("Only " + sink.distinct() + " of the bare client's came");
        }
    }

    private static void send(int port, AtomicInteger left) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            OutputStream out = socket.getOutputStream();
            in.readLine();
            say(in, out, "EHLO bench\r\n");
            for (int number = left.getAndDecrement(); number > 0; number = left.getAndDecrement()) {
                say(in, out, "MAIL FROM:<shop@bench.test>\r\n");
                say(in, out, "RCPT TO:<m" + number + "@bench.test>\r\n");
                say(in, out, "DATA\r\n");
                say(
                        in,
                        out,
                        "From: shop@bench.test\r\nTo: m" + number
                                + "@bench.test\r\nSubject: Hello\r\nMessage-ID: <bare-" + number
                                + "@bench.test>\r\n\r\n" + BODY + ".\r\n");
            }
            say(in, out, "QUIT\r\n");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void say(BufferedReader in, OutputStream out, String words) throws IOException {
        out.write(words.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        String answer = in.readLine();
        if (answer == null || answer.charAt(0) > '3') {
            throw new IOException("answered " + answer);
        }
    }
}
