package heartstring.bench;

import heartstring.loyalty.commands.Key;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Clients that earn, redeem and undo for few members, and repeat each call with its own key until it is answered. */
final class PointClients implements Load {

    /** Few, so that calls meet at the same accounts. */
    private static final int MEMBERS = 20;

    private static final int EARNED = 5;
    private static final int PAID = 3;
    private static final int MOST_TOLD = 5;
    private static final Pattern ID = Pattern.compile("\"redemption\":\\{\"id\":(\\d+)");

    private final Ground ground;
    private final String token;
    private final String actor;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong repeated = new AtomicLong();
    private final AtomicLong met = new AtomicLong();
    private final AtomicLong odd = new AtomicLong();
    private final Set<UUID> earned = ConcurrentHashMap.newKeySet();
    private final Set<UUID> redeemed = ConcurrentHashMap.newKeySet();
    private final Set<Long> undone = ConcurrentHashMap.newKeySet();
    private final AtomicLongArray changes = new AtomicLongArray(MEMBERS + 1);

    /**
     * Fills a house that has a source and nobody in it yet. It does so behind the product's back, which may have read by now that there
     * is no programme: start it again before any client calls.
     */
    static void fill(Ground ground, int source) throws SQLException {
        try (Connection c = ground.connect()) {
            CrowdSql.people(c, source, MEMBERS);
            CrowdSql.members(c, MEMBERS);
        }
    }

    /** Begins to call, for those with whom the house was filled. */
    PointClients(Ground ground, int clients) throws SQLException {
        this.ground = ground;
        this.token = ReadBench.apiKey(ground, "loyalty:read", "loyalty:write");
        try (Connection c = ground.connect()) {
            this.actor = "key:" + BenchSql.number(c, "select max(id) from platform.api_key");
        }
        for (int i = 0; i < clients; i++) {
            threads.add(Thread.ofPlatform().start(() -> new Client().run()));
        }
    }

    @Override
    public long acknowledged() {
        return calls.get();
    }

    /** Answers that said the call had been carried out before: the client, or the product for it, met its own commit. */
    long met() {
        return met.get();
    }

    @Override
    public boolean agree(String what) throws InterruptedException, SQLException {
        running.set(false);
        for (Thread thread : threads) {
            thread.join();
        }
        try (Connection c = ground.connect()) {
            BookSql.Difference earns = BookSql.difference(c, BookSql.EARNED, earned);
            BookSql.Difference spends = BookSql.difference(c, BookSql.REDEEMED, redeemed);
            BookSql.Difference undoings = BookSql.difference(c, BookSql.UNDONE, undone);
            long apart = BookSql.apart(c);
            long balances = BookSql.wrongBalances(c) + differing(c);
            long lost = earns.lost() + spends.lost() + undoings.lost();
            long doubled = earns.doubled() + spends.doubled() + undoings.doubled();
            System.out.printf(
                    "%s, %,d earnings, %,d redemptions and %,d undoings acknowledged, %,d calls repeated, %,d met their own commit:"
                            + " %d lost, %d doubled, %d redemptions and postings apart, %d balances differ%s%n",
                    what,
                    earned.size(),
                    redeemed.size(),
                    undone.size(),
                    repeated.get(),
                    met.get(),
                    lost,
                    doubled,
                    apart,
                    balances,
                    odd.get() == 0 ? "" : ", " + odd.get() + " answers that may not be");
            return lost + doubled + apart + balances + odd.get() == 0 && calls.get() > 0;
        }
    }

    /** Members who do not have what their acknowledged calls come to. */
    private long differing(Connection c) throws SQLException {
        long wrong = 0;
        for (int member = 1; member <= MEMBERS; member++) {
            wrong += BookSql.available(c, member) == BookSql.START + changes.get(member) ? 0 : 1;
        }
        return wrong;
    }

    /** What a call was answered: its body, and whether it had to be repeated. */
    private record Answer(int status, String body, boolean repeated) {}

    private final class Client {

        private final Deque<String> mine = new ArrayDeque<>();
        private @Nullable RawHttp http;

        void run() {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            while (running.get()) {
                int member = 1 + random.nextInt(MEMBERS);
                int dice = random.nextInt(10);
                if (dice < 5) {
                    earn(member, 1 + random.nextInt(3));
                } else if (dice < 8 || mine.isEmpty()) {
                    redeem(member);
                } else {
                    undo(mine.removeFirst());
                }
                calls.incrementAndGet();
            }
            close();
        }

        private void earn(int member, int many) {
            StringBuilder body = new StringBuilder("{\"earnings\":[");
            List<UUID> keys = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                String key = UUID.randomUUID().toString();
                body.append(i == 0 ? "" : ",")
                        .append("{\"memberId\":%d,\"event\":\"Bench\",\"key\":\"%s\",\"at\":\"%s\"}"
                                .formatted(member, key, Instant.now()));
                keys.add(Key.of("event 1", actor + " " + key, "").value());
            }
            Answer answer = answered("/api/loyalty/earnings", body.append("]}").toString());
            boolean each = answer.body().split("\"points\":" + EARNED, -1).length == many + 1;
            if (expected(answer, answer.status() == 200 && each)) {
                earned.addAll(keys);
                changes.addAndGet(member, (long) EARNED * many);
            }
        }

        private void redeem(int member) {
            String key = UUID.randomUUID().toString();
            Answer answer =
                    answered("/api/loyalty/redemptions", "{\"memberId\":%d,\"rewardId\":1}".formatted(member), key);
            Matcher id = ID.matcher(answer.body());
            if (expected(answer, answer.status() == 200 && id.find())) {
                redeemed.add(Key.of("redeem " + actor, key, "").value());
                changes.addAndGet(member, -PAID);
                mine.add(id.group(1) + " " + member);
            }
        }

        /** Undone before is an answer when the first call may have done it. */
        private void undo(String redemption) {
            String[] idAndMember = redemption.split(" ", -1);
            Answer answer = answered(
                    "/api/loyalty/redemptions/" + idAndMember[0] + "/undoing",
                    "{}",
                    UUID.randomUUID().toString());
            if (expected(answer, answer.status() == 200 || (answer.status() == 404 && answer.repeated()))) {
                undone.add(Long.parseLong(idAndMember[0]));
                changes.addAndGet(Integer.parseInt(idAndMember[1]), PAID);
                met.addAndGet(answer.status() == 404 ? 1 : 0);
            }
        }

        private boolean expected(Answer answer, boolean fine) {
            if (!fine && odd.incrementAndGet() <= MOST_TOLD) {
                System.out.println("  answered " + answer.status() + " " + answer.body());
            }
            met.addAndGet(answer.body().contains("\"replayed\":true") ? 1 : 0);
            return fine;
        }

        private Answer answered(String path, String body) {
            return answered(path, body, null);
        }

        /** Calls until the answer is more than "not now". */
        private Answer answered(String path, String body, @Nullable String key) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            for (boolean again = false; ; again = true) {
                try {
                    RawHttp open = http == null ? new RawHttp(ground.port(), "Bearer " + token).keeping() : http;
                    http = open;
                    int status = open.post(path, bytes, key == null ? "Accept: */*" : "Idempotency-Key: " + key);
                    if (status < 500 && status != 409) {
                        return new Answer(status, open.body(), again);
                    }
                } catch (IOException | RuntimeException e) {
                    close();
                }
                repeated.incrementAndGet();
                Clients.pause();
            }
        }

        private void close() {
            http = Clients.closed(http);
        }
    }
}
