package heartstring.messaging.outbox;

import heartstring.customer.consent.ChannelRules;
import heartstring.customer.consent.Consents;
import heartstring.customer.consent.Purpose;
import heartstring.customer.matching.Identifier;
import heartstring.messaging.outbox.Carrier.Carried;
import heartstring.messaging.outbox.OutboxSql.Due;
import heartstring.messaging.unsubscribing.Unsubscribes;
import heartstring.platform.postgres.Phases;
import heartstring.platform.secrets.Vault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Sends what is due, one after the other on each server. A message is taken first and sent then, so that no two servers send it
 * at once; when a server dies between the two it is sent again, under the same message id, after {@link DeliveryRules#LEASE}.
 */
@Component
class Deliveries implements SmartLifecycle {

    private static final Duration IDLE = Duration.ofMillis(500);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

    private final OutboxSql sql;
    private final Carrier carrier;
    private final Connected connected;
    private final Consents consents;
    private final Unsubscribes unsubscribes;
    private final Vault vault;
    private final InstantSource time;
    private volatile @Nullable Thread thread;
    private volatile @Nullable Thread second;

    Deliveries(
            OutboxSql sql,
            Carrier carrier,
            Connected connected,
            Consents consents,
            Unsubscribes unsubscribes,
            Vault vault,
            InstantSource time) {
        this.unsubscribes = unsubscribes;
        this.sql = sql;
        this.carrier = carrier;
        this.connected = connected;
        this.consents = consents;
        this.vault = vault;
        this.time = time;
    }

    /** Sends one that is due; false when there is none, or nothing that could carry it. */
    boolean sendOne() {
        boolean ready = carrier.isReady();
        if (!ready && !carrier.hasAccounts()) {
            return false;
        }
        Optional<Due> taken = sql.take(time.instant(), DeliveryRules.LEASE, ready, false);
        taken.ifPresent(this::send);
        return taken.isPresent();
    }

    /** The same by a connector: a slow one holds up no mail. */
    boolean sendOneConnected() {
        Optional<Due> taken =
                connected.isAny() ? sql.take(time.instant(), DeliveryRules.LEASE, false, true) : Optional.empty();
        taken.ifPresent(this::send);
        return taken.isPresent();
    }

    private void send(Due due) {
        Instant now = time.instant();
        if (due.until() != null && !due.until().isAfter(now)) {
            sql.end(due, "lapsed", "It was too late to send it.", now);
            return;
        }
        if (!isAllowed(due)) {
            sql.end(due, "withheld", "This address does not want such messages.", now);
            return;
        }
        Carrier.Parcel parcel = parcel(due);
        if (parcel == null) {
            sql.end(due, "failed", "It was sealed under another secret and cannot be read.", now);
            return;
        }
        switch (due.threading().connectorId() == 0 ? carrier.carry(parcel) : connected.carry(parcel)) {
            case Carried.Taken t -> sql.end(due, "sent", null, time.instant());
            case Carried.Never never -> sql.end(due, "failed", never.reason(), time.instant());
            case Carried.Later later -> {
                if (DeliveryRules.isOver(due.tries())) {
                    sql.end(due, "failed", later.reason(), time.instant());
                } else {
                    sql.later(due, later.reason(), time.instant().plus(DeliveryRules.waitAfter(due.tries())));
                }
            }
        }
    }

    private boolean isAllowed(Due due) {
        return switch (due.purpose()) {
            case ASKED -> true;
            case SERVICE -> isAllowed(due, Purpose.SERVICE);
            case NEWS -> isAllowed(due, Purpose.NEWS);
        };
    }

    private boolean isAllowed(Due due, Purpose purpose) {
        int connector = due.threading().connectorId();
        if (connector == 0) {
            return consents.allows(new Identifier(Identifier.EMAIL, due.address()), purpose);
        }
        String channel = connected.channel(connector);
        return consents.allows(new Identifier(ChannelRules.kind(channel), due.address()), purpose, channel);
    }

    private Carrier.@Nullable Parcel parcel(Due due) {
        byte[] sealed = due.sealed();
        if (sealed == null) {
            return new Carrier.Parcel(
                    due.id(), due.address(), due.subject(), due.text(), due.html(), unsubscribe(due), due.threading());
        }
        try {
            String both = new String(vault.open(sealed, Outbox.PURPOSE), StandardCharsets.UTF_8);
            int between = both.indexOf(Outbox.BETWEEN);
            return new Carrier.Parcel(
                    due.id(),
                    due.address(),
                    due.subject(),
                    both.substring(0, between),
                    both.substring(between + 1),
                    unsubscribe(due),
                    due.threading());
        } catch (IllegalStateException e) {
            LOG.warn("Message {} cannot be opened", due.id());
            return null;
        }
    }

    private String unsubscribe(Due due) {
        return switch (due.purpose()) {
            case ASKED -> "";
            case SERVICE -> unsubscribes.link(due.profileId(), due.address(), Purpose.SERVICE);
            case NEWS -> unsubscribes.link(due.profileId(), due.address(), Purpose.NEWS);
        };
    }

    private boolean isOn() {
        return thread == Thread.currentThread() || second == Thread.currentThread();
    }

    private void run(BooleanSupplier sending) {
        while (isOn()) {
            try {
                if (!sending.getAsBoolean()) {
                    Thread.sleep(IDLE);
                }
            } catch (InterruptedException e) {
                return;
            } catch (DataAccessException | TransactionException e) {
                if (isOn() && !waitedOut()) {
                    return;
                }
            }
        }
    }

    private static boolean waitedOut() {
        try {
            Thread.sleep(AFTER_TROUBLE);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    @Override
    public void start() {
        Thread fresh = Thread.ofPlatform().name("send-messages").unstarted(() -> run(this::sendOne));
        Thread other = Thread.ofPlatform().name("send-connected").unstarted(() -> run(this::sendOneConnected));
        thread = fresh;
        second = other;
        fresh.start();
        other.start();
    }

    @Override
    public void stop() {
        Thread one = thread;
        Thread other = second;
        thread = null;
        second = null;
        end(one);
        end(other);
    }

    private static void end(@Nullable Thread running) {
        if (running != null) {
            // Not interrupted at once: a message that is being sent should be known as sent.
            try {
                if (!running.join(Duration.ofSeconds(10))) {
                    running.interrupt();
                    running.join(Duration.ofSeconds(10));
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
