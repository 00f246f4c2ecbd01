package heartstring.messaging.connectors;

import heartstring.messaging.files.Files;
import heartstring.messaging.files.StoredFile;
import heartstring.messaging.outbox.Carrier;
import heartstring.messaging.outbox.Carrier.Carried;
import heartstring.messaging.outbox.Connected;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Hands messages to connectors, by a signed call; the id is the same however often it is tried. */
@Component
class ConnectorCalls implements Connected {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Connectors connectors;
    private final ConnectorsSql sql;
    private final Files files;
    private final InstantSource time;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(4))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final Duration patience;

    @Autowired
    ConnectorCalls(Connectors connectors, ConnectorsSql sql, Files files, InstantSource time) {
        this(connectors, sql, files, time, PATIENCE);
    }

    ConnectorCalls(Connectors connectors, ConnectorsSql sql, Files files, InstantSource time, Duration patience) {
        this.patience = patience;
        this.connectors = connectors;
        this.sql = sql;
        this.files = files;
        this.time = time;
    }

    @Override
    public boolean isAny() {
        return sql.isAny();
    }

    @Override
    public String channel(int connectorId) {
        return connectors.find(connectorId).map(Connector::channel).orElse("");
    }

    @Override
    public Carried carry(Carrier.Parcel parcel) {
        Optional<Connector> found = connectors.find(parcel.threading().connectorId());
        if (found.isEmpty()) {
            return new Carried.Never("The connector is gone.");
        }
        Connector connector = found.get();
        if (connector.disabled()) {
            return new Carried.Later("The connector " + connector.name() + " is turned off.");
        }
        Carried carried = call(connector, parcel);
        switch (carried) {
            case Carried.Taken t -> sql.delivered(connector.id(), time.instant());
            case Carried.Later later -> sql.failed(connector.id(), later.reason(), time.instant());
            case Carried.Uncertain lost -> sql.failed(connector.id(), lost.reason(), time.instant());
            case Carried.Never never -> sql.failed(connector.id(), never.reason(), time.instant());
        }
        return carried;
    }

    private Carried call(Connector connector, Carrier.Parcel parcel) {
        byte[] body = body(connector, parcel);
        String id = "msg_" + parcel.id();
        long second = time.instant().getEpochSecond();
        HttpRequest request = HttpRequest.newBuilder(URI.create(connector.deliverTo()))
                .header("Content-Type", "application/json")
                .header("User-Agent", "Heartstring")
                .header("webhook-id", id)
                .header("webhook-timestamp", String.valueOf(second))
                .header("webhook-signature", SignatureRules.signature(id, second, body, connectors.secret(connector)))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        // With all of its answer: one that never ends would hold up every message behind this one.
        CompletableFuture<HttpResponse<Void>> answer =
                client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        try {
            return told(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS).statusCode());
        } catch (ExecutionException | TimeoutException e) {
            answer.cancel(true);
            return new Carried.Later("The connector did not answer.");
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new Carried.Later("The server was stopped meanwhile.");
        }
    }

    /** What an answer means: taken, never (it understood and refused), or later. */
    static Carried told(int status) {
        if (status >= 200 && status < 300) {
            return new Carried.Taken();
        }
        String reason = "The connector answered " + status + ".";
        boolean never = status == 400 || status == 404 || status == 410 || status == 413 || status == 422;
        return never ? new Carried.Never(reason) : new Carried.Later(reason);
    }

    private byte[] body(Connector connector, Carrier.Parcel parcel) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("type", "message.send");
        body.put("id", "msg_" + parcel.id());
        body.put("connector", connector.id());
        body.put("channel", connector.channel());
        body.put("to", parcel.address());
        body.put("text", parcel.text());
        if (!parcel.threading().inReplyTo().isEmpty()) {
            body.put("conversation", parcel.threading().inReplyTo());
        }
        List<StoredFile> enclosed = files.read(parcel.threading().fileIds());
        if (!enclosed.isEmpty()) {
            ArrayNode list = body.putArray("files");
            for (StoredFile file : enclosed) {
                list.addObject()
                        .put("name", file.name())
                        .put("type", file.type())
                        .put("content", Base64.getEncoder().encodeToString(file.bytes()));
            }
        }
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }
}
