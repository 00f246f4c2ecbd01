package heartstring.experience.wall;

import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Layout;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Keeps lines open to screens, on each node to its own: what they show, whenever it changed, and a sign of life. */
@Component
class WallStream implements SmartLifecycle {

    /** Open screens on one node. */
    static final int MOST = 200;

    /** Of one link. */
    static final int MOST_OF_ONE = 10;

    /** Whoever finds no room asks again after so long. */
    private static final Duration LATER = Duration.ofMinutes(1);

    /** Then the screen comes again by itself. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private static final Duration BEAT = Duration.ofSeconds(5);

    /** So many beats apart a screen is told that nothing changed, and its link is asked for again. */
    private static final int SIGN_OF_LIFE = 3;

    private static final Logger LOG = LoggerFactory.getLogger(WallStream.class);

    private final Boards boards;
    private final Walls walls;
    private final Layout layout;
    private final Map<SseEmitter, String> open = new ConcurrentHashMap<>();
    private volatile String shown = "";
    private volatile @Nullable Thread beating;

    WallStream(Boards boards, Walls walls, Layout layout) {
        this.boards = boards;
        this.walls = walls;
        this.layout = layout;
    }

    /** A line to the screen that this link opens; where there are too many it says so, and ends. */
    synchronized SseEmitter open(String token) {
        if (beating == null) {
            throw new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "Closing", "Try again in a while.");
        }
        SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
        String full = full(token);
        if (!full.isEmpty()) {
            send(emitter, SseEmitter.event().name("full").data(full).reconnectTime(LATER.toMillis()));
            emitter.complete();
            return emitter;
        }
        emitter.onCompletion(() -> open.remove(emitter));
        emitter.onTimeout(emitter::complete);
        emitter.onError(e -> open.remove(emitter));
        open.put(emitter, token);
        send(emitter, SseEmitter.event().name("board").data(html()).reconnectTime(3_000));
        return emitter;
    }

    private String full(String token) {
        if (open.size() >= MOST) {
            return "Too many screens are open just now. This one does not change until there is room.";
        }
        return open.values().stream().filter(token::equals).count() < MOST_OF_ONE
                ? ""
                : "This link is open on " + MOST_OF_ONE + " screens already, so this one does not change."
                        + " Close one of them, or make a link of its own for it.";
    }

    private String html() {
        return layout.text("experience/wall/board", boards.now());
    }

    private void send(SseEmitter emitter, SseEmitter.SseEventBuilder event) {
        try {
            emitter.send(event);
        } catch (IOException | IllegalStateException e) {
            open.remove(emitter);
        }
    }

    private void beat() {
        for (int beat = 1; beating == Thread.currentThread(); beat++) {
            try {
                Thread.sleep(BEAT);
                if (!open.isEmpty()) {
                    tell(beat % SIGN_OF_LIFE == 0);
                }
            } catch (InterruptedException e) {
                return;
            } catch (DataAccessException | TransactionException e) {
                LOG.warn("Screens are told later: {}", e.getMessage());
            }
        }
    }

    private void tell(boolean life) {
        if (life) {
            open.forEach((emitter, token) -> {
                if (walls.find(token).isEmpty()) {
                    open.remove(emitter);
                    emitter.complete();
                }
            });
        }
        String now = html();
        boolean changed = !now.equals(shown);
        shown = now;
        if (changed) {
            open.keySet().forEach(e -> send(e, SseEmitter.event().name("board").data(now)));
        } else if (life) {
            open.keySet().forEach(e -> send(e, SseEmitter.event().name("life").data("")));
        }
    }

    @Override
    public void start() {
        Thread fresh = Thread.ofVirtual().name("wall-beat").unstarted(this::beat);
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
        open.keySet().forEach(SseEmitter::complete);
        open.clear();
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
