package heartstring.demo.post;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Opens some letters a little later, as readers do, and follows a link in a few. It calls nobody but this machine. */
final class DemoReader {

    private static final Pattern OPENS = Pattern.compile("\"(http://localhost:\\d+/o/[A-Za-z0-9_-]+)\"");
    private static final Pattern LEADS = Pattern.compile("\"(http://localhost:\\d+/l/[A-Za-z0-9_-]+)\"");

    /** Of a hundred so many open it, and so many follow a link. */
    private static final int OPEN = 45;

    private static final int FOLLOW = 12;
    private static final int LATER_SECONDS = 40;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    void reads(String letter) {
        int lot = Math.floorMod(letter.hashCode(), 100);
        if (lot >= OPEN) {
            return;
        }
        Thread.ofVirtual().name("demo-reader").start(() -> {
            try {
                String page = page(
                        new MimeMessage(null, new ByteArrayInputStream(letter.getBytes(StandardCharsets.ISO_8859_1))));
                Thread.sleep(Duration.ofSeconds(2 + lot % LATER_SECONDS));
                visit(OPENS.matcher(page));
                if (lot < FOLLOW) {
                    visit(LEADS.matcher(page));
                }
            } catch (MessagingException | IOException e) {
                // A letter that nobody reads.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** The first HTML in it; empty for none. */
    private static String page(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/html")) {
            return String.valueOf(part.getContent());
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String page = page(parts.getBodyPart(i));
                if (!page.isEmpty()) {
                    return page;
                }
            }
        }
        return "";
    }

    private void visit(Matcher found) throws IOException, InterruptedException {
        if (found.find()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(found.group(1)))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            http.send(request, BodyHandlers.discarding());
        }
    }
}
