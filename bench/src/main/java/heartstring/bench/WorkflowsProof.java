package heartstring.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Kills the product and its database while workflows run and messages leave: no step is lost or done twice. Messages are counted where
 * they arrive: none twice, and only such as are marked uncertain may be missing; webhooks arrive at least once, each under one id.
 */
@Command(
        name = "workflows",
        mixinStandardHelpOptions = true,
        description = "Kill server and database while workflows run; prove no step is lost or done twice.")
final class WorkflowsProof implements Callable<Integer> {

    private static final Pattern OURS = Pattern.compile("<heartstring-(\\d{1,18})-[^>]*>");
    private static final Duration LONGEST_REST = Duration.ofMinutes(5);
    private static final int THINKING_MILLIS = 15;

    @Option(
            names = "--kills",
            defaultValue = "20",
            description =
                    "Kills of the product; before every second one the database is killed, too (default: ${DEFAULT-VALUE}).")
    int kills;

    @Option(
            names = "--rate",
            defaultValue = "20",
            description = "People a second who come into the workflow (default: ${DEFAULT-VALUE}).")
    int rate;

    @Option(
            names = "--gap",
            defaultValue = "4",
            description = "Seconds of work before each kill, about (default: ${DEFAULT-VALUE}).")
    int gap;

    @Option(names = "--work", description = "A folder for the data (default: a temporary one).")
    @Nullable
    Path work;

    private final List<String> faults = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        try (MailSink mail = new MailSink();
                HookSink hooks = new HookSink();
                Ground ground = Ground.in(work, "512m")) {
            mail.thinking(THINKING_MILLIS);
            ground.with("SPRING_MAIL_HOST", "127.0.0.1");
            ground.with("SPRING_MAIL_PORT", String.valueOf(mail.port()));
            ground.with("HEARTSTRING_OUTBOUND_INSIDE", "127.0.0.1");
            ground.startProduct();
            int people = 1_000 + kills * gap * 4 * rate;
            WorkflowHouse.furnish(ground, hooks, people);
            Thread hurry = Thread.ofPlatform().daemon().start(() -> hurry(ground));
            WorkflowClients clients = new WorkflowClients(ground, people, rate);
            for (int i = 0; i < kills; i++) {
                kill(ground, clients, i);
            }
            work();
            Set<WorkflowClients.Entry> entries = clients.stop();
            rest(ground);
            hurry.interrupt();
            compare(ground, entries, mail, hooks);
            System.out.printf(
                    "%d kills of the server and %d of the database, %,d events acknowledged, %,d calls repeated: %s%n",
                    kills,
                    kills / 2,
                    clients.acknowledged(),
                    clients.repeated(),
                    faults.isEmpty() ? "no step lost, none done twice" : "NOT AS IT SHOULD BE");
            faults.forEach(fault -> System.out.println("  " + fault));
            if (faults.isEmpty()) {
                ground.well();
            }
        }
        return faults.isEmpty() ? 0 : 1;
    }

    private void work() throws InterruptedException {
        Thread.sleep(gap * 1_000L - 500 + ThreadLocalRandom.current().nextInt(1_000));
    }

    private void kill(Ground ground, WorkflowClients clients, int number) throws Exception {
        work();
        if (number % 2 == 1) {
            ground.killDatabase();
            work();
        }
        long before = clients.acknowledged();
        ground.killProduct();
        try (Connection c = connect(ground)) {
            WorkflowSql.release(c);
            System.out.printf(
                    "  kill %d of %d after %,d events acknowledged; under way: %,d%n",
                    number + 1, kills, before, WorkflowSql.underWay(c));
        }
        ground.startProduct();
    }

    /** The database may still be coming up. */
    private static Connection connect(Ground ground) throws SQLException, InterruptedException {
        SQLException last = new SQLException("never tried");
        for (int i = 0; i < 100; i++) {
            try {
                return ground.connect();
            } catch (SQLException e) {
                last = e;
                Thread.sleep(200);
            }
        }
        throw last;
    }

    /** Nobody waits a minute here. */
    private static void hurry(Ground ground) {
        while (!Thread.currentThread().isInterrupted()) {
            try (Connection c = ground.connect()) {
                while (true) {
                    WorkflowSql.hurry(c);
                    Thread.sleep(500);
                }
            } catch (SQLException e) {
                Clients.pause();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void rest(Ground ground) throws SQLException, InterruptedException {
        ground.catchUp();
        long until = System.nanoTime() + LONGEST_REST.toNanos();
        try (Connection c = ground.connect()) {
            while (WorkflowSql.underWay(c) > 0) {
                if (System.nanoTime() > until) {
                    faults.add(WorkflowSql.underWay(c) + " are still under way after " + LONGEST_REST.toMinutes()
                            + " minutes");
                    return;
                }
                Thread.sleep(200);
            }
        }
    }

    private void compare(Ground ground, Set<WorkflowClients.Entry> entries, MailSink mail, HookSink hooks)
            throws SQLException {
        try (Connection c = ground.connect()) {
            entered(entries, WorkflowSql.entries(c));
            List<Long> runs = WorkflowSql.whole(c);
            faults.addAll(WorkflowSql.differences(c));
            messages(mail.seen(), WorkflowSql.messages(c), runs.size());
            webhooks(hooks, new HashSet<>(runs));
            System.out.printf(
                    "  %,d runs of %,d people, %,d of them going without%n",
                    WorkflowSql.entries(c).size(),
                    entries.stream()
                            .map(WorkflowClients.Entry::profile)
                            .distinct()
                            .count(),
                    entries.size() - runs.size());
            if (runs.isEmpty()) {
                faults.add("nobody went through the workflow");
            }
        }
    }

    private void fault(long count, String what) {
        if (count > 0) {
            faults.add(count + " " + what);
        }
    }

    private void entered(Set<WorkflowClients.Entry> entries, Map<WorkflowClients.Entry, Integer> kept) {
        fault(
                entries.stream().filter(e -> !kept.containsKey(e)).count(),
                "who came in by an acknowledged event have no run");
        fault(kept.values().stream().filter(n -> n > 1).count(), "have more runs than one by one key");
        fault(kept.keySet().stream().filter(e -> !entries.contains(e)).count(), "have a run, and nobody sent them in");
    }

    private void messages(Map<String, Integer> seen, Map<Long, String> states, int runs) {
        Map<Long, Integer> came = new HashMap<>();
        seen.forEach((id, times) -> {
            Matcher ours = OURS.matcher(id);
            came.merge(ours.matches() ? Long.parseLong(ours.group(1)) : 0, times, Integer::sum);
        });
        fault(came.keySet().stream().filter(id -> !states.containsKey(id)).count(), "mails came that nobody knows of");
        fault(came.values().stream().filter(n -> n > 1).count(), "messages came more than once");
        long uncertain = states.values().stream().filter("uncertain"::equals).count();
        fault(
                states.entrySet().stream()
                        .filter(m -> m.getValue().equals("sent") && !came.containsKey(m.getKey()))
                        .count(),
                "messages are marked as sent and did not come");
        fault(Math.abs(states.size() - 2L * runs), "messages more or fewer than the two of each run");
        System.out.printf(
                "  %,d messages, %,d came; %,d uncertain, of which %,d came and none was sent again%n",
                states.size(),
                came.size(),
                uncertain,
                states.entrySet().stream()
                        .filter(m -> m.getValue().equals("uncertain") && came.containsKey(m.getKey()))
                        .count());
    }

    private void webhooks(HookSink hooks, Set<Long> runs) {
        Map<Long, Integer> ids = new HashMap<>();
        long other = 0;
        for (Map.Entry<String, HookSink.Telling> telling : hooks.tellings().entrySet()) {
            JsonNode said = JsonMapper.shared().readTree(telling.getValue().body());
            other += said.path("id").asString().equals(telling.getKey()) ? 0 : 1;
            ids.merge(said.path("data").path("run").asLong(), 1, Integer::sum);
        }
        fault(other, "webhooks say another id inside");
        fault(runs.stream().filter(run -> !ids.containsKey(run)).count(), "runs were told by no webhook");
        fault(ids.values().stream().filter(n -> n > 1).count(), "runs were told under more ids than one");
        fault(ids.keySet().stream().filter(run -> !runs.contains(run)).count(), "webhooks tell of runs that are not");
        fault(hooks.unsigned(), "webhooks were not signed rightly");
        fault(hooks.changed(), "webhooks said something else under the same id");
        System.out.printf(
                "  %,d webhooks, %,d of them told again under the same id%n",
                hooks.tellings().size(),
                hooks.tellings().values().stream().filter(t -> t.times() > 1).count());
    }
}
