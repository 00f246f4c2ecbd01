package heartstring.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/** One kept-alive HTTP/1.1 connection that costs the measuring side as little as can be. */
final class RawHttp implements AutoCloseable {

    private final Socket socket = new Socket();
    private final InputStream in;
    private final OutputStream out;
    private final String head;
    private boolean keeping;
    private String body = "";

    RawHttp(int port, String authorization) throws IOException {
        this(port, authorization, InetAddress.getLoopbackAddress());
    }

    /** From an address of this machine's own, such as 127.0.3.17: limits count by address. */
    RawHttp(int port, String authorization, InetAddress from) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(60_000);
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 2_000);
        in = new BufferedInputStream(socket.getInputStream(), 65_536);
        out = new BufferedOutputStream(socket.getOutputStream(), 131_072);
        head = " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: " + authorization + "\r\n";
    }

    /** From now on keeps the body of the last answer. */
    RawHttp keeping() {
        keeping = true;
        return this;
    }

    /** The body of the last answer, when they are kept. */
    String body() {
        return body;
    }

    static String basic(String writeKey) {
        return "Basic " + Base64.getEncoder().encodeToString((writeKey + ":").getBytes(StandardCharsets.UTF_8));
    }

    int post(String path, byte[] body) throws IOException {
        return post(path, body, "Accept: */*");
    }

    /** The same with one more header line. */
    int post(String path, byte[] body, String header) throws IOException {
        out.write(("POST " + path + head + header + "\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
        out.flush();
        return answer();
    }

    /** Sends a form as a browser does. */
    int form(String path, String fields) throws IOException {
        byte[] sent = fields.getBytes(StandardCharsets.ISO_8859_1);
        out.write(("POST " + path + head + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                        + sent.length + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        out.write(sent);
        out.flush();
        return answer();
    }

    int get(String path) throws IOException {
        out.write(("GET " + path + head + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        return answer();
    }

    int delete(String path) throws IOException {
        out.write(("DELETE " + path + head + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        return answer();
    }

    private int answer() throws IOException {
        String status = line();
        int length = 0;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            }
            chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
        }
        StringBuilder kept = new StringBuilder();
        if (chunked) {
            for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
                take(size, kept);
                in.skipNBytes(2);
            }
            line();
        } else {
            take(length, kept);
        }
        body = kept.toString();
        return Integer.parseInt(status.substring(9, 12));
    }

    private void take(int length, StringBuilder kept) throws IOException {
        if (keeping) {
            kept.append(new String(in.readNBytes(length), StandardCharsets.UTF_8));
        } else {
            in.skipNBytes(length);
        }
    }

    private String line() throws IOException {
        StringBuilder b = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException();
            }
            if (c != '\r') {
                b.append((char) c);
            }
        }
        return b.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
