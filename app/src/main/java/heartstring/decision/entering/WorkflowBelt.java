package heartstring.decision.entering;

import heartstring.decision.versions.Route;
import heartstring.decision.versions.Workflows;
import heartstring.decision.workflows.Entry;
import heartstring.decision.workflows.Happening;
import heartstring.decision.workflows.Step;
import heartstring.decision.workflows.Until;
import heartstring.story.computed.Wheres;
import heartstring.touchpoint.belts.TouchpointConsumer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Notes what workflows listen to; what comes with an old history brings nobody in. */
@Component
class WorkflowBelt implements TouchpointConsumer {

    /** What happened longer ago came with an old history. */
    static final Duration FRESH = Duration.ofDays(1);

    private static final Set<String> NONE = Set.of("\u0001");
    private static final int MOST_KEY = 200;

    private final Workflows workflows;
    private final NewsSql sql;
    private final InstantSource time;

    WorkflowBelt(Workflows workflows, NewsSql sql, InstantSource time) {
        this.workflows = workflows;
        this.sql = sql;
        this.time = time;
    }

    /**
     * Something that a workflow listens to.
     *
     * @param key the way to the property that an entry is told from others by; empty for none
     */
    private record Ear(int workflow, String what, Happening happening, String key) {}

    private List<Ear> ears() {
        List<Ear> ears = new ArrayList<>();
        workflows.running().forEach((stored, route) -> {
            if (route.workflow().entry() instanceof Entry.OnEvent on) {
                ears.add(new Ear(stored.id(), News.ENTER, on.event(), on.key()));
            }
        });
        workflows.live().forEach((version, route) -> listen(version.workflow(), route, ears));
        return ears;
    }

    private static void listen(int workflow, Route route, List<Ear> ears) {
        if (route.workflow().goal() instanceof Until.Happened goal) {
            ears.add(new Ear(workflow, "goal", goal.event(), ""));
        }
        for (int i = 0; i < route.workflow().exits().size(); i++) {
            if (route.workflow().exits().get(i).until() instanceof Until.Happened exit) {
                ears.add(new Ear(workflow, "exit-" + (i + 1), exit.event(), ""));
            }
        }
        route.workflow().all().forEach(step -> {
            if (step instanceof Step.WaitFor wait) {
                ears.add(new Ear(workflow, wait.id(), wait.event(), ""));
            }
        });
    }

    @Override
    public String name() {
        return "decision.workflows";
    }

    @Override
    public Set<String> wants() {
        Set<String> events = ears().stream().map(e -> e.happening().event()).collect(Collectors.toSet());
        return events.isEmpty() ? NONE : events;
    }

    @Override
    public boolean wantsBody() {
        return true;
    }

    @Override
    public void take(List<Row> rows) {
        Instant since = time.instant().minus(FRESH);
        Map<String, List<Ear>> ears = ears().stream()
                .distinct()
                .collect(Collectors.groupingBy(e -> e.happening().event()));
        Map<String, News> news = new HashMap<>();
        for (Row row : rows) {
            if (row.profileId() == 0 || row.occurredAt().isBefore(since)) {
                continue;
            }
            JsonNode properties = null;
            for (Ear ear : ears.getOrDefault(row.name(), List.of())) {
                properties = properties == null ? properties(row.body()) : properties;
                if (hears(ear.happening(), row, properties)) {
                    news.putIfAbsent(
                            ear.workflow() + "/" + ear.what() + "/" + row.id(),
                            News.of(
                                    ear.workflow(),
                                    ear.what(),
                                    row.profileId(),
                                    row.id(),
                                    key(ear, properties),
                                    row.occurredAt()));
                }
            }
        }
        sql.note(news.values().stream()
                .sorted(Comparator.comparingLong(News::touchpoint))
                .toList());
    }

    private static boolean hears(Happening happening, Row row, JsonNode properties) {
        return (happening.channel().isEmpty() || happening.channel().equals(row.channel()))
                && Wheres.hold(happening.where(), properties);
    }

    private static JsonNode properties(@Nullable String body) {
        return body == null
                ? JsonMapper.shared().createObjectNode()
                : JsonMapper.shared().readTree(body).path("properties");
    }

    private static String key(Ear ear, JsonNode properties) {
        String key = ear.key().isEmpty()
                ? ""
                : Wheres.values(properties, ear.key()).stream().findFirst().orElse("");
        return key.length() <= MOST_KEY ? key : key.substring(0, MOST_KEY);
    }

    /** What was done was done; an event told again brings nobody in a second time. */
    @Override
    public void forget() {}

    @Override
    public void withdraw(List<Row> rows) {
        sql.withdraw(rows.stream().mapToLong(Row::id).sorted().toArray());
    }
}
