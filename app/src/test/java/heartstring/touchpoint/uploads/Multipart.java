package heartstring.touchpoint.uploads;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.UUID;

/** A multipart request with one file and some fields; for tests. */
public final class Multipart {

    private final String boundary = UUID.randomUUID().toString();
    private final StringBuilder body = new StringBuilder();

    public Multipart file(String name, String fileName, String content) {
        body.append(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: text/csv\r\n\r\n"
                        .formatted(boundary, name, fileName));
        body.append(content).append("\r\n");
        return this;
    }

    public Multipart field(String name, String value) {
        body.append(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(boundary, name, value));
        return this;
    }

    public HttpRequest.Builder to(URI uri) {
        return HttpRequest.newBuilder(uri)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofString(body + "--" + boundary + "--\r\n"));
    }
}
