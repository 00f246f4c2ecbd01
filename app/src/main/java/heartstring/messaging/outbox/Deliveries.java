package heartstring.messaging.outbox;

import heartstring.customer.consent.ChannelRules;
import heartstring.customer.consent.Consents;
import heartstring.customer.consent.Purpose;
import heartstring.customer.matching.Identifier;
import heartstring.messaging.bounces.Bounces;
import heartstring.messaging.outbox.Carrier.Carried;
import heartstring.messaging.outbox.OutboxSql.Due;
import heartstring.messaging.unsubscribing.Unsubscribes;
import heartstring.platform.postgres.Phases;
import heartstring.platform.secrets.Vault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Sends what is due, by several connections at once. Messages are taken first and sent then, so that no two servers send one at once;
 * when a server dies in between, they are sent after {@link DeliveryRules#LEASE}. Each is marked just before it is handed to a mail
 * server: who dies after that leaves it uncertain, and it is not sent again unless a person says so. A connector knows a message again
 * by its id, and gets it again.
 */
@Component
class Deliveries implements SmartLifecycle {

    /** Connections that send at once, and what each takes at a time. */
    private static final int LINES = 4;

    private static final int BATCH = 20;
    private static final String DOUBT = "The server stopped while it was handed over. Perhaps it arrived, perhaps not.";
    private static final String FAULT = "Something went wrong here while it was handed over.";
    private static final Duration IDLE = Duration.ofMillis(500);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

    private final OutboxSql sql;
    private final Carrier carrier;
    private final Connected connected;
    private final Consents consents;
    private final Unsubscribes unsubscribes;
    private final Vault vault;
    private final Bounces bounces;
    private final InstantSource time;
    private volatile boolean on;
    private List<Thread> threads = List.of();

    Deliveries(
            OutboxSql sql,
            Carrier carrier,
            Connected connected,
            Consents consents,
            Unsubscribes unsubscribes,
            Vault vault,
            Bounces bounces,
            InstantSource time) {
        this.unsubscribes = unsubscribes;
        this.sql = sql;
        this.carrier = carrier;
        this.connected = connected;
        this.consents = consents;
        this.vault = vault;
        this.bounces = bounces;
        this.time = time;
    }

    /** Sends some that are due; false when there are none, or nothing that could carry them. */
    boolean sendSome() {
        boolean ready = carrier.isReady();
        if (!ready && !carrier.hasAccounts()) {
            return false;
        }
        sql.doubt(DOUBT, time.instant());
        List<Due> taken = sql.take(time.instant(), DeliveryRules.LEASE, ready, false, BATCH);
        taken.forEach(this::send);
        if (taken.isEmpty()) {
            carrier.rest();
        }
        return !taken.isEmpty();
    }

    /** The same by a connector: a slow one holds up no mail. */
    boolean sendOneConnected() {
        List<Due> taken = connected.isAny() ? sql.take(time.instant(), DeliveryRules.LEASE, false, true, 1) : List.of();
        taken.forEach(this::send);
        return !taken.isEmpty();
    }

    private void send(Due due) {
        Instant now = time.instant();
        if (due.until() != null && !due.until().isAfter(now)) {
            sql.end(due, "lapsed", "It was too late to send it.", now);
            return;
        }
        String hindrance = hindrance(due);
        if (!hindrance.isEmpty()) {
            sql.end(due, "withheld", hindrance, now);
            return;
        }
        Carrier.Parcel parcel = parcel(due);
        if (parcel == null) {
            sql.end(due, "failed", "It was sealed under another secret and cannot be read.", now);
            return;
        }
        boolean mail = due.threading().connectorId() == 0;
        if (mail && !sql.begin(due, now, DeliveryRules.LEASE)) {
            return;
        }
        settle(due, carried(due, parcel, mail));
    }

    /** What came of it; one message that nobody can make up is not to end the thread that carries all the others. */
    private Carried carried(Due due, Carrier.Parcel parcel, boolean mail) {
        try {
            return mail ? carrier.carry(parcel) : connected.carry(parcel);
        } catch (DataAccessException | TransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            // The kind alone: what it says may name an address.
            LOG.warn(
                    "Message {} could not be carried: {}",
                    due.id(),
                    e.getClass().getSimpleName());
            return mail ? new Carried.Uncertain(FAULT) : new Carried.Later(FAULT);
        }
    }

    private void settle(Due due, Carried carried) {
        switch (carried) {
            case Carried.Taken t -> sql.end(due, "sent", null, time.instant());
            case Carried.Never never -> sql.end(due, "failed", never.reason(), time.instant());
            case Carried.Uncertain lost -> sql.end(due, "uncertain", lost.reason(), time.instant());
            case Carried.Later later -> {
                if (DeliveryRules.isOver(due.tries())) {
                    sql.end(due, "failed", later.reason(), time.instant());
                } else {
                    sql.later(due, later.reason(), time.instant().plus(DeliveryRules.waitAfter(due.tries())));
                }
            }
        }
    }

    /** Why it may not be sent, as a sentence; empty when it may. */
    private String hindrance(Due due) {
        if (!isAllowed(due)) {
            return "This address does not want such messages.";
        }
        boolean asked = due.purpose() == Letter.Purpose.ASKED || due.threading().connectorId() != 0;
        return asked ? "" : bounces.hindrance(due.address());
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

    private void run(BooleanSupplier sending, Duration idle) {
        while (on) {
            try {
                if (!sending.getAsBoolean()) {
                    Thread.sleep(idle);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (!(e instanceof DataAccessException || e instanceof TransactionException)) {
                    LOG.warn("Messages wait for a moment: {}", e.toString());
                }
                if (on && !waitedOut()) {
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
        on = true;
        List<Thread> fresh = new ArrayList<>();
        fresh.add(Thread.ofPlatform().name("send-connected").start(() -> run(this::sendOneConnected, IDLE)));
        for (int i = 0; i < LINES; i++) {
            // One looks often; the others join in while there is much to send.
            Duration idle = i == 0 ? IDLE : IDLE.multipliedBy(4);
            fresh.add(Thread.ofPlatform().name("send-messages-" + i).start(() -> run(this::sendSome, idle)));
        }
        threads = List.copyOf(fresh);
    }

    @Override
    public void stop() {
        on = false;
        List<Thread> running = threads;
        threads = List.of();
        running.forEach(Deliveries::end);
    }

    private static void end(Thread running) {
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

    @Override
    public int getPhase() {
        return Phases.LOOPS;
    }

    @Override
    public boolean isRunning() {
        return on;
    }
}
