package heartstring.crm.inbox;

import heartstring.crm.conversations.Conversations;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.postgres.Changes;
import heartstring.platform.reach.Reaches;
import heartstring.platform.reach.RecordKind;
import heartstring.platform.web.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells open pages, on whichever node, that something has changed: numbers of conversations and no words. */
@ForRoles({Role.AGENT, Role.MANAGER})
@Controller
class Stream implements SmartLifecycle {

    /** Open pages on one node. */
    static final int MOST = 2_000;

    /** Then the page comes again by itself. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final Duration BEAT = Duration.ofSeconds(20);

    private final Changes changes;
    private final Reaches reaches;
    private final Set<SseEmitter> open = ConcurrentHashMap.newKeySet();

    /** Those of colleagues who do not see every conversation: they are told that something changed, not where. */
    private final Set<SseEmitter> limited = ConcurrentHashMap.newKeySet();

    private volatile @Nullable Thread beating;

    Stream(Changes changes, Reaches reaches) {
        this.reaches = reaches;
        this.changes = changes;
        changes.onNews(Conversations.TOPIC, text -> tell("changed", text));
        changes.onNews(Conversations.PRESENCE, text -> tell("presence", text));
    }

    @GetMapping(value = InboxPage.PATH + "/stream", produces = "text/event-stream")
    SseEmitter stream(HttpServletResponse response) {
        if (open.size() >= MOST || beating == null) {
            throw new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "Too many pages", "Load the page again in a while.");
        }
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
        emitter.onCompletion(() -> leave(emitter));
        emitter.onTimeout(emitter::complete);
        emitter.onError(e -> leave(emitter));
        if (!reaches.isAll(RecordKind.CONVERSATIONS)) {
            limited.add(emitter);
        }
        open.add(emitter);
        send(emitter, SseEmitter.event().name("hello").data("").reconnectTime(3_000));
        return emitter;
    }

    /** Somebody came to a conversation, or began to write there. */
    @Transactional
    void came(long conversation) {
        changes.tell(Conversations.PRESENCE, String.valueOf(conversation));
    }

    private void tell(String what, String text) {
        // Not in the thread that hears the news: a slow page must not hold up the others.
        if (!open.isEmpty()) {
            Thread.startVirtualThread(() ->
                    open.forEach(e -> send(e, SseEmitter.event().name(what).data(limited.contains(e) ? "" : text))));
        }
    }

    private void send(SseEmitter emitter, SseEmitter.SseEventBuilder event) {
        try {
            emitter.send(event);
        } catch (IOException | IllegalStateException e) {
            leave(emitter);
        }
    }

    private void leave(SseEmitter emitter) {
        open.remove(emitter);
        limited.remove(emitter);
    }

    private void beat() {
        while (beating == Thread.currentThread()) {
            try {
                Thread.sleep(BEAT);
            } catch (InterruptedException e) {
                return;
            }
            open.forEach(e -> send(e, SseEmitter.event().comment("")));
        }
    }

    @Override
    public void start() {
        Thread fresh = Thread.ofVirtual().name("inbox-beat").unstarted(this::beat);
        beating = fresh;
        fresh.start();
    }

    @Override
    public void stop() {
        Thread last = beating;
        beating = null;
        if (last != null) {
            last.interrupt();
        }
        open.forEach(SseEmitter::complete);
        open.clear();
        limited.clear();
    }

    /** Before the doors close: they wait for whoever is inside, and these would stay. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE;
    }

    @Override
    public boolean isRunning() {
        return beating != null;
    }
}
