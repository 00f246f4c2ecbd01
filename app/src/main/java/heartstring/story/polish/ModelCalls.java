package heartstring.story.polish;

import heartstring.platform.outbound.Outbound;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks an interface of the kind that OpenAI made usual (chat completions); one request, bounded in time and size, no redirects. */
@Component
class ModelCalls {

    /** Of an answer so many bytes are read. */
    static final int MOST_BYTES = 64 * 1024;

    private final Outbound outbound;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    ModelCalls(Outbound outbound) {
        this.outbound = outbound;
    }

    /** What comes of a request. */
    sealed interface Answer {
        record Text(String text) implements Answer {}

        record Nothing(String sentence) implements Answer {}
    }

    /** Hands the sentences out and waits; {@code key} is empty where none is needed. */
    Answer ask(Model model, String key, List<String> sentences) {
        URI address = model.uri();
        String hindrance = address == null ? "The address is none." : outbound.hindrance(address);
        if (address == null || hindrance != null) {
            return new Answer.Nothing(hindrance == null ? "The address is none." : hindrance);
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(model.timeoutSeconds()))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("User-Agent", "Heartstring")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body(model, sentences)));
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        return sent(model, request.build());
    }

    /** The client's own limit of time ends when the answer begins; this one when it is whole. */
    private Answer sent(Model model, HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> call =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        try {
            HttpResponse<byte[]> response = call.get(model.timeoutSeconds(), TimeUnit.SECONDS);
            return response.statusCode() == 200
                    ? read(response.body())
                    : new Answer.Nothing(status(response.statusCode()));
        } catch (TimeoutException e) {
            call.cancel(true);
            return new Answer.Nothing(slow(model));
        } catch (ExecutionException e) {
            return new Answer.Nothing(fault(model, e.getCause()));
        } catch (InterruptedException e) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            return new Answer.Nothing("The server was stopped meanwhile.");
        }
    }

    private static Answer read(byte[] bytes) {
        try {
            String text = JsonMapper.shared()
                    .readTree(bytes)
                    .path("choices")
                    .path(0)
                    .path("message")
                    .path("content")
                    .asString("");
            return text.isBlank() ? new Answer.Nothing("Its answer holds no text.") : new Answer.Text(text);
        } catch (JacksonException e) {
            return new Answer.Nothing("Its answer is not of the kind that was asked for.");
        }
    }

    private static String fault(Model model, @Nullable Throwable cause) {
        if (cause instanceof HttpTimeoutException) {
            return slow(model);
        }
        if (cause instanceof ConnectException) {
            return "It could not be reached.";
        }
        return cause instanceof IOException
                ? "The answer broke off, or was longer than " + MOST_BYTES / 1024 + " kB."
                : "The request could not be made.";
    }

    private static String slow(Model model) {
        int seconds = model.timeoutSeconds();
        return "It did not answer within " + (seconds == 1 ? "a second." : seconds + " seconds.");
    }

    private static String status(int status) {
        return switch (status) {
            case 401, 403 -> "It answered " + status + ": the key is not the right one.";
            case 404 -> "It answered 404: the address or the name of the model is not the right one.";
            case 429 -> "It answered 429: too many requests, or nothing left to spend.";
            default -> "It answered " + status + ".";
        };
    }

    private static byte[] body(Model model, List<String> sentences) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("model", model.name());
        body.put("stream", false);
        ArrayNode messages = body.putArray("messages");
        messages.addObject().put("role", "system").put("content", PolishRules.ORDER);
        messages.addObject().put("role", "user").put("content", PolishRules.numbered(sentences));
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }
}
