package heartstring.touchpoint.withdrawals;

import heartstring.customer.matching.Identifier;
import heartstring.customer.traits.Traits;
import heartstring.customer.vacancies.Vacancies;
import heartstring.platform.postgres.PlansSql;
import heartstring.platform.settings.Settings;
import heartstring.touchpoint.belts.Carried;
import heartstring.touchpoint.belts.TouchpointConsumer;
import heartstring.touchpoint.events.Checked;
import heartstring.touchpoint.events.Event;
import heartstring.touchpoint.events.EventRules;
import heartstring.touchpoint.events.MessageKeys;
import heartstring.touchpoint.sources.Source;
import heartstring.touchpoint.sources.Sources;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Takes imports back, whole or not at all. */
@Component
public class Withdrawals {

    private final WithdrawalsSql sql;
    private final PlansSql plans;
    private final Vacancies vacancies;
    private final Traits traits;
    private final Sources sources;
    private final Settings settings;
    private final Carried carried;
    private final List<TouchpointConsumer> consumers;
    private final List<Withdrawn> rooms;

    Withdrawals(
            WithdrawalsSql sql,
            PlansSql plans,
            Vacancies vacancies,
            Traits traits,
            Sources sources,
            Settings settings,
            Carried carried,
            List<TouchpointConsumer> consumers,
            List<Withdrawn> rooms) {
        this.sql = sql;
        this.plans = plans;
        this.vacancies = vacancies;
        this.traits = traits;
        this.sources = sources;
        this.settings = settings;
        this.carried = carried;
        this.consumers = List.copyOf(consumers);
        this.rooms = List.copyOf(rooms);
    }

    /** Why an import cannot be taken back, in plain sentences; empty when it can. */
    @Transactional(readOnly = true)
    public List<String> objections(long importRun, int sourceId) {
        return objections(sql.emptied(importRun), sourceId);
    }

    private List<String> objections(Set<Long> emptied, int sourceId) {
        List<String> all = new ArrayList<>(vacancies.objections(emptied, sourceId));
        rooms.forEach(room -> all.addAll(room.objections(emptied)));
        return all;
    }

    /**
     * Takes back every touchpoint of an import in one transaction, with what was derived from them and the marks that keep them
     * from coming in again. Profiles that nothing else told of are emptied.
     *
     * @return the touchpoints that went; the objections instead, when there are any
     */
    @Transactional
    public Outcome withdraw(long importRun, int sourceId) {
        // An import has just made the tables many times as large as the plans that are kept take them for.
        plans.forTheseValues();
        // The belts first: one that waits for an erasure holds its row, and the erasure waits for the puzzle.
        sql.stopBelts();
        vacancies.lock();
        Set<Long> touched = sql.touched(importRun);
        Set<Long> emptied = sql.emptied(importRun);
        List<String> objections = objections(emptied, sourceId);
        if (!objections.isEmpty()) {
            return new Outcome(0, objections);
        }
        long gone = 0;
        for (long block : sql.blocks(importRun)) {
            for (TouchpointConsumer consumer : consumers) {
                List<TouchpointConsumer.Row> taken = carried.ofBlock(block, consumer);
                if (!taken.isEmpty()) {
                    consumer.withdraw(taken);
                }
            }
            sql.forgetMessages(sourceId, keys(sql.messageIds(block)));
            gone += sql.delete(block);
        }
        sql.forgetBatches(importRun);
        vacancies.empty(emptied, "import-" + importRun);
        Set<Long> remaining = new HashSet<>(touched);
        remaining.removeAll(emptied);
        restate(remaining, sourceId);
        TouchpointConsumer.Gone left = new TouchpointConsumer.Gone(touched, sourceId, sql.namesLeft(sourceId));
        consumers.forEach(consumer -> consumer.settle(left));
        rooms.forEach(room -> room.takenBack(touched));
        return new Outcome(gone, List.of());
    }

    /** What became of a withdrawal. */
    public record Outcome(long touchpoints, List<String> objections) {}

    /** For pieces that other touchpoints tell of as well: what those say holds again. */
    private void restate(Set<Long> profiles, int sourceId) {
        Source source = sources.byId(sourceId).orElseThrow();
        List<Long> ordered = profiles.stream().sorted().toList();
        for (int from = 0; from < ordered.size(); from += 500) {
            List<Long> part = ordered.subList(from, Math.min(ordered.size(), from + 500));
            Map<Long, Set<Identifier>> keep = new HashMap<>();
            part.forEach(p -> keep.put(p, new HashSet<>()));
            List<Traits.Declared> declared = new ArrayList<>();
            for (WithdrawalsSql.Told told : sql.told(part)) {
                Event event = event(told, source);
                if (event != null) {
                    keep.getOrDefault(told.profileId(), new HashSet<>())
                            .addAll(event.presented().identifiers());
                    event.traits()
                            .forEach(t -> declared.add(
                                    new Traits.Declared(told.profileId(), t.name(), t.json(), told.at(), sourceId, 0)));
                }
            }
            vacancies.reduce(keep, sourceId);
            traits.declare(declared);
            vacancies.refresh(Set.copyOf(part));
        }
    }

    private @org.jspecify.annotations.Nullable Event event(WithdrawalsSql.Told told, Source source) {
        JsonNode body = JsonMapper.shared().readTree(told.body());
        if (!(body instanceof ObjectNode object)) {
            return null;
        }
        EventRules.Frame frame =
                new EventRules.Frame(source, Instant.now(), null, settings.region(), EventRules.MAX_IMPORTED_BYTES);
        return EventRules.check(object, told.kind(), frame) instanceof Checked.Good good ? good.event() : null;
    }

    private static List<UUID> keys(List<String> messageIds) {
        return messageIds.stream().map(MessageKeys::of).toList();
    }
}
