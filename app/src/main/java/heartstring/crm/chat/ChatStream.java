package heartstring.crm.chat;

import heartstring.crm.conversations.Conversations;
import heartstring.platform.postgres.Changes;
import heartstring.platform.web.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/**
 * Keeps lines open to visitors' windows, on each node to its own. News of conversations comes from every node; what is sent are
 * the last lines, which a window knows by their numbers.
 */
@Component
class ChatStream implements SmartLifecycle {

    /** Open windows on one node, and of one chat. */
    static final int MOST = 2_000;

    static final int MOST_OF_ONE = 8;

    private static final int LATEST = 20;

    /** Then the window comes again by itself. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final Duration BEAT = Duration.ofSeconds(20);
    private static final Logger LOG = LoggerFactory.getLogger(ChatStream.class);

    private final Chats chats;
    private final Set<Line> open = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Thread beating;

    ChatStream(Chats chats, Changes changes) {
        this.chats = chats;
        changes.onNews(Conversations.TOPIC, text -> hear(text, false));
        changes.onNews(Conversations.PRESENCE, text -> hear(text, true));
    }

    /** One open window; it is told one thing after the other. */
    private static final class Line {

        private final String chat;
        private final SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
        private volatile long conversation;
        private boolean writing;

        Line(String chat) {
            this.chat = chat;
        }
    }

    /** A line for the window of that chat: what was said first, then what is. */
    SseEmitter open(String chat) {
        long already = open.stream().filter(line -> line.chat.equals(chat)).count();
        if (open.size() >= MOST || already >= MOST_OF_ONE || beating == null) {
            throw new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "Too many windows", "Try again in a while.");
        }
        Line line = new Line(chat);
        line.emitter.onCompletion(() -> left(line));
        line.emitter.onTimeout(line.emitter::complete);
        line.emitter.onError(e -> left(line));
        open.add(line);
        chats.here(Set.of(chat), true);
        tell(line, Chats.MOST_LINES);
        return line.emitter;
    }

    private void left(Line line) {
        if (open.remove(line) && open.stream().noneMatch(other -> other.chat.equals(line.chat))) {
            Thread.startVirtualThread(() -> quietly(() -> chats.here(Set.of(line.chat), false)));
        }
    }

    /** Not in the thread that hears the news: a slow window must not hold up the others. */
    private void hear(String text, boolean presence) {
        if (open.isEmpty()) {
            return;
        }
        Set<Long> numbers = Arrays.stream(text.split(","))
                .filter(number -> number.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .collect(Collectors.toSet());
        for (Line line : open) {
            if (numbers.isEmpty() || line.conversation == 0 || numbers.contains(line.conversation)) {
                Thread.startVirtualThread(() -> quietly(() -> {
                    if (presence) {
                        typing(line);
                    } else {
                        tell(line, LATEST);
                    }
                }));
            }
        }
    }

    private void tell(Line line, int most) {
        if (line.conversation == 0) {
            line.conversation = chats.conversation(line.chat);
        }
        send(line, SseEmitter.event().name("lines").data(ChatApi.lines(chats.lines(line.chat, most))));
    }

    private void typing(Line line) {
        if (line.conversation == 0) {
            return;
        }
        boolean writing = chats.isWriting(line.conversation);
        synchronized (line) {
            if (writing == line.writing) {
                return;
            }
            line.writing = writing;
        }
        send(line, SseEmitter.event().name("typing").data(writing));
    }

    private void send(Line line, SseEventBuilder event) {
        try {
            line.emitter.send(event);
        } catch (IOException | IllegalStateException e) {
            left(line);
        }
    }

    private void quietly(Runnable work) {
        try {
            work.run();
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("A window is told later: {}", e.getMessage());
        }
    }

    private void beat() {
        while (beating == Thread.currentThread()) {
            try {
                Thread.sleep(BEAT);
            } catch (InterruptedException e) {
                return;
            }
            open.forEach(line -> send(line, SseEmitter.event().comment("")));
            Set<String> here = open.stream().map(line -> line.chat).collect(Collectors.toSet());
            if (!here.isEmpty()) {
                quietly(() -> chats.here(here, true));
                open.forEach(line -> quietly(() -> typing(line)));
            }
        }
    }

    @Override
    public void start() {
        Thread fresh = Thread.ofVirtual().name("chat-beat").unstarted(this::beat);
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
        open.forEach(line -> line.emitter.complete());
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
