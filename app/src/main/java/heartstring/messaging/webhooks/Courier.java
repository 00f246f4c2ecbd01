package heartstring.messaging.webhooks;

import heartstring.messaging.envelopes.Envelope;
import heartstring.messaging.webhooks.DeliveriesSql.Due;
import heartstring.messaging.webhooks.DeliveriesSql.Tried;
import heartstring.platform.outbound.OutboundPost;
import heartstring.platform.outbound.OutboundPost.Answer;
import heartstring.platform.postgres.Phases;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Tells what is due. Each endpoint has a lane of its own, so that one that hangs holds up nobody else; one that fails again and again
 * is left in peace for a while, and in the end turned off. What a server that died was telling is told again under the same id.
 */
@Component
class Courier implements SmartLifecycle {

    private static final int BATCH = 10;
    private static final Duration IDLE = Duration.ofMillis(400);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);
    private static final int GONE = 410;
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    private final DeliveriesSql sql;
    private final WebhooksSql endpoints;
    private final Webhooks webhooks;
    private final Envelope envelope;
    private final OutboundPost outbound;
    private final InstantSource time;
    private final Set<Integer> lanes = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Thread thread;

    Courier(
            DeliveriesSql sql,
            WebhooksSql endpoints,
            Webhooks webhooks,
            Envelope envelope,
            OutboundPost outbound,
            InstantSource time) {
        this.sql = sql;
        this.endpoints = endpoints;
        this.webhooks = webhooks;
        this.envelope = envelope;
        this.outbound = outbound;
        this.time = time;
    }

    private void run() {
        while (isOn()) {
            try {
                for (Integer endpoint : sql.endpoints(time.instant())) {
                    if (lanes.add(endpoint)) {
                        // Looking a name up may block a thread whole, so these are real ones.
                        Thread.ofPlatform().daemon().name("webhook-" + endpoint).start(() -> lane(endpoint));
                    }
                }
                Thread.sleep(IDLE);
            } catch (InterruptedException e) {
                return;
            } catch (DataAccessException | TransactionException e) {
                if (!waitedOut()) {
                    return;
                }
            }
        }
    }

    private boolean isOn() {
        return thread != null;
    }

    private static boolean waitedOut() {
        try {
            Thread.sleep(AFTER_TROUBLE);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private void lane(int endpoint) {
        try {
            while (isOn() && tellSome(endpoint)) {
                Thread.onSpinWait();
            }
        } catch (RuntimeException e) {
            LOG.warn(
                    "Webhook {} stands still for now: {}",
                    endpoint,
                    e.getClass().getSimpleName());
        } finally {
            lanes.remove(endpoint);
        }
    }

    /** Tells some that are due to one endpoint; false when none is left, or it is to be left in peace. */
    boolean tellSome(int id) {
        List<Due> taken = sql.take(id, BATCH, time.instant(), WebhookRules.LEASE);
        Optional<Endpoint> endpoint =
                taken.isEmpty() ? Optional.empty() : endpoints.find(id).filter(e -> !e.disabled());
        for (int i = 0; i < taken.size(); i++) {
            boolean begins = endpoint.isPresent() && isOn();
            if (!begins || !tell(endpoint.get(), taken.get(i))) {
                sql.release(taken.subList(begins ? i + 1 : i, taken.size()), time.instant());
                return false;
            }
        }
        return taken.size() == BATCH;
    }

    /** Tells one; false when the endpoint is to be left in peace now. */
    private boolean tell(Endpoint endpoint, Due due) {
        try {
            return called(endpoint, due);
        } catch (DataAccessException | TransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            // One that cannot be made up is not to stand before all the others for ever.
            LOG.warn("Delivery {} could not be told: {}", due.id(), e.getClass().getSimpleName());
            return missed(endpoint, due, null, 0, "", "It could not be made up here.", null);
        }
    }

    private boolean called(Endpoint endpoint, Due due) {
        Optional<String> body = envelope.body(due.piece());
        if (body.isEmpty()) {
            Instant now = time.instant();
            sql.settle(due, new Tried("dropped", now, now, null, 0, "", "What it was about is not there any more."));
            return true;
        }
        Instant began = time.instant();
        long from = System.nanoTime();
        Answer answer = outbound.post(
                URI.create(endpoint.url()),
                heads(endpoint.id(), due, began, body.get()),
                body.get().getBytes(StandardCharsets.UTF_8));
        int took = (int) Duration.ofNanos(System.nanoTime() - from).toMillis();
        return switch (answer) {
            case Answer.Told told -> told(endpoint, due, told, took);
            case Answer.Silent silent -> missed(endpoint, due, null, took, "", silent.sentence(), null);
        };
    }

    private Map<String, String> heads(int endpoint, Due due, Instant now, String body) {
        String id = due.piece().webhookId();
        long second = now.getEpochSecond();
        return Map.of(
                "Content-Type",
                "application/cloudevents+json; charset=utf-8",
                "User-Agent",
                "Heartstring",
                "webhook-id",
                id,
                "webhook-timestamp",
                String.valueOf(second),
                "webhook-signature",
                WebhookRules.signatures(
                        id, second, body.getBytes(StandardCharsets.UTF_8), webhooks.secrets(endpoint, now)));
    }

    private boolean told(Endpoint endpoint, Due due, Answer.Told told, int took) {
        int status = told.status();
        Instant now = time.instant();
        if (status >= 200 && status < 300) {
            sql.settle(due, new Tried("delivered", now, now, status, took, told.text(), null));
            endpoints.good(endpoint.id(), now);
            return true;
        }
        if (status == GONE) {
            sql.settle(due, new Tried("failed", now, now, status, took, told.text(), "It says it is gone (410)."));
            webhooks.giveUp(endpoint.id(), "It said that it is gone (410), and was turned off.");
            return false;
        }
        String reason = status >= 300 && status < 400
                ? "It answered " + status + ": it wants to be called elsewhere, and redirects are not followed."
                : "It answered " + status + ".";
        return missed(endpoint, due, status, took, told.text(), reason, told.again());
    }

    private boolean missed(
            Endpoint endpoint,
            Due due,
            @Nullable Integer status,
            int took,
            String answer,
            String reason,
            @Nullable Duration wished) {
        Instant now = time.instant();
        boolean over = WebhookRules.isOver(due.tries());
        Instant next = over
                ? now
                : now.plus(WebhookRules.waitAfter(
                        due.tries(), ThreadLocalRandom.current().nextDouble(), wished));
        sql.settle(due, new Tried(over ? "failed" : "waiting", now, next, status, took, answer, reason));
        WebhooksSql.Failing failing = endpoints.failed(endpoint.id(), now);
        if (WebhookRules.isGivenUp(failing.since(), now)) {
            webhooks.giveUp(endpoint.id(), "Nothing arrived for five days, so it was turned off. " + reason);
            return false;
        }
        Duration pause = WebhookRules.pauseAfter(failing.failures());
        if (pause.isPositive()) {
            endpoints.pause(endpoint.id(), now.plus(pause));
            return false;
        }
        return true;
    }

    @Override
    public void start() {
        Thread fresh = Thread.ofPlatform().name("tell-webhooks").unstarted(this::run);
        thread = fresh;
        fresh.start();
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
            try {
                running.join(Duration.ofSeconds(5));
                // What is being told should be known as told.
                for (int i = 0; i < 120 && !lanes.isEmpty(); i++) {
                    Thread.sleep(100);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public int getPhase() {
        return Phases.LOOPS;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
