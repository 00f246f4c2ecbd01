package heartstring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser without a window: keeps cookies, sends forms with the token of the page, follows nothing by itself. */
public final class Browser {

    private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");

    private final URI house;
    private final HttpClient http;
    private String token = "";

    Browser(URI house) {
        this.house = house;
        this.http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    }

    public Answer get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(house.resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    /** Gets any address, of another server too. */
    public Answer getUri(URI uri) {
        return send(HttpRequest.newBuilder(uri));
    }

    /** Sends a form of pairs of name and value. */
    public Answer post(String path, String... pairs) {
        return postUri(house.resolve(path), withToken(pairs));
    }

    /** Sends a form as it is, without the token. */
    public Answer postBare(String path, String... pairs) {
        return postUri(house.resolve(path), pairs);
    }

    /** Sends a form to any address, as it is. */
    public Answer postUri(URI uri, String... pairs) {
        return send(HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(pairs))));
    }

    /** Sends a file with the field {@code file} of a form. */
    public Answer upload(String path, String name, byte[] contents) {
        String boundary = "x" + UUID.randomUUID();
        byte[] head = ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                        + name.replace("\"", "\\\"") + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        return send(HttpRequest.newBuilder(house.resolve(path))
                .header("X-XSRF-TOKEN", token())
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArrays(List.of(head, contents, tail))));
    }

    /** Sends any request; for what the methods above cannot say. The token against forged requests is {@link #token}. */
    public Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            Matcher found = TOKEN.matcher(response.body());
            if (found.find()) {
                token = found.group(1);
            }
            return Answer.of(response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The token against forged requests, for the header {@code X-XSRF-TOKEN}. */
    public String token() {
        if (token.isEmpty()) {
            get("/reset");
        }
        return token;
    }

    /** Opens a page that goes on and on, and reads its lines as they come. */
    public Lines lines(String path) {
        return new Lines(http, house.resolve(path));
    }

    /** The lines of an answer that does not end. */
    public static final class Lines implements AutoCloseable {

        private final java.util.concurrent.BlockingQueue<String> lines =
                new java.util.concurrent.LinkedBlockingQueue<>();
        private final java.util.stream.Stream<String> body;

        Lines(HttpClient http, URI uri) {
            try {
                body = http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofLines())
                        .body();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            Thread.ofVirtual().start(() -> {
                try {
                    body.forEach(lines::add);
                } catch (UncheckedIOException e) {
                    lines.add("closed");
                }
            });
        }

        /** Whether such a line comes within ten seconds. */
        public boolean await(String line) throws InterruptedException {
            long until = System.nanoTime() + 10_000_000_000L;
            while (System.nanoTime() < until) {
                String next = lines.poll(200, java.util.concurrent.TimeUnit.MILLISECONDS);
                if (line.equals(next)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void close() {
            body.close();
        }
    }

    private String[] withToken(String... pairs) {
        List<String> all = new ArrayList<>(List.of(pairs));
        all.add("_csrf");
        all.add(token());
        return all.toArray(String[]::new);
    }

    private static String form(String... pairs) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            form.append(i == 0 ? "" : "&")
                    .append(URLEncoder.encode(pairs[i], StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
        }
        return form.toString();
    }
}
